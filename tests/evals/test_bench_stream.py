"""The stream of requests that measurements send."""

from __future__ import annotations

import asyncio
import time

import pytest

from core.errors import ExternalError
from evals.bench.stream import request, stream


class Server:
    """Answers each request with a status; keeps what came, and drops the line as often as told."""

    def __init__(self, status: str = "200 OK", drops: int = 0) -> None:
        self.status, self.drops = status, drops
        self.came: list[bytes] = []
        self.lines = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lines += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                body = await reader.readexactly(length)
                if self.drops:
                    self.drops -= 1
                    break
                self.came.append(body)
                writer.write(f"HTTP/1.1 {self.status}\r\nContent-Length: 2\r\n\r\nok".encode())
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()


async def ask(server: Server, number: int, per_second: int) -> list[float]:
    listening = await asyncio.start_server(server.answer, "127.0.0.1", 0)
    async with listening:
        port = listening.sockets[0].getsockname()[1]
        requests = [request("POST", "/", {"X-N": str(n)}, f"m{n}".encode()) for n in range(number)]
        return await stream(f"http://127.0.0.1:{port}", requests, per_second)


async def test_each_request_is_sent_at_its_instant_over_lines_that_are_kept() -> None:
    server = Server()
    began = time.perf_counter()
    waited = await ask(server, 20, 100)
    assert time.perf_counter() - began >= 0.19
    assert server.came == [f"m{n}".encode() for n in range(20)]
    assert len(waited) == 20
    assert min(waited) > 0
    assert server.lines < 20


async def test_a_dropped_line_has_the_request_sent_again() -> None:
    server = Server(drops=2)
    assert len(await ask(server, 3, 1000)) == 3
    assert sorted(server.came) == [b"m0", b"m1", b"m2"]


async def test_an_answer_that_is_no_success_ends_the_measurement() -> None:
    with pytest.raises(ExternalError, match="503"):
        await ask(Server(status="503 Service Unavailable"), 1, 10)
