"""Half sentences that go on from the turn before: "and for Mumbai?", "last month?", "why?"."""

from __future__ import annotations

import re
from typing import Any

from agent.planner import english_cues, question
from agent.planner.answer import PlannedCall, ask, decline
from agent.planner.clause import Clause
from agent.planner.metric import find_dimensions, find_metrics
from agent.planner.other_figure import other_figures, with_figure
from agent.planner.scope import MAX_CALLS, places_of, sku_ids_of
from agent.understanding import Focus, Understanding
from language.dates import DateReading, DateSpan

_GOES_ON = re.compile(
    r"^\W*(?:and|also|what\s+about|how\s+about|same|then|now|or|but|only|just|ok(?:ay)?|instead)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|(?:this|that)\s+(?:one|product|item|store)|same|those|these)\b"
    r"|(?<!is )(?<!are )(?<!will )(?<!was )\bthere\b(?!\s+(?:is|are|be|will|was|were|enough|any))",
    re.IGNORECASE,
)
_BRIDGED = {"revenue": "revenue", "margin": "margin", "margin_pct": "margin", "units": "units"}
"""Figures of the past whose moves can be told in steps, and the step's own figure."""
_BRIDGE_ARGUMENTS = frozenset({"sku_ids", "store_id", "city", "category", "period", "compare_to"})
_HORIZONS = {"forecast_demand": 14, "assess_stockout_risk": 7}


def is_continuation(clause: Clause, understanding: Understanding) -> bool:
    """Tell whether a clause leans on the turn before."""
    if understanding.focus is None:
        return False
    return bool(_GOES_ON.search(clause.text) or _PRONOUN.search(clause.masked))


def continued(understanding: Understanding, parts: tuple[Clause, ...]) -> tuple[PlannedCall, ...] | None:
    """Return the earlier calls with what the half sentence changes; `None` where it is none."""
    focus = understanding.focus
    if focus is None or not focus.calls or len(parts) != 1:
        return None
    part = parts[0]
    if english_cues.EXPLAIN.search(part.masked) and not part.entities:
        return _why(focus, part)
    says = [e for e in part.entities if e.kind != "metric"] or part.unknown
    dimensions, metrics = find_dimensions(part.masked), find_metrics(part.masked)
    figures = other_figures(focus.calls, part)
    if not (says or figures or part.reading.periods or part.reading.compare_to or dimensions or metrics):
        return None
    words = len(part.text.split())
    ranked = any(call.tool == "rank_actions" for call in focus.calls)  # a part of the shop, no product
    if not (_GOES_ON.search(part.text) or words <= 6) or (ranked and sku_ids_of(part)):
        return None
    many = any(call.tool not in ("suggest_price", "simulate_price") for call in focus.calls)
    unclear = question.about_names(part, understanding, many=many)
    if unclear:
        return unclear
    calls: list[PlannedCall] = []
    for call in focus.calls:
        for arguments in _changed(call.tool, dict(call.arguments), part, understanding):
            planned = PlannedCall(call.tool, with_figure(call.tool, arguments, figures))
            if planned not in calls:
                calls.append(planned)
    return tuple(calls) if len(calls) <= MAX_CALLS else ask("too_many", limit=MAX_CALLS)


def _why(focus: Focus, part: Clause) -> tuple[PlannedCall, ...]:
    """Return the one figure before, explained: a forecast, or why sales or profit moved."""
    if len(focus.calls) != 1:
        return decline("cannot_explain_yet")
    (before,) = focus.calls
    if before.tool == "forecast_demand" and not english_cues.PAST_EVENT.search(part.masked):
        return (PlannedCall("forecast_demand", {**before.arguments, "explain": True}),)
    if before.tool == "query_kpi":
        moved = [_BRIDGED[name] for name in before.arguments.get("metrics", ()) if name in _BRIDGED]
        if moved:
            kept = {key: value for key, value in before.arguments.items() if key in _BRIDGE_ARGUMENTS}
            return (PlannedCall("explain_change", {"metric": moved[0], **kept}),)
    return decline("cannot_explain_yet")


def _changed(
    tool: str, arguments: dict[str, Any], part: Clause, understanding: Understanding
) -> list[dict[str, Any]]:
    if tool in ("suggest_price", "simulate_price"):
        return _other_price(arguments, part)
    products = sku_ids_of(part)
    if products:
        arguments["sku_ids"] = list(products)
        arguments.pop("category", None)
    categories = [entity.id for entity in part.of_kind("category")]
    if categories:
        arguments["category"] = categories[0]
        arguments.pop("sku_ids", None)
    if tool == "query_kpi":
        _change_kpi(arguments, part, understanding)
    elif tool in _HORIZONS:
        _change_horizon(tool, arguments, part.reading)
    places = places_of(part)
    if not places:
        return [arguments]
    rest = {key: value for key, value in arguments.items() if key not in ("store_id", "city")}
    return [rest | dict(place) for place in places]


def _other_price(arguments: dict[str, Any], part: Clause) -> list[dict[str, Any]]:
    stores = [e.id for e in part.of_kind("store")]
    stores += [store for city in part.of_kind("city") for store in city.members]
    skus = [e.id for e in part.of_kind("product")]
    return [
        arguments | {"sku_id": sku, "store_id": store}
        for sku in skus or [arguments.get("sku_id")]
        for store in stores or [arguments.get("store_id")]
    ]


def _change_kpi(arguments: dict[str, Any], part: Clause, understanding: Understanding) -> None:
    period, comparison = part.reading.period, part.reading.compare_to
    today = understanding.today
    if period and period.start <= today:
        arguments["period"] = {
            "start": period.start.isoformat(),
            "end": min(period.end, today).isoformat(),
        }
    if isinstance(comparison, DateSpan):
        arguments["compare_to"] = {
            "start": comparison.start.isoformat(),
            "end": min(comparison.end, today).isoformat(),
        }
    elif comparison:
        arguments["compare_to"] = comparison
    dimensions, metrics = find_dimensions(part.masked), find_metrics(part.masked)
    if dimensions:
        arguments["dimensions"] = list(dimensions)
    if metrics:
        arguments["metrics"] = [metric.id for metric in metrics]


def _change_horizon(tool: str, arguments: dict[str, Any], reading: DateReading) -> None:
    horizon = reading.period.horizon_days if reading.period else None
    if horizon is None:
        return
    arguments.pop("horizon_days", None)
    if horizon != _HORIZONS[tool]:
        arguments["horizon_days"] = min(horizon, 90)
