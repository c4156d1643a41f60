"""A picture of a page, read: turned upright, evenly lit, then line by line; a photo's pages cut out first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from adapters.ocr.code_scan import codes_on
from adapters.ocr.devanagari import has_devanagari
from adapters.ocr.hindi import HindiReading, with_hindi
from adapters.ocr.legible import refuse_illegible, trust_in
from adapters.ocr.light import evened
from adapters.ocr.lone import lone_digits
from adapters.ocr.picture import Pixels, shrunk, side_of
from adapters.ocr.recognise import Line, Quad, Recogniser, cut_out
from adapters.ocr.straighten import Tilt, flattened, rotated, tilt_of
from adapters.ocr.upright import turned_upright
from core.page import Box, Code, ReadBy, Word

_ROTATE_FROM = 0.03
"""Slope from which the picture is rotated; below, moving the words' boxes is enough."""

_ROUGH_SIDE = 512
"""Pixels of a photo's longer side in which print is looked for before the page is cut out."""


_LONE_DIGITS = re.compile(r"\d{1,2}\.?")
_SURE_DIGIT = 0.9


@dataclass(frozen=True)
class Prepared:
    """A picture ready to be read: upright and evenly lit, with the places of its lines and their tilt."""

    pixels: Pixels
    quads: list[Quad]
    tilt: Tilt
    turned: float


@dataclass(frozen=True)
class PhotoReading:
    """What stands on the picture of a page, upright, in its pixels' measure."""

    words: tuple[Word, ...]
    codes: tuple[Code, ...]
    width: int
    height: int
    turned: float
    read_by: ReadBy
    missing: tuple[str, ...]


def sheets_of(photo: Pixels, recogniser: Recogniser) -> list[Pixels]:
    """Return the pages on a photo, which may show more than them, and from an angle: mostly one."""
    return flattened(photo, lambda whole: _lines_roughly(whole, recogniser))


def sheet_of(photo: Pixels, recogniser: Recogniser) -> Pixels:
    """Return the page on a photo that is known to be of one page; the photo where several lie on it."""
    sheets = sheets_of(photo, recogniser)
    return sheets[0] if len(sheets) == 1 else photo


def prepared(pixels: Pixels, recogniser: Recogniser) -> Prepared:
    """Return the picture of a page made ready; it is upright as far as its file says."""
    pixels = evened(pixels)
    quads = recogniser.find(pixels)
    pixels, quads, quarter_turns = turned_upright(pixels, quads, recogniser)
    tilt = tilt_of(quads, pixels.shape[1], pixels.shape[0])
    turned = float(quarter_turns)
    if abs(tilt.slope) > _ROTATE_FROM:
        turned += tilt.degrees
        pixels, quads = rotated(pixels, quads, tilt.slope)
        tilt = tilt_of(quads, pixels.shape[1], pixels.shape[0])
    return Prepared(pixels, quads, tilt, round(turned + tilt.degrees, 1) % 360)


def _lines_roughly(photo: Pixels, recogniser: Recogniser) -> list[Quad]:
    """Return where print is on the whole photo, well enough to see what a cut would lose."""
    small = shrunk(photo, side_of(photo, _ROUGH_SIDE))
    back = photo.shape[0] / small.shape[0]
    return [
        (quad * np.float32(back)).astype(np.float32) for quad in recogniser.find(evened(small), _ROUGH_SIDE)
    ]


def read_photo(pixels: Pixels, recogniser: Recogniser, *, photographed: bool) -> PhotoReading:
    """Return what stands on the picture of a page.

    Args:
        pixels: The picture.
        recogniser: The models.
        photographed: Whether its sender took it and can take a better one.

    Raises:
        InputError: a photo is too dark or too blurred to be read.
    """
    ready = prepared(pixels, recogniser)
    hindi = _lines(ready, recogniser)
    trust = 1.0
    if photographed:
        refuse_illegible(pixels, ready.pixels, hindi.lines)
        trust = trust_in(ready.pixels)
    height, width = ready.pixels.shape[:2]
    words = [word for line in hindi.lines for word in _words(line, ready.tilt, width, height)]
    words = [replace(word, confidence=round(word.confidence * trust, 4)) for word in words]
    return PhotoReading(
        words=tuple(words),
        codes=codes_on(ready.pixels),
        width=width,
        height=height,
        turned=ready.turned,
        read_by="tesseract" if hindi.used and _mostly_hindi(hindi) else "rapidocr",
        missing=("hindi_ocr",) if hindi.missing else (),
    )


def _lines(ready: Prepared, recogniser: Recogniser) -> HindiReading:
    lines: list[Line] = []
    crops: list[Pixels] = []
    for found in ready.quads:
        quad, crop = found, cut_out(ready.pixels, found)
        if crop.shape[0] > 1.5 * crop.shape[1]:  # a line that runs down the page
            crop = np.ascontiguousarray(np.rot90(crop))
            quad = quad[[1, 2, 3, 0]]
        spans, score = recogniser.read(crop)
        lines.append(Line(quad, spans, score))
        crops.append(crop)
    read = with_hindi(lines, crops)
    return replace(read, lines=[*read.lines, *_lone_digits(ready, recogniser)])


def _lone_digits(ready: Prepared, recogniser: Recogniser) -> Iterator[Line]:
    """Yield the digits that stand alone where the search for lines saw nothing."""
    for quad in lone_digits(ready.pixels, ready.quads):
        spans, score = recogniser.read(cut_out(ready.pixels, quad))
        if score >= _SURE_DIGIT and len(spans) == 1 and _LONE_DIGITS.fullmatch(spans[0].text):
            yield Line(quad, spans, score)


def _mostly_hindi(hindi: HindiReading) -> bool:
    words = [span.text for line in hindi.lines for span in line.spans]
    return 2 * sum(has_devanagari(word) for word in words) > len(words)


def _words(line: Line, tilt: Tilt, width: int, height: int) -> list[Word]:
    """Return a line's words, each in the upright box around its part of the line."""
    words: list[Word] = []
    top_left, top_right, bottom_right, bottom_left = line.quad
    for span in line.spans:
        corners = np.array(
            [
                top_left + span.start * (top_right - top_left),
                top_left + span.end * (top_right - top_left),
                bottom_left + span.end * (bottom_right - bottom_left),
                bottom_left + span.start * (bottom_right - bottom_left),
            ],
            dtype=np.float32,
        )
        level = tilt.level(corners)
        edges = (*level.min(axis=0), *level.max(axis=0))
        left, top, right, bottom = (float(edge) for edge in edges)
        box = Box(_share(left, width), _share(top, height), _share(right, width), _share(bottom, height))
        words.append(Word(span.text, box, round(span.confidence, 4)))
    return words


def _share(edge: float, whole: int) -> float:
    return min(1.0, max(0.0, edge / whole))
