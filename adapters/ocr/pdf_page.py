"""A PDF page, read: by its text layer where that is what a person sees, else by OCR.

The layer is taken if its words show on the page and make sense. A page is rendered and read
by OCR where it is a picture (a scan, whatever invisible text a scanner put with it: that is
another program's guess), where it has hardly any text but much ink (letters drawn as shapes),
or where its layer is rubbish. A page with a text layer and a large picture is read both ways.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import cv2
import pypdfium2 as pdfium

from adapters.ocr.code_scan import codes_on
from adapters.ocr.devanagari import has_devanagari, is_sign, mended
from adapters.ocr.limits import ReadingLimits
from adapters.ocr.pdf import Drawn, drawn_on, rendered
from adapters.ocr.photo import prepared, read_photo, sheet_of
from adapters.ocr.picture import Pixels, longest_side
from adapters.ocr.recognise import Recogniser
from adapters.ocr.sense import is_rubbish
from adapters.ocr.shown import split_by_sight, unexplained_ink
from adapters.ocr.text_layer import LayerWord, layer_words, placing
from adapters.ocr.ticked import ticked_words
from core.page import Box, Page, Word

_A_SCAN = 0.5
"""Share of the page one picture covers that, with hardly any text over it, is a scan."""
_A_PICTURE = 0.2
_FEW_LETTERS = 40
_SOME_INK = 0.002
_SIGHT_SIDE = 1100
_CODE_SIDE = 2000
_MANY_SHAPES = 150
"""A QR code drawn as squares is many shapes; a page with fewer and no picture has none."""

_TURNS = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}


@dataclass(frozen=True)
class _Layer:
    """The text layer of a page and what it is worth."""

    seen: list[LayerWord]
    hidden: list[LayerWord]
    turn: int
    look: Pixels
    worth: str
    pictured: bool
    """Whether one picture is most of the page: a scan, or a photo that was made a PDF."""


def read_pdf_page(page: pdfium.PdfPage, number: int, recogniser: Recogniser, limits: ReadingLimits) -> Page:
    """Return a page, upright.

    Raises:
        InputError: a picture on it has more pixels than the limit.
    """
    drawn = drawn_on(page, number, limits)
    layer = _layer(page, number, drawn)
    if layer.worth == "none":
        return _by_ocr(page, number, recogniser, layer)
    read = _by_layer(page, number, drawn, layer)
    return _with_pictures(read, page, layer, recogniser) if layer.worth == "part" else read


def read_by_layer(page: pdfium.PdfPage, number: int, limits: ReadingLimits) -> Page | None:
    """Return a page whose text layer says all that stands on it; `None` where OCR is wanted.

    Raises:
        InputError: as `read_pdf_page`.
    """
    drawn = drawn_on(page, number, limits)
    layer = _layer(page, number, drawn)
    return _by_layer(page, number, drawn, layer) if layer.worth == "all" else None


def _by_layer(page: pdfium.PdfPage, number: int, drawn: Drawn, layer: _Layer) -> Page:
    width, height = page.get_size()
    if layer.turn in (90, 270):
        width, height = height, width
    words = [Word(word.text, _turned(word.box, layer.turn)) for word in _mended(layer.seen)]
    place_of = placing(page)
    small = [_turned(place_of(edges), layer.turn) for edges in drawn.small]
    words += ticked_words(small, words, (width, height))
    may_have_codes = drawn.pictures or drawn.shapes >= _MANY_SHAPES
    look = _upright(layer.look, layer.turn)
    return Page(
        number=number,
        width=width,
        height=height,
        words=tuple(words),
        codes=codes_on(look) if may_have_codes else (),
        turned_degrees=float(-layer.turn % 360),
        hidden=_as_words(layer),
    )


def pdf_page_picture(
    page: pdfium.PdfPage, number: int, recogniser: Recogniser, limits: ReadingLimits
) -> Pixels:
    """Return the page as `read_pdf_page` saw it."""
    layer = _layer(page, number, drawn_on(page, number, limits))
    pixels = rendered(page, longest_side(*page.get_size()))
    if layer.worth == "none":
        ready = prepared(sheet_of(pixels, recogniser) if layer.pictured else pixels, recogniser)
        return ready.tilt.level_picture(ready.pixels)
    return _upright(pixels, layer.turn)


def _layer(page: pdfium.PdfPage, number: int, drawn: Drawn) -> _Layer:
    words, turn = layer_words(page, number, drawn)
    detailed = bool(drawn.pictures) or drawn.shapes >= _MANY_SHAPES
    look = rendered(page, _CODE_SIDE if detailed else _SIGHT_SIDE)
    seen, hidden = split_by_sight(words, look, turn)
    pictured = any(share >= _A_SCAN for _, share in drawn.pictures)
    return _Layer(seen, hidden, turn, look, _worth(seen, drawn, look), pictured)


def _worth(seen: list[LayerWord], drawn: Drawn, look: Pixels) -> str:
    """Return whether the layer is `all`, `part` or `none` of what stands on the page."""
    place, share = max(drawn.pictures, key=lambda picture: picture[1], default=(-1, 0.0))
    over = [word for word in seen if word.ink.place > place]
    if share >= _A_SCAN and _letters(over) < _FEW_LETTERS:
        return "none"
    if is_rubbish(seen):
        return "none"
    if _letters(seen) < _FEW_LETTERS and unexplained_ink(seen, look) > _SOME_INK:
        return "none"
    return "part" if share >= _A_PICTURE and unexplained_ink(seen, look) > _SOME_INK else "all"


def _letters(words: list[LayerWord]) -> int:
    return sum(len(word.text) for word in words)


def _by_ocr(page: pdfium.PdfPage, number: int, recogniser: Recogniser, layer: _Layer) -> Page:
    longest = longest_side(*page.get_size())
    pixels = layer.look if max(layer.look.shape) >= longest else rendered(page, longest)
    if layer.pictured:
        pixels = sheet_of(pixels, recogniser)
    read = read_photo(pixels, recogniser, photographed=False)
    return Page(
        number=number,
        width=read.width,
        height=read.height,
        words=read.words,
        codes=read.codes,
        read_by=read.read_by,
        turned_degrees=read.turned,
        missing=read.missing,
    )


def _with_pictures(page: Page, source: pdfium.PdfPage, layer: _Layer, recogniser: Recogniser) -> Page:
    """Add what OCR reads where the layer says nothing: a letterhead or a table that is a picture."""
    read = read_photo(
        _upright(rendered(source, longest_side(*source.get_size())), layer.turn),
        recogniser,
        photographed=False,
    )
    if abs((read.turned + 180) % 360 - 180) > 1:  # it took the page for turned: its places do not fit
        return page
    added = [word for word in read.words if not any(_overlap(word.box, known.box) for known in page.words)]
    return replace(page, words=(*page.words, *added), missing=read.missing)


def _overlap(a: Box, b: Box) -> bool:
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > 0.2 * min(a.width, b.width) and down > 0.3 * min(a.height, b.height)


def _mended(words: list[LayerWord]) -> list[LayerWord]:
    """Put Devanagari in order; a sign that was parted from its letter goes back to it."""
    whole: list[LayerWord] = []
    for word in words:
        before = whole[-1] if whole else None
        if before is not None and is_sign(word.text) and has_devanagari(before.text):
            joined = before.box.joined(word.box)
            whole[-1] = LayerWord(before.text + word.text, joined, before.ink, before.broken + word.broken)
        else:
            whole.append(word)
    mended_words = [
        replace(word, text=mended(word.text, word.broken)) if has_devanagari(word.text) else word
        for word in whole
    ]
    return [word for word in mended_words if word.text]


def _as_words(layer: _Layer) -> tuple[Word, ...]:
    return tuple(Word(word.text, _clipped(_turned(word.box, layer.turn))) for word in layer.hidden)


def _clipped(box: Box) -> Box:
    left, top, right, bottom = (
        min(1.0, max(0.0, edge)) for edge in (box.left, box.top, box.right, box.bottom)
    )
    return Box(left, top, right, bottom)


def _turned(box: Box, turn: int) -> Box:
    """Return a box on the page turned so that text turned clockwise by `turn` stands upright."""
    if turn == 90:
        return Box(box.top, 1 - box.right, box.bottom, 1 - box.left)
    if turn == 180:
        return Box(1 - box.right, 1 - box.bottom, 1 - box.left, 1 - box.top)
    if turn == 270:
        return Box(1 - box.bottom, box.left, 1 - box.top, box.right)
    return box


def _upright(pixels: Pixels, turn: int) -> Pixels:
    return cast("Pixels", cv2.rotate(pixels, _TURNS[turn])) if turn else pixels
