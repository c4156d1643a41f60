"""How large and how involved a file may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20
_BUSY = 4
"""By how much longer a page may take where the machine does other work as well."""


@dataclass(frozen=True)
class ReadingLimits:
    """What one file may ask for.

    Attributes:
        max_megabytes: Size of the file.
        max_pages: Pages of a PDF or a multi-page TIFF.
        max_megapixels: Pixels of a picture, or of one picture within a PDF, in millions;
            known from its header, before anything is decoded.
        page_seconds: Time of a processor that one page may take; see `patience_seconds`.
        memory_megabytes: Memory the reading process may hold.
    """

    max_megabytes: float = 20
    max_pages: int = 100
    max_megapixels: float = 64
    page_seconds: float = 60
    memory_megabytes: int = 1500

    @property
    def patience_seconds(self) -> float:
        """Time one page may take by the clock."""
        return _BUSY * self.page_seconds

    @property
    def max_bytes(self) -> int:
        """Size of the file, in bytes."""
        return int(self.max_megabytes * MEBIBYTE)

    @property
    def max_pixels(self) -> int:
        """Pixels of a picture."""
        return int(self.max_megapixels * 1_000_000)
