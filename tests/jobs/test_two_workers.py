"""Two workers of one queue, as processes on a real Postgres."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.adapters.postgres import new_database, running_postgres
from tests.jobs.workers_rig import CONVERSATIONS

TURNS = 10 * CONVERSATIONS
PATIENCE_S = 90.0


@pytest.fixture(scope="module")
def url() -> Generator[str]:
    with running_postgres() as server:
        yield new_database(server)


@dataclass(frozen=True)
class Line:
    worker: str
    conversation: int
    place: int
    at: float


@dataclass(frozen=True)
class Workers:
    url: str
    ran: Path

    def start(self, name: str, put: int = 0) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.jobs.workers_rig", self.url, name, str(self.ran), str(put)]
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        return worker

    def lines(self) -> list[Line]:
        written = self.ran.read_text().splitlines() if self.ran.exists() else []
        parts = [line.split() for line in written]
        return [Line(name, int(said), int(place), float(at)) for name, said, place, at in parts]

    def until(self, ended: int) -> list[Line]:
        deadline = time.monotonic() + PATIENCE_S
        while len({(one.conversation, one.place) for one in self.lines()}) < ended:
            assert time.monotonic() < deadline, f"{len(self.lines())} of {ended} ran"
            time.sleep(0.1)
        return self.lines()


def test_they_share_what_one_of_them_put_there_and_a_killed_one_loses_and_overtakes_nothing(
    url: str, tmp_path: Path
) -> None:
    workers = Workers(url, tmp_path / "ran")
    idle = workers.start("idle")
    time.sleep(1.5)  # by now it rests
    busy = workers.start("busy", TURNS)
    workers.until(TURNS // 3)
    idle.kill()
    idle.communicate()
    assert {one.worker for one in workers.lines()} == {"idle", "busy"}, "the one that rests is to be woken"
    idle = workers.start("idle")
    ran = workers.until(TURNS)
    for worker in (idle, busy):
        worker.communicate("\n", timeout=30)
    order = defaultdict[int, list[int]](list)
    for one in ran:
        if one.place not in order[one.conversation]:  # what was killed amid its end runs again
            order[one.conversation].append(one.place)
    assert all(places == sorted(places) for places in order.values())
    assert len(ran) - TURNS <= 8, "more ran again than one worker had begun"
