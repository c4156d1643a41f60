"""Numbers before the entries of a form, "1.", "(a)", "B.": taken away, they are neither labels nor values."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from engines.documents.gathering import relined
from engines.documents.layout import Line, Sheet, Token

_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)\]]{1,2}|\d{1,2}")
_LEAST = 3  # entries
_ALIKE = 2.5  # letters: how far apart the left edges of numbers lie


def without_numbers(sheet: Sheet) -> Sheet:
    """Return a page without the numbers that begin its lines; the same where few lines have one."""
    firsts = [line.tokens[0] for line in sheet.lines if _is_numbered(line)]
    bare = [token for token in firsts if token.text.isdigit()]
    if any(int(one.text) + 1 != int(other.text) for one, other in pairwise(bare)):
        firsts = [token for token in firsts if token not in bare]  # of houses, or States
    numbers = {
        token
        for token in firsts
        if sum(abs(other.left - token.left) < _ALIKE * sheet.letter for other in firsts) >= _LEAST
    }
    if not numbers:
        return sheet
    lines: list[list[Token]] = [
        list(line.tokens[1:] if line.tokens[0] in numbers else line.tokens) for line in sheet.lines
    ]
    return replace(sheet, lines=relined([tokens for tokens in lines if tokens], sheet.letter))


def _is_numbered(line: Line) -> bool:
    """Tell whether a line begins with a number and words follow it."""
    return (
        len(line.tokens) > 1
        and _NUMBER.fullmatch(line.tokens[0].text) is not None
        and any(char.isalpha() for char in line.tokens[1].text)
        and line.tokens[1].text[0].isalpha()
    )
