"""Rows of goods known by their figures alone: two that make a third."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from engines.documents.amount import Amount, find_amounts
from engines.documents.cell import percents, unit_of
from engines.documents.column_role import is_unit
from engines.documents.layout import Line
from engines.documents.pages import Pages
from engines.documents.row_words import is_named, words_beside
from engines.documents.written_date import find_dates

CLOSE = Decimal("0.06")
_MRP = re.compile(r"\bm\.?r\.?p\b", re.IGNORECASE)
_TAXES = ("cgst", "sgst", "igst", "tax")
_TIMES = re.compile(r"(?<=\d)[x×*@](?=\s?[\d₹])", re.IGNORECASE)  # "2x45" is two figures
_PAISA = Decimal("0.01")
_MANY = 3  # times its price, a figure without paise is a code, not the retail price
SOME = 2
"""Rows or goods that tell together what one would not."""


@dataclass
class BareRow:
    """A row of goods without a heading: its line with the figures, and lines of words above or below."""

    line: Line
    quantity: Decimal | None
    rate: Decimal | None
    amount: Decimal
    words: str
    unit: str | None = None
    discount: Decimal | None = None
    mrp: Decimal | None = None
    above: list[Line] = field(default_factory=list[Line])
    rate_first: bool = False
    """Whether the price stands before the quantity, as far as the row alone tells."""


def is_sum(line: Line, pages: Pages) -> bool:
    """Tell whether a line has the label of a sum, or of anything else that is no article."""
    return any(
        label.of("total") is not None or (label.opens and label.colon) or label.means("gstin")
        for label in pages.labels_of(line)
        if not label.means("_quantity_total") or label.colon
    )


def figures_in(line: Line, pages: Pages) -> list[Amount]:
    """Return the amounts of a line; a date is none."""
    text = _TIMES.sub(" ", line.text)
    days = [(found.start, found.end) for found in find_dates(text)]
    return [
        amount
        for amount in find_amounts(text, misread=pages.misread)
        if not any(start <= amount.start < end for start, end in days)
    ]


def multiplied(line: Line, pages: Pages, *, whole: bool = False) -> BareRow | None:
    """Return the row of a line in which two figures make a third; `whole` takes rupees without paise, too."""
    if is_sum(line, pages) or _is_of_taxes(line, pages):
        return None
    amounts = figures_in(line, pages)
    if len(amounts) < 3 or not (whole or any(amount.money for amount in amounts)):
        return None
    for last in range(len(amounts) - 1, 1, -1):
        value = amounts[last].value
        for one, other in reversed(list(combinations(amounts[:last], 2))):  # a serial number stands first
            if value <= 0 or min(one.value, other.value) <= 0:
                continue
            rest = [amount for amount in amounts[:last] if amount not in {one, other}]
            priced = one.money or other.money
            offs = [amount.value for amount in rest] if priced else []
            less = _makes(one.value, other.value, offs, percents(line) if priced else (), value)
            if less is None:
                continue
            quantity, rate = (other, one) if one.money and not other.money else (one, other)
            if one.value == other.value == value == 1:
                continue
            price = max(one.value, other.value) if one.money and other.money else rate.value
            dearer = [a for a in rest if price <= a.value and (a.money or a.value < _MANY * price)]
            retail = dearer[0] if len(dearer) == 1 and not less and _MRP.search(pages.text) else None
            aside = rest if less else [retail] if retail is not None else []
            words = words_beside(line.text, [quantity, rate, amounts[last], *aside])
            hsn = next(
                (
                    a.raw
                    for a in amounts[:last]
                    if a not in {one, other} and len(a.raw) in {4, 6, 8} and a.raw.isdigit()
                ),
                None,
            )
            if hsn is not None and words.rstrip().endswith(hsn):
                words = f"{words.rstrip()[: -len(hsn)]} [{hsn}]"
            between = line.text[quantity.end : rate.start]
            unit = unit_of(line.text[quantity.start : quantity.end + 8])
            if not is_named(words) and is_named(between):  # "2   Soap 100g   45.00   90.00"
                first, _, rest = between.strip().partition(" ")
                unit, words = (first.upper().strip("."), rest) if is_unit(first) else (None, between)
            return BareRow(
                line,
                quantity.value,
                rate.value,
                value,
                words,
                unit if unit != "X" else None,
                less or None,
                retail.value if retail is not None else None,
                rate_first=rate.start < quantity.start,
            )
    return None


def in_one_order(rows: Sequence[BareRow]) -> None:
    """Give quantity and price the order of most rows: that of weighed goods, 1.15 at 100.00, is open."""
    first = sum(row.rate_first for row in rows) * 2
    for row in rows:
        if first != len(rows) and row.rate_first != (first > len(rows)):
            row.quantity, row.rate = row.rate, row.quantity


def _makes(
    one: Decimal, other: Decimal, rest: Sequence[Decimal], rates: Sequence[Decimal], value: Decimal
) -> Decimal | None:
    """Return by which discount two figures make a third: nothing, an amount or a percentage beside them."""
    gross = one * other
    if abs(gross - value) <= CLOSE:
        return Decimal(0)
    parts = (less for less in rest if 0 < less < gross)
    worked_out = ((gross * rate / 100).quantize(_PAISA) for rate in (*rest, *rates) if 0 < rate < gross)
    return next((part for part in (*parts, *worked_out) if abs(gross - part - value) <= CLOSE), None)


def _is_of_taxes(line: Line, pages: Pages) -> bool:
    """Tell whether a line stands in a table of taxes by rate."""
    return any(
        table.heading.has(*_TAXES)
        and not table.heading.has("quantity", "description")
        and (line.page, line.index) in table.lines()
        for table in pages.tables
    )


def make_total(rows: Sequence[BareRow], pages: Pages) -> bool:
    """Tell whether rows in whole rupees, which any figures may be, add up to a sum that is printed."""
    total = sum((row.amount for row in rows), Decimal(0))
    return len(rows) >= SOME and any(
        amount.value == total
        for line in pages.all_lines()
        if is_sum(line, pages)
        for amount in figures_in(line, pages)
    )
