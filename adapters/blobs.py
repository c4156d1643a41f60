"""Immutable files in a local folder: whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from core.errors import ConflictError, ExternalError, InputError, SmartRetailError, StorageFullError

_PIECE = 1 << 20
_STALE_S = 24 * 3600
_UNFINISHED = ".unfinished"
_PART = re.compile(r"\w(?:[\w.@+= -]*[\w@+=-])?")  # no leading dot, no separator, no control character


class LocalBlobs:
    """`core.ports.Blobs` under a folder of the local disk, which must allow hard links."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, key: str, content: BinaryIO) -> str:
        """Store the content whole or not at all; return its SHA-256, hex.

        The content is streamed, synced to disk, and appears under its key in one step.
        Putting the same content again is fine.

        Raises:
            ConflictError: the key holds other content.
            StorageFullError: the disk is full; nothing was left behind.
        """
        path = self._path(key)
        with _translated(key):
            folder = self._unfinished()
            descriptor, name = tempfile.mkstemp(dir=folder)
        unfinished = Path(name)
        try:
            with os.fdopen(descriptor, "wb", buffering=0) as file:  # closing a full buffer would raise again
                digest = _copy(key, content, file)
            with _translated(key):
                _make_folder(path.parent, self._root)
                self._publish(key, unfinished, path, digest)
        finally:
            unfinished.unlink(missing_ok=True)
        return digest

    def open(self, key: str) -> BinaryIO:
        """Open for reading; `InputError` where there is no such blob."""
        try:
            return self._path(key).open("rb")
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
            raise InputError(f"There is no file {key!r}.") from error
        except OSError as error:
            raise ExternalError(f"The file {key!r} cannot be read: {error.strerror}.") from error

    def delete(self, key: str) -> None:
        """Remove; removing what is not there is fine."""
        path = self._path(key)
        with _translated(key), suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            path.unlink()
            _sync_folder(path.parent)

    def _path(self, key: str) -> Path:
        """Return where the blob lies; the key cannot name anything outside the folder."""
        parts = key.split("/")
        if len(parts) < 2 or not all(_PART.fullmatch(part) for part in parts):
            raise InputError(f"{key!r} is no file key: it has the form tenant/area/name.")
        if any(len(part.encode()) > 200 for part in parts) or len(key.encode()) > 1_000:
            raise InputError(f"The file key {key[:40]!r}… is too long.")
        return self._root.joinpath(*parts)

    def _unfinished(self) -> Path:
        """Return the folder for files being written, cleared of what a crash left."""
        folder = self._root / _UNFINISHED
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.iterdir():
            with suppress(FileNotFoundError):
                if time.time() - left.stat().st_mtime > _STALE_S:
                    left.unlink()
        return folder

    @staticmethod
    def _publish(key: str, unfinished: Path, path: Path, digest: str) -> None:
        try:
            os.link(unfinished, path)  # fails where the key is taken, unlike a rename
        except FileExistsError:
            if path.is_dir() or _digest(path) != digest:
                raise ConflictError(f"The file key {key!r} is taken by other content.") from None
        _sync_folder(path.parent)


def _copy(key: str, content: BinaryIO, file: FileIO) -> str:
    """Copy and sync; an error of the source is the caller's own and passes through."""
    hashed = sha256()
    while piece := content.read(_PIECE):
        hashed.update(piece)
        with _translated(key):
            left = memoryview(piece)
            while left:
                left = left[file.write(left) :]
    with _translated(key):
        os.fsync(file.fileno())
    return hashed.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _make_folder(folder: Path, root: Path) -> None:
    """Make the folder and sync each new name, so that the blob's path outlives a power cut."""
    if folder.is_dir():
        return
    if folder != root:
        _make_folder(folder.parent, root)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _translated(key: str) -> Generator[None]:
    try:
        yield
    except SmartRetailError:
        raise
    except (NotADirectoryError, FileExistsError) as error:
        raise ConflictError(f"The file key {key!r} runs through another file.") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFullError("The disk that holds the files is full; nothing was written.") from error
        raise ExternalError(f"The file {key!r} cannot be written: {error.strerror}.") from error
