"""What the supervised processes of `test_processes` run: as little as can be."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

Message = MutableMapping[str, Any]


async def app(
    scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
) -> None:
    """An ASGI application that tells its process id."""
    if scope["type"] == "lifespan":
        while True:
            event = (await receive())["type"]
            if event == "lifespan.startup" and os.environ.get("DOOR_FAILS"):
                await send({"type": "lifespan.startup.failed", "message": "the door has no database"})
                return
            await send({"type": f"{event}.complete"})
            if event == "lifespan.shutdown":
                return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(os.getpid()).encode()})


def worker(ready: Callable[[], None], pid_file: str, fails: bool = False) -> None:
    """A worker that notes its process id, is ready, and waits for SIGTERM."""
    if fails:
        sys.exit(7)
    with Path(pid_file).open("a") as file:
        file.write(f"{os.getpid()}\n")
    stop = threading.Event()

    def told(number: int, frame: object) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told)
    ready()
    stop.wait()


def parent(pid_file: str, port: str, fails: str) -> int:
    """The supervisor, as the CLI calls it."""
    from app.serving.child import Target
    from app.serving.family import serve
    from core.errors import SmartRetailError

    try:
        return serve(
            door="tests.app.serving_children:app",
            worker=Target(
                "worker",
                "tests.app.serving_children:worker",
                {"pid_file": pid_file, "fails": fails == "fails"},
            ),
            host="127.0.0.1",
            port=int(port),
            announce=lambda address: print(f"open {address}", flush=True),  # noqa: T201 - the test reads it
        )
    except SmartRetailError as error:
        print(error.message, flush=True)  # noqa: T201 - the test reads it
        return 1


if __name__ == "__main__":
    sys.exit(parent(*sys.argv[1:]))
