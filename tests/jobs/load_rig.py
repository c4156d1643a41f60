"""How quickly a message is acknowledged, and answered, under a steady load.

By hand: `python -m tests.jobs.load_rig 50 10` (requests a second, seconds).
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from core.message import InboundMessage
from tests.jobs.crash_rig import CHANNEL, Provider, Server, environment


@dataclass(frozen=True)
class LoadResult:
    """Milliseconds, over all requests; the last two from acknowledgement to reply, unloaded."""

    requests: int
    ack_p50_ms: float
    ack_p99_ms: float
    ack_worst_ms: float
    reply_p50_ms: float
    reply_worst_ms: float


def run_load(per_second: int, seconds: int, home: Path) -> LoadResult:
    """Load the door while the worker works the messages off, then ask one at a time."""
    provider = Provider()
    server = Server(environment(home, provider))
    server.start()
    try:
        server.wait_ready()
        acks, replies = asyncio.run(_measure(server.url, per_second, seconds))
    finally:
        server.stop()
        provider.close()
    return LoadResult(
        len(acks),
        _at(acks, 0.5),
        _at(acks, 0.99),
        _at(acks, 1.0),
        _at(replies, 0.5),
        _at(replies, 1.0),
    )


async def _measure(url: str, per_second: int, seconds: int) -> tuple[list[float], list[float]]:
    acks: list[float] = []
    replies: list[float] = []
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as http:

        async def send(number: int) -> None:
            began = time.perf_counter()
            response = await http.post("/inbound", json=_message(number).model_dump(mode="json"))
            response.raise_for_status()
            acks.append(time.perf_counter() - began)

        async with asyncio.TaskGroup() as group:
            began = time.perf_counter()
            for number in range(per_second * seconds):
                await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
                group.create_task(send(number))
        for number in range(per_second * seconds):
            await http.get(f"/reply/M{number}")
        for number in range(per_second * seconds, per_second * seconds + 20):
            began = time.perf_counter()
            await http.post("/inbound", json=_message(number).model_dump(mode="json"))
            (await http.get(f"/reply/M{number}")).raise_for_status()
            replies.append(time.perf_counter() - began)
    return acks, replies


def _message(number: int) -> InboundMessage:
    return InboundMessage(
        channel=CHANNEL,
        message_id=f"M{number}",
        conversation_id=f"C{number % 50}",
        address=f"+91{number % 50}",
        text=f"question {number}",
        received_at=datetime.now(UTC),
    )


def _at(seconds: list[float], share: float) -> float:
    ordered = sorted(seconds)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 1)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(run_load(int(sys.argv[1]), int(sys.argv[2]), Path(folder)))  # noqa: T201 - run by hand
