"""Lone digits that the search for lines passes over: a quantity or a row's number in a narrow column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import cv2
import numpy as np

from adapters.ocr.picture import Pixels
from adapters.ocr.recognise import Quad

_TALL = (0.3, 0.85)
"""Height of a digit as a share of the usual line's, which is taller than its letters."""
_LINES_AROUND = 0.3
_CLEAR = 0.6
"""Room around a digit, in line heights, beyond which other print may stand."""
_MOST = 60


def lone_digits(pixels: Pixels, lines: Sequence[Quad]) -> list[Quad]:
    """Return where single marks as tall as digits stand clear of all else, level with a line of print.

    Args:
        pixels: The page, upright and evenly lit.
        lines: Where lines of print were found.
    """
    boxes = np.array([[*quad.min(axis=0), *quad.max(axis=0)] for quad in lines], dtype=np.float32)
    if len(boxes) < 3:
        return []
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    marks = _marks_beside(pixels, lines, height)
    found: list[Quad] = []
    for left, top, right, bottom in marks:
        middle = (top + bottom) / 2
        level = np.abs((boxes[:, 1] + boxes[:, 3]) / 2 - middle) < _LINES_AROUND * height
        if not level.any():
            continue
        room = 0.25 * height
        # as tall as the lines beside it, so that the digit is as large in it as others are in theirs
        half = max(height, bottom - top + 0.3 * height) / 2
        corners = (
            (left - room, middle - half),
            (right + room, middle - half),
            (right + room, middle + half),
            (left - room, middle + half),
        )
        found.append(np.array(corners, dtype=np.float32))
    return found if len(found) <= _MOST else []


def _marks_beside(pixels: Pixels, lines: Sequence[Quad], height: float) -> list[tuple[int, int, int, int]]:
    """Return left, top, right, bottom of marks as tall as digits, with nothing near them, off all lines."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    around = max(15, int(1.5 * height) | 1)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, 25)
    for quad in lines:
        cv2.fillConvexPoly(ink, quad.astype(np.int32), (0,))
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found: list[tuple[int, int, int, int]] = []
    for at in range(1, count):
        left, top, wide, high, area = (int(value) for value in stats[at])
        if not _TALL[0] * height <= high <= _TALL[1] * height or not 0.12 * high <= wide <= 0.9 * high:
            continue
        room = int(_CLEAR * height)
        part = ink[max(0, top - room // 3) : top + high + room // 3, max(0, left - room) : left + wide + room]
        if int(np.count_nonzero(cast("Pixels", part))) <= 1.25 * area + 4:
            found.append((left, top, left + wide, top + high))
    return found
