"""Tables: the rows below their headings, over page breaks, each word in its column."""

from __future__ import annotations

from collections.abc import Sequence

from engines.documents.amount import find_amounts
from engines.documents.heading import Heading, find_headings
from engines.documents.layout import Line, Sheet
from engines.documents.table import Cells, Table
from engines.documents.table_column import edges_of, is_words, words_by_column
from engines.documents.table_line import kind_of, mark_further_taxes
from engines.documents.tax_line import mark_taxes_of_rows
from engines.documents.unnamed_sum import first_sum

_WORDS_OF_PROSE = 3
_ASIDE = 3.0  # letters

_WORDS_OF_SENTENCE = 8
_COLUMNS_OVER = 2


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
                # A heading without a row, at the foot of a page, tells less than the one over the rows.
                table.headings.insert(len(table.headings) if table.body else 0, heading)
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
    kinds = [kind_of(line, heading, misread=misread) for line in lines]
    mark_further_taxes(kinds, lines, misread=misread)
    mark_taxes_of_rows(kinds, lines)
    if not heading.lists_goods:
        kept = [place for place, line in enumerate(lines) if not _is_aside(line, heading, sheet.letter)]
        lines, kinds = [lines[place] for place in kept], [kinds[place] for place in kept]
        kinds = [
            "end" if kind == "row" and _is_prose(line) else kind
            for kind, line in zip(kinds, lines, strict=True)
        ]
    else:
        kinds = [
            "end" if kind == "row" and _runs_over(line, heading) else kind
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


def _runs_over(line: Line, heading: Heading) -> bool:
    """Tell whether a line is a sentence that runs over columns: what follows the goods in a letter."""
    words = sum(token.text.strip("(),.;").isalpha() for token in line.tokens)
    if len(line.segments) > 1 or words < _WORDS_OF_SENTENCE or words * 3 < len(line.tokens) * 2:
        return False
    inside = [column for column in heading.columns if line.left <= column.left and column.right <= line.right]
    return len(inside) > _COLUMNS_OVER and not any(column.means("description") for column in inside[1:])


def _is_prose(line: Line) -> bool:
    """Tell whether a line is words: no row of a table of figures."""
    words = sum(is_words(token) for token in line.tokens)
    if words >= _WORDS_OF_PROSE and words * 2 > len(line.tokens):
        return True
    lettered = sum(token.text.isalpha() for token in line.tokens)
    return lettered >= _WORDS_OF_PROSE and len(find_amounts(line.text)) <= 1
