"""A file's bytes, open to several readers at once."""

from __future__ import annotations

import io
import threading
from typing import BinaryIO


class Content:
    """Hands out independent readers of one seekable stream.

    A file is read a second time, for what its date columns say about their order, while the
    first reading is under way, and parsers read ahead on threads of their own.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self.size = stream.seek(0, io.SEEK_END)

    def open(self) -> BinaryIO:
        """Return a new reader at the beginning; closing it leaves the stream open."""
        return io.BufferedReader(_Reader(self))

    def read_at(self, position: int, size: int) -> bytes:
        """Return up to `size` bytes from a position."""
        with self._lock:
            self._stream.seek(position)
            return self._stream.read(size)


class _Reader(io.RawIOBase):
    """One place in the content."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._content.size}[whence]
        if start + offset < 0:
            raise ValueError("a position before the beginning")  # what io promises its callers
        self._position = start + offset
        return self._position

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # only bytes-like memory is handed in
        piece = self._content.read_at(self._position, len(buffer))
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)
