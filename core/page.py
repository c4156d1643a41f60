"""Pages as a reader saw them: words and codes, each with its place.

Every reader (the text layer of a PDF, an OCR model, a service) gives the same, so that what
understands documents does not know who read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReadBy = Literal["text_layer", "rapidocr", "tesseract", "textract"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, upright, as fractions of its width and height from the top left, 0–1."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is, as a fraction of the page's height."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """How wide it is, as a fraction of the page's width."""
        return self.right - self.left

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre: x, y."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def joined(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space; `confidence` is its reader's own, 0–1 (a text layer's is 1)."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code or barcode: what it holds, decoded; `symbology` as `qr_code`, `ean_13`, …."""

    text: str
    symbology: str
    box: Box


@dataclass(frozen=True)
class Page:
    """One page, turned upright.

    `number` counts from 1 in the file. `width` and `height` are points (PDF) or pixels (picture):
    only their ratio carries meaning. `turned_degrees` is by how much the page was turned
    clockwise to stand upright; `confidence` is the reader's over the page's words, 0–1.
    `hidden` are words in the file that do not show on the page (transparent, white on white,
    too small to see, outside it): no print, and worth a question. `missing` names what would
    have been needed to read all of it: `hindi_ocr`.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    codes: tuple[Code, ...] = ()
    read_by: ReadBy = "text_layer"
    turned_degrees: float = 0.0
    hidden: tuple[Word, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """The words' confidence, weighted by their length; 0 for a page without words."""
        letters = sum(len(word.text) for word in self.words)
        if not letters:
            return 0.0
        return sum(word.confidence * len(word.text) for word in self.words) / letters


@dataclass(frozen=True)
class Reading:
    """A file, read: its true media type (from its content, never its name) and its pages."""

    media_type: str
    pages: tuple[Page, ...]
