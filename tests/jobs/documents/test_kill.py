"""Documents survive the worker: ten at once queue and all end, and a kill at work loses none."""

from __future__ import annotations

import io
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from shutil import copyfile

import pytest

from adapters.database import migrate
from core.ports import DocumentLedger
from jobs.documents.workflow import DocumentRooms
from tests.jobs.documents.kill_rig import FATAL, rooms_of
from tests.jobs.fakes import ASHA

PATIENCE_S = 150.0


class Rig:
    def __init__(self, home: Path) -> None:
        self.home = home
        self.rooms: DocumentRooms = rooms_of(home)
        self._worker: subprocess.Popen[str] | None = None

    @property
    def ledger(self) -> DocumentLedger:
        return self.rooms.service.ledger

    def start(self) -> None:
        self._worker = subprocess.Popen(
            [sys.executable, "-m", "tests.jobs.documents.kill_rig", str(self.home)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._worker.stdout is not None
        assert self._worker.stdout.readline() == "ready\n"

    def kill(self) -> None:
        assert self._worker is not None
        os.kill(self._worker.pid, signal.SIGKILL)
        self.ended()

    def ended(self) -> int:
        assert self._worker is not None
        code = self._worker.wait(PATIENCE_S)
        assert self._worker.stdout is not None
        self._worker.stdout.close()
        self._worker = None
        return code

    def close(self) -> None:
        if self._worker is not None:
            self.kill()

    def send(self, name: str, content: bytes | None = None) -> str:
        body = content or name.encode()
        return self.rooms.service.receive(io.BytesIO(body), name, ASHA)[0].doc_id

    def read_log(self) -> list[str]:
        log = self.home / "read.log"
        return log.read_text().splitlines() if log.exists() else []

    def wait_until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < deadline, self.read_log()
            time.sleep(0.05)

    def states(self) -> list[str]:
        return [one.state for one in self.ledger.newest("demo")]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "app.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def rig(tmp_path: Path, template: Path) -> Generator[Rig]:
    copyfile(template, tmp_path / "app.db")
    rig = Rig(tmp_path)
    yield rig
    rig.close()


@pytest.mark.slow
def test_ten_at_once_are_read_one_after_the_other_and_a_kill_loses_none(rig: Rig) -> None:
    rig.start()
    for number in range(10):
        rig.send(f"bill {number}")
    rig.wait_until(lambda: sum(line.startswith("end") for line in rig.read_log()) >= 2)
    rig.wait_until(lambda: rig.read_log()[-1].startswith("begin"))
    rig.kill()
    assert "reading" in rig.states()
    rig.start()
    rig.wait_until(lambda: rig.states() == ["done"] * 10)
    log = rig.read_log()
    ended = [line for line in log if line.startswith("end")]
    assert sorted(set(ended)) == sorted(f"end bill {number}" for number in range(10))
    assert len(log) - len(ended) == 11  # ten, and once more the one that was killed
    # One at a time: after each beginning comes its end, or, where it was killed, another beginning.
    for before, after in itertools.pairwise(log):
        if before.startswith("begin") and after.startswith("end"):
            assert before[6:] == after[4:]


@pytest.mark.slow
def test_a_file_that_takes_the_worker_down_is_refused_and_the_next_is_read(rig: Rig) -> None:
    fatal = rig.send("fatal.pdf", FATAL)
    other = rig.send("bill 1")
    for _ in range(3):
        rig.start()
        assert rig.ended() == 9
    rig.start()
    rig.wait_until(lambda: set(rig.states()) == {"done", "refused"})
    refused, done = rig.ledger.known(fatal), rig.ledger.known(other)
    assert refused is not None
    assert refused.refusal is not None
    assert refused.refusal.code == "document_broke_reader"
    assert done is not None
    assert done.state == "done"
