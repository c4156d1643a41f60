"""Another figure for the question before: "and with ₹20,000?" of an order, "and by 3 %?" of a what-if."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from agent.planner.clause import Clause
from agent.planner.figure import budget_of
from core.message import ToolCall
from language.numbers import find_numbers

_LESS = re.compile(
    r"\b(?:drop|lower|reduce|cut|decrease|less|cheaper|off|down|minus)\b|[-−]\s*\d", re.IGNORECASE
)
_MORE = re.compile(r"\b(?:raise|increase|more|dearer|costlier|up|higher|plus)\b|\+\s*\d", re.IGNORECASE)
_TRIED = ("price", "change_pct")

Figures = Mapping[str, Mapping[str, Any]]


def other_figures(calls: Sequence[ToolCall], part: Clause) -> Figures:
    """Return, by tool, the arguments that a half sentence replaces; nothing where it names none."""
    found: dict[str, Mapping[str, Any]] = {}
    for call in calls:
        if call.tool == "plan_reorder":
            budget = budget_of(part.masked, bare=True)
            if budget is not None:
                whole = budget == budget.to_integral_value()
                found[call.tool] = {"budget": int(budget) if whole else float(budget)}
        elif call.tool == "simulate_price" and (tried := _tried(part.text, call.arguments)):
            found[call.tool] = tried
    return found


def with_figure(tool: str, arguments: Mapping[str, Any], figures: Figures) -> dict[str, Any]:
    """Return a call's arguments with the figure in the place of the one before."""
    new = figures.get(tool)
    if new is None:
        return dict(arguments)
    kept = {
        name: value for name, value in arguments.items() if tool != "simulate_price" or name not in _TRIED
    }
    return {**kept, **new}


def _tried(text: str, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the price or change to try; without a word for its direction it is the one before."""
    for number in find_numbers(text):
        if number.value <= 0:
            continue
        if number.kind == "percent":
            less = bool(_LESS.search(text)) or (
                not _MORE.search(text) and float(before.get("change_pct") or 0) < 0
            )
            return {"change_pct": float(-number.value if less else number.value)}
        if number.kind == "money":
            return {"price": float(number.value)}
    return {}
