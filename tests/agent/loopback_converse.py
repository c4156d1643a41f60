"""A server on this machine that answers like Bedrock's Converse API, plain and streaming.

It says what a script tells it, request by request, and keeps every request it got.
"""

from __future__ import annotations

import json
import struct
import threading
import time
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MOST_S = 8.0
"""How long an endless answer goes on at most, so that a test that waits for its end fails instead."""

USAGE = {"inputTokens": 10, "outputTokens": 5, "totalTokens": 15}


@dataclass(frozen=True)
class Said:
    """A model's answer: words, and the tools it calls."""

    text: str = ""
    tools: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    broken_input: str | None = None
    """Streamed as a tool's input instead of valid JSON."""

    def blocks(self) -> list[dict[str, Any]]:
        """Return the answer as Converse content."""
        words: list[dict[str, Any]] = [{"text": self.text}] if self.text else []
        return words + [
            {"toolUse": {"toolUseId": f"t{index}", "name": name, "input": dict(arguments)}}
            for index, (name, arguments) in enumerate(self.tools)
        ]

    @property
    def stop_reason(self) -> str:
        """Why the model stopped."""
        return "tool_use" if self.tools else "end_turn"


@dataclass(frozen=True)
class Failed:
    """An answer that is none: a status with an error's name, or bytes that mean nothing."""

    status: int = 500
    error: str = "InternalServerException"
    garbage: bytes | None = None
    delay_s: float = 0.0
    hang_up: bool = False
    mid_stream: bool = False
    retry_after_s: int | None = None
    drips: bool = False
    """Words without an end, one every few milliseconds, for as long as somebody listens."""
    floods: bool = False
    """Words without an end, as fast as they are taken."""


Line = Said | Failed


@dataclass
class Converse:
    """What the server says and what it heard."""

    lines: list[Line]
    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    paths: list[str] = field(default_factory=list[str])

    def next(self) -> Line:
        """Return the line for the request just kept; the last one is said again and again."""
        return self.lines[min(len(self.requests), len(self.lines)) - 1]

    def heard(self) -> str:
        """Return every request as text."""
        return json.dumps(self.requests, ensure_ascii=False)


@contextmanager
def serve(*lines: Line) -> Generator[Converse]:
    """Run the server for as long as the block lasts."""
    script = Converse(list(lines))

    class Handler(_Handler):
        converse = script

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_port}"
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
        self.converse.requests.append(json.loads(self.rfile.read(length)))
        self.converse.paths.append(self.path)
        line = self.converse.next()
        try:
            if isinstance(line, Failed):
                self._fail(line)
            elif self.path.endswith("/converse-stream"):
                self._stream(list(_events(line)))
            else:
                self._send(200, "application/json", _plain(line))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client gave up waiting, as it should

    def _fail(self, line: Failed) -> None:
        time.sleep(line.delay_s)
        if line.hang_up:
            self.close_connection = True
            return
        if line.mid_stream:
            started = _event("messageStart", {"role": "assistant"})
            words = _event("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": "Sell 42"}})
            failure = _frame(
                {
                    ":message-type": "exception",
                    ":exception-type": "throttlingException",
                    ":content-type": "application/json",
                },
                b'{"message":"Too many tokens"}',
            )
            self._stream([started, words, failure])
            return
        if line.drips or line.floods:
            self._endless(line)
            return
        if line.garbage is not None:
            self._send(200, "application/json", line.garbage)
            return
        body = json.dumps({"message": "no"}).encode()
        self._send(line.status, "application/json", body, {"x-amzn-ErrorType": line.error})

    def _send(self, status: int, kind: str, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _endless(self, line: Failed) -> None:
        """Never stop; a plain answer is one long string of JSON."""
        streams = self.path.endswith("/converse-stream")
        self.send_response(200)
        self.send_header(
            "content-type", "application/vnd.amazon.eventstream" if streams else "application/json"
        )
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        piece = _event("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": "Sell 42. "}})
        words = piece if streams else b"Sell 42. "
        block = words * (200 if line.floods else 1)
        started = time.monotonic()
        while time.monotonic() - started < MOST_S:
            self.wfile.write(b"%x\r\n" % len(block) + block + b"\r\n")
            time.sleep(0.0 if line.floods else 0.02)

    def _stream(self, events: list[bytes]) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/vnd.amazon.eventstream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for event in events:
            self.wfile.write(b"%x\r\n" % len(event) + event + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")


def _plain(line: Said) -> bytes:
    return json.dumps(
        {
            "output": {"message": {"role": "assistant", "content": line.blocks()}},
            "stopReason": line.stop_reason,
            "usage": USAGE,
            "metrics": {"latencyMs": 3},
        }
    ).encode()


def _events(line: Said) -> Iterator[bytes]:
    yield _event("messageStart", {"role": "assistant"})
    index = 0
    if line.text:
        middle = len(line.text) // 2
        for piece in (line.text[:middle], line.text[middle:]):
            yield _event("contentBlockDelta", {"contentBlockIndex": index, "delta": {"text": piece}})
        yield _event("contentBlockStop", {"contentBlockIndex": index})
        index += 1
    for number, (name, arguments) in enumerate(line.tools):
        start = {"toolUse": {"toolUseId": f"t{number}", "name": name}}
        yield _event("contentBlockStart", {"contentBlockIndex": index, "start": start})
        text = line.broken_input if line.broken_input is not None else json.dumps(dict(arguments))
        middle = len(text) // 2
        for piece in (text[:middle], text[middle:]):
            delta = {"toolUse": {"input": piece}}
            yield _event("contentBlockDelta", {"contentBlockIndex": index, "delta": delta})
        yield _event("contentBlockStop", {"contentBlockIndex": index})
        index += 1
    yield _event("messageStop", {"stopReason": line.stop_reason})
    yield _event("metadata", {"usage": USAGE, "metrics": {"latencyMs": 3}})


def _event(kind: str, data: Mapping[str, Any]) -> bytes:
    headers = {":message-type": "event", ":event-type": kind, ":content-type": "application/json"}
    return _frame(headers, json.dumps(data).encode())


def _frame(headers: Mapping[str, str], payload: bytes) -> bytes:
    """Return one message of the AWS event-stream encoding."""
    head = b"".join(
        bytes([len(name)]) + name.encode() + b"\x07" + struct.pack(">H", len(value)) + value.encode()
        for name, value in headers.items()
    )
    prelude = struct.pack(">II", 12 + len(head) + len(payload) + 4, len(head))
    prelude += struct.pack(">I", zlib.crc32(prelude) & 0xFFFFFFFF)
    body = prelude + head + payload
    return body + struct.pack(">I", zlib.crc32(body) & 0xFFFFFFFF)
