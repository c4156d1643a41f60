"""Where the cells of a table's rows stand, by which headings that stand close are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from engines.documents.amount import find_amounts
from engines.documents.label import Label, find_labels
from engines.documents.layout import Line, Sheet, Token
from engines.documents.lexicon import labels

_ROWS = 12  # lines below a heading
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FIGURES = 3  # of a row
_APART = 1.35  # times the room between words: two cells of a row
_CLOSEST = 5  # of so many gaps of a page, one is that between words
_TAXES = ("cgst", "sgst", "igst", "cess")
_COVERED = 0.3  # of a word, or of the cells', that one must cover of the other


@dataclass(frozen=True)
class BodyCells:
    """Left and right of each column of cells, from the left; none where the rows do not tell."""

    spans: tuple[tuple[float, float], ...] = ()
    room: float = 0.0
    """How far words of one cell stand apart at most, in heights of the print."""

    def parts(self, left: Token, right: Token) -> bool:
        """Tell whether two words that follow each other in a heading stand too far apart for one cell."""
        return bool(self.spans) and right.left - left.right > self.room * right.height

    def under(self, token: Token) -> int | None:
        """Return which cells stand under a word of a heading; `None` where none do."""
        best, most = None, 0.0
        for place, (left, right) in enumerate(self.spans):
            shared = min(token.right, right) - max(token.left, left)
            part = shared / max(min(token.right - token.left, right - left), 1e-9)
            if part >= _COVERED and shared > most:
                best, most = place, shared
        return best

    def under_all(self, tokens: Iterable[Token]) -> set[int]:
        """Return which cells stand under some words."""
        return {place for token in tokens if (place := self.under(token)) is not None}


NO_CELLS = BodyCells()
"""Where no rows tell: on a picture, whose words are not where they were printed."""


def cells_below(sheet: Sheet, start: int) -> BodyCells:
    """Return the cells of the rows of a page from a line on, up to their sums."""
    spans: list[tuple[float, float]] = []
    room = _APART * _room_of_words(sheet)
    for line in sheet.lines[start : start + _ROWS]:
        figures = find_amounts(line.text)
        is_row = len(figures) >= _FIGURES and any(figure.money for figure in figures)
        if any(_ends_rows(label, is_row=is_row) for label in find_labels(line, labels(), misread=False)):
            break
        if is_row:
            spans += _cells_of(line, room)
    joined: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if joined and left < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return BodyCells(tuple(joined), room)


def _ends_rows(label: Label, *, is_row: bool) -> bool:
    """Tell whether a label is of the sums; the kind of tax in a cell of a row is not."""
    kind = is_row and label.start > 0 and any(label.means(tax) for tax in _TAXES)
    return label.opens and label.of("total") is not None and not kind


def _room_of_words(sheet: Sheet) -> float:
    """Return how much room a page's typeface leaves between words, in heights of its print."""
    gaps = sorted(
        (right.left - left.right) / left.height
        for line in sheet.lines
        for left, right in pairwise(line.tokens)
        if right.left > left.right
    )
    return gaps[len(gaps) // _CLOSEST] if gaps else 0.0


def _cells_of(line: Line, room: float) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    before = ""
    for token in line.tokens:
        if found and token.right < found[-1][1]:
            return []  # words over each other, as rupees and paise of a ruled column
        near = bool(found) and token.left - found[-1][1] < room * token.height
        if near and not (
            _FIGURE.fullmatch(before) and _FIGURE.fullmatch(token.text) and "." in before + token.text
        ):
            found[-1] = found[-1][0], token.right
        else:
            found.append((token.left, token.right))
        before = token.text
    return found
