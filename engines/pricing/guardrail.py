"""The limits a price must keep, each one named, computed and testable by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from core.errors import DataError, InputError
from core.money import PAISA

GuardrailName = Literal[
    "min_margin", "max_delta", "mrp", "mrp_unknown", "map_price", "floor_price", "low_stock", "stock_unknown"
]


@dataclass(frozen=True)
class Guardrail:
    """A lowest or a highest price (tax included), rounded to the paisa on the safe side."""

    name: GuardrailName
    lowest: Decimal | None = None
    highest: Decimal | None = None

    def keeps(self, price: Decimal) -> bool:
        """Tell whether the price is within the limit."""
        return (self.lowest is None or price >= self.lowest) and (
            self.highest is None or price <= self.highest
        )


@dataclass(frozen=True)
class Circumstances:
    """What the limits are computed from. `None` is unknown, never zero.

    `price`, `mrp`, `map_price`, `floor_price` include GST; `unit_cost` does not.
    """

    price: Decimal
    unit_cost: Decimal | None
    gst_rate_pct: Decimal
    min_margin_pct: Decimal
    max_delta_pct: Decimal
    mrp: Decimal | None = None
    map_price: Decimal | None = None
    floor_price: Decimal | None = None
    on_hand: int | None = None
    safety_stock: float | None = None


def net_of_gst(price: Decimal, gst_rate_pct: Decimal) -> Decimal:
    """Return what is left of a price after GST: price / (1 + rate)."""
    return price / (1 + gst_rate_pct / 100)


def margin_pct(price: Decimal, unit_cost: Decimal, gst_rate_pct: Decimal) -> Decimal:
    """Return the margin on the net price, 0–100.

    >>> margin_pct(Decimal(118), Decimal(80), Decimal(18))
    Decimal('20.00')
    """
    net = net_of_gst(price, gst_rate_pct)
    return (net - unit_cost) / net * 100


def price_for_margin(unit_cost: Decimal, gst_rate_pct: Decimal, margin: Decimal) -> Decimal:
    """Return the lowest price, tax included, that leaves the margin (0–100).

    Raises:
        InputError: no price leaves 100 % or more.

    >>> price_for_margin(Decimal(80), Decimal(18), Decimal(20))
    Decimal('118.00')
    """
    if margin >= 100:
        raise InputError(f"A margin of {margin} % is out of reach; set min_margin_pct below 100.")
    gross = unit_cost / (1 - margin / 100) * (1 + gst_rate_pct / 100)
    return gross.quantize(PAISA, rounding=ROUND_CEILING)


def guardrails(given: Circumstances) -> tuple[Guardrail, ...]:
    """Return every limit that applies.

    Where the MRP is unknown the price is not raised, since a packed good may not be sold
    above it; where the stock is unknown it is not cut, since a cut may empty the shelf.

    Raises:
        DataError: the unit cost is unknown, so that no margin can be kept.

    Source:
        The seed, "Pricing approach", guardrails; Legal Metrology (Packaged Commodities)
        Rules 2011, rule 18(2), for the MRP.
    """
    if given.unit_cost is None:
        raise DataError("The unit cost is unknown; add it to the product.", code="cost_unknown")
    step = given.price * given.max_delta_pct / 100
    limits = [
        Guardrail(
            "min_margin", lowest=price_for_margin(given.unit_cost, given.gst_rate_pct, given.min_margin_pct)
        ),
        Guardrail(
            "max_delta",
            lowest=(given.price - step).quantize(PAISA, rounding=ROUND_CEILING),
            highest=(given.price + step).quantize(PAISA, rounding=ROUND_FLOOR),
        ),
    ]
    if given.mrp is None:
        limits.append(Guardrail("mrp_unknown", highest=given.price))
    else:
        limits.append(Guardrail("mrp", highest=given.mrp))
    if given.map_price is not None:
        limits.append(Guardrail("map_price", lowest=given.map_price))
    if given.floor_price is not None:
        limits.append(Guardrail("floor_price", lowest=given.floor_price))
    if given.on_hand is None:
        limits.append(Guardrail("stock_unknown", lowest=given.price))
    elif given.safety_stock is not None and given.on_hand < given.safety_stock:
        limits.append(Guardrail("low_stock", lowest=given.price))
    return tuple(limits)


@dataclass(frozen=True)
class Clamped:
    """A price within all limits, or `None` where they contradict each other.

    `binding` are the limits that moved the price, or the two that cannot both be kept.
    """

    price: Decimal | None
    binding: tuple[GuardrailName, ...]


def clamp(target: Decimal, limits: Sequence[Guardrail]) -> Clamped:
    """Return the price nearest to the target that keeps every limit."""
    lowest = max((g.lowest for g in limits if g.lowest is not None), default=None)
    highest = min((g.highest for g in limits if g.highest is not None), default=None)
    by_low: tuple[GuardrailName, ...] = tuple(
        g.name for g in limits if g.lowest is not None and g.lowest == lowest
    )
    by_high: tuple[GuardrailName, ...] = tuple(
        g.name for g in limits if g.highest is not None and g.highest == highest
    )
    if lowest is not None and highest is not None and lowest > highest:
        return Clamped(None, tuple(dict.fromkeys(by_low + by_high)))
    target = target.quantize(PAISA, rounding=ROUND_HALF_UP)
    if lowest is not None and target < lowest:
        return Clamped(lowest, by_low)
    if highest is not None and target > highest:
        return Clamped(highest, by_high)
    return Clamped(target, ())
