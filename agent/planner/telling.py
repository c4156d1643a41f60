"""Which parts of a message ask something of their own: others lead up to it, or say what would follow."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.planner.clause import Clause
from language.numbers import find_numbers
from language.pattern import Pattern

_POINTS = Pattern(r"\b(?:by|each|per|every|all|overall|total|also|everywhere)\b", re.IGNORECASE)
"""In a part that asks of the whole, or of more than was named."""


def telling(asked: list[Clause]) -> list[Clause]:
    """Return the clauses that ask something of their own."""
    return _without_twins(_without_outcomes(asked))


def _without_outcomes(asked: list[Clause]) -> list[Clause]:
    """Return the clauses without those that only ask what a supposed price would bring.

    "If I raise it by 4 %, what happens to profit?" is one question: the what-if tells it.
    """
    if not any(part.intent and part.intent.tool in ("simulate_price", "suggest_price") for part in asked):
        return asked
    return [
        part
        for part in asked
        if part.intent
        and (part.intent.tool not in ("query_kpi", "forecast_demand") or part.reading.periods or _names(part))
        and (part.intent.tool != "rank_actions" or not part.of_kind("product"))
    ]


def _without_twins(asked: list[Clause]) -> list[Clause]:
    """Return the clauses without one that asks in passing what another asks of something named.

    "The godown is getting empty, what will run out in Mumbai 2?" is one question.
    """
    named = {part.intent.tool for part in asked if part.intent and _names(part)}
    kept = [
        part
        for part in asked
        if _names(part) or part.reading.periods or not part.intent or part.intent.tool not in named
    ]
    if len(kept) == len(asked) or any(_POINTS.search(part.masked) for part in asked):
        return asked
    told = [part for part in asked if part not in kept]
    return [_with_figures(part, told) for part in kept]


def _with_figures(part: Clause, told: list[Clause]) -> Clause:
    """Return an order with the figures of what is only told: "1.75 lakh is in hand, make an order"."""
    if part.intent is None or part.intent.tool != "plan_reorder":
        return part
    figures = [one.masked for one in told if one.intent == part.intent or find_numbers(one.masked)]
    return replace(part, masked=", ".join((part.masked, *figures)))


def _names(part: Clause) -> bool:
    return bool(part.of_kind("product", "brand", "category", "store", "city"))
