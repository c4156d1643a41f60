"""Where a table of goods ends though no known label says so: at an amount that adds up those above it.

Or at one that is named where no article is: "Paise adj.   -0.41" under the price.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from engines.documents.amount import find_amounts
from engines.documents.cell import percents
from engines.documents.table_column import is_words

if TYPE_CHECKING:
    from engines.documents.heading import Heading
    from engines.documents.layout import Token
    from engines.documents.table import Cells, Table

_NAMES_TAX = re.compile(r"\b(?:[CSI]|UT)GST\b|\bcess\b", re.IGNORECASE)
_WORDS_OF_PROSE = 3
_ONE_FIGURE = 1


def first_sum(table: Table, below: Sequence[Cells]) -> int:
    """Return where a lone amount stands that adds up those above it, though nothing says so."""
    columns: dict[int, list[Decimal]] = {}
    for cells in table.body:
        _note_amounts(columns, cells)
    figured = max((_figures(cells) for cells in (*table.body, *below)), default=0)
    for place, cells in enumerate(below):
        if _adds_up(columns, cells, worded=figured > _ONE_FIGURE) or (
            place and figured > _ONE_FIGURE + 1 and _is_named_beside(cells, table.heading)
        ):
            return place
        _note_amounts(columns, cells)
    return len(below)


def _is_named_beside(cells: Cells, heading: Heading) -> bool:
    """Tell whether a line is an amount in the last column, named in a column that is not of words."""
    last = len(heading.columns) - 1
    amounts = find_amounts(cells.by_column[last].text) if last in cells.by_column else ()
    if len(amounts) != 1 or not amounts[0].money or _figures(cells) != _ONE_FIGURE:
        return False
    if _NAMES_TAX.search(cells.line.text):
        return False  # of the row above it
    named = [index for index, run in cells.by_column.items() if any(is_words(token) for token in run.tokens)]
    described = [index for index, column in enumerate(heading.columns) if column.means("description")]
    return bool(named and described) and min(named) > max(described)


def _figures(cells: Cells) -> int:
    """Return in how many columns a line has figures."""
    return sum(bool(find_amounts(run.text)) for run in cells.by_column.values())


def _adds_up(columns: Mapping[int, Sequence[Decimal]], cells: Cells, *, worded: bool) -> bool:
    """Tell whether a line has the sum of each column of money that it fills.

    With words it may be one where rows have several figures and it has one: "Value   11,092.88".
    """
    words = [token for run in cells.by_column.values() for token in run.tokens if is_words(token)]
    lone = worded and len(words) <= _WORDS_OF_PROSE and _figures(cells) == _ONE_FIGURE
    if words and not lone and not _sums_columns(columns, cells, words):
        return False
    if _NAMES_TAX.search(cells.line.text):
        return False
    if any(percents(run) for run in cells.by_column.values()):
        return False  # the second tax of a row, below the first
    found = {index: find_amounts(run.text) for index, run in cells.by_column.items()}
    money = {index: amounts[0].value for index, amounts in found.items() if amounts and amounts[0].money}
    if words and len(money) == _ONE_FIGURE:  # wherever sums are printed
        return any(values and sum(values) in money.values() for values in columns.values())
    return bool(money) and all(
        len(found[index]) == 1 and columns.get(index) and sum(columns[index]) == value
        for index, value in money.items()
    )


def _sums_columns(columns: Mapping[int, Sequence[Decimal]], cells: Cells, words: Sequence[Token]) -> bool:
    """Tell whether a line of a few words has the sums of several columns, each below it: "Column totals"."""
    found = {index: find_amounts(run.text) for index, run in cells.by_column.items()}
    money = {index: amounts[0].value for index, amounts in found.items() if amounts and amounts[0].money}
    summed = [value for index, value in money.items() if value and sum(columns.get(index, ())) == value]
    rows = max((len(columns.get(index, ())) for index in money), default=0)
    return len(words) <= _WORDS_OF_PROSE and len(summed) > 1 and (rows > 1 or len(summed) > _WORDS_OF_PROSE)


def _note_amounts(columns: dict[int, list[Decimal]], cells: Cells) -> None:
    for index, run in cells.by_column.items():
        amounts = find_amounts(run.text)
        if amounts and amounts[-1].money:
            columns.setdefault(index, []).append(amounts[-1].value)
