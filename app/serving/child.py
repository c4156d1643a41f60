"""A process that is looked after: started, watched, started again when it ends, ended.

It is told of its parent's death twice, by the kernel (Linux) and by a pipe that ends, since an old
worker must not outlive a server that was killed and started again.
"""

from __future__ import annotations

import json
import logging
import os
import random
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FIRST_RESTART_S = 0.2
SLOWEST_RESTART_S = 10.0
STEADY_AFTER_S = 15.0
_MAIN = "app.serving.process"
_FRUGAL = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""A turn's matrices are small, and a second thread for them would only spin while it waits. The C library
would share out eight heaps a core among a worker's fifty threads, and hand little of them back."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Target:
    """What a child runs: `module:function`, called with `ready` and the arguments.

    `ready` is to be called once, when the child has started. Arguments are plain JSON.
    """

    name: str
    entry: str
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])
    yields: int = 0
    """How far it steps back where others want the processor too (`nice`)."""


class Child:
    """One supervised process: started, watched, restarted with backoff, ended."""

    def __init__(self, target: Target, shared: Sequence[int]) -> None:
        self.target = target
        self.ready = False
        self._shared = tuple(shared)
        self._process: subprocess.Popen[bytes] | None = None
        self._ready_read = -1
        self._started_at = 0.0
        self._restart_at = 0.0
        self._backoff = FIRST_RESTART_S

    def start(self, alive_read: int) -> None:
        """Start the process; it lives no longer than this one, nor than the alive pipe."""
        ready_read, ready_write = os.pipe()
        command = [sys.executable, "-m", _MAIN, json.dumps(self._order(alive_read, ready_write))]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command,
                env=_FRUGAL | os.environ,
                stdin=subprocess.DEVNULL,
                pass_fds=(alive_read, ready_write, *self._shared),
                process_group=0,  # Ctrl-C reaches the parent alone, which passes it on in order
            )
        finally:
            os.close(ready_write)
        self._close_ready()
        self.ready, self._ready_read, self._started_at = False, ready_read, time.monotonic()

    def _order(self, alive_read: int, ready_write: int) -> dict[str, Any]:
        return {
            "parent": os.getpid(),
            "alive": alive_read,
            "ready": ready_write,
            "entry": self.target.entry,
            "yields": self.target.yields,
            "arguments": dict(self.target.arguments),
        }

    @property
    def exit_code(self) -> int | None:
        """The exit code, or `None` while it runs."""
        return self._process.poll() if self._process else None

    @property
    def process_id(self) -> int:
        """The process id of the current run; 0 before the first."""
        return self._process.pid if self._process else 0

    def note_ready(self) -> None:
        """See whether the process has said that it is ready."""
        if self._ready_read >= 0 and select.select([self._ready_read], [], [], 0)[0]:
            self.ready = self.ready or os.read(self._ready_read, 1) == b"1"
            self._close_ready()

    def restart_if_ended(self, alive_read: int) -> None:
        """Start again a process that ended, at once the first time, more slowly if it keeps ending."""
        if self.exit_code is None:
            return
        now = time.monotonic()
        if not self._restart_at:
            if now - self._started_at >= STEADY_AFTER_S:
                self._backoff = FIRST_RESTART_S
            wait = self._backoff * random.uniform(0.8, 1.2)  # noqa: S311 - jitter
            log.error("The %s ended (exit code %s); starting it again", self.target.name, self.exit_code)
            self._restart_at = now + wait
            self._backoff = min(self._backoff * 2, SLOWEST_RESTART_S)
        if now >= self._restart_at:
            self._restart_at = 0.0
            self.start(alive_read)

    def signal(self, number: int) -> None:
        """Send a signal to the process if it runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def wait(self, deadline: float) -> None:
        """Wait for the end until the deadline, then kill."""
        if self._process is not None:
            try:
                self._process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                log.error("The %s did not stop in time and is killed", self.target.name)
                self._process.kill()
                self._process.wait()
        self._close_ready()

    def _close_ready(self) -> None:
        if self._ready_read >= 0:
            os.close(self._ready_read)
            self._ready_read = -1
