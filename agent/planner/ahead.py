"""The arguments of what lies ahead: a forecast, a risk, an order, how many actions."""

from __future__ import annotations

import re
from typing import Any

from agent.planner.answer import QuestionError, ask
from agent.planner.clause import Clause
from agent.planner.english_cues import EXPLAIN
from agent.planner.figure import budget_of, service_level_of
from agent.planner.intent import ToolName
from agent.planner.limit import limit_of
from agent.planner.uncounted import UNCOUNTED
from agent.understanding import Understanding
from language.numbers import find_numbers
from language.pattern import Pattern

MAX_HORIZON_DAYS = 90
USUAL_LIMIT, MOST_ACTIONS = 3, 20
_COUNTS_ELSE = Pattern(
    r"\s*(?:(?:in\s+)?(?:stores?|shops?)|branch(?:es)?|outlets?|to\s+(?:the\s+)?(?:an)?other|hours?|minutes?|days?|%|kg|g|ml|l|of\s+(?:my|our|the))\b|\s*place"
)
"""After a number that counts no actions: "one store to another"."""
RISKS_LISTED, ORDERS_LISTED, MOST_LISTED = 5, 4, 25
DEFAULT_HORIZON: dict[ToolName, int] = {"forecast_demand": 14, "assess_stockout_risk": 7}


def ahead_arguments(tool: ToolName, clause: Clause, understanding: Understanding) -> dict[str, Any]:
    """Return the arguments of a forecast or of a risk, beyond its scope.

    Raises:
        QuestionError: the days asked about lie behind, or too far ahead.
    """
    if tool == "forecast_demand" and re.search(
        r"\b(?:revenue|turn-?over|gmv|income|money|earn|profit)\b", clause.masked, re.IGNORECASE
    ):
        raise QuestionError(ask("only_units_ahead"))
    period = clause.reading.period
    if period and period.end < understanding.today:
        raise QuestionError(ask("period_behind"))
    horizon = (period.horizon_days or 1) if period else None
    if horizon is None:
        said = understanding.context.get("horizon_days")
        horizon = int(said) if said is not None else None
    if horizon is not None and not 1 <= horizon <= MAX_HORIZON_DAYS:
        raise QuestionError(ask("horizon_too_long", limit=MAX_HORIZON_DAYS))
    arguments: dict[str, Any] = {}
    if tool == "assess_stockout_risk" and UNCOUNTED.search(clause.masked):
        return {"uncounted": True}
    if tool == "assess_stockout_risk":
        arguments |= limit_of(clause.masked, MOST_LISTED, RISKS_LISTED)
    if horizon is not None and horizon != DEFAULT_HORIZON[tool]:
        arguments["horizon_days"] = horizon
    if tool == "forecast_demand" and EXPLAIN.search(clause.masked):
        arguments["explain"] = True
    if tool == "forecast_demand" and re.search(
        r"\b(?:weekly|(?:by|per|each|every)\s+week|week[\s-]*(?:wise|basis|by[\s-]+week))\b|\bweek(?:ly)?\s+buckets?\b",
        clause.masked,
        re.IGNORECASE,
    ):
        arguments["granularity"] = "week"
    return arguments


_ONE_ONLY = Pattern(
    r"\b(?:top|only|just|single|best|first|biggest)\s+one\b|\bone\s+(?:\w+\s+)?(?:actions?|things?|tasks?|steps?|jobs?|moves?|priorit\w+|recommendations?"
    r"|suggestions?|thing)\b",
    re.IGNORECASE,
)
"""Counts by "one", which elsewhere tells things apart: "from one store to the other"."""


def limit(clause: Clause) -> dict[str, Any]:
    """Return how many actions are asked for; the tool's default where none is said."""
    counts = [
        int(number.value)
        for number in find_numbers(clause.masked)
        if number.kind == "plain"
        and number.value == number.value.to_integral_value()
        and 1 <= number.value <= MOST_ACTIONS
        and not _COUNTS_ELSE.match(clause.masked[number.end :])
        and not (number.text.strip().lower() == "one" and not _ONE_ONLY.search(clause.masked))
    ]
    return {"limit": counts[0]} if counts and counts[0] != USUAL_LIMIT else {}


def _share_of(clause: Clause) -> float | None:
    """Return the share that a bare "99 %" of an order means: how sure it must be not to run out."""
    shares = [n.value for n in find_numbers(clause.masked) if n.kind == "percent" and 80 <= n.value < 100]
    return float(shares[0] / 100) if len(shares) == 1 else None


def reorder_arguments(clause: Clause) -> dict[str, Any]:
    """Return the budget and the service level that an order is asked for with.

    Raises:
        QuestionError: the service level is none.
    """
    arguments: dict[str, Any] = {}
    level = service_level_of(clause.masked)
    if level is not None:
        if not 0 < level < 1:
            raise QuestionError(ask("service_level_range"))
        arguments["service_level"] = level
    elif (share := _share_of(clause)) is not None:
        arguments["service_level"] = share
    budget = budget_of(clause.masked)
    if budget is not None:
        arguments["budget"] = int(budget) if budget == budget.to_integral_value() else float(budget)
    return arguments | limit_of(clause.masked, MOST_LISTED, ORDERS_LISTED)
