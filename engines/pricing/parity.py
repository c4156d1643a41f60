"""The seed's fallback: parity with the competitors, within the guardrails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from core.money import PAISA
from engines.pricing.band import Band
from engines.pricing.guardrail import Circumstances, Guardrail, GuardrailName, clamp, guardrails

Objective = Literal["maximize_margin", "maximize_revenue", "clear_stock", "match_competitor"]
Reason = Literal["parity", "fixed_margin", "within_guardrails", "conflict"]

SMALLEST_WHOLE = 100


@dataclass(frozen=True)
class Suggestion:
    """A price and the way to it.

    `price` is `None` on `conflict`: then no price keeps every limit, today's included, and
    a person must decide which limit gives way.
    """

    price: Decimal | None
    target: Decimal
    reason: Reason
    limits: tuple[Guardrail, ...]
    binding: tuple[GuardrailName, ...]


def tidy(price: Decimal, limits: Sequence[Guardrail]) -> Decimal:
    """Return a price of 100 or more as a whole number, the nearest that keeps every limit.

    Nobody marks a shelf with 255.39. Where no whole number next to it keeps the limits, the
    price stays as it is.
    """
    if price < SMALLEST_WHOLE:
        return price
    below, above = price.to_integral_value(ROUND_FLOOR), price.to_integral_value(ROUND_CEILING)
    for whole in sorted((above, below), key=lambda candidate: abs(candidate - price)):
        if all(limit.keeps(whole) for limit in limits):
            return whole.quantize(PAISA)
    return price


def suggest(given: Circumstances, band: Band | None, objective: Objective = "match_competitor") -> Suggestion:
    """Suggest a price.

    With competitors in sight the target is their weighted price. Without, the price stays
    where it is unless its margin is below the floor (the seed's fixed margin rule). No
    elasticity is known here, so the objectives differ in one thing only: to clear stock the
    target is never above today's price. A new price of 100 or more is a whole number where
    the limits allow.

    Raises:
        DataError: the unit cost is unknown.
    """
    limits = guardrails(given)
    target = given.price if band is None else band.parity
    if objective == "clear_stock":
        target = min(target, given.price)
    clamped = clamp(target, limits)
    if clamped.price is None:
        return Suggestion(None, target, "conflict", limits, clamped.binding)
    price = clamped.price if clamped.price == given.price else tidy(clamped.price, limits)
    if band is None:
        return Suggestion(price, target, "fixed_margin", limits, clamped.binding)
    reason: Reason = "within_guardrails" if clamped.binding else "parity"
    return Suggestion(price, target, reason, limits, clamped.binding)
