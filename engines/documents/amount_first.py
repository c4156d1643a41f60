"""Sums whose amount stands before what it is: "75.15   State tax"."""

from __future__ import annotations

from engines.documents.amount import find_amounts
from engines.documents.layout import Line, Run

_PARTS = 2  # of a line: the amount and the words
_LETTERS = 2


def amount_before(line: Line) -> Run | None:
    """Return the amount that a line of two parts begins with, words behind it: "75.15   State tax"."""
    if len(line.segments) != _PARTS:
        return None
    first, words = line.segments
    found = find_amounts(first.text)
    alone = len(found) == 1 and found[0].money and len(first.text) - (found[0].end - found[0].start) <= 1
    return (
        first
        if alone
        and sum(char.isalpha() for char in words.text) > _LETTERS
        and not any(a.money for a in find_amounts(words.text))
        else None
    )
