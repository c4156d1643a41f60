"""The price a change leads to: in percent of the price now, or some money up or down."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from core.errors import InputError
from core.money import to_money


def price_changed_by(now: Decimal, change: Decimal) -> Decimal:
    """Return the price that lies `change` above the price now, below it where that is negative.

    Raises:
        InputError: nothing would be left of the price.
    """
    price = to_money(now + change)
    if price <= 0:
        raise InputError(f"A price of {now:.2f} cannot fall by {-change:.2f}.", code="price_below_zero")
    return price


def price_changed_by_pct(now: Decimal, change_pct: float, mrp: Decimal | None) -> Decimal:
    """Return the price after a change in percent: one that can be written on a shelf, not above the MRP."""
    exact = now * (1 + Decimal(str(change_pct)) / 100)
    step = Decimal(1) if exact >= 100 else Decimal("0.5")
    shelf = (exact / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step
    if mrp is not None and exact <= mrp < shelf:
        shelf = mrp
    return max(to_money(exact), Decimal("0.01")) if shelf in (now, 0) else to_money(shelf)
