"""Prices against the maximum retail price."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from core.document import LineItem
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.reckoning import HUNDRED, rupees
from engines.documents.check.subject import Subject, is_number
from language.tokens import words

_ROUNDING = Decimal("0.05")
_OF_MANY = 2  # a pack holds at least two


def within_mrp(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """No piece is sold, tax included, above its maximum retail price.

    A row counted in `packs` may be priced by the pack and its retail price be of one piece: it
    is told only where the price is near enough to that of one.
    """
    packs = {str(unit).lower() for unit in params["packs"]}
    known = {words(name): price for name, price in subject.context.mrp_of.items()}
    for index, line in enumerate(subject.lines):
        mrp = line.mrp if is_number(line.mrp) else known.get(words(line.description))
        price = _price_of_one(line)
        if mrp is None or mrp <= 0 or price is None or price <= mrp + _ROUNDING:
            continue
        if (line.unit or "").strip(". ").lower() not in packs or price < mrp * _OF_MANY:
            yield Finding(
                line=index,
                found=rupees(price),
                expected=mrp,
                confidence=subject.row_confidence(line),
                unread=is_number(line.mrp) and "mrp" not in line.titled,
                details={"product": line.description},
            )


def _price_of_one(line: LineItem) -> Decimal | None:
    """Return what one piece costs with tax; at the least, where the row can be read in two ways."""
    factor = 1 + line.gst_rate / HUNDRED if is_number(line.gst_rate) else Decimal(1)
    if is_number(line.taxable_value) and is_number(line.quantity) and line.quantity > 0:
        return line.taxable_value * factor / line.quantity
    if is_number(line.amount) and is_number(line.quantity) and line.quantity > 0:
        return line.amount / line.quantity
    return line.rate if is_number(line.rate) else None
