from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.errors import ConflictError
from jobs.lock import exclusive

HOLD = """
import sys, time
from pathlib import Path
from jobs.lock import exclusive
with exclusive(Path(sys.argv[1]), wait=True, holder="The other"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "locks" / "worker.lock"


def test_a_held_lock_refuses_a_second_holder_who_will_not_wait(lock: Path) -> None:
    with (
        exclusive(lock, wait=False, holder="The nightly run"),
        pytest.raises(ConflictError, match="The nightly run is already running"),
        exclusive(lock, wait=False, holder="The nightly run"),
    ):
        pass
    with exclusive(lock, wait=False, holder="The nightly run"):
        assert lock.read_text() == f"{os.getpid()}\n"


def test_a_holder_that_is_killed_lets_the_next_one_in(lock: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with (
            pytest.raises(ConflictError),
            exclusive(lock, wait=False, holder="The worker"),
        ):
            pass
        began = time.monotonic()
        other.send_signal(signal.SIGKILL)
        with exclusive(lock, wait=True, holder="The worker"):
            assert time.monotonic() - began < 5
