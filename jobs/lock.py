"""One holder at a time, across processes; a holder that dies lets go at once."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from core.errors import ConflictError

log = logging.getLogger(__name__)


@contextmanager
def exclusive(path: Path, *, wait: bool, holder: str) -> Generator[None]:
    """Hold the lock file for the length of the block.

    The kernel frees the lock when the process ends, however it ends, so a `kill -9` leaves
    nothing to clean up. The file itself stays; its content, the holder's process id, is for
    people.

    Args:
        path: The lock file; its folder is made.
        wait: Wait for the lock, or refuse at once where it is held.
        holder: What holds it, for the message.

    Raises:
        ConflictError: it is held and `wait` is false.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if not wait:
                raise ConflictError(
                    f"{holder} is already running (lock file {path.name}); wait until it has finished.",
                    code="already_running",
                ) from error
            log.warning("%s is already running; waiting for it to end", holder)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)
