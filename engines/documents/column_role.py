"""What columns without a known title are, by the arithmetic of what stands in them.

::

    quantity x rate = value        value + tax = amount        value x rate of tax = tax

A title that is known is believed, unless the figures below it say otherwise all the way down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, permutations, product

from engines.documents.amount import find_amounts
from engines.documents.cell import percents
from engines.documents.table import Cells

_SUMS = ("gross", "taxable_value", "amount")
_TAXES = frozenset({"tax", "cgst", "sgst", "igst"})
_OPEN = frozenset({"", "_other", "unit", "details", "serial", "code"})
_SLABS = frozenset(map(Decimal, ("0", "0.25", "1", "1.5", "3", "5", "6", "12", "18", "28", "40")))
_CLOSE = Decimal("0.06")
_MOST = Decimal("0.75")  # of the rows that must come out
_CODE = re.compile(r"\d{4}(?:\d{2}){0,2}")
_SHORTEST_CODE = 4  # digits: as many have many a price
_UNIT = re.compile(
    r"(?:pcs?|nos?|pieces?|units?|kgs?|kg|gms?|ltrs?|lit|mtrs?|box(?:es)?|bags?|btls?|bottles?|pkts?|packs?|pac|jars?|"
    r"tins?|cans?|dozs?|dzn|sets?|pairs?|prs|rolls?|ctns?|bdls?|sqft|strips?|vials?|tubes?|each|ea|नग|किलो|पैकेट)\.?",
    re.IGNORECASE,
)
_FEW = Decimal("0.25")
_SOME_ROWS = 2
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
    _refute_quantity(names, rows, count)
    free = [index for index in range(count) if names.get(index, "") in _OPEN and _filled(rows, index)]
    _name_product(names, rows, free)
    free = [index for index in free if names.get(index, "") in _OPEN]
    _name_taxed(names, rows, free)
    _name_reduction(names, rows, [index for index in free if names.get(index, "") in _OPEN])


def _refute_quantity(names: dict[int, str], rows: Rows, count: int) -> None:
    """Leave the name of quantity to the one column by which the rows come out.

    Of "Cases", "Bottles" and "Total" under "Quantity" it is the last; "Marks & Nos." is none.
    """
    titled = [index for index, name in names.items() if name == "quantity"]
    rate = next((index for index, name in names.items() if name == "rate"), None)
    less = next((index for index, name in names.items() if name == "discount"), None)
    values = [index for index, name in names.items() if name in _SUMS and _filled(rows, index)]
    if not titled or rate is None or not values:
        return

    def share(index: int) -> Decimal:
        plain = [_share(rows, (index, rate, value), _multiplies) for value in values]
        reduced = [
            _share(rows, (index, rate, less, value), holds)
            for value in values
            for holds in (_less_money, _less_percent)
            if less is not None
        ]
        return max(*plain, *reduced, Decimal(-1))

    best = max(titled, key=share)
    if share(best) < _FEW and len(rows) >= _SOME_ROWS:
        others = [index for index in range(count) if index not in {*titled, rate, less, *values}]
        other = max(others, key=share, default=None)
        best = other if other is not None and share(other) >= _MOST else best
    names.update({index: "_other" for index in titled if index != best})
    names[best] = "quantity"


def infer_codes(names: dict[int, str], body: Sequence[Cells], count: int) -> None:
    """Name the column without a title whose cells are all codes of goods or all units of quantity."""
    for name, shape in (("hsn", _CODE), ("unit", _UNIT)):
        if name in names.values():
            continue
        for index in range(count):
            texts = [cells.by_column[index].text for cells in body if index in cells.by_column]
            if names.get(index, "") not in _OPEN or not texts:
                continue
            fitting = sum(shape.fullmatch(text) is not None for text in texts)
            longest = max(len(text) for text in texts)
            if fitting >= _MOST * len(texts) and (name == "unit" or longest > _SHORTEST_CODE):
                names[index] = name
                break


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
    """Name quantity, rate, value and discount where at least one has no title."""
    held = {name: index for index, name in names.items()}
    sums = [index for index, name in names.items() if name in _SUMS and _filled(rows, index)]
    quantity, rate = held.get("quantity"), held.get("rate")
    quantities = [quantity] if quantity is not None and _filled(rows, quantity) else list(free)
    rates = [rate] if rate is not None and _filled(rows, rate) else list(free)
    best: tuple[Decimal, int, tuple[int, int, int]] | None = None
    for values in (sums, free):
        for q, r, v in product(quantities, rates, values):
            if len({q, r, v}) < 3 or (q in sums or r in sums):
                continue
            share = _share(rows, (q, r, v), _multiplies)
            order = (q < r) + (r < v) + _whole(rows, q)
            if share >= _MOST and (best is None or (share, order) > best[:2]):
                best = share, order, (q, r, v)
        if best is not None:
            break
    if best is None:
        _name_discounted(names, rows, free, (quantities, rates, sums))
        return
    q, r, v = best[2]
    if _all_ones(rows, r) and not _all_ones(rows, q):
        q, r = r, q
    _name(names, {q: "quantity", r: "rate"})
    if names.get(v, "") in _OPEN:
        names[v] = "gross" if sums else "amount"


def _name(names: dict[int, str], wanted: Mapping[int, str]) -> None:
    """Name columns that have no title yet; no name is given twice."""
    for index, name in wanted.items():
        if names.get(index, "") in _OPEN and name not in names.values():
            names[index] = name


def _name_discounted(
    names: dict[int, str],
    rows: Rows,
    free: Sequence[int],
    known: tuple[Sequence[int], Sequence[int], Sequence[int]],
) -> None:
    """Name a column of discounts, in money or percent, by which quantity times rate comes to the value."""
    quantities, rates, sums = known
    if "discount" in names.values():
        return
    for q, r, v, d in product(quantities, rates, sums or free, free):
        if len({q, r, v, d}) == 4 and any(
            _share(rows, (q, r, d, v), holds) >= _MOST for holds in (_less_money, _less_percent)
        ):
            _name(names, {q: "quantity", r: "rate", d: "discount"})
            return


def _name_reduction(names: dict[int, str], rows: Rows, free: Sequence[int]) -> None:
    """Name a column the discount by which one sum of the rows comes to another."""
    if "discount" in names.values():
        return
    sums = [index for index, name in names.items() if name in _SUMS and _filled(rows, index)]
    for index, (whole, rest) in product(free, permutations(sums, 2)):
        if any(row.get(index) for row in rows) and _share(rows, (rest, index, whole), _makes) >= _MOST:
            names[index] = "discount"
            return


def _makes(rest: Decimal, less: Decimal, whole: Decimal) -> bool:
    return abs(rest + less - whole) <= _CLOSE


def _less_money(quantity: Decimal, rate: Decimal, discount: Decimal, value: Decimal) -> bool:
    return _multiplies(Decimal(1), quantity * rate - discount, value)


def _less_percent(quantity: Decimal, rate: Decimal, discount: Decimal, value: Decimal) -> bool:
    return _multiplies(Decimal(1), quantity * rate * (1 - discount / 100), value)


def _adds_up(value: Decimal, tax: Decimal, whole: Decimal) -> bool:
    return tax != 0 and abs(value + tax - whole) <= _CLOSE


def _whole(rows: Rows, index: int) -> int:
    """Tell whether a column's figures are mostly whole numbers, as quantities are."""
    values = [row[index] for row in rows if index in row]
    return int(sum(value == value.to_integral_value() for value in values) * 2 > len(values))


