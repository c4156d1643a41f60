"""What runs in a child process: its entry, for as long as the parent lives."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any

DOOR_GRACE_S = 5


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
    os.nice(order["yields"])

    def ready() -> None:
        # What is loaded by now stays: to look through it for garbage takes 150 ms, amid somebody's answer.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        with contextlib.suppress(OSError):
            os.write(order["ready"], b"1")
            os.close(order["ready"])

    module, _, name = str(order["entry"]).partition(":")
    getattr(importlib.import_module(module), name)(ready, **order["arguments"])


if __name__ == "__main__":
    _child(json.loads(sys.argv[1]))
