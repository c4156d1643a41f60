"""Documents: how a file is read."""

from __future__ import annotations

from typing import Protocol

from core.page import Reading


class PageReader(Protocol):
    """Reads a file of any kind a document comes in: PDF, photo, scan."""

    def read(self, content: bytes) -> Reading:
        """Return what stands on its pages.

        Raises:
            InputError: it is no such file, damaged, protected, or larger or more involved than
                the limits allow; `code` says which (`document_…`).
            ExternalError: the reader failed through no fault of the file: try again.
        """
        ...

    def picture(self, content: bytes, page: int) -> bytes:
        """Return a page of the file as a JPEG, upright: the boxes of its words fit on it.

        Args:
            content: The file.
            page: Counts from 1.

        Raises:
            InputError: as `read`, or there is no such page.
            ExternalError: as `read`.
        """
        ...

    def close(self) -> None:
        """Let go of what reading needed; a later `read` starts it anew."""
        ...
