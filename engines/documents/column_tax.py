"""Which columns hold taxes, the value before them and the value with them, by how they add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from engines.documents.column_figures import CLOSE, MOST, OPEN, SUMS, Rows, filled, give_names, share_of

_TAXES = frozenset({"tax", "cgst", "sgst", "igst"})
_SLABS = frozenset(map(Decimal, ("0", "0.25", "1", "1.5", "3", "5", "6", "12", "18", "28", "40")))


def name_taxed(names: dict[int, str], rows: Rows, free: Sequence[int]) -> None:
    """Name the tax, the value before it and the value with it, and its rate, by how they add up."""
    sums = [index for index, name in names.items() if name in SUMS and filled(rows, index)]
    taxes = [index for index, name in names.items() if name in _TAXES and filled(rows, index)]
    for value, whole in permutations((*sums, *free), 2):
        if "taxable_value" in names.values() and names.get(value) != "taxable_value":
            continue
        parts = _parts_between(value, whole, rows, [*taxes, *free])
        if parts is None or (value in free and whole in free and not taxes):
            continue
        names[value], names[whole] = "taxable_value", "amount"
        heads = ("tax",) if len(parts) == 1 else ("cgst", "sgst")
        give_names(names, dict(zip(parts, heads, strict=True)))
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
            names.get(index, "") in OPEN
            and all(row[index] in _SLABS for row in rows if index in row)
            and any(share_of(rows, (value, index, tax), _of_rate(1)) >= MOST for tax in taxes)
        ):
            names[index] = "gst_rate"


def _parts_between(value: int, whole: int, rows: Rows, taxes: Sequence[int]) -> tuple[int, ...] | None:
    """Return the columns of tax that lie between a value and the value with tax: one, or two equal halves."""
    taxes = [tax for tax in dict.fromkeys(taxes) if tax not in {value, whole}]
    for tax in taxes:
        if share_of(rows, (value, tax, whole), _adds_up) >= MOST:
            return (tax,)
    for one, other in combinations(taxes, 2):
        if share_of(rows, (value, one, other, whole), _adds_halves) >= MOST:
            return one, other
    return None


def _adds_up(value: Decimal, tax: Decimal, whole: Decimal) -> bool:
    return tax != 0 and abs(value + tax - whole) <= CLOSE


def _adds_halves(value: Decimal, one: Decimal, other: Decimal, whole: Decimal) -> bool:
    return one == other and _adds_up(value, one + other, whole)


def name_taxable(names: dict[int, str], rows: Rows) -> None:
    """Name the column that the taxes are of, in a table of taxes; the names are changed in place."""
    if "taxable_value" in names.values():
        return
    taxes = [(index, name) for index, name in names.items() if name in {"cgst", "sgst", "igst", "tax"}]
    rate = next((index for index, name in names.items() if name.endswith("_rate")), None)
    for index in sorted({column for row in rows for column in row}):
        if names.get(index, "") not in {*OPEN, "gross", "amount"}:
            continue
        for tax, name in taxes:
            halves = 2 if name in {"cgst", "sgst"} and rate is not None and names[rate] == "gst_rate" else 1
            if rate is not None and share_of(rows, (index, rate, tax), _of_rate(halves)) >= MOST:
                names[index] = "taxable_value"
                return
            if rate is None and share_of(rows, (index, tax), _is_slab) >= MOST:
                names[index] = "taxable_value"
                return


def _of_rate(halves: int) -> Callable[..., bool]:
    def holds(value: Decimal, percent: Decimal, tax: Decimal) -> bool:
        return tax != 0 and abs(value * percent / 100 / halves - tax) <= CLOSE

    return holds


def _is_slab(value: Decimal, tax: Decimal) -> bool:
    """Tell whether a tax is one of the rates, whole or half, of a value."""
    if value <= 0 or tax <= 0:
        return False
    return any(abs(value * slab / part / 100 - tax) <= CLOSE for slab in _SLABS if slab for part in (1, 2))
