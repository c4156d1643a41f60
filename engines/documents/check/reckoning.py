"""How far amounts may lie apart and still be the same: rounding, and nothing else.

Prices are printed to the paisa, so a line may be off by half a paisa per unit and by its own
rounding. Amounts that are printed without paise may have been rounded to the rupee. Sums may
be off by the rounding of each of their parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

PAISA = Decimal("0.01")
HALF_RUPEE = Decimal("0.50")
HUNDRED = Decimal(100)
_FINEST_PLACES = 6


def is_whole(amount: Decimal) -> bool:
    """Tell whether an amount has no paise."""
    return amount == amount.to_integral_value()


def slack(amount: Decimal, *, parts: int = 1) -> Decimal:
    """Return how far `amount`, as printed, may lie from the exact sum of so many parts."""
    paise = PAISA * (parts + 1)
    return max(paise, HALF_RUPEE) if is_whole(amount) else paise


def price_slack(price: Decimal, quantity: Decimal) -> Decimal:
    """Return how far quantity × price may be off because the price was rounded when printed."""
    exponent = price.as_tuple().exponent
    places = min(max(-exponent, 2), _FINEST_PLACES) if isinstance(exponent, int) else 2
    return abs(quantity) * Decimal(5).scaleb(-places - 1)


def value_of(index: int) -> str:
    """Return the name by which a row's taxable value is remembered among what is implied."""
    return f"line {index} taxable_value"


def nearest(amount: Decimal, candidates: Iterable[Decimal]) -> Decimal:
    """Return the candidate that lies nearest to an amount."""
    return min(candidates, key=lambda candidate: abs(candidate - amount))


def rupees(amount: Decimal) -> Decimal:
    """Return an amount to the paisa."""
    return amount.quantize(PAISA)


def plain(number: Decimal | None) -> str:
    """Return a quantity as it is spoken: without zeros behind the point."""
    return f"{number.normalize():f}" if number is not None and number.is_finite() else ""


def percent(rate: Decimal | None) -> str:
    """Return a rate as "18%"."""
    return f"{plain(rate or Decimal(0))}%"
