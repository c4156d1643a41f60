"""Which words of a text layer a person would see: the layer may say what the page does not show.

A word is hidden if it is drawn invisible or transparent, lies outside the page, is too small
to see, has the colour of what surrounds it, or leaves no mark on the rendered page (covered,
or on a layer that is switched off). Hidden words are kept apart: they are no print.
"""

from __future__ import annotations

import numpy as np

from adapters.ocr.picture import Pixels
from adapters.ocr.text_layer import LayerWord

_SMALLEST = 0.0012
"""Height of a line as a share of the page's longer side: one point on A4."""
_MARK = 18
"""Levels (of 256) between the lightest and the darkest pixel that a mark on paper makes."""
_SAME_COLOUR = 14


def split_by_sight(
    words: list[LayerWord], page: Pixels, turn: int
) -> tuple[list[LayerWord], list[LayerWord]]:
    """Return the words that show on the rendered page, and those that do not."""
    seen: list[LayerWord] = []
    hidden: list[LayerWord] = []
    for word in words:
        (seen if _is_seen(word, page, turn) else hidden).append(word)
    return seen, hidden


def _is_seen(word: LayerWord, page: Pixels, turn: int) -> bool:
    height, width = page.shape[:2]
    box = word.box
    x, y = box.middle
    if not (word.ink.drawn and 0 <= x <= 1 and 0 <= y <= 1):
        return False
    thick = box.width * width if turn in (90, 270) else box.height * height
    if thick < _SMALLEST * max(width, height):
        return False
    left, right = int(max(0, box.left * width)), int(min(width, box.right * width + 1))
    top, bottom = int(max(0, box.top * height)), int(min(height, box.bottom * height + 1))
    inside = page[top : max(bottom, top + 1), left : max(right, left + 1)].reshape(-1, 3)
    if not inside.size or int((inside.max(axis=0) - inside.min(axis=0)).max()) < _MARK:
        return False
    return word.ink.colour is None or not _like_its_surroundings(word, page, (left, top, right, bottom))


def _like_its_surroundings(word: LayerWord, page: Pixels, edges: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = edges
    ring = [page[max(0, top - 1), left:right], page[min(page.shape[0] - 1, bottom), left:right]]
    around = np.median(np.concatenate(ring), axis=0)
    difference = np.abs(around - np.asarray(word.ink.colour, dtype=np.float64))
    return float(difference.max()) < _SAME_COLOUR


def unexplained_ink(words: list[LayerWord], page: Pixels) -> float:
    """Return the share of the page that is marked, but not by these words."""
    height, width = page.shape[:2]
    paper = np.median(page.reshape(-1, 3)[:: max(1, height * width // 20000)], axis=0)
    marked = (np.abs(page.astype(np.int16) - paper.astype(np.int16)).max(axis=2)) > 2 * _MARK
    for word in words:
        box = word.box
        top, bottom = max(0, int(box.top * height)), max(0, int(box.bottom * height) + 1)
        left, right = max(0, int(box.left * width)), max(0, int(box.right * width) + 1)
        marked[top:bottom, left:right] = False
    return float(marked.mean())
