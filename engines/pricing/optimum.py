"""The price to set: the best shelf price within every limit, if its gain is sure enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import numpy as np
import numpy.typing as npt

from core.money import to_money
from engines.pricing.band import Band
from engines.pricing.effect import Effects, Outlook, Range, effects, range_of
from engines.pricing.ending import next_to, retail_prices
from engines.pricing.guardrail import (
    Circumstances,
    Guardrail,
    GuardrailName,
    band_guardrail,
    bounds,
    guardrails,
    setting,
)
from engines.pricing.parity import Objective, suggest

Floats = npt.NDArray[np.float64]

OptimumReason = Literal[
    "best_profit",
    "best_revenue",
    "clears_stock",
    "parity",
    "within_guardrails",
    "fixed_margin",
    "already_best",
    "gain_uncertain",
    "limit_broken",
    "conflict",
]

_GOAL: dict[Objective, OptimumReason] = {
    "maximize_margin": "best_profit",
    "maximize_revenue": "best_revenue",
    "clear_stock": "clears_stock",
}
_NOTHING = 1e-9


@dataclass(frozen=True)
class Recommendation:
    """A price and what it gains.

    `price` is `None` on `conflict`. `gain` is what the objective counts (profit, revenue or
    units over the outlook's days) against today's price, `chance` the probability that it is
    above 0; both `None` on `conflict`. `binding` are limits that kept a better price away, or
    that today's price breaks, or that contradict each other.

    `reason`: the objective's own (`best_profit`, `best_revenue`, `clears_stock`; `parity` and
    `within_guardrails` for `match_competitor`, `fixed_margin` where no competitor is seen);
    `already_best`: no other price is expected to gain; `gain_uncertain`: one is, but its 80 %
    interval does not exclude a loss; `limit_broken`: today's price breaks a limit, so it moves
    whatever it gains; `conflict`: no price keeps all limits.
    """

    price: Decimal | None
    reason: OptimumReason
    limits: tuple[Guardrail, ...]
    binding: tuple[GuardrailName, ...]
    gain: Range | None
    chance: float | None


def limits_of(given: Circumstances, band: Band | None) -> tuple[Guardrail, ...]:
    """Return every limit, the competitors' band among them.

    Raises:
        DataError: the unit cost is unknown.
    """
    limits = guardrails(given)
    return limits if band is None else (*limits, band_guardrail(given.price, band.low, band.high))


def candidates(price_now: Decimal, limits: Sequence[Guardrail]) -> list[Decimal]:
    """Return the prices to choose from: shelf prices within all limits, and today's where it is.

    Where that leaves nothing, though limits agree, it is the bound nearest to today's price.
    """
    lowest, highest = bounds(limits)
    if lowest is None or highest is None or lowest > highest:
        return []
    found = retail_prices(lowest, highest)
    if lowest <= price_now <= highest:
        found = sorted({*found, price_now})
    return found or [min(max(price_now, lowest), highest)]


def recommend(
    given: Circumstances, outlook: Outlook, band: Band | None, objective: Objective
) -> Recommendation:
    """Return the price with the best expected objective, of those whose gain is sure enough.

    A change is recommended only where the 80 % interval of its gain lies above 0, unless
    today's price breaks a limit and must change. `match_competitor` goes to the competitors'
    price as far as the limits allow; what that gains is told, not asked.

    Args:
        given: What the limits are computed from.
        outlook: What is expected at `given.price`.
        band: Where the competitors stand; `None` where nobody knows.
        objective: What counts.

    Raises:
        DataError: the unit cost is unknown.
    """
    if objective == "match_competitor":
        return _parity(given, outlook, band)
    limits = limits_of(given, band)
    now = to_money(given.price)
    allowed = candidates(now, limits)
    if not allowed:
        low, high = setting(limits)
        return Recommendation(None, "conflict", limits, tuple(dict.fromkeys(low + high)), None, None)
    below, above = next_to(allowed[0], allowed[-1])
    asked = [now, *allowed, below or now, above or now]
    drawn = _objective(effects(outlook, [float(price) for price in asked]), objective)
    gains = drawn - drawn[0]
    expected = gains.mean(axis=1)
    if now not in allowed:
        best = 1 + int(np.argmax(expected[1:-2]))
        reason: OptimumReason = "limit_broken"
        binding: tuple[GuardrailName, ...] = tuple(limit.name for limit in limits if not limit.keeps(now))
    else:
        worth = np.where(np.quantile(gains, 0.1, axis=1) > _NOTHING, expected, 0.0)
        best = int(np.argmax(worth[:-2]))
        reason = _GOAL[objective] if best else _held(expected[1:-2])
        binding = _binding(limits, *(bool(end > worth[best] + _NOTHING) for end in worth[-2:]))
    gain, chance = range_of(gains[best]), float((gains[best] > 0).mean())
    return Recommendation(asked[best], reason, limits, binding, gain, chance)


def _held(expected: Floats) -> OptimumReason:
    return "gain_uncertain" if bool((expected > _NOTHING).any()) else "already_best"


def _binding(
    limits: Sequence[Guardrail], lower_is_better: bool, higher_is_better: bool
) -> tuple[GuardrailName, ...]:
    """Return the limits beyond which the next shelf price would be better."""
    low, high = setting(limits)
    names: list[GuardrailName] = [*(low if lower_is_better else ()), *(high if higher_is_better else ())]
    return tuple(dict.fromkeys(names))


def _objective(found: Effects, objective: Objective) -> Floats:
    if objective == "maximize_revenue":
        return found.revenue
    return found.units if objective == "clear_stock" else found.profit


def _parity(given: Circumstances, outlook: Outlook, band: Band | None) -> Recommendation:
    found = suggest(given, band, "match_competitor")
    if found.price is None:
        return Recommendation(None, "conflict", found.limits, found.binding, None, None)
    profit = effects(outlook, [float(given.price), float(found.price)]).profit
    gain = profit[1] - profit[0]
    return Recommendation(
        found.price, found.reason, found.limits, found.binding, range_of(gain), float((gain > 0).mean())
    )
