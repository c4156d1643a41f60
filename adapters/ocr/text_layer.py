"""The text layer of a PDF page: words, each with its place and how it is drawn."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from adapters.ocr import refusal
from adapters.ocr.pdf import Drawn
from core.page import Box

_INVISIBLE = 3
_MOST_CHARS = 100_000
"""Characters on one page; the densest print has a tenth of it."""
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SOFT_HYPHENS = {"\u00ad", "\u0002", "\ufffe"}
_GAP = 0.6
"""A gap of this share of the letters' height ends a word, though no space stands there."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run of text is drawn: its colour (`None` where it has no plain one), and when."""

    drawn: bool
    colour: Colour | None
    place: int


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of the layer; `broken` are its characters the font gives no meaning to."""

    text: str
    box: Box
    ink: Ink
    broken: int


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    box: Box
    ink: Ink
    broken: bool


def layer_words(page: pdfium.PdfPage, number: int, drawn: Drawn) -> tuple[list[LayerWord], int]:
    """Return the page's words in the layer's order, and by how much its text is turned, in degrees.

    Boxes are fractions of the page as it is shown (`/Rotate` applied); they lie beyond 0–1 for
    text outside it.

    Raises:
        InputError: there is more of it than on any page.
    """
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > _MOST_CHARS:
            raise refusal.too_complex(number, f"{_MOST_CHARS} characters")
        chars, turn = _chars(page, textpage, drawn)
    finally:
        textpage.close()
    words: list[LayerWord] = []
    run: list[_Char] = []
    shape = page.get_size()
    for char in chars:
        if char is None or (run and _apart(run[-1], char, turn, shape)):
            _end(run, words)
            run = []
        if char is not None:
            run.append(char)
    _end(run, words)
    return _once(words), turn


def _chars(
    page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, drawn: Drawn
) -> tuple[list[_Char | None], int]:
    """Return the characters (`None` for a space or a line's end) and the turn most of them have."""
    text = textpage.raw
    place_of = placing(page)
    inks: dict[int, Ink] = {}
    turns: Counter[int] = Counter()
    chars: list[_Char | None] = []
    for at in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        letter = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if letter.isspace() or letter == "\u200b":
            chars.append(None)
            continue
        thing = raw.FPDFText_GetTextObject(text, at)
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0
        ink = inks.get(address)
        if ink is None:
            ink = inks[address] = _ink(thing, drawn.order.get(address, len(drawn.order)))
        if at % 8 == 0:
            turns[round(raw.FPDFText_GetCharAngle(text, at) / 1.5707963) % 4 * 90] += 1
        broken = raw.FPDFText_HasUnicodeMapError(text, at) == 1 or _means_nothing(letter)
        shown = "-" if letter in _SOFT_HYPHENS else _LIGATURES.get(letter, letter)
        chars.append(_Char(shown, place_of(_char_box(text, at)), ink, broken))
    shown_turn = (turns.most_common(1)[0][0] + page.get_rotation()) % 360 if turns else 0
    return chars, shown_turn


def _means_nothing(letter: str) -> bool:
    return letter not in _SOFT_HYPHENS and (
        letter == "\ufffd" or unicodedata.category(letter) in ("Cc", "Co", "Cn")
    )


def _char_box(text: Any, at: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top in the page's own measure, as high as the line."""
    loose = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(text, at, loose) and loose.right > loose.left:
        return loose.left, min(loose.bottom, loose.top), loose.right, max(loose.bottom, loose.top)
    edges = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text, at, *edges)
    left, right, bottom, top = (edge.value for edge in edges)
    return left, bottom, right, top


def placing(page: pdfium.PdfPage) -> Any:
    """Return the function from the page's own measure to fractions of the page as shown."""
    left, bottom, right, top = page.get_bbox()
    width, height = max(1e-6, right - left), max(1e-6, top - bottom)
    rotation = page.get_rotation()

    def place(edges: tuple[float, float, float, float]) -> Box:
        x0, x1 = (edges[0] - left) / width, (edges[2] - left) / width
        y0, y1 = (top - edges[3]) / height, (top - edges[1]) / height
        if rotation == 90:
            return Box(1 - y1, x0, 1 - y0, x1)
        if rotation == 180:
            return Box(1 - x1, 1 - y1, 1 - x0, 1 - y0)
        if rotation == 270:
            return Box(y0, 1 - x1, y1, 1 - x0)
        return Box(x0, y0, x1, y1)

    return place


def _ink(thing: Any, place: int) -> Ink:
    if not thing:
        return Ink(True, None, place)
    if raw.FPDFTextObj_GetTextRenderMode(thing) in (_INVISIBLE, 7):
        return Ink(False, None, place)
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(thing, *parts):
        return Ink(True, None, place)
    red, green, blue, opaque = (part.value for part in parts)
    return Ink(opaque > 12, (blue, green, red), place)


def _apart(before: _Char, after: _Char, turn: int, shape: tuple[float, float]) -> bool:
    """Tell whether a character does not go on where the one before ended."""
    a, b = before.box, after.box
    if before.ink.drawn != after.ink.drawn:
        return True
    wide, high = shape
    if turn in (90, 270):
        gap = max(b.top - a.bottom, a.top - b.bottom) * high
        return gap > _GAP * a.width * wide or min(a.right, b.right) < max(a.left, b.left)
    gap = max(b.left - a.right, a.left - b.right) * wide
    return gap > _GAP * a.height * high or min(a.bottom, b.bottom) < max(a.top, b.top)


def _end(run: list[_Char], words: list[LayerWord]) -> None:
    if not run:
        return
    box = run[0].box
    for char in run[1:]:
        box = box.joined(char.box)
    text = "".join(char.text for char in run)
    words.append(LayerWord(text, box, run[0].ink, sum(char.broken for char in run)))


def _once(words: list[LayerWord]) -> list[LayerWord]:
    """Drop words drawn a second time a hair apart, which is how some programs print bold."""
    kept: list[LayerWord] = []
    recent: dict[str, Box] = {}
    for word in words:
        box = recent.get(word.text)
        if box is not None and _nearly(box, word.box):
            continue
        recent[word.text] = word.box
        kept.append(word)
    return kept


def _nearly(a: Box, b: Box) -> bool:
    return abs(a.left - b.left) < 0.25 * a.height and abs(a.top - b.top) < 0.25 * a.height
