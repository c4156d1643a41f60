"""Boxes to tick that are drawn."""

from __future__ import annotations

from adapters.ocr.ticked import ticked_words
from core.page import Box, Word

PAGE = (600.0, 800.0)


def _square(row: int, side: float = 10.0) -> Box:
    return Box(0.1, 0.1 + row * 0.03, 0.1 + side / 600, 0.1 + row * 0.03 + side / 800)


WORDS = [
    Word(text, Box(0.13, 0.1 + row * 0.03, 0.3, 0.1 + row * 0.03 + 10 / 800))
    for row, text in enumerate("abc")
]


def test_the_box_in_which_more_is_drawn_is_ticked() -> None:
    boxes = [_square(row) for row in range(3)]
    stroke = Box(boxes[1].left, boxes[1].top, boxes[1].right + 0.002, boxes[1].bottom + 0.002)
    assert [word.text for word in ticked_words([*boxes, stroke], WORDS, PAGE)] == ["☐", "☑", "☐"]


def test_squares_that_are_all_alike_or_stand_before_no_words_are_no_choice() -> None:
    boxes = [_square(row) for row in range(3)]
    assert ticked_words(boxes, WORDS, PAGE) == []
    assert ticked_words([*boxes, _square(1, 5.0)], [], PAGE) == []
