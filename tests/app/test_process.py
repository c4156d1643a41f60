"""The process of one command: what it leaves behind, and what it leaves out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_COMMAND = """
import atexit, os, sys
from app.cli import run

class Kept:
    def __del__(self):
        os.write(1, b"taken apart")

kept = Kept()
atexit.register(print, "done at the exit")
run()
"""


def _run(home: Path, *words: str, before: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", before + _COMMAND, *words],
        capture_output=True,
        text=True,
        check=False,
        env={"SMARTRETAIL_HOME": str(home), "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])},
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [(("tools",), 0, "forecast_demand"), (("ask", "hi", "--chart", "x.txt"), 2, "not as 'x.txt'")],
)
def test_a_command_ends_with_its_words_and_its_code(
    tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = _run(tmp_path, *words)

    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr


def test_what_is_left_to_the_exit_is_done_and_nothing_is_taken_apart(tmp_path: Path) -> None:
    done = _run(tmp_path, "tools")

    assert "done at the exit" in done.stdout
    assert "taken apart" not in done.stdout


def test_a_thread_that_still_works_is_waited_for(tmp_path: Path) -> None:
    at_once = """
import threading, time, app.cli
app.cli.main = lambda: 3
threading.Thread(target=lambda: (time.sleep(0.5), print("late"))).start()
"""

    done = _run(tmp_path, before=at_once)

    assert done.returncode == 3
    assert done.stdout.split("\n")[0] == "late"
