"""The headings of a table: which columns it has, though their names run over lines or stand close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from engines.documents.amount import find_amounts
from engines.documents.body_cells import NO_CELLS, cells_below
from engines.documents.heading_column import Column, columns_of
from engines.documents.label import find_labels
from engines.documents.layout import Line, Sheet
from engines.documents.lexicon import columns, key_of
from engines.documents.lexicon import labels as general
from engines.documents.wording import COLUMNS

_UNITS_OF_MONEY = re.compile(r"[\[(]?\s*(?:in\s+)?(?:₹|`|\brs\b\.?|\binr\b|रु\.?)\s*[\])]?", re.IGNORECASE)
_NUMERIC = frozenset(
    {"quantity", "rate", "amount", "taxable_value", "gross", "mrp", "cgst", "sgst", "igst", "tax", "discount"}
)
_ROLES = ("seller", "buyer", "ship_to")
_NEARLY_ALL = 0.85
_FEW_WORDS = 0.55
_SOME_WORDS = 0.4  # of a second line of headings
_FEWER_WORDS = 0.33
_ROW_BELOW = 3  # lines from a heading down to its first row
_SOME_FIGURES = 3
_A_WORD = 5  # letters: more than a unit's or a currency's
_DECORATED = re.compile(r"[<>]|[-=*~]{3,}|\*\s+\*")  # the title of a table on a till's roll
_REACH = 1.9  # of a line's height: how far the parts of one heading lie apart


@dataclass(frozen=True)
class Heading:
    """The heading of a table: its lines on a page, `first` to `last`, and its columns from the left."""

    page: int
    first: int
    last: int
    columns: tuple[Column, ...]

    def has(self, *names: str) -> bool:
        """Tell whether a column means one of these."""
        return any(column.means(name) for column in self.columns for name in names)

    @property
    def lists_goods(self) -> bool:
        """Tell whether the table lists goods, not taxes by rate or anything else."""
        if not self.has("description"):
            priced = self.has("hsn") and self.has("rate") and self.has("amount")
            return (
                (self.has("quantity") or (priced and not self.has("taxable_value", "igst", "cgst")))
                and self.has("rate", "amount")
                and not self.has("igst_rate")
            )
        return self.has("quantity", "rate", "amount", "taxable_value")


def find_headings(sheet: Sheet) -> tuple[Heading, ...]:
    """Return the headings of tables on a page from top to bottom."""
    if find_headings not in sheet.known:
        sheet.known[find_headings] = tuple(_headings(sheet))
    return sheet.known[find_headings]


def _headings(sheet: Sheet) -> Iterator[Heading]:
    misread = not sheet.printed
    next_free = 0
    for index, line in enumerate(sheet.lines):
        if index < next_free or not _is_seed(
            line, sheet.lines[index + 1 : index + 1 + _ROW_BELOW], misread=misread
        ):
            continue
        first, last = _band(sheet, index, next_free, misread=misread)
        cells = NO_CELLS if misread else cells_below(sheet, last + 1)
        read = columns_of(sheet.lines[first : last + 1], misread=misread, cells=cells)
        heading = Heading(sheet.number, first, last, read)
        if _is_table(heading) and not _is_of_two_lined_rows(sheet, first, last, misread=misread):
            yield heading
            next_free = last + 1


def _is_of_two_lined_rows(sheet: Sheet, first: int, last: int, *, misread: bool) -> bool:
    """Tell whether a heading's first line names articles, its second their figures, and rows are so below.

    The figures stand under words of the line above them then, in no column of their own.
    """
    if last != first + 1 or last + 2 >= len(sheet.lines):
        return False
    upper, lower = (
        {label.meanings[0].name for label in find_labels(line, columns(), misread=misread)}
        for line in sheet.lines[first : last + 1]
    )
    named, figured = sheet.lines[last + 1 : last + 3]
    return (
        "description" in upper
        and not upper & _NUMERIC
        and len(lower & _NUMERIC) >= _SOME_FIGURES
        and _is_row_of_figures(figured)
        and sum(char.isalpha() for char in figured.text) < _A_WORD
        and not any(amount.money for amount in find_amounts(named.text))
    )


def _is_seed(line: Line, below: Sequence[Line], *, misread: bool) -> bool:
    """Tell whether a line names columns: several of them and little else, or over a row of figures."""
    if len(line.tokens) < 2 or any(amount.money for amount in find_amounts(line.text, misread=False)):
        return False
    if _DECORATED.search(line.text):
        return False
    labels = find_labels(line, columns(), misread=misread)
    names = {label.meanings[0].name for label in labels}
    if len(names) < 2 or any(label.colon and not label.opens for label in labels):
        return False
    if any(
        found.opens and found.means(role)
        for found in find_labels(line, general(), misread=False)  # "Item name" is no misread "Firm name"
        for role in _ROLES
    ):
        return False
    covered = sum(len(token.text) for label in labels for token in line.tokens[label.start : label.end])
    letters = sum(len(key_of(_UNITS_OF_MONEY.sub("", token.text))) for token in line.tokens)
    enough = _FEW_WORDS if len(names) > 2 else _NEARLY_ALL
    if (len(names & (_NUMERIC | {"hsn"})) > 2 or len(names) > _SOME_FIGURES) and any(
        _is_row_of_figures(row) for row in below
    ):
        enough = _FEWER_WORDS
    return covered >= enough * max(letters, 1) and bool(names & (_NUMERIC | {"hsn", "description"}))


def _is_row_of_figures(line: Line) -> bool:
    found = find_amounts(line.text)
    return len(found) >= _SOME_FIGURES and any(amount.money for amount in found)


def _is_table(heading: Heading) -> bool:
    if any(column.stacked for column in heading.columns):
        return False  # a name over its figures: rows of such are known by their figures
    names = {column.meanings[0].name for column in heading.columns if column.meanings}
    known = sum(bool(column.meanings) for column in heading.columns)
    if not names & _NUMERIC:
        return False
    return known >= 3 or ("description" in names and known >= 2)


def _band(sheet: Sheet, seed: int, floor: int, *, misread: bool) -> tuple[int, int]:
    """Return the first and last line of the heading around its seed."""
    first = last = seed
    while first > floor and _joins(sheet.lines[first - 1], sheet.lines[first], misread=misread):
        first -= 1
    while last + 1 < len(sheet.lines) and _joins(sheet.lines[last + 1], sheet.lines[last], misread=misread):
        last += 1
    return first, last


def _joins(line: Line, beside: Line, *, misread: bool) -> bool:
    upper, lower = (line, beside) if line.top < beside.top else (beside, line)
    if lower.top - upper.top > _REACH * max(upper.height, lower.height):
        return False
    if any(amount.money for amount in find_amounts(line.text, misread=misread)) or ":" in line.text:
        return False
    if _DECORATED.search(line.text) or (line is upper and _asks(line)):
        return False
    words = [key for token in line.tokens if (key := key_of(_UNITS_OF_MONEY.sub("", token.text)))]
    if not words:
        return True
    known = sum(
        word in _heading_words() or any(part in _heading_words() for part in _split(word)) for word in words
    )
    wordy = line is lower and not any(char.isdigit() for char in line.text)
    if wordy and len(line.segments) > 1 and _stands_under(line, beside):
        return known >= _SOME_WORDS * len(words)  # a font garbles words of Hindi
    return known >= (0.6 if wordy else 0.75) * len(words)


def _stands_under(line: Line, heading: Line) -> bool:
    """Tell whether each part of a line stands under one of the line above, as headings' second words do."""
    return all(
        any(part.overlaps(over.left, over.right) for over in heading.segments) for part in line.segments
    )


def _asks(line: Line) -> bool:
    """Tell whether a line has a label of the document's own, and its answer: no row of headings."""
    found = find_labels(line, general(), misread=False)
    return any(
        label.opens and (label.means("reverse_charge") > _NEARLY_ALL or (label.colon and label.of("field")))
        for label in found
    )


def _split(word: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[/%#]", word) if part) if re.search(r"[/%#]", word) else ()


@cache
def _heading_words() -> frozenset[str]:
    found: set[str] = set()
    for by_weight in COLUMNS.values():
        for wordings in by_weight.values():
            for wording in wordings:
                found.add(key_of(wording))
                found.update(key_of(word) for word in wording.split())
    return frozenset(found)
