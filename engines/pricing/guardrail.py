"""The limits a price must keep, each one named, computed and testable by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from core.errors import DataError, InputError
from core.money import PAISA

GuardrailName = Literal[
    "min_margin",
    "max_delta",
    "mrp",
    "mrp_unknown",
    "map_price",
    "floor_price",
    "low_stock",
    "stock_unknown",
    "competitor_band",
    "evidence",
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
    `selling_fee_pct` is what a marketplace keeps of the price, 0-100; 0 in a shop of one's own.
    `ceiling` is the highest price that evidence for a raise carries, where that is asked for; it
    gives way to a limit that asks for more.
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
    selling_fee_pct: Decimal = Decimal(0)
    ceiling: Decimal | None = None


def net_of_gst(price: Decimal, gst_rate_pct: Decimal) -> Decimal:
    """Return what is left of a price after GST: price / (1 + rate)."""
    return price / (1 + gst_rate_pct / 100)


def unit_profit(
    price: Decimal, unit_cost: Decimal, gst_rate_pct: Decimal, fee_pct: Decimal = Decimal(0)
) -> Decimal:
    """Return what one unit earns after GST, the marketplace's fee and its cost.

    The fee is taken of the price as the buyer pays it.

    >>> unit_profit(Decimal(118), Decimal(80), Decimal(18), Decimal(10))
    Decimal('8.2')
    """
    return net_of_gst(price, gst_rate_pct) - price * fee_pct / 100 - unit_cost


def margin_pct(
    price: Decimal, unit_cost: Decimal, gst_rate_pct: Decimal, fee_pct: Decimal = Decimal(0)
) -> Decimal:
    """Return the margin after GST and fee as a share of the net price, 0-100.

    >>> margin_pct(Decimal(118), Decimal(80), Decimal(18))
    Decimal('20.00')
    """
    return unit_profit(price, unit_cost, gst_rate_pct, fee_pct) / net_of_gst(price, gst_rate_pct) * 100


def price_for_margin(
    unit_cost: Decimal, gst_rate_pct: Decimal, margin: Decimal, fee_pct: Decimal = Decimal(0)
) -> Decimal:
    """Return the lowest price, tax included, that leaves the margin (0-100) after the fee.

    (P3)  p = cost / ((1 − margin) / (1 + gst) − fee)

    Raises:
        InputError: no price leaves it: margin and fee together are too much.

    >>> price_for_margin(Decimal(80), Decimal(18), Decimal(20))
    Decimal('118.00')
    """
    left = (1 - margin / 100) / (1 + gst_rate_pct / 100) - fee_pct / 100
    if left <= 0:
        raise InputError(
            f"A margin of {margin} % after a fee of {fee_pct} % is out of reach; lower min_margin_pct."
        )
    return (unit_cost / left).quantize(PAISA, rounding=ROUND_CEILING)


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
            "min_margin",
            lowest=price_for_margin(
                given.unit_cost, given.gst_rate_pct, given.min_margin_pct, given.selling_fee_pct
            ),
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
    if given.ceiling is not None:
        needed = [limit.lowest for limit in limits if limit.lowest is not None]
        limits.append(Guardrail("evidence", highest=max(given.price, given.ceiling, *needed)))
    return tuple(limits)


def band_guardrail(price: Decimal, low: Decimal, high: Decimal) -> Guardrail:
    """Return the limit that keeps a price among the competitors' (`low` to `high`).

    A price that lies outside already may stay or come nearer, never move further away.
    """
    return Guardrail("competitor_band", lowest=min(price, low), highest=max(price, high))


def bounds(limits: Sequence[Guardrail]) -> tuple[Decimal | None, Decimal | None]:
    """Return the highest of the lowest prices and the lowest of the highest."""
    return (
        max((g.lowest for g in limits if g.lowest is not None), default=None),
        min((g.highest for g in limits if g.highest is not None), default=None),
    )


def setting(limits: Sequence[Guardrail]) -> tuple[tuple[GuardrailName, ...], tuple[GuardrailName, ...]]:
    """Return the names of the limits that set the lowest and those that set the highest price."""
    lowest, highest = bounds(limits)
    return (
        tuple(g.name for g in limits if g.lowest is not None and g.lowest == lowest),
        tuple(g.name for g in limits if g.highest is not None and g.highest == highest),
    )


@dataclass(frozen=True)
class Clamped:
    """A price within all limits, or `None` where they contradict each other.

    `binding` are the limits that moved the price, or the two that cannot both be kept.
    """

    price: Decimal | None
    binding: tuple[GuardrailName, ...]


def clamp(target: Decimal, limits: Sequence[Guardrail]) -> Clamped:
    """Return the price nearest to the target that keeps every limit."""
    lowest, highest = bounds(limits)
    by_low, by_high = setting(limits)
    if lowest is not None and highest is not None and lowest > highest:
        return Clamped(None, tuple(dict.fromkeys(by_low + by_high)))
    target = target.quantize(PAISA, rounding=ROUND_HALF_UP)
    if lowest is not None and target < lowest:
        return Clamped(lowest, by_low)
    if highest is not None and target > highest:
        return Clamped(highest, by_high)
    return Clamped(target, ())
