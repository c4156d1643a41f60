"""Uneven light evened out: the paper's own brightness estimated and divided away."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from adapters.ocr.picture import Pixels

_SMALL = 400
_EVEN = 0.72
"""Darkest paper over lightest above which light is even enough to leave alone."""
_DIM = 120
_MARK = 14
_RIM = 0.012


def evened(pixels: Pixels) -> Pixels:
    """Return a picture whose paper is white all over; one that is evenly lit comes back as it is."""
    paper = _paper(pixels)
    bright = float(np.percentile(paper, 95))
    dark = float(np.percentile(paper, 5))
    if bright >= _DIM and dark >= _EVEN * bright:
        return pixels
    height, width = pixels.shape[:2]
    light = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    # no more than fourfold: what is nearly black has nothing to be brought out but noise
    gain = 235.0 / np.maximum(light, 60.0)
    return np.clip(pixels.astype(np.float32) * gain[:, :, None], 0, 255).astype(np.uint8)


def printed_part(pixels: Pixels) -> tuple[int, int, int, int] | None:
    """Return left, top, right, bottom of what is marked on a page; `None` if nothing is.

    Marks are judged against the paper around them, so a faint shade is none; nor is what lies
    at the very edge, where a strip of the table is often left. The part is wider than its marks
    by more than that.
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, _SMALL / max(height, width))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = small.min(axis=2)
    around = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((17, 17), np.uint8))
    marks = cv2.subtract(around, grey) > _MARK
    rim = round(_RIM * max(grey.shape))
    inner = np.zeros_like(marks)
    inner[rim : marks.shape[0] - rim, rim : marks.shape[1] - rim] = True
    marked = np.argwhere(marks & inner)
    if not marked.size:
        marked = np.argwhere(marks)
    if not marked.size:
        return None
    edge = 0.02 * max(height, width)
    (top, left), (bottom, right) = marked.min(axis=0) / scale, (marked.max(axis=0) + 1) / scale
    return (
        int(max(0, left - edge)),
        int(max(0, top - edge)),
        int(min(width, right + edge)),
        int(min(height, bottom + edge)),
    )


def _paper(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Return how bright the paper is, at a small size: print closed over, then smoothed."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _SMALL / max(height, width))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((17, 17), np.uint8))
    return cast("npt.NDArray[np.uint8]", cv2.GaussianBlur(closed, (31, 31), 0))
