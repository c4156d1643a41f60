"""What columns without a known title are, by the arithmetic of what stands in them.

::

    quantity x rate = value        value + tax = amount        value x rate of tax = tax

A title that is known is believed, unless the figures below it say otherwise all the way down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import permutations

from engines.documents.amount import find_amounts
from engines.documents.cell import percents
from engines.documents.table import Cells

_SUMS = ("gross", "taxable_value", "amount")
_OPEN = frozenset({"", "_other", "unit", "details", "serial", "code"})
_SLABS = frozenset(map(Decimal, ("0", "0.25", "1", "1.5", "3", "5", "6", "12", "18", "28", "40")))
_CLOSE = Decimal("0.06")
_MOST = Decimal("0.75")  # of the rows that must come out
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


def infer_roles(names: dict[int, str], rows: Rows, count: int) -> None:
    """Name the columns that have no known title, where their figures tell; the names are changed in place.

    Args:
        names: The columns' names by index, as far as titles tell.
        rows: From `figures_of`.
        count: How many columns there are.
    """
    if not rows:
        return
    free = [index for index in range(count) if names.get(index, "") in _OPEN and _filled(rows, index)]
    _name_product(names, rows, free)
    free = [index for index in free if names.get(index, "") in _OPEN]
    _name_taxed(names, rows, free)


def _filled(rows: Rows, index: int) -> bool:
    return sum(index in row for row in rows) >= _MOST * len(rows)


def _share(rows: Rows, columns: Sequence[int], holds: Callable[..., bool]) -> Decimal:
    """Return the share of rows with all of these columns in which something holds; -1 where none has them."""
    asked = [row for row in rows if all(column in row for column in columns)]
    if not asked:
        return Decimal(-1)
    return Decimal(sum((holds(*(row[column] for column in columns))) for row in asked)) / len(asked)


def _multiplies(quantity: Decimal, rate: Decimal, value: Decimal) -> bool:
    return value != 0 and abs(quantity * rate - value) <= max(_CLOSE, abs(value) * Decimal("0.0001"))


def _name_product(names: dict[int, str], rows: Rows, free: Sequence[int]) -> None:
    """Name quantity, rate and value where at least one has no title."""
    held = {name: index for index, name in names.items()}
    sums = [index for index, name in names.items() if name in _SUMS]
    quantity, rate = held.get("quantity"), held.get("rate")
    quantities = [quantity] if quantity is not None and _filled(rows, quantity) else list(free)
    rates = [rate] if rate is not None and _filled(rows, rate) else list(free)
    values = [index for index in sums if _filled(rows, index)] or list(free)
    best: tuple[Decimal, int, tuple[int, int, int]] | None = None
    for q in quantities:
        for r in rates:
            for v in values:
                if len({q, r, v}) < 3 or (q in sums or r in sums):
                    continue
                share = _share(rows, (q, r, v), _multiplies)
                order = (q < r) + (r < v) + _whole(rows, q)
                if share >= _MOST and (best is None or (share, order) > best[:2]):
                    best = share, order, (q, r, v)
    if best is None:
        return
    q, r, v = best[2]
    if _all_ones(rows, r) and not _all_ones(rows, q):
        q, r = r, q
    for index, name in ((q, "quantity"), (r, "rate")):
        if names.get(index, "") in _OPEN and name not in names.values():
            names[index] = name
    if names.get(v, "") in _OPEN and not sums:
        names[v] = "amount"


def _adds_up(value: Decimal, tax: Decimal, whole: Decimal) -> bool:
    return tax != 0 and abs(value + tax - whole) <= _CLOSE


def _whole(rows: Rows, index: int) -> int:
    """Tell whether a column's figures are mostly whole numbers, as quantities are."""
    values = [row[index] for row in rows if index in row]
    return int(sum(value == value.to_integral_value() for value in values) * 2 > len(values))


def _all_ones(rows: Rows, index: int) -> bool:
    return all(row[index] == 1 for row in rows if index in row)


def _name_taxed(names: dict[int, str], rows: Rows, free: Sequence[int]) -> None:
    """Name the rate of tax, the tax and the value with tax, from a value that is known."""
    value = next((index for index, name in names.items() if name in _SUMS and _filled(rows, index)), None)
    if value is None or "taxable_value" in names.values() or not free:
        return
    for tax, whole in permutations(free, 2):
        if _share(rows, (value, tax, whole), _adds_up) >= _MOST:
            names[value], names[tax], names[whole] = "taxable_value", "tax", "amount"
            break
    for index in free:
        if names.get(index, "") not in _OPEN or "gst_rate" in names.values():
            continue
        taxes = [i for i, name in names.items() if name in {"tax", "cgst", "sgst", "igst"}]
        if all(row[index] in _SLABS for row in rows if index in row) and any(
            _share(rows, (value, index, tax), _of_rate(1)) >= _MOST for tax in taxes
        ):
            names[index] = "gst_rate"


def name_taxable(names: dict[int, str], rows: Rows) -> None:
    """Name the column that the taxes are of, in a table of taxes; the names are changed in place."""
    if "taxable_value" in names.values():
        return
    taxes = [(index, name) for index, name in names.items() if name in {"cgst", "sgst", "igst", "tax"}]
    rate = next((index for index, name in names.items() if name.endswith("_rate")), None)
    for index in sorted({column for row in rows for column in row}):
        if names.get(index, "") not in {*_OPEN, "gross", "amount"}:
            continue
        for tax, name in taxes:
            halves = 2 if name in {"cgst", "sgst"} and rate is not None and names[rate] == "gst_rate" else 1
            if rate is not None and _share(rows, (index, rate, tax), _of_rate(halves)) >= _MOST:
                names[index] = "taxable_value"
                return
            if rate is None and _share(rows, (index, tax), _is_slab) >= _MOST:
                names[index] = "taxable_value"
                return


def _of_rate(halves: int) -> Callable[..., bool]:
    def holds(value: Decimal, percent: Decimal, tax: Decimal) -> bool:
        return tax != 0 and abs(value * percent / 100 / halves - tax) <= _CLOSE

    return holds


def _is_slab(value: Decimal, tax: Decimal) -> bool:
    """Tell whether a tax is one of the rates, whole or half, of a value."""
    if value <= 0 or tax <= 0:
        return False
    return any(abs(value * slab / part / 100 - tax) <= _CLOSE for slab in _SLABS if slab for part in (1, 2))
