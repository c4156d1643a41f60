"""Figures of a table by row and column, and how often a sum of theirs comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from engines.documents.amount import find_amounts
from engines.documents.cell import percents
from engines.documents.table import Cells

SUMS = ("gross", "taxable_value", "amount")
OPEN = frozenset({"", "_other", "unit", "details", "serial", "code"})
"""Names of columns that leave open what stands below them."""

CLOSE = Decimal("0.06")
MOST = Decimal("0.75")
"""Of the rows that must come out."""

_LARGEST = Decimal(100_000_000)

Rows = Sequence[Mapping[int, Decimal]]


def figures_of(body: Sequence[Cells], *, misread: bool) -> Rows:
    """Return the rows with figures, each figure by its column; the last of a cell counts."""
    rows: list[dict[int, Decimal]] = []
    for cells in body:
        row: dict[int, Decimal] = {}
        for index, run in cells.by_column.items():
            found = find_amounts(run.text, misread=misread)
            rates = percents(run)
            if not found and rates:
                row[index] = rates[-1]
            if found and abs(found[-1].value) < _LARGEST:
                row[index] = found[-1].value
        if len(row) >= 2:
            rows.append(row)
    return rows


def filled(rows: Rows, index: int) -> bool:
    """Tell whether most rows have a figure in a column."""
    return sum(index in row for row in rows) >= MOST * len(rows)


def share_of(rows: Rows, columns: Sequence[int], holds: Callable[..., bool]) -> Decimal:
    """Return the share of rows with all of these columns in which something holds; -1 where none has them."""
    asked = [row for row in rows if all(column in row for column in columns)]
    if not asked:
        return Decimal(-1)
    return Decimal(sum((holds(*(row[column] for column in columns))) for row in asked)) / len(asked)


def give_names(names: dict[int, str], wanted: Mapping[int, str]) -> None:
    """Name columns that have no title yet; no name is given twice."""
    for index, name in wanted.items():
        if names.get(index, "") in OPEN and name not in names.values():
            names[index] = name
