"""Boxes to tick that are drawn, not typed: a form's choices, as words ☑ and ☐ where they stand.

Only where at least two boxes of a page have words behind them and some, not all, are marked:
so cells of tables and ornaments are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.page import Box, Word

TICKED, UNTICKED = "☑", "☐"
SMALLEST, LARGEST = 5.0, 19.0
"""How high and wide a box to tick is, points."""
_SQUARE = 1.35
_ROOM = 0.6
"""How far a tick may reach over its box, of the box's size."""
_MOST = 60
_AWAY = 4
"""How far behind a box its words begin at most, in boxes."""


def ticked_words(shapes: Sequence[Box], words: Sequence[Word], size: tuple[float, float]) -> list[Word]:
    """Return a word for each box to tick; none where the page has no such choice.

    Args:
        shapes: Small things drawn on the page.
        words: What is printed on it.
        size: The page's width and height, points.
    """
    boxes = _once([box for box in shapes if _is_square(box, size)])
    found = [(box, _is_marked(box, shapes)) for box in boxes if _has_words(box, words)]
    marked = sum(ticked for _, ticked in found)
    if len(boxes) > _MOST or not 0 < marked < len(found):
        return []
    return [Word(TICKED if ticked else UNTICKED, box) for box, ticked in found]


def _is_square(box: Box, size: tuple[float, float]) -> bool:
    wide, high = box.width * size[0], box.height * size[1]
    return SMALLEST <= min(wide, high) and max(wide, high) <= min(LARGEST, _SQUARE * min(wide, high))


def _once(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes without those that are drawn upon another, as an edge upon its fill."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.width):
        if not any(_holds(other, box) for other in kept):
            kept.append(box)
    return kept


def _holds(box: Box, other: Box, room: float = 0.0) -> bool:
    x, y = other.middle
    wide, high = box.width * room, box.height * room
    return box.left - wide <= x <= box.right + wide and box.top - high <= y <= box.bottom + high


def _is_marked(box: Box, shapes: Sequence[Box]) -> bool:
    """Tell whether something else is drawn in a box: strokes, or a smaller square that fills it."""
    return any(
        shape is not box
        and _holds(box, shape)
        and not _same(box, shape)
        and shape.width < box.width * (1 + _ROOM)
        and shape.height < box.height * (1 + _ROOM)
        for shape in shapes
    )


def _same(box: Box, other: Box) -> bool:
    return abs(box.width - other.width) < 0.12 * box.width and abs(box.height - other.height) < 0.12 * box.height


def _has_words(box: Box, words: Sequence[Word]) -> bool:
    _, middle = box.middle
    return any(
        word.box.top <= middle <= word.box.bottom and 0 <= word.box.left - box.right < _AWAY * box.width
        for word in words
    )
