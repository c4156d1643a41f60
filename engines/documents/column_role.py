"""What columns without a known title are, by the arithmetic of what stands in them.

::

    quantity x rate = value        value + tax = amount        value x rate of tax = tax

A title that is known is believed, unless the figures below it say otherwise all the way down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations, product

from engines.documents.column_figures import CLOSE, MOST, OPEN, SUMS, Rows, filled, give_names, share_of
from engines.documents.column_tax import name_taxed
from engines.documents.table import Cells

_CODE = re.compile(r"\d{4}(?:\d{2}){0,2}")
_SHORTEST_CODE = 4  # digits: as many have many a price
_FEW = Decimal("0.25")
_SOME_ROWS = 2
_UNIT = re.compile(
    r"(?:pcs?|nos?|pieces?|units?|kgs?|kg|gms?|ltrs?|lit|mtrs?|box(?:es)?|bags?|btls?|bottles?|pkts?|packs?|pac|jars?|"
    r"tins?|cans?|dozs?|dzn|sets?|pairs?|prs|rolls?|rol|ctns?|bdls?|sqft|strips?|stp|vials?|tubes?|tub|bun|qtls?|"
    r"mts?|tons?|cases?|cs|each|ea|नग|किलो|पैकेट)\.?",
    re.IGNORECASE,
)


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
    _refute_rate(names, rows)
    free = [index for index in range(count) if names.get(index, "") in OPEN and filled(rows, index)]
    _name_product(names, rows, free)
    free = [index for index in free if names.get(index, "") in OPEN]
    name_taxed(names, rows, free)
    _name_reduction(names, rows, [index for index in free if names.get(index, "") in OPEN])
    _name_seldom_discount(names, rows, [i for i in range(count) if names.get(i, "") in OPEN])


def _refute_quantity(names: dict[int, str], rows: Rows, count: int) -> None:
    """Leave the name of quantity to the one column by which the rows come out.

    Of "Cases", "Bottles" and "Total" under "Quantity" it is the last; "Marks & Nos." is none.
    """
    titled = [index for index, name in names.items() if name == "quantity"]
    rate = next((index for index, name in names.items() if name == "rate"), None)
    less = next((index for index, name in names.items() if name == "discount"), None)
    values = [index for index, name in names.items() if name in SUMS and filled(rows, index)]
    if not titled or rate is None or not values:
        return

    def share(index: int) -> Decimal:
        plain = [share_of(rows, (index, rate, value), _multiplies) for value in values]
        reduced = [
            share_of(rows, (index, rate, less, value), holds)
            for value in values
            for holds in (_less_money, _less_percent)
            if less is not None
        ]
        return max(*plain, *reduced, Decimal(-1))

    best = max(titled, key=share)
    if share(best) < _FEW and len(rows) >= _SOME_ROWS:
        others = [index for index in range(count) if index not in {*titled, rate, less, *values}]
        other = max(others, key=share, default=None)
        best = other if other is not None and share(other) >= MOST else best
    names.update({index: "_other" for index in titled if index != best})
    names[best] = "quantity"


def _refute_rate(names: dict[int, str], rows: Rows) -> None:
    """Leave the name of rate to the one column by which the rows come out: "Rate (incl. of tax)" is none."""
    titled = [index for index, name in names.items() if name == "rate"]
    quantity = next((index for index, name in names.items() if name == "quantity"), None)
    values = [index for index, name in names.items() if name in SUMS and filled(rows, index)]
    if len(titled) < _SOME_ROWS or quantity is None or not values:
        return
    best = max(
        titled, key=lambda index: max(share_of(rows, (quantity, index, v), _multiplies) for v in values)
    )
    names.update({index: "_other" for index in titled if index != best})


def infer_codes(names: dict[int, str], body: Sequence[Cells], count: int) -> None:
    """Name the column without a title whose cells are all codes of goods or all units of quantity."""
    for name, shape in (("hsn", _CODE), ("unit", _UNIT)):
        if name in names.values():
            continue
        for index in range(count):
            texts = [cells.by_column[index].text for cells in body if index in cells.by_column]
            if names.get(index, "") not in OPEN or not texts:
                continue
            fitting = sum(shape.fullmatch(text) is not None for text in texts)
            longest = max(len(text) for text in texts)
            if fitting >= MOST * len(texts) and (name == "unit" or longest > _SHORTEST_CODE):
                names[index] = name
                break


def is_unit(word: str) -> bool:
    """Tell whether a word is a unit that goods are counted in."""
    return _UNIT.fullmatch(word) is not None


def _multiplies(quantity: Decimal, rate: Decimal, value: Decimal) -> bool:
    return value != 0 and abs(quantity * rate - value) <= max(CLOSE, abs(value) * Decimal("0.0001"))


def _name_product(names: dict[int, str], rows: Rows, free: Sequence[int]) -> None:
    """Name quantity, rate, value and discount where at least one has no title."""
    held = {name: index for index, name in names.items()}
    sums = [index for index, name in names.items() if name in SUMS and filled(rows, index)]
    quantity, rate = held.get("quantity"), held.get("rate")
    quantities = [quantity] if quantity is not None and filled(rows, quantity) else list(free)
    rates = [rate] if rate is not None and filled(rows, rate) else list(free)
    best: tuple[Decimal, int, tuple[int, int, int]] | None = None
    for values in (sums, free):
        for q, r, v in product(quantities, rates, values):
            if len({q, r, v}) < 3 or (q in sums or r in sums):
                continue
            share = share_of(rows, (q, r, v), _multiplies)
            order = (q < r) + (r < v) + _whole(rows, q)
            if share >= MOST and (best is None or (share, order) > best[:2]):
                best = share, order, (q, r, v)
        if best is not None:
            break
    if best is None:
        _name_discounted(names, rows, free, (quantities, rates, sums))
        return
    q, r, v = best[2]
    if _all_ones(rows, r) and not _all_ones(rows, q):
        q, r = r, q
    give_names(names, {q: "quantity", r: "rate"})
    if names.get(v, "") in OPEN:
        names[v] = "gross" if sums else "amount"


def _name_discounted(
    names: dict[int, str],
    rows: Rows,
    free: Sequence[int],
    known: tuple[Sequence[int], Sequence[int], Sequence[int]],
) -> None:
    """Name a column of discounts, in money or percent, by which quantity times rate comes to the value."""
    quantities, rates, sums = known
    named = [index for index, name in names.items() if name == "discount"]
    for q, r, v, d in product(quantities, rates, sums or free, named or free):
        if len({q, r, v, d}) == 4 and any(
            share_of(rows, (q, r, d, v), holds) >= MOST for holds in (_less_money, _less_percent)
        ):
            give_names(names, {q: "quantity", r: "rate", d: "discount"})
            return


def _name_reduction(names: dict[int, str], rows: Rows, free: Sequence[int]) -> None:
    """Name a column the discount by which the rows' gross comes to their value."""
    if "discount" in names.values():
        return
    sums = [index for index, name in names.items() if name in SUMS and filled(rows, index)]
    for index, (whole, rest) in product(free, permutations(sums, 2)):
        if names[whole] != "gross":
            continue
        if any(row.get(index) for row in rows) and share_of(rows, (rest, index, whole), _makes) >= MOST:
            names[index] = "discount"
            return


