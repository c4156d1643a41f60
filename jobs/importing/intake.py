"""A file on its way in: copied once to local disk, measured, and given a name to show."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from core.errors import StorageFullError

MAX_NAME_CHARS = 120
_CHUNK_BYTES = 1 << 20
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True)
class Spooled:
    """A file's content on local disk; `file` is seekable."""

    file: BinaryIO
    sha256: str


@contextmanager
def spooled(content: BinaryIO, folder: Path) -> Generator[Spooled]:
    """Copy the content to an unnamed temporary file, which vanishes after the block.

    A request's body can be read once and an S3 object not backwards; reading a table needs
    both. The copy also tells the content's hash before anything is kept.

    Raises:
        StorageFullError: there is no room for it.
    """
    with full_disk_translated():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as copy:
            digest = sha256()
            while chunk := content.read(_CHUNK_BYTES):
                digest.update(chunk)
                copy.write(chunk)
            copy.flush()
            copy.seek(0)
            yield Spooled(copy, digest.hexdigest())


@contextmanager
def full_disk_translated() -> Generator[None]:
    """Turn the system's "no space left" into ours; other errors pass."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFullError(
                "There is no space left to take the file in; nothing was kept of it. "
                "Free some disk space and send it again."
            ) from error
        raise


def display_name(name: str) -> str:
    """Return a file's name for messages: no folders, no control characters, not too long."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    clean = "".join(letter for letter in last if letter.isprintable()).strip() or "file"
    return clean if len(clean) <= MAX_NAME_CHARS else clean[: MAX_NAME_CHARS - 1] + "…"
