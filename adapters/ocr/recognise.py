"""RapidOCR 3: where lines of text are on a picture, and what they say, with a place for each word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt

from adapters.ocr.light import printed_part
from adapters.ocr.picture import Pixels, side_of

Quad = npt.NDArray[np.float32]
"""Four corners (x, y), from the line's own top left, clockwise."""

DETECTION_SIDE = 1280
"""Pixels of the page's longer side that lines are searched in; they are read in all there are."""
_LEAST_SIDE = 32
_LOWEST_SCORE = 0.3
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width signs, which the model takes some colons and brackets for, as ASCII has them."""
_RUPEE = re.compile(r"[きぎさ](?=\s?\d)")
"""What the model, which knows more of Japanese than of rupees, takes a ₹ before digits for."""
_GAP_COLUMNS = 6
"""A gap of so many columns (an eighth of the line's height times its model scale) parts words."""


@dataclass(frozen=True, slots=True)
class Span:
    """A word of a line: from `start` to `end`, shares of the line's length."""

    text: str
    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, read."""

    quad: Quad
    spans: tuple[Span, ...]
    score: float

    @property
    def text(self) -> str:
        """The words, with spaces."""
        return " ".join(span.text for span in self.spans)


class Recogniser:
    """The models of the RapidOCR wheel, loaded on first use, on one thread."""

    @cached_property
    def _engine(self) -> Any:
        from rapidocr import RapidOCR  # noqa: PLC0415 - seconds, and a PDF with text needs none of it

        from adapters.ocr.session import use_quick_options  # noqa: PLC0415 - with it

        use_quick_options()
        return RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_preprocess_img": False,
                "Global.text_score": 0.0,
                "Det.limit_side_len": DETECTION_SIDE,
                "Det.limit_type": "max",
                # lines one by one, each only as wide as it is: padding them to one width costs more
                "Rec.rec_batch_num": 1,
                "Rec.rec_img_shape": [3, 48, 64],
            }
        )

    def find(self, pixels: Pixels, side: int = DETECTION_SIDE) -> list[Quad]:
        """Return where lines of text are on an evenly lit page; its bare margins cost nothing.

        Args:
            pixels: The page.
            side: How long its longer side is to be for the search, pixels; a long slip's is longer.
        """
        scale = min(1.0, side_of(pixels, side) / max(pixels.shape[:2]))
        printed = printed_part(pixels)
        if printed is None:
            return []
        left, top, right, bottom = printed
        part = np.ascontiguousarray(pixels[top:bottom, left:right])
        size = (max(_LEAST_SIDE, int(part.shape[1] * scale)), max(_LEAST_SIDE, int(part.shape[0] * scale)))
        searched = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
        found = self._engine(searched, use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return []
        back = np.array([part.shape[1] / size[0], part.shape[0] / size[1]], dtype=np.float32)
        offset = np.array([left, top], dtype=np.float32)
        return [np.asarray(box, dtype=np.float32) * back + offset for box in found.boxes]

    def is_upside_down(self, line: Pixels) -> bool:
        """Tell whether the classifier takes a line for upside down."""
        found = self._engine(line, use_det=False, use_cls=True, use_rec=False)
        return bool(found.cls_res and found.cls_res[0][0] == "180")

    def read(self, line: Pixels) -> tuple[tuple[Span, ...], float]:
        """Return the words of a line, cut out upright, and its score 0–1."""
        found = self._engine(line, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if not found.txts or not found.txts[0].strip():
            return (), 0.0
        text, score = as_printed(found.txts[0]), float(found.scores[0])
        if score < _LOWEST_SCORE:
            return (), score
        return tuple(_spans(text, score, found.word_results[0])), score


def as_printed(text: str) -> str:
    """Return what the model read with the signs that it takes others for, letter for letter."""
    return _RUPEE.sub("₹", text.translate(_NARROW))


def cut_out(pixels: Pixels, quad: Quad) -> Pixels:
    """Return a line of a picture as an upright rectangle."""
    width = int(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[3] - quad[2]), 2))
    height = int(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]), 2))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(quad, corners)
    return cast(
        "Pixels",
        cv2.warpPerspective(
            pixels, warp, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        ),
    )


def _spans(text: str, score: float, info: Any) -> Iterator[Span]:
    """Split a line at its spaces and wide gaps; each character's column says where it is."""
    columns = [column for word in info.word_cols for column in word]
    length = float(info.line_txt_len)
    letters = [at for at, char in enumerate(text) if not char.isspace()]
    confidences = list(info.confs)
    if len(columns) != len(letters) or len(confidences) != len(text) or length <= 0:
        yield from _by_length(text, score)
        return
    start = 0
    for at in range(1, len(letters) + 1):
        ends = at == len(letters)
        if not ends and letters[at] == letters[at - 1] + 1 and columns[at] - columns[at - 1] <= _GAP_COLUMNS:
            continue
        chars = range(start, at)
        before = columns[start - 1] if start else None
        after = None if ends else columns[at]
        left, right = _edges(columns[start], columns[at - 1], before, after, len(chars))
        yield Span(
            "".join(text[letters[char]] for char in chars),
            max(0.0, left / length),
            min(1.0, right / length),
            float(np.mean([confidences[letters[char]] for char in chars])),
        )
        start = at


def _edges(first: int, last: int, before: int | None, after: int | None, count: int) -> tuple[float, float]:
    """Return where a word begins and ends: half a character beyond its outer columns, within its gaps."""
    half = max(1.0, (last - first) / max(1, count - 1) / 2) if count > 1 else 1.0
    left, right = first + 0.5 - half, last + 0.5 + half
    if before is not None:
        left = max(left, (before + first + 1) / 2)
    if after is not None:
        right = min(right, (last + after + 1) / 2)
    return left, right


def _by_length(text: str, score: float) -> Iterator[Span]:
    """Split a line by its words' lengths, where the columns are not told."""
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield Span(word, at / len(text), (at + len(word)) / len(text), score)
        at += len(word)
