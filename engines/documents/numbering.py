"""Numbers before the entries of a form, "1.", "(a)", "B.": taken away, they are neither labels nor values."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from engines.documents.gathering import relined
from engines.documents.layout import Line, Run, Sheet, Token

_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)\]]{1,2}|\d{1,2}")
_LEAST = 3  # entries
_ALIKE = 2.5  # letters: how far apart the left edges of numbers lie


def without_numbers(sheet: Sheet) -> Sheet:
    """Return a page without the numbers that begin its entries; the same where few have one.

    An entry begins a line, or a part of it where two columns are numbered on: "1. Name    6. Date".
    """
    parts = [part for line in sheet.lines for part in (line, *line.segments[1:])]
    firsts = [part.tokens[0] for part in parts if _is_numbered(part)]
    numbers: set[Token] = set()
    for token in firsts:
        column = [other for other in firsts if abs(other.left - token.left) < _ALIKE * sheet.letter]
        bare = [int(other.text) for other in column if other.text.isdigit()]
        if any(one + 1 != other for one, other in pairwise(bare)):
            column = [other for other in column if not other.text.isdigit()]  # those are of houses, or States
        if len(column) >= _LEAST and token in column:
            numbers.add(token)
    if not numbers:
        return sheet
    lines: list[list[Token]] = [
        [token for token in line.tokens if token not in numbers] for line in sheet.lines
    ]
    return replace(sheet, lines=relined([tokens for tokens in lines if tokens], sheet.letter))


def _is_numbered(part: Line | Run) -> bool:
    """Tell whether a part of a line begins with a number and words follow it."""
    return (
        len(part.tokens) > 1
        and _NUMBER.fullmatch(part.tokens[0].text) is not None
        and part.tokens[1].text[0].isalpha()
    )
