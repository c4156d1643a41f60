"""Tables: the rows below their headings, over page breaks, each word in its column."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from engines.documents.amount import find_amounts
from engines.documents.heading import Heading, find_headings
from engines.documents.heading_column import Column
from engines.documents.label import Label, find_labels
from engines.documents.layout import Line, Run, Sheet, Token
from engines.documents.lexicon import labels

_NO_ROW = frozenset({"total_in_words", "_tax_in_words", "_tail"})
_IN_WORDS = re.compile(
    r"^\W*(?:rupees|rs\.?|inr|indian rupees|रुपये|रुपए|रूपये)\W+(?:rupees\W+)?[^\W\d_]+.*(?:\bonly\b|मात्र|केवल)",
    re.IGNORECASE,
)
_TAXES = frozenset({"cgst", "sgst", "igst", "cess"})
_SINGLE = frozenset({"hsn", "quantity", "rate", "mrp", "gst_rate", "taxable_value", "amount"})
_WORDS_OF_PROSE = 3
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
    if not heading.lists_goods:
        kinds = [
            "end" if kind == "row" and _is_prose(line) else kind
            for kind, line in zip(kinds, lines, strict=True)
        ]
    end = next((place for place, kind in enumerate(kinds) if kind in {"sum", "end"}), len(lines))
    edges = _edges(heading, lines[: max(end, 1)])
    for place in range(end):
        cells = Cells(lines[place], _by_column(lines[place], edges, heading))
        (table.carried if kinds[place] == "carried" else table.body).append(cells)
    if end < len(lines):
        table.closed = True
        place = end
        while place < len(lines) and kinds[place] == "sum":
            table.sums.append(Cells(lines[place], _by_column(lines[place], edges, heading)))
            place += 1


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
    if sum(_is_words(token) for token in after) > _WORDS_ALLOWED_IN_A_SUM + 2 * label.colon:
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
        return not before and len(after) <= 2 and not any(_is_words(token) for token in after)
    return (
        not any(amount.money for amount in find_amounts(Run(before).text, misread=misread))
        if before
        else True
    )


def _is_prose(line: Line) -> bool:
    """Tell whether a line is words: no row of a table of figures."""
    words = sum(_is_words(token) for token in line.tokens)
    if words >= _WORDS_OF_PROSE and words * 2 > len(line.tokens):
        return True
    lettered = sum(token.text.isalpha() for token in line.tokens)
    return lettered >= _WORDS_OF_PROSE and len(find_amounts(line.text)) <= 1


def _is_words(token: Token) -> bool:
    letters = sum(char.isalpha() for char in token.text)
    return letters > 3 and letters * 2 > len(token.text)


def _edges(heading: Heading, lines: Sequence[Line]) -> list[float]:
    """Return where each column ends: in the widest lane between it and the next that print leaves free."""
    figured = [line for line in lines if len(find_amounts(line.text)) >= 2]
    tokens = [token for line in figured or lines for token in line.tokens]
    lefts = sorted(token.left for token in tokens)
    rights = sorted(token.right for token in tokens)
    letter = median(token.height for token in tokens) if tokens else 0.0
    found: list[float] = []
    for column, following in pairwise(heading.columns):
        inside = [token for token in tokens if token.right > column.left and token.left < following.right]
        found.append(_lane(inside, (lefts, rights), column, following, letter))
    return found


def _lane(
    tokens: Sequence[Token],
    ends: tuple[list[float], list[float]],
    column: Column,
    following: Column,
    letter: float,
) -> float:
    """Return the place between two columns' middles that the fewest words cross, the widest such lane.

    One that ends where the second heading begins counts double: words are mostly flush with it.
    """
    start, stop, beginning = column.centre, following.centre, following.left
    middle = (column.right + beginning) / 2
    edges = sorted(
        {start, stop, *(x for token in tokens for x in (token.left, token.right) if start < x < stop)}
    )
    best: tuple[float, float, float] | None = None
    found = middle
    for left, right in pairwise(edges):
        if right - left < 1e-6:
            continue
        place = (left + right) / 2
        crossing = bisect_left(ends[0], place) - bisect_left(ends[1], place)
        holds_middle = left <= middle <= right
        ends_at_heading = abs(right - beginning) < letter
        liking = 2.0 if ends_at_heading else 1.5 if holds_middle else 1.0
        rank = (-crossing, (right - left) * liking, -abs(place - middle))
        if best is None or rank > best:
            best = rank
            found = middle if holds_middle else place
    return found


def _by_column(line: Line, edges: list[float], heading: Heading) -> dict[int, Run]:
    """Return the words of a line by column; a description that runs on over its column stays whole."""
    found: dict[int, list[Token]] = {}
    alone = len(line.segments) == 1 and len(line.tokens) > 1
    for segment in line.segments:
        first = bisect_left(edges, segment.tokens[0].centre)
        describes = heading.columns[first].means("description")
        wordy = any(_is_words(token) for token in segment.tokens[:2])
        whole = alone and describes and wordy and len(find_amounts(segment.text)) < 2
        for token in segment.tokens:
            column = bisect_left(edges, token.centre)
            spills = describes and _is_words(token) and not _holds_words(heading, column)
            found.setdefault(first if whole or spills else column, []).append(token)
    if any(token.confidence < 1 for token in line.tokens):
        _spread(found, heading)
    return {index: Run(tokens) for index, tokens in found.items() if tokens}


def _spread(found: dict[int, list[Token]], heading: Heading) -> None:
    """Move figures that a bent page brought into their neighbour's column back to the empty one beside it."""
    single = [
        index for index, column in enumerate(heading.columns) if any(column.means(name) for name in _SINGLE)
    ]
    for index in single:
        if found.get(index):
            continue
        for beside, take in ((index + 1, 0), (index - 1, -1)):
            tokens = found.get(beside, [])
            figures = [token for token in tokens if any(char.isdigit() for char in token.text)]
            if beside in single and len(figures) >= 2 and tokens[take] is figures[take]:
                found[index] = [tokens.pop(take)]
                break


def _holds_words(heading: Heading, index: int) -> bool:
    column = heading.columns[index]
    return not column.meanings or any(
        column.means(name) for name in ("unit", "code", "_other", "description")
    )
