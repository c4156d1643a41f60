"""The parent of a door and a worker: it listens, starts both, and keeps both up until a signal.

It holds the listening socket and hands it to the door, so that a port that is taken is noticed before
anything starts, and a caller who comes while the door restarts waits for a moment instead of being refused.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from app.serving.child import Child, Target
from core.errors import ConflictError, ExternalError

PORT_PATIENCE_S = 3.0
READY_TIMEOUT_S = 600.0
"""A machine that is busy elsewhere has taken minutes; one who cannot start says so at once."""
STOP_TIMEOUT_S = 30.0


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


class Family:
    """The parent's view of its two children."""

    def __init__(self, listening: socket.socket, door: str, worker: Target, ready_path: str) -> None:
        self._address, self._probe = _urls(listening, ready_path)
        handle = listening.fileno()
        self._worker = Child(worker, ())
        self._door = Child(
            Target("door", "app.serving.process:run_door", {"application": door, "handle": handle}), (handle,)
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
