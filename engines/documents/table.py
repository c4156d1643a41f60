"""Tables: the rows below their headings, over page breaks, each word in its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engines.documents.amount import find_amounts
from engines.documents.heading import Heading, find_headings
from engines.documents.label import Label, find_labels
from engines.documents.layout import Line, Run, Sheet
from engines.documents.lexicon import labels
from engines.documents.table_column import edges_of, is_words, words_by_column
from engines.documents.unnamed_sum import first_sum

_NO_ROW = frozenset({"total_in_words", "_tax_in_words", "_tail"})
_IN_WORDS = re.compile(
    r"^\W*(?:rupees|rs\.?|inr|indian rupees|रुपये|रुपए|रूपये)\W+(?:rupees\W+)?[^\W\d_]+.*(?:\bonly\b|मात्र|केवल)",
    re.IGNORECASE,
)
_TAXES = frozenset({"cgst", "sgst", "igst", "cess"})
_WORDS_OF_PROSE = 3
_ASIDE = 3.0  # letters
_WORDS_ALLOWED_IN_A_SUM = 2


@dataclass(frozen=True)
class Cells:
    """A line of a table, its words by column (index into the heading's columns)."""

    line: Line
    by_column: dict[int, Run]


@dataclass
class Table:
    """A table: its heading and its lines of cells; `sums` are its rows of totals.

    A table that runs over pages is one table; `headings` are all of its headings.
    """

    headings: list[Heading]
    body: list[Cells] = field(default_factory=list[Cells])
    sums: list[Cells] = field(default_factory=list[Cells])
    carried: list[Cells] = field(default_factory=list[Cells])
    closed: bool = False

    @property
    def heading(self) -> Heading:
        """Its first heading."""
        return self.headings[0]

    def lines(self) -> set[tuple[int, int]]:
        """Return page and index of each line that belongs to it."""
        found = {(h.page, index) for h in self.headings for index in range(h.first, h.last + 1)}
        found |= {(cells.line.page, cells.line.index) for cells in (*self.body, *self.sums, *self.carried)}
        return found


def find_tables(sheets: Sequence[Sheet]) -> tuple[Table, ...]:
    """Return the tables of consecutive pages; one that goes on over a page break is one."""
    tables: list[Table] = []
    for sheet in sheets:
        headings = find_headings(sheet)
        open_table = next((table for table in reversed(tables) if not table.closed), None)
        if open_table is not None and not (headings and _same(open_table.heading, headings[0])):
            stop = headings[0].first if headings else len(sheet.lines)
            _go_on(open_table, sheet, stop)
        for place, heading in enumerate(headings):
            stop = headings[place + 1].first if place + 1 < len(headings) else len(sheet.lines)
            goes_on = place == 0 and open_table is not None and _same(open_table.heading, heading)
            if goes_on and open_table is not None:
                table = open_table
                table.headings.append(heading)
            else:
                table = Table([heading])
                tables.append(table)
            _fill(table, heading, sheet, heading.last + 1, stop)
    return tuple(tables)


def _same(one: Heading, other: Heading) -> bool:
    names = [[column.meanings[0].name for column in h.columns if column.meanings] for h in (one, other)]
    shared = len(set(names[0]) & set(names[1]))
    return shared >= 0.8 * max(len(set(names[0])), len(set(names[1])))


def _go_on(table: Table, sheet: Sheet, stop: int) -> None:
    """Read on below the top of a page that does not repeat the heading, if rows are there."""
    start = next(
        (
            index
            for index, line in enumerate(sheet.lines[:stop])
            if sum(amount.money for amount in find_amounts(line.text, misread=not sheet.printed)) >= 2
        ),
        None,
    )
    if start is not None:
        _fill(table, table.heading, sheet, start, stop)


def _fill(table: Table, heading: Heading, sheet: Sheet, start: int, stop: int) -> None:
    misread = not sheet.printed
    lines = list(sheet.lines[start:stop])
    kinds = [
        _kind(find_labels(line, labels(), misread=misread), line, heading, misread=misread) for line in lines
    ]
    _mark_further_taxes(kinds, lines, misread=misread)
    if not heading.lists_goods:
        kept = [place for place, line in enumerate(lines) if not _is_aside(line, heading, sheet.letter)]
        lines, kinds = [lines[place] for place in kept], [kinds[place] for place in kept]
        kinds = [
            "end" if kind == "row" and _is_prose(line) else kind
            for kind, line in zip(kinds, lines, strict=True)
        ]
    under = 0
    while under < len(lines) and kinds[under] == "sum" and not any(c.isdigit() for c in lines[under].text):
        under += 1  # the names of parts of a column, "Cs Btl Total" below "Quantity"
    lines, kinds = lines[under:], kinds[under:]
    end = next((place for place, kind in enumerate(kinds) if kind in {"sum", "end"}), len(lines))
    edges = edges_of(heading, lines[: max(end, 1)])
    read = [Cells(line, words_by_column(line, edges, heading)) for line in lines[:end]]
    end = min(end, first_sum(table, read))
    if end < len(lines) and kinds[end] == "row":
        kinds[end] = "sum"
    for place in range(end):
        (table.carried if kinds[place] == "carried" else table.body).append(read[place])
    if end < len(lines):
        table.closed = True
        place = end
        while place < len(lines) and kinds[place] == "sum":
            table.sums.append(Cells(lines[place], words_by_column(lines[place], edges, heading)))
            place += 1


def _is_aside(line: Line, heading: Heading, letter: float) -> bool:
    """Tell whether a line stands wholly beside a table, as what it is signed with does."""
    left = min(column.left for column in heading.columns) - _ASIDE * letter
    right = max(column.right for column in heading.columns) + _ASIDE * letter
    return line.left > right or line.right < left


def _mark_further_taxes(kinds: list[str], lines: Sequence[Line], *, misread: bool) -> None:
    """Make rows of the lines that name a second tax below a row's first: "SGST" under "CGST".

    The kinds are changed in place.
    """
    named: list[float] = []
    for place, line in enumerate(lines):
        sums = [
            (meaning.name, label.run.left)
            for label in find_labels(line, labels(), misread=misread)
            if (meaning := label.of("total")) is not None
        ]
        found = [left for name, left in sums if name in _TAXES] if sums and sums[0][0] in _TAXES else []
        if (
            kinds[place] in {"sum", "carried"}
            and found
            and place
            and kinds[place - 1] == "row"
            and any(abs(found[0] - left) < line.height for left in named)
        ):
            kinds[place] = "row"
        elif kinds[place] == "row" and any(
            amount.money for amount in find_amounts(line.text, misread=misread)
        ):
            named = found


def _kind(found: Sequence[Label], line: Line, heading: Heading, *, misread: bool) -> str:
    """Return what a line below a heading is: `row`, `sum`, `carried` (a sum over pages) or `end`."""
    if _IN_WORDS.search(line.text):
        return "end"
    for label in found:
        total = label.of("total")
        other = label.of("other")
        if not label.opens:
            continue
        if total is not None and total.name == "_carried":
            return "carried"
        if (total is not None and total.name in _NO_ROW) or (
            other is not None and other.name in _NO_ROW and label.start == 0
        ):
            return "end"
        if total is not None and total.name in _TAXES and not _amounts_after(label, line, misread=misread):
            return "carried"  # the rates of the rows below it, as tills print them
        following = next((other.start for other in found if other.start >= label.end), len(line.tokens))
        if total is not None and _is_sum(label, line, heading, following, misread=misread):
            return "sum"
    return "row"


def _amounts_after(label: Label, line: Line, *, misread: bool) -> bool:
    after = line.tokens[label.end :]
    return bool(after) and bool(find_amounts(Run(after).text, misread=misread))


def _is_sum(label: Label, line: Line, heading: Heading, following: int, *, misread: bool) -> bool:
    """Tell whether a line sums up: behind its label stand figures, before it no row of goods."""
    total = label.of("total")
    if total is None or total.name == "_paid":
        return total is not None and label.start == 0 and len(line.tokens) <= 4
    before = line.tokens[: label.start]
    after = line.tokens[label.end : following if label.colon else len(line.tokens)]
    if sum(is_words(token) for token in after) > _WORDS_ALLOWED_IN_A_SUM + 2 * label.colon:
        return False
    if any(
        column.left - label.run.height < label.run.centre < column.right + label.run.height
        and "type" in column.title.lower()
        for column in heading.columns
    ):
        return False
    if total.name == "shipping" and heading.has("hsn", "gst_rate", "taxable_value"):
        amounts = find_amounts(line.text, misread=misread)
        if len(amounts) >= 3 or (amounts and before and before[0].text.strip(".)").isdigit()):
            return False
    if total.name == "_quantity_total" and label.end - label.start < 2:
        return not before and len(after) <= 2 and not any(is_words(token) for token in after)
    return (
        not any(amount.money for amount in find_amounts(Run(before).text, misread=misread))
        if before
        else True
    )


def _is_prose(line: Line) -> bool:
    """Tell whether a line is words: no row of a table of figures."""
    words = sum(is_words(token) for token in line.tokens)
    if words >= _WORDS_OF_PROSE and words * 2 > len(line.tokens):
        return True
    lettered = sum(token.text.isalpha() for token in line.tokens)
    return lettered >= _WORDS_OF_PROSE and len(find_amounts(line.text)) <= 1
