"""Line items from rows: each figure read so that quantity, price, tax and amount agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.document import LineItem
from engines.documents.layout import Sheet, place_of
from engines.documents.row import OVER, names_of, rows_of, with_names_over
from engines.documents.row_arithmetic import RowRead, discount_of, implied_rate, settle
from engines.documents.row_cells import MONEY, read_cells
from engines.documents.row_tax import rate_of_group
from engines.documents.table import Table

_PAISA = Decimal("0.01")
_ROUNDED = Decimal("0.51")


def line_items(table: Table, sheets: Sequence[Sheet], *, misread: bool) -> tuple[LineItem, ...]:
    """Return the articles of a table of goods.

    Args:
        table: The table.
        sheets: The pages it stands on.
        misread: Whether the words come from a picture, so that figures may be wrong.
    """
    names = names_of(table.heading, table, misread=misread)
    table, names = with_names_over(table, names)
    pitch = max((sheet.pitch for sheet in sheets), default=0.02)
    read = [read_cells(row, names, misread=misread) for row in rows_of(table, names, pitch, misread=misread)]
    read = [item for item in read if item.description or item.quantity is not None]
    read = _without_sums(read)
    _without_serials(read)
    for item in read:
        if item.rate_pct is None:
            item.rate_pct = rate_of_group((c.line for c in table.carried), item.row.anchor.line)
    titled = titled_of(table, names)
    return tuple(_item(item, titled, misread=misread) for item in read)


def titled_of(table: Table, names: Mapping[int, str]) -> tuple[str, ...]:
    """Return which values of the rows stand under a heading that says what they are."""
    found = {
        name
        for index, name in names.items()
        if index != OVER
        and any(
            name.removesuffix("_rate") in meaning.name for meaning in table.heading.columns[index].meanings
        )
    }
    if found & {"cgst_rate", "sgst_rate", "igst_rate", "cgst", "sgst", "igst", "tax"}:
        found.add("gst_rate")
    return tuple(sorted(found))


def _without_sums(read: Sequence[RowRead]) -> list[RowRead]:
    """Return the rows before the first that only adds up those above it, whatever it is called."""
    for place, item in enumerate(read):
        above = read[:place]
        if not above or "rate" in item.money or not item.money or not _sums_quantity(item, above):
            continue
        if not all(other.quantity is not None or "rate" in other.money for other in above):
            continue
        figures = [figure.value for figure in item.money.values()]
        if any(value in _sums_of(above) for value in figures):
            return list(above)
    return list(read)


def _sums_quantity(item: RowRead, above: Sequence[RowRead]) -> bool:
    """Tell whether a row has no quantity of its own: none, or that of all rows above it together."""
    if item.quantity is None:
        return True
    counted = [row.quantity.value for row in above if row.quantity is not None]
    return len(counted) == len(above) > 1 and item.quantity.value == sum(counted, Decimal(0))


def _sums_of(rows: Sequence[RowRead]) -> set[Decimal]:
    """Return what the columns of some rows add up to, and quantity times rate of all."""
    found = {
        sum((row.money[name].value for row in rows), Decimal(0))
        for name in MONEY
        if all(name in row.money for row in rows)
    }
    if all(row.quantity is not None and "rate" in row.money for row in rows):
        products = (row.quantity.value * row.money["rate"].value for row in rows if row.quantity is not None)
        found.add(sum(products, Decimal(0)).quantize(_PAISA, ROUND_HALF_UP))
    return found


def _without_serials(read: Sequence[RowRead]) -> None:
    """Take the running number off descriptions whose column it was read into."""
    numbered = [
        re.match(rf"{place}(?:[.)]?\s+(?=\S)|[.)](?=[^\W\d]))", item.description)
        for place, item in enumerate(read, start=1)
    ]
    if sum(found is not None for found in numbered) * 3 < 2 * len(read):
        return
    for item, found in zip(read, numbered, strict=True):
        if found is not None:
            item.description = item.description[found.end() :]


def _item(read: RowRead, titled: tuple[str, ...], *, misread: bool) -> LineItem:
    money, agreed, checks = settle(read, misread=misread)
    quantity = None if read.quantity is None else read.quantity.value
    rate_pct = read.rate_pct
    if rate_pct is None:
        rate_pct = implied_rate(money)
    discount = money.get("discount")
    if read.discount_pct is not None and quantity is not None and "rate" in money:
        worked_out = (quantity * money["rate"] * read.discount_pct / 100).quantize(_PAISA, ROUND_HALF_UP)
        discount = discount if discount is not None and abs(discount - worked_out) < _ROUNDED else worked_out
    elif read.discount_pct is None and discount is not None and quantity is not None:
        price = money.get("rate", money.get("mrp"))
        discount = discount if price is None else discount_of(discount, quantity * price, money)
    printed = 1.0 if not misread else read.row.anchor.line.confidence
    base = 0.75 if not misread else 0.6 * printed
    confidence = base + (1 - base) * 0.9 * (agreed / checks) if checks else base
    if checks and agreed * 2 < checks:
        confidence = min(confidence, 0.5)
    tokens = [token for cells in read.row.lines for token in cells.line.tokens]
    return LineItem(
        description=read.description,
        hsn=read.hsn,
        quantity=quantity,
        unit=read.unit,
        rate=money.get("rate"),
        discount=None if discount is None else abs(discount),
        taxable_value=money.get("taxable_value"),
        gst_rate=rate_pct,
        amount=money.get("amount", money.get("gross") if "taxable_value" not in money else None),
        mrp=money.get("mrp"),
        confidence=round(confidence, 3),
        place=place_of(tokens),
        titled=titled,
    )
