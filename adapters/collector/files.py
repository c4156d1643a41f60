"""Small files of the collector: written whole or not at all, named safely."""

from __future__ import annotations

import errno
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from core.errors import ExternalError, StorageFullError


def folder_name(text: str) -> str:
    """Return a file name for any text: the same for the same text, and safe on every disk."""
    return sha256(text.encode()).hexdigest()[:32]


def read_file(path: Path) -> bytes | None:
    """Return a file's content, or `None` where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ExternalError(f"{path.name} of the collector cannot be read: {error.strerror}.") from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step: who reads it sees the old content or the new.

    Raises:
        StorageFullError: no space is left; the old content stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFullError("The disk is full, so no competitor price could be kept.") from error
        raise ExternalError(f"{path.name} of the collector cannot be written: {error.strerror}.") from error
