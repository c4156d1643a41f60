"""`serve`: one parent, a door process and a worker process, and nothing left behind.

The parent holds the listening socket and hands it to the door, so that a port that is taken
is noticed before anything starts, and a caller who comes while the door restarts waits for
a moment instead of being refused. Children are told of the parent's death twice, by the
kernel (Linux) and by a pipe that ends, since an old worker must not outlive a server that
was killed and started again.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import logging
import os
import random
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.errors import ConflictError, ExternalError

PORT_PATIENCE_S = 3.0
READY_TIMEOUT_S = 120.0
STOP_TIMEOUT_S = 30.0
DOOR_GRACE_S = 5
FIRST_RESTART_S = 0.2
SLOWEST_RESTART_S = 10.0
STEADY_AFTER_S = 15.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Target:
    """What a child runs: `module:function`, called with `ready` and the arguments.

    `ready` is to be called once, when the child has started. Arguments are plain JSON.
    """

    name: str
    entry: str
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])


def serve(
    *,
    door: str,
    worker: Target,
    host: str,
    port: int,
    announce: Callable[[str], None],
    ready_path: str = "/readyz",
) -> int:
    """Run the door and the worker until SIGTERM or SIGINT; return the exit code.

    Args:
        door: The ASGI application, `module:attribute`.
        worker: The worker's entry.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        announce: Called once with the address, when the door answers `ready_path` with 200
            and the worker is ready.
        ready_path: Where the door says that it is ready.

    Raises:
        ConflictError: the port is taken.
        ExternalError: a child ended, or was not ready in time, before the first start.
    """
    listening = _listen(host, port)
    family = Family(listening, door, worker, ready_path)
    try:
        return family.run(announce)
    finally:
        family.stop()
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    """Bind the port; a server that was just killed has a moment to let go of it."""
    deadline = time.monotonic() + PORT_PATIENCE_S
    while True:
        try:
            return socket.create_server((host, port), backlog=2048, reuse_port=False)
        except OSError as error:
            if time.monotonic() >= deadline:
                raise ConflictError(
                    f"Cannot listen on {host}:{port} ({error.strerror or error}). "
                    "Stop what uses the port, or choose another with --port."
                ) from error
            time.sleep(0.1)


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
        command = [sys.executable, "-m", "app.processes", json.dumps(self._order(alive_read, ready_write))]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command,
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


class Family:
    """The parent's view of its two children."""

    def __init__(self, listening: socket.socket, door: str, worker: Target, ready_path: str) -> None:
        self._address, self._probe = _urls(listening, ready_path)
        handle = listening.fileno()
        self._worker = Child(worker, ())
        self._door = Child(
            Target("door", "app.processes:run_door", {"application": door, "handle": handle}), (handle,)
        )
        self._children = (self._worker, self._door)
        self._alive_read, self._alive_write = os.pipe()
        self._signal: int | None = None

    def run(self, announce: Callable[[str], None]) -> int:
        """Start both, announce the address, and keep both up until a signal."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note_signal)
        for child in self._children:
            child.start(self._alive_read)
        if self._wait_until_ready():
            announce(self._address)
        while self._signal is None:
            for child in self._children:
                child.note_ready()
                child.restart_if_ended(self._alive_read)
            time.sleep(0.1)
        return 0

    def stop(self) -> None:
        """End both: first the door, so that nothing new comes in, then the worker; wait for them."""
        deadline = time.monotonic() + STOP_TIMEOUT_S
        for child in (self._door, self._worker):
            child.signal(signal.SIGTERM)
        for child in (self._door, self._worker):
            child.wait(deadline)
        for end in (self._alive_read, self._alive_write):
            with contextlib.suppress(OSError):
                os.close(end)

    def _note_signal(self, number: int, frame: object) -> None:
        self._signal = number

    def _wait_until_ready(self) -> bool:
        """Wait for the first start of both; `False` where a signal came first."""
        deadline = time.monotonic() + READY_TIMEOUT_S
        while self._signal is None:
            for child in self._children:
                child.note_ready()
                if child.exit_code is not None:
                    raise ExternalError(
                        f"The {child.target.name} could not start (exit code {child.exit_code}); "
                        "its own message is above."
                    )
            if self._worker.ready and self._door.ready and _answers(self._probe):
                return True
            if time.monotonic() >= deadline:
                raise ExternalError(f"The server was not ready within {READY_TIMEOUT_S:.0f} s.")
            time.sleep(0.05)
        return False


def _urls(listening: socket.socket, ready_path: str) -> tuple[str, str]:
    """Return the address to print and the one to probe; a wildcard is probed on loopback."""
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    probed = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(shown, shown)  # noqa: S104 - recognised, not bound
    return f"http://{shown}:{port}", f"http://{probed}:{port}{ready_path}"


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as response:
            return response.status == 200
    except (OSError, urllib.error.URLError):
        return False


# --- in the child ---------------------------------------------------------------------


def run_door(ready: Callable[[], None], application: str, handle: int) -> None:
    """Serve the ASGI application on the parent's socket until SIGTERM."""
    import uvicorn  # noqa: PLC0415 - only the door needs it

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[Any] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    config = uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=DOOR_GRACE_S,
        lifespan="on",
    )
    server = Server(config)
    listening = _adopt(handle)
    server.run(sockets=[listening])
    if not server.started:
        raise SystemExit(3)


def _adopt(handle: int) -> socket.socket:
    return socket.socket(fileno=handle)


def _follow(parent: int, alive: int) -> None:
    """End this process when the parent does, by whichever news comes first."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        set_parent_death_signal = 1
        libc.prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)

    def watch() -> None:
        os.read(alive, 1)  # returns when the last writer, the parent, is gone
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _child(order: Mapping[str, Any]) -> None:
    _follow(order["parent"], order["alive"])

    def ready() -> None:
        with contextlib.suppress(OSError):
            os.write(order["ready"], b"1")
            os.close(order["ready"])

    module, _, name = str(order["entry"]).partition(":")
    getattr(importlib.import_module(module), name)(ready, **order["arguments"])


if __name__ == "__main__":
    _child(json.loads(sys.argv[1]))
