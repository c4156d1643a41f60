"""Sums in a box beside the rows of goods, not below them: parted from the rows they share lines with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engines.documents.amount import find_amounts
from engines.documents.gathering import relined
from engines.documents.heading import find_headings
from engines.documents.label import find_labels
from engines.documents.layout import Line, Sheet
from engines.documents.lexicon import labels

_SUMS = frozenset(
    {"taxable_value", "subtotal", "cgst", "sgst", "igst", "cess", "discount", "round_off", "total", "_tax"}
)
_LEAST = 2  # labels of sums, on lines of their own
_ALIKE = 1.0  # letters: how far apart their left edges lie
_WIDTH = 15  # letters: the least that rows of goods take
_OF_A_ROW = 3  # figures


def without_panel(sheet: Sheet) -> Sheet:
    """Return a page whose box of sums beside the goods, if any, stands in lines of its own below them."""
    headings = [heading for heading in find_headings(sheet) if heading.lists_goods]
    if not headings:
        return sheet
    first, below = headings[0].first, headings[0].last + 1
    edge = _edge(sheet, sheet.lines[first:], below)
    if edge is None or sum(column.left >= edge for column in headings[0].columns) > 1:
        return sheet  # an edge amid the columns of goods is none
    rows = [line for line in sheet.lines[below:] if _is_row(line, edge, sheet)]
    last = next(
        (line.index for line in sheet.lines[rows[-1].index + 1 :] if _crosses(line, edge)), len(sheet.lines)
    )
    return _parted(sheet, first, last, edge)


def _edge(sheet: Sheet, lines: Sequence[Line], below: int) -> float | None:
    """Return the left edge of a box: one that labels of sums share, beside rows that end left of it.

    The first of the labels may stand in the line of the rows' heading, as if it were a column's.
    """
    found: list[tuple[float, int]] = []
    for line in lines:
        for label in find_labels(line, labels(), misread=not sheet.printed):
            meaning = label.of("total")
            starts = any(segment.tokens[0] is label.run.tokens[0] for segment in line.segments)
            if meaning is not None and meaning.name in _SUMS and starts:
                found.append((label.run.left, line.index))
    for left, _ in sorted(found):
        edge = left - 0.05 * sheet.letter
        alike = [index for other, index in found if abs(other - left) < _ALIKE * sheet.letter]
        rows = [line for line in lines if line.index >= below and _is_row(line, edge, sheet)]
        if len(alike) < _LEAST or not rows:
            continue
        amid = len({index for index in alike if index <= rows[-1].index})
        enough = amid >= _LEAST or (amid and len(set(alike)) > _LEAST)
        beside = [line for line in lines if line.index <= rows[-1].index]
        over = sum(line.tokens[-1].left >= edge for line in rows)
        wide = left - min(line.left for line in rows) > _WIDTH * sheet.letter
        if enough and wide and over * 3 <= 2 * len(rows) and not any(_crosses(line, edge) for line in beside):
            return edge
    return None


def _is_row(line: Line, edge: float, sheet: Sheet) -> bool:
    """Tell whether a line has words and figures enough for a row of goods left of an edge."""
    kept = [token for token in line.tokens if token.left < edge]
    text = " ".join(token.text for token in kept)
    amounts = find_amounts(text, misread=not sheet.printed)
    return (
        len(amounts) >= _OF_A_ROW
        and any(amount.money for amount in amounts)
        and sum(char.isalpha() for char in text) > 2
    )


def _crosses(line: Line, edge: float) -> bool:
    return any(token.left < edge < token.right for token in line.tokens)


def _parted(sheet: Sheet, first: int, last: int, edge: float) -> Sheet:
    beside = sheet.lines[first:last]
    kept = [[token for token in line.tokens if token.left < edge] for line in beside]
    aside = [[token for token in line.tokens if token.left >= edge] for line in beside]
    above, below = (
        [list(line.tokens) for line in lines] for lines in (sheet.lines[:first], sheet.lines[last:])
    )
    lines = [*above, *(part for part in (*kept, *aside) if part), *below]
    return replace(sheet, lines=relined(lines, sheet.letter))
