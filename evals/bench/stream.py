"""A steady stream of requests, sent at little cost: the sender shares the processors with what it measures.

An HTTP client of some comfort takes 3 ms of a processor for a request, at 50 a second a seventh of one,
and several times that once a hundred are under way: then it would measure itself.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from core.errors import ExternalError

_TIMEOUT_S = 30.0


async def stream(address: str, requests: Sequence[bytes], per_second: int) -> list[float]:
    """Send whole HTTP/1.1 requests, each at its instant; return how long each waited for its answer, ms.

    Where the line drops, the request is sent again, as Twilio does, and counted from the first time.

    Raises:
        ExternalError: an answer is no success, or none came in time.
    """
    lines = _Lines(address)
    started = time.perf_counter()
    under_way: list[asyncio.Task[float]] = []
    try:
        for number, request in enumerate(requests):
            await asyncio.sleep(max(0.0, started + number / per_second - time.perf_counter()))
            under_way.append(asyncio.create_task(lines.ask(request)))
        return await asyncio.gather(*under_way)
    finally:
        await lines.close()


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """Return a request as it goes over the line."""
    head = {"Host": "127.0.0.1", "Content-Length": str(len(body)), **headers}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    return "\r\n".join(lines).encode("ascii") + body


class _Lines:
    """Connections that are kept, as many as there are requests under way."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def ask(self, request: bytes) -> float:
        started = time.perf_counter()
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                while True:
                    with suppress(ConnectionError, asyncio.IncompleteReadError):
                        await self._ask_once(request)
                        return (time.perf_counter() - started) * 1000
        except TimeoutError as error:
            raise ExternalError(f"No answer within {_TIMEOUT_S:.0f} s.") from error

    async def _ask_once(self, request: bytes) -> None:
        line = self._free.pop() if self._free else await asyncio.open_connection(self._host, self._port)
        reader, writer = line
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            fields = dict(each.split(b": ", 1) for each in head.lower().split(b"\r\n")[1:-2])
            await reader.readexactly(int(fields.get(b"content-length", b"0")))
        except BaseException:
            await _close(writer)
            raise
        status = int(head.split(b" ", 2)[1])
        if fields.get(b"connection") == b"close":
            await _close(writer)
        else:
            self._free.append(line)
        if status >= 300:
            raise ExternalError(f"The server answered {status}.")

    async def close(self) -> None:
        for _, writer in self._free:
            await _close(writer)


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()
