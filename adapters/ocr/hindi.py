"""Lines in Devanagari, which RapidOCR's model does not know: found by its doubt, read by Tesseract.

Tesseract is a program of its own; where it or its Hindi model is not installed, the lines stay
as they were read and the page says that `hindi_ocr` is missing.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import string
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from adapters.ocr.devanagari import has_devanagari
from adapters.ocr.picture import Pixels
from adapters.ocr.recognise import Line, Span

_SURE = 0.93
_HANGS = 0.3
_HANGS_UNREAD = 0.5
_SHORT_WORD = 0.9
_FRAME = "|[]{}_\\¦'‘’`"
"""What Tesseract takes the lines of a table's cells for, at the ends of words."""
_MAKES_SENSE = 0.35
_ROW_HEIGHT = 48
_READ_HEIGHT = 64
_MARGIN = 12
_LEAST_HEIGHT = 0.2
"""Share of the line's height from which a mark is a letter and no rest of a rule."""
_SECONDS = 40
_LETTER = re.compile("[\u0904-\u0939\u0958-\u0961]")
"""A letter of Devanagari: a lone digit or sign of it is more often a misread Latin letter."""
_PLAIN = re.compile(r"[A-Za-z0-9₹$&%@#*/().,:;'\"+\-–—_|=\[\]]+")


@dataclass(frozen=True)
class HindiReading:
    """Lines after Tesseract had a look; `missing` if there were some and it is not installed."""

    lines: list[Line]
    used: bool = False
    missing: bool = False


def with_hindi(lines: Sequence[Line], crops: Sequence[Pixels]) -> HindiReading:
    """Return the lines, those in Devanagari read anew from their crops."""
    suspects = [
        (at, start, end)
        for at, line in enumerate(lines)
        for start, end in devanagari_stretches(line, crops[at])
    ]
    if not suspects:
        return HindiReading(list(lines))
    if not is_installed():
        return HindiReading(list(lines), missing=True)
    read = list(lines)
    used = False
    parts = [_part(crops[at], start, end) for at, start, end in suspects]
    for (at, start, end), spans in zip(suspects, _read(parts), strict=True):
        if any(has_devanagari(span.text) for span in spans):
            placed = [_placed(span, start, end) for span in spans]
            merged = _merged(read[at].spans, placed)
            score = float(np.mean([span.confidence for span in merged]))
            read[at] = Line(lines[at].quad, merged, score)
            used = True
    return HindiReading(read, used=used)


def devanagari_stretches(line: Line, crop: Pixels) -> list[tuple[float, float]]:
    """Return where a line may be Devanagari, as shares of its length.

    All of it, if the Latin model doubts it and its letters hang from a bar. Where the model is
    sure, what it passed over may still be: it skips a label and reads the number beside it.
    """
    ink = _ink(crop)
    if line.score < _SURE or not all(_PLAIN.fullmatch(span.text) for span in line.spans):
        return [(0.0, 1.0)] if _headline_share(ink) > _HANGS else []
    width = ink.shape[1]
    unread = [(start, end) for start, end in _unread(line, ink) if ink[:, start:end].any()]
    return [
        (start / width, end / width)
        for start, end in unread
        if _headline_share(ink[:, start:end]) > _HANGS_UNREAD
    ]


def _unread(line: Line, ink: npt.NDArray[np.uint8]) -> Iterator[tuple[int, int]]:
    """Yield the columns of a line, as many as a short word has, in which nothing was read."""
    height, width = ink.shape
    at = 0
    for span in (*line.spans, None):
        end = int(span.start * width) if span else width
        if end - at >= _SHORT_WORD * height:
            yield at, end
        at = max(at, int(span.end * width)) if span else width


def _part(crop: Pixels, start: float, end: float) -> Pixels:
    width = crop.shape[1]
    return crop[:, int(start * width) : max(int(start * width) + 1, int(end * width))]


def _placed(span: Span, start: float, end: float) -> Span:
    """Return a word of a stretch as one of its line."""
    length = end - start
    return Span(span.text, start + span.start * length, start + span.end * length, span.confidence)


