"""Money: `Decimal` at the edges, rounded half up to the paisa."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

PAISA = Decimal("0.01")


def to_money(value: Decimal | float | int | str) -> Decimal:
    """Return `value` as `Decimal` rounded half up to two places.

    Floats go through `str`, so 0.1 stays 0.10 and not 0.1000000000000000055.
    """
    return Decimal(str(value)).quantize(PAISA, rounding=ROUND_HALF_UP)
