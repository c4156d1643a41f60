"""A picture of a page, read: flattened, turned upright, evenly lit, then line by line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from adapters.ocr.code_scan import codes_on
from adapters.ocr.devanagari import has_devanagari
from adapters.ocr.hindi import HindiReading, with_hindi
from adapters.ocr.light import evened
from adapters.ocr.picture import Pixels, shrunk
from adapters.ocr.recognise import Line, Quad, Recogniser, cut_out
from adapters.ocr.straighten import Tilt, flattened, rotated, tilt_of
from adapters.ocr.upright import turned_upright
from core.page import Box, Code, ReadBy, Word

_ROTATE_FROM = 0.03
"""Slope from which the picture is rotated; below, moving the words' boxes is enough."""

_ROUGH_SIDE = 640
"""Pixels of a photo's longer side in which print is looked for before the page is cut out."""


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


def prepared(pixels: Pixels, recogniser: Recogniser, *, photographed: bool) -> Prepared:
    """Return the picture made ready.

    Args:
        pixels: The picture, upright as far as its file says.
        recogniser: The models.
        photographed: Whether it may show more than the page, and from an angle; a rendered
            page does not.
    """
    if photographed:
        pixels = flattened(pixels, lambda photo: _lines_roughly(photo, recogniser))
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
    small = shrunk(photo, _ROUGH_SIDE)
    back = photo.shape[0] / small.shape[0]
    return [
        (quad * np.float32(back)).astype(np.float32) for quad in recogniser.find(evened(small), _ROUGH_SIDE)
    ]


def read_photo(pixels: Pixels, recogniser: Recogniser, *, photographed: bool) -> PhotoReading:
    """Return what stands on a picture; its arguments are those of `prepared`."""
    ready = prepared(pixels, recogniser, photographed=photographed)
    hindi = _lines(ready, recogniser)
    height, width = ready.pixels.shape[:2]
    words = [word for line in hindi.lines for word in _words(line, ready.tilt, width, height)]
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
    return with_hindi(lines, crops)


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
