"""Boxes to tick that are drawn, not typed: a form's choices, as words ☑ and ☐ where they stand.

Only where several boxes of a page have words behind them and more is drawn in some than in the
others: so cells of tables and ornaments are none.
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
    if len(boxes) > _MOST:
        return []
    found = [(box, _drawn_in(box, shapes)) for box in boxes if _has_words(box, words)]
    bare = min((count for _, count in found), default=0)
    if all(count == bare for _, count in found):
        return []
    found.sort(key=lambda pair: (pair[0].top, pair[0].left))
    return [Word(TICKED if count > bare else UNTICKED, box) for box, count in found]


def _is_square(box: Box, size: tuple[float, float]) -> bool:
    wide, high = box.width * size[0], box.height * size[1]
    return min(wide, high) >= SMALLEST and max(wide, high) <= min(LARGEST, _SQUARE * min(wide, high))


def _once(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes without those that are drawn upon another, as an edge upon its fill."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.width):
        if not any(_holds(other, box) for other in kept):
            kept.append(box)
    return kept


def _holds(box: Box, other: Box) -> bool:
    x, y = other.middle
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _drawn_in(box: Box, shapes: Sequence[Box]) -> int:
    """Return how many things are drawn in a box, itself among them: a ticked one has more than the others."""
    reach = 1 + _ROOM
    return sum(
        _holds(box, shape) and shape.width < box.width * reach and shape.height < box.height * reach
        for shape in shapes
    )


def _has_words(box: Box, words: Sequence[Word]) -> bool:
    _, middle = box.middle
    return any(
        word.box.top <= middle <= word.box.bottom and 0 <= word.box.left - box.right < _AWAY * box.width
        for word in words
    )
