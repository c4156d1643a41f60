"""The supervisor with real processes: ready, restarted, stopped, and nothing left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest


@dataclass
class Operator:
    """Starts servers and looks at their processes."""

    pid_file: Path
    started: list[subprocess.Popen[str]] = field(default_factory=list[subprocess.Popen[str]])
    url: str = ""

    def start(self, port: int = 0, fails: str = "", **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.app.serving_children", str(self.pid_file), str(port), fails],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **environment},
        )
        self.started.append(process)
        return process

    def opened(self, port: int = 0) -> subprocess.Popen[str]:
        process = self.start(port)
        word, self.url = self.said(process).split()
        assert word == "open"
        return process

    def said(self, process: subprocess.Popen[str]) -> str:
        assert process.stdout is not None
        return process.stdout.readline()

    def door(self) -> int:
        return int(httpx.get(self.url, timeout=10, trust_env=False).text)

    def workers(self) -> list[int]:
        return [int(line) for line in self.pid_file.read_text().split()]


@pytest.fixture
def operator(tmp_path: Path) -> Iterator[Operator]:
    operator = Operator(tmp_path / "pids")
    yield operator
    for process in operator.started:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def gone(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return "State:\tZ" in status


def test_the_address_is_announced_when_the_door_answers_and_sigterm_ends_all(operator: Operator) -> None:
    server = operator.opened()
    door, (worker,) = operator.door(), operator.workers()
    assert not gone(worker)
    server.send_signal(signal.SIGTERM)
    assert server.wait(20) == 0
    assert gone(door)
    assert gone(worker)


def test_children_that_are_killed_are_started_again_and_callers_wait_meanwhile(operator: Operator) -> None:
    operator.opened()
    door = operator.door()
    os.kill(door, signal.SIGKILL)
    os.kill(operator.workers()[0], signal.SIGKILL)
    until(lambda: gone(door))
    assert operator.door() != door  # one request, not refused: the parent holds the socket
    until(lambda: len(operator.workers()) == 2)


def test_no_child_outlives_a_parent_that_is_killed_and_the_port_is_free_again(operator: Operator) -> None:
    server = operator.opened()
    door, (worker,) = operator.door(), operator.workers()
    server.kill()
    server.wait()
    until(lambda: gone(door) and gone(worker), seconds=3)
    port = int(operator.url.rpartition(":")[2])
    operator.opened(port)
    assert operator.door() != door


def test_a_port_that_is_taken_is_said_clearly(operator: Operator) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        server = operator.start(port)
        said = operator.said(server)
        assert server.wait(20) == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in said
    assert "--port" in said
    assert not operator.pid_file.exists()


def test_a_worker_that_cannot_start_ends_the_server_with_an_error(operator: Operator) -> None:
    server = operator.start(fails="fails")
    assert "The worker could not start (exit code 7)" in operator.said(server)
    assert server.wait(20) == 1


def test_a_door_that_cannot_start_ends_the_server_and_the_worker(operator: Operator) -> None:
    server = operator.start(DOOR_FAILS="1")
    assert "The door could not start (exit code 3)" in operator.said(server)
    assert server.wait(20) == 1
    with suppress(FileNotFoundError):
        until(lambda: all(gone(worker) for worker in operator.workers()), seconds=3)