def _name_seldom_discount(names: dict[int, str], rows: Rows, free: Sequence[int]) -> None:
    """Name a column the discount that few rows have, where those come out by it and not without."""
    held = {name: index for index, name in names.items()}
    if "discount" in held or "quantity" not in held or "rate" not in held:
        return
    q, r = held["quantity"], held["rate"]
    sums = [index for index, name in names.items() if name in SUMS]
    for index, value in product(free, sums):
        given = [row for row in rows if row.get(index)]
        if share_of(given, (q, r, value), _multiplies) < _FEW and any(
            share_of(given, (q, r, index, value), holds) >= MOST for holds in (_less_money, _less_percent)
        ):
            names[index] = "discount"
            return


def _makes(rest: Decimal, less: Decimal, whole: Decimal) -> bool:
    return abs(rest + less - whole) <= CLOSE


def _less_money(quantity: Decimal, rate: Decimal, discount: Decimal, value: Decimal) -> bool:
    return _multiplies(Decimal(1), quantity * rate - discount, value)


def _less_percent(quantity: Decimal, rate: Decimal, discount: Decimal, value: Decimal) -> bool:
    return _multiplies(Decimal(1), quantity * rate * (1 - discount / 100), value)


def _whole(rows: Rows, index: int) -> int:
    """Tell whether a column's figures are mostly whole numbers, as quantities are."""
    values = [row[index] for row in rows if index in row]
    return int(sum(value == value.to_integral_value() for value in values) * 2 > len(values))


def _all_ones(rows: Rows, index: int) -> bool:
    return all(row[index] == 1 for row in rows if index in row)
