"""Prices that shops write on a shelf."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from core.money import PAISA

_LADDER: tuple[tuple[Decimal, Decimal, Decimal], ...] = (
    (Decimal(100), Decimal("0.5"), Decimal(0)),
    (Decimal(1000), Decimal(1), Decimal(0)),
    (Decimal(10_000), Decimal(10), Decimal(9)),
    (Decimal("Infinity"), Decimal(100), Decimal(99)),
)
"""Below each price: the step from one to the next, and the first of them. Half a rupee is the
smallest coin in use; from ₹1,000 on prices end in 9, from ₹10,000 on in 99."""


def retail_prices(lowest: Decimal, highest: Decimal) -> list[Decimal]:
    """Return the shelf prices between two, both included, ascending.

    >>> [str(price) for price in retail_prices(Decimal("98.90"), Decimal("101.20"))]
    ['99.00', '99.50', '100.00', '101.00']
    >>> [str(price) for price in retail_prices(Decimal(1270), Decimal(1300))]
    ['1279.00', '1289.00', '1299.00']
    """
    found: list[Decimal] = []
    start = max(lowest, _LADDER[0][1])
    for below, step, first in _LADDER:
        if start >= below:
            continue
        price = ((start - first) / step).to_integral_value(ROUND_CEILING) * step + first
        while price <= highest and price < below:
            found.append(price.quantize(PAISA))
            price += step
        start = max(start, below)
        if highest < below:
            break
    return found


def next_to(lowest: Decimal, highest: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Return the shelf price just below the lowest and the one just above the highest."""
    below = retail_prices(lowest * Decimal("0.8"), lowest - PAISA)
    above = retail_prices(highest + PAISA, highest * Decimal("1.25") + 1)
    return (below[-1] if below else None), (above[0] if above else None)
