"""What is decided about a price, by whichever rule can: the best one, or else the competitors'."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from core.money import to_money
from core.tool import Note
from engines.pricing import Band, Guardrail, suggest
from engines.pricing.parity import Objective
from tools.note import note
from tools.price_case import WEEK_DAYS, PriceCase

if TYPE_CHECKING:
    from engines.pricing.effect import Outlook, Range

Reason = Literal[
    "best_profit",
    "best_revenue",
    "clears_stock",
    "already_best",
    "gain_uncertain",
    "limit_broken",
    "parity",
    "fixed_margin",
    "within_guardrails",
    "conflict",
]


@dataclass(frozen=True)
class Decision:
    """What either rule decided; `target` is where the price would go without limits."""

    price: Decimal | None
    target: Decimal
    reason: Reason
    limits: tuple[Guardrail, ...]
    binding: tuple[str, ...]
    outlook: Outlook | None = None
    gain: Range | None = None
    chance: float | None = None


def decide(case: PriceCase, objective: Objective) -> Decision:
    """Take the best price where buyers' reaction is known, else the competitors'."""
    outlook = None if case.known.reaction is None else case.outlook(WEEK_DAYS, case.known.reaction)
    if outlook is None:
        found = suggest(case.given, case.band, objective)
        return Decision(found.price, found.target, found.reason, found.limits, found.binding)
    from engines.pricing.optimum import recommend  # noqa: PLC0415 - brings numpy along

    best = recommend(case.given, outlook, case.band, objective)
    target = to_money(case.given.price) if best.price is None else best.price
    return Decision(
        best.price, target, best.reason, best.limits, best.binding, outlook, best.gain, best.chance
    )


def method_of(decision: Decision, band: Band | None) -> str:
    """Return how it was decided, for the source of what is told."""
    if decision.outlook is not None:
        return "best shelf price by elasticity and forecast, within guardrails"
    return "competitor parity within guardrails" if band else "fixed margin within guardrails"


def notes_of(decision: Decision, case: PriceCase) -> list[Note]:
    """Say which limits contradict each other, and how well buyers are known."""
    notes: list[Note] = []
    if decision.reason == "conflict":
        notes.append(note("price_conflict", limits=", ".join(decision.binding)))
    if decision.outlook is None:
        notes.append(note("elasticity_unknown"))
    elif case.known.borrowed:
        notes.append(note("elasticity_borrowed"))
    return notes
