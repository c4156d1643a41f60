"""A server on this machine that answers like an OpenAI-compatible endpoint, plain and streaming.

It says the same lines as the one that answers like Bedrock.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.agent.loopback_converse import MOST_S, Converse, Failed, Line, Said

USAGE = {"prompt_tokens": 10, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 4}}


@contextmanager
def serve_openai(*lines: Line) -> Generator[Converse]:
    """Run the server for as long as the block lasts; its `url` ends before `/chat/completions`."""
    script = Converse(list(lines))

    class Handler(_Handler):
        converse = script

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    converse: Converse

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        request = json.loads(self.rfile.read(length))
        self.converse.requests.append(request)
        self.converse.paths.append(self.path)
        line = self.converse.next()
        try:
            if isinstance(line, Failed):
                self._fail(line, streams=request["stream"])
            elif request["stream"]:
                self._events([*map(json.dumps, _events(line)), "[DONE]"])
            else:
                self._send(200, json.dumps(_plain(line)).encode())
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client gave up waiting, as it should

    def _fail(self, line: Failed, *, streams: bool) -> None:
        time.sleep(line.delay_s)
        if line.hang_up:
            self.close_connection = True
        elif line.drips or line.floods:
            self._endless(line, streams=streams)
        elif line.mid_stream:
            self._events([json.dumps({"choices": [{"delta": {"content": "Sell 42"}}]}), '{"error": {}}'])
        elif line.garbage is not None:
            self._send(200, line.garbage)
        else:
            self._send(line.status, b'{"error": {"message": "no"}}', line.retry_after_s)

    def _endless(self, line: Failed, *, streams: bool) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream" if streams else "application/json")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        event = b'data: {"choices": [{"delta": {"content": "Sell 42. "}}]}\n\n' if streams else b"Sell 42. "
        block = event * (200 if line.floods else 1)
        started = time.monotonic()
        while time.monotonic() - started < MOST_S:
            self._chunk(block)
            time.sleep(0.0 if line.floods else 0.02)

    def _send(self, status: int, body: bytes, retry_after_s: int | None = None) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        if retry_after_s is not None:
            self.send_header("retry-after", str(retry_after_s))
        self.end_headers()
        self.wfile.write(body)

    def _events(self, events: list[str]) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for event in events:
            self._chunk(f"data: {event}\n\n".encode())
        self.wfile.write(b"0\r\n\r\n")

    def _chunk(self, block: bytes) -> None:
        self.wfile.write(b"%x\r\n" % len(block) + block + b"\r\n")


def _calls(line: Said) -> list[dict[str, Any]]:
    return [
        {
            "index": index,
            "id": f"t{index}",
            "type": "function",
            "function": {
                "name": name,
                "arguments": line.broken_input
                if line.broken_input is not None
                else json.dumps(dict(arguments)),
            },
        }
        for index, (name, arguments) in enumerate(line.tools)
    ]


def _plain(line: Said) -> dict[str, Any]:
    said: dict[str, Any] = {"role": "assistant", "content": line.text or None}
    if line.tools:
        said["tool_calls"] = _calls(line)
    return {"choices": [{"index": 0, "message": said, "finish_reason": "stop"}], "usage": USAGE}


def _events(line: Said) -> Iterator[dict[str, Any]]:
    middle = len(line.text) // 2
    for piece in (line.text[:middle], line.text[middle:]):
        if piece:
            yield {"choices": [{"delta": {"content": piece}}]}
    for call in _calls(line):
        text = call["function"]["arguments"]
        middle = len(text) // 2
        yield {
            "choices": [
                {
                    "delta": {
                        "tool_calls": [{**call, "function": {**call["function"], "arguments": text[:middle]}}]
                    }
                }
            ]
        }
        yield {
            "choices": [
                {
                    "delta": {
                        "tool_calls": [{"index": call["index"], "function": {"arguments": text[middle:]}}]
                    }
                }
            ]
        }
    yield {"choices": [], "usage": USAGE}
