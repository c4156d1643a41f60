"""The seed's fallback: parity with the competitors, within the guardrails."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from engines.pricing.band import Band
from engines.pricing.guardrail import Circumstances, Guardrail, GuardrailName, clamp, guardrails

Objective = Literal["maximize_margin", "maximize_revenue", "clear_stock", "match_competitor"]
Reason = Literal["parity", "fixed_margin", "within_guardrails", "conflict"]


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


def suggest(given: Circumstances, band: Band | None, objective: Objective = "match_competitor") -> Suggestion:
    """Suggest a price.

    With competitors in sight the target is their weighted price. Without, the price stays
    where it is unless its margin is below the floor (the seed's fixed margin rule). No
    elasticity is known here, so the objectives differ in one thing only: to clear stock the
    target is never above today's price.

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
    if band is None:
        return Suggestion(clamped.price, target, "fixed_margin", limits, clamped.binding)
    reason: Reason = "within_guardrails" if clamped.binding else "parity"
    return Suggestion(clamped.price, target, reason, limits, clamped.binding)
