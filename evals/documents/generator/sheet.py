"""A sheet of paper to print on, which remembers what was printed where.

A layout names the field beside each text that states it, so that the truth of a page is what
stands on it, not what its author meant to print. What a document omits is never printed.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from fpdf import FPDF
from fpdf.fonts import TTFFont
from PIL import Image

from core.errors import DataError
from evals.documents.generator.fonts import FACES, find_font

Align = Literal["L", "R", "C"]
DRAWN_ON = datetime(2026, 1, 1, tzinfo=UTC)
_POINT = 0.3528  # mm
_DEVANAGARI = re.compile(r"([\u0900-\u097f](?:[\u0900-\u097f ]*[\u0900-\u097f])?)")


class Sheet:
    """Pages of one document or several, in millimetres from the top left.

    A `blind` sheet only remembers what it was told to print; it needs no fonts.
    """

    def __init__(
        self,
        *,
        face: str = "sans",
        size: float = 9,
        page: tuple[float, float] = (210, 297),
        blind: bool = False,
    ) -> None:
        self.blind = blind
        self.face = face
        self.size = size
        self.width, self.height = page
        self.said: dict[str, str] = {}
        self.cells: list[dict[str, str]] = []
        self.omit: frozenset[str] = frozenset()
        self.ink: tuple[int, int, int] = (0, 0, 0)
        self._pdf = FPDF(unit="mm", format=page)
        self._pdf.set_auto_page_break(auto=False)
        self._pdf.set_creation_date(DRAWN_ON)
        self._pdf.set_margin(0)
        self._pdf.c_margin = 0
        self._loaded: set[str] = set()
        self._pdf.add_page()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pdf.page

    def new_page(self, *, height: float | None = None) -> None:
        """Go on with the next page."""
        if height is not None:
            self.height = height
        self._pdf.add_page(format=(self.width, self.height))

    def output(self) -> bytes:
        """Return the PDF; nothing is printed on the sheet after it."""
        content = bytes(self._pdf.output())
        self.close()
        return content

    def close(self) -> None:
        """Let go of the font files, which stay open while the sheet is printed on."""
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        align: Align = "L",
        face: str | None = None,
        name: str | None = None,
        ink: tuple[int, int, int] | None = None,
    ) -> bool:
        """Print a text: `x` is its left, right or middle; `y` its top. Tell whether it was printed."""
        if not text or (name is not None and name in self.omit):
            return False
        size, face = size or self.size, face or self.face
        self._pdf.set_text_color(*(ink or self.ink))
        left = x - {"L": 0.0, "R": 1.0, "C": 0.5}[align] * self.measure(text, size=size, bold=bold, face=face)
        for run in () if self.blind else _runs(text):
            self._take(face, size, bold=bold, run=run)
            width = self._pdf.get_string_width(run)
            self._pdf.set_xy(left, y)
            self._pdf.cell(width, size * _POINT * 1.15, run)
            left += width
        if name is not None:
            self.says(name, text)
        return True

    def upward(self, x: float, y: float, text: str, *, size: float | None = None, bold: bool = False) -> None:
        """Print a text that reads from below to above; it begins at `x`, `y`."""
        with self._pdf.rotation(90, x, y):
            self.text(x, y, text, size=size, bold=bold)

    def says(self, name: str, raw: str) -> None:
        """Remember that the page states a field, and in which words (joined where they wrap)."""
        self.said[name] = (
            f"{self.said[name]} {raw}" if name.endswith("_address") and name in self.said else raw
        )

    def measure(
        self, text: str, *, size: float | None = None, bold: bool = False, face: str | None = None
    ) -> float:
        """Return how wide a text is."""
        if self.blind:
            return len(text) * (size or self.size) * _POINT * 0.55
        width = 0.0
        for run in _runs(text):
            self._take(face or self.face, size or self.size, bold=bold, run=run)
            width += self._pdf.get_string_width(run)
        return width

    def wrap(self, text: str, width: float, *, size: float | None = None, bold: bool = False) -> list[str]:
        """Return a text's lines, none wider than `width` unless a single word is."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(longer, size=size, bold=bold) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, weight: float = 0.2, dashed: bool = False
    ) -> None:
        """Draw a line."""
        self._pdf.set_draw_color(*self.ink)
        self._pdf.set_line_width(weight)
        if dashed:
            self._pdf.set_dash_pattern(dash=1, gap=0.8)
        self._pdf.line(x1, y1, x2, y2)
        self._pdf.set_dash_pattern()

    def box(self, x: float, y: float, width: float, height: float, *, weight: float = 0.2) -> None:
        """Draw a rectangle."""
        self._pdf.set_draw_color(*self.ink)
        self._pdf.set_line_width(weight)
        self._pdf.rect(x, y, width, height)

    def fill(self, x: float, y: float, width: float, height: float, colour: tuple[int, int, int]) -> None:
        """Fill a rectangle."""
        self._pdf.set_fill_color(*colour)
        self._pdf.rect(x, y, width, height, style="F")

    def image(self, picture: Image.Image, x: float, y: float, width: float) -> None:
        """Print a picture."""
        self._pdf.image(picture, x=x, y=y, w=width)

    def scribble(self, x: float, y: float, points: Iterable[tuple[float, float]]) -> None:
        """Draw a pen's stroke through points relative to `x`, `y`."""
        self._pdf.set_draw_color(24, 40, 130)
        self._pdf.set_line_width(0.4)
        self._pdf.polyline([(x + dx, y + dy) for dx, dy in points])

    def _take(self, face: str, size: float, *, bold: bool, run: str) -> None:
        """Take the typeface for a run of one script."""
        known, style = FACES[face], "B" if bold else ""
        if known.built_in:
            self._pdf.set_font(known.built_in, style, size)
            return
        hindi = _DEVANAGARI.search(run) is not None
        file = known.regular if not bold else known.bold
        if hindi:
            face, file = f"{face}-deva", known.devanagari if not bold else known.devanagari_bold
        if face + style not in self._loaded:
            self._loaded.add(face + style)
            self._pdf.add_font(face, style, find_font(file, known.package))
        self._pdf.set_font(face, style, size)
        self._pdf.set_text_shaping(hindi and _shaper())


def _runs(text: str) -> list[str]:
    """Return a text cut where the script changes: another typeface draws each."""
    return [run for run in _DEVANAGARI.split(text) if run]


def _shaper() -> bool:
    if importlib.util.find_spec("uharfbuzz") is None:
        raise DataError("uharfbuzz is not installed; Hindi text is drawn with it. Install it: make setup")
    return True