def _all_ones(rows: Rows, index: int) -> bool:
    return all(row[index] == 1 for row in rows if index in row)


def _name_taxed(names: dict[int, str], rows: Rows, free: Sequence[int]) -> None:
    """Name the tax, the value before it and the value with it, and its rate, by how they add up."""
    sums = [index for index, name in names.items() if name in _SUMS and _filled(rows, index)]
    taxes = [index for index, name in names.items() if name in _TAXES and _filled(rows, index)]
    for value, whole in permutations((*sums, *free), 2):
        if "taxable_value" in names.values() and names.get(value) != "taxable_value":
            continue
        parts = _parts_between(value, whole, rows, [*taxes, *free])
        if parts is None or (value in free and whole in free and not taxes):
            continue
        names[value], names[whole] = "taxable_value", "amount"
        heads = ("tax",) if len(parts) == 1 else ("cgst", "sgst")
        _name(names, dict(zip(parts, heads, strict=True)))
        break
    value = next((index for index, name in names.items() if name == "taxable_value"), None)
    value = value if value is not None else (sums[0] if sums else None)
    if (
        value is None
        or "gst_rate" in names.values()
        or any(name.endswith("_rate") for name in names.values())
    ):
        return
    for index in free:
        taxes = [i for i, name in names.items() if name in _TAXES]
        if (
            names.get(index, "") in _OPEN
            and all(row[index] in _SLABS for row in rows if index in row)
            and any(_share(rows, (value, index, tax), _of_rate(1)) >= _MOST for tax in taxes)
        ):
            names[index] = "gst_rate"


def _parts_between(value: int, whole: int, rows: Rows, taxes: Sequence[int]) -> tuple[int, ...] | None:
    """Return the columns of tax that lie between a value and the value with tax: one, or two equal halves."""
    taxes = [tax for tax in dict.fromkeys(taxes) if tax not in {value, whole}]
    for tax in taxes:
        if _share(rows, (value, tax, whole), _adds_up) >= _MOST:
            return (tax,)
    for one, other in combinations(taxes, 2):
        if _share(rows, (value, one, other, whole), _adds_halves) >= _MOST:
            return one, other
    return None


def _adds_halves(value: Decimal, one: Decimal, other: Decimal, whole: Decimal) -> bool:
    return one == other and _adds_up(value, one + other, whole)


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