def _headline_share(ink: npt.NDArray[np.uint8]) -> float:
    """Return how much of the marked columns hang from one straight bar in the line's upper half."""
    height, width = ink.shape
    if height < 8 or width < 8:
        return 0.0
    columns = max(1, int(np.count_nonzero(ink.any(axis=0))))
    bar = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, max(6, height // 3)), np.uint8))
    rows = bar.astype(bool)
    thick = max(2, height // 10)
    upper = rows[int(0.12 * height) : int(0.6 * height)]
    best = 0.0
    for top in range(max(1, upper.shape[0] - thick)):
        best = max(best, float(np.count_nonzero(upper[top : top + thick].any(axis=0))) / columns)
    # a rule under the words or a cell's border is a bar too, but spans gaps where no letter stands
    bare = np.count_nonzero(rows.any(axis=0) & (np.count_nonzero(ink, axis=0) <= thick))
    return 0.0 if bare > 0.6 * columns else best


def _ink(crop: Pixels) -> npt.NDArray[np.uint8]:
    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    scale = _ROW_HEIGHT / grey.shape[0]
    grey = cv2.resize(grey, (max(8, int(grey.shape[1] * scale)), _ROW_HEIGHT), interpolation=cv2.INTER_AREA)
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if np.count_nonzero(dark) > 0.5 * dark.size:  # light letters on a dark bar
        dark = cv2.bitwise_not(dark)
    return np.asarray(dark, dtype=np.uint8)


@cache
def is_installed() -> bool:
    """Tell whether Tesseract and its Hindi model are on this machine."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(  # noqa: S603 - a fixed command
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    return "hin" in listed.stdout.split()


def _read(crops: Sequence[Pixels]) -> list[tuple[Span, ...]]:
    """Read lines with one start of Tesseract: each is a page of one TIFF."""
    heights = [_prepared(crop) for crop in crops]
    pages = [Image.fromarray(grey) for grey in heights]
    packed = io.BytesIO()
    pages[0].save(packed, format="TIFF", save_all=True, append_images=pages[1:], dpi=(300, 300))
    program = shutil.which("tesseract") or "tesseract"
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the picture comes on its standard input
            [program, "stdin", "stdout", "-l", "hin", "--psm", "7", "tsv"],
            input=packed.getvalue(),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return [()] * len(crops)
    spans: list[list[Span]] = [[] for _ in crops]
    table = csv.DictReader(
        io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    for row in table:
        text = (row.get("text") or "").strip(_FRAME + string.whitespace)
        if row.get("level") != "5" or not text or int(row["height"]) < _LEAST_HEIGHT * _READ_HEIGHT:
            continue
        at = int(row["page_num"]) - 1
        if not 0 <= at < len(spans):
            continue
        width = heights[at].shape[1] - 2 * _MARGIN
        left = int(row["left"]) - _MARGIN
        end = (left + int(row["width"])) / width
        confidence = max(0.0, float(row["conf"]) / 100)
        span = Span(text, max(0.0, left / width), min(1.0, end), confidence)
        # a cell's border makes Tesseract see two lines in one and tell its words twice
        if confidence >= _MAKES_SENSE and not any(_share_of(span, other) > 0.6 for other in spans[at]):
            spans[at].append(span)
    return [tuple(line) for line in spans]


def _prepared(crop: Pixels) -> npt.NDArray[np.uint8]:
    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    scale = _READ_HEIGHT / grey.shape[0]
    size = (max(8, int(grey.shape[1] * scale)), _READ_HEIGHT)
    grey = cv2.resize(grey, size, interpolation=cv2.INTER_CUBIC)
    paper = int(np.median(grey))
    if paper < 110:  # light letters on a dark bar
        grey, paper = cv2.bitwise_not(grey), 255 - paper
    edged = cv2.copyMakeBorder(grey, _MARGIN, _MARGIN, _MARGIN, _MARGIN, cv2.BORDER_CONSTANT, value=(paper,))
    return np.asarray(edged, dtype=np.uint8)


def _merged(latin: Sequence[Span], hindi: Sequence[Span]) -> tuple[Span, ...]:
    """Take each reader's word where it is the better: Devanagari from one, the rest from the other.

    The Latin model reads digits and Latin letters well and Devanagari as nonsense; Tesseract's
    Hindi model the reverse. A stretch that Tesseract reads as Devanagari is its own; elsewhere
    the Latin model's words stand, and Tesseract's only where the other saw nothing.
    """
    theirs = [span for span in hindi if _LETTER.search(span.text)]
    kept = [
        span
        for span in latin
        if _PLAIN.fullmatch(span.text) and not any(_share_of(span, other) > 0.4 for other in theirs)
    ]
    rest = [
        span
        for span in hindi
        if not _LETTER.search(span.text) and not any(_share_of(span, other) > 0.4 for other in kept)
    ]
    return tuple(sorted([*theirs, *kept, *rest], key=lambda span: span.start))


def _share_of(span: Span, other: Span) -> float:
    """Return the share of a word's length, or the other's if that is shorter, in which both lie."""
    both = min(span.end, other.end) - max(span.start, other.start)
    return both / max(1e-6, min(span.end - span.start, other.end - other.start))
