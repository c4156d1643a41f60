"""An OpenAI-compatible endpoint in a process of its own, which answers at once.

It calls the tools it was told to for a question, and when their results are there it reads some of
their facts out, by reference, as a model does. It keeps what it was sent and how long it took itself.
"""

from __future__ import annotations

import json
import multiprocessing
import re
import threading
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from typing import Any

from core.message import ToolCall

MODEL = "bench"
FACTS_READ_OUT = 3
_REFERENCE = re.compile(r"\{f\d+\.\d+\}")
_START_S = 300.0


@dataclass
class Served:
    """Calls since the last look: the seconds each took the server, and what each was sent."""

    seconds: list[float] = field(default_factory=list[float])
    bodies: list[bytes] = field(default_factory=list[bytes])


class ChatServer:
    """The server as the measuring process sees it; `url` ends before `/chat/completions`."""

    def __init__(self, url: str, line: Connection) -> None:
        self.url = url
        self._line = line

    def served(self) -> Served:
        """Return what was served since this was last asked."""
        self._line.send("served")
        return self._line.recv()


@contextmanager
def chat_server(calls: Mapping[str, Sequence[ToolCall]]) -> Generator[ChatServer]:
    """Serve until the block ends.

    Args:
        calls: The tools to call for each question.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    plain = {
        question: [(call.tool, json.dumps(call.arguments)) for call in made]
        for question, made in calls.items()
    }
    process = spawn.Process(target=_serve, args=(theirs, plain), daemon=True)
    process.start()
    theirs.close()  # a server that dies is an end of the line, not a wait
    try:
        if not ours.poll(_START_S):
            raise TimeoutError("The chat server of the measurement did not start.")
        yield ChatServer(ours.recv(), ours)
        ours.send("end")
        process.join()
    finally:
        process.kill()


def _serve(line: Connection, calls: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one packet an answer

        def log_message(self, format: str, *args: Any) -> None:
            """Keep quiet."""

        def do_POST(self) -> None:
            began = time.perf_counter()
            body = self.rfile.read(int(self.headers["content-length"]))
            answer = json.dumps(_answer(json.loads(body)["messages"], calls)).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)
            self.wfile.flush()
            served.bodies.append(body)
            served.seconds.append(time.perf_counter() - began)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    line.send(f"http://127.0.0.1:{server.server_port}/v1")
    while line.recv() == "served":
        line.send(Served(list(served.seconds), list(served.bodies)))
        served.seconds.clear()
        served.bodies.clear()


def _answer(
    messages: Sequence[Mapping[str, Any]], calls: Mapping[str, Sequence[tuple[str, str]]]
) -> dict[str, Any]:
    results = [str(one["content"]) for one in messages if one["role"] == "tool"]
    said: dict[str, Any] = {"role": "assistant", "content": None}
    if results:
        references = _REFERENCE.findall("".join(results))[:FACTS_READ_OUT]
        said["content"] = "\n".join(["Here is what I found:", *(f"• {one}" for one in references)])
    else:
        question = next(str(one["content"]) for one in reversed(messages) if one["role"] == "user")
        said["tool_calls"] = [
            {"id": f"t{place}", "type": "function", "function": {"name": tool, "arguments": arguments}}
            for place, (tool, arguments) in enumerate(calls[question])
        ]
    usage = {"prompt_tokens": 4_000, "completion_tokens": 60}
    return {"choices": [{"index": 0, "message": said, "finish_reason": "stop"}], "usage": usage}
