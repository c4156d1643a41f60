"""From an `Understanding` to calls: which tools, with which arguments, or which question."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from agent.planner import question
from agent.planner.answer import PlannedCall, ask, decline
from agent.planner.clause import Clause, clauses, each_period
from agent.planner.elliptic import continued, is_continuation
from agent.planner.figure import budget_of, current_price_of, service_level_of
from agent.planner.inheritance import with_inheritance
from agent.planner.intent import ToolName, is_past_stockout
from agent.planner.metric import UNSUPPORTED, find_dimensions, find_metrics, is_ranking
from agent.planner.scope import MAX_CALLS, Scope, carried, scope_of, sku_ids_of
from agent.planner.smalltalk import small_talk
from agent.understanding import Understanding
from language.dates import DateSpan
from language.format import escape_markup
from language.vocabulary import MAX_MEMBERS

MAX_HORIZON_DAYS = 90
MAX_STORES_AT_ONCE = 2
DEFAULT_HORIZON: dict[ToolName, int] = {"forecast_demand": 14, "assess_stockout_risk": 7}

_Plan = tuple[PlannedCall, ...]


class _QuestionError(Exception):
    """A part of the message needs an answer from the person first."""

    def __init__(self, plan: _Plan) -> None:
        super().__init__(plan[0].name)
        self.plan = plan


def plan(understanding: Understanding, tools: Collection[str]) -> _Plan:
    """Return what to do about a message.

    Args:
        understanding: The message, understood.
        tools: Names of the tools at hand; what needs another one is declined.
    """
    if not understanding.normalized.strip():
        return decline("empty_message")
    parts = clauses(understanding)
    asked = with_inheritance([part for part in parts if part.intent is not None])
    if not asked:
        return continued(understanding, parts) or small_talk(understanding)
    try:
        calls = [call for part in asked for call in _calls(part, understanding)]
    except _QuestionError as pending:
        return pending.plan
    calls = list({(call.name, repr(call.arguments)): call for call in calls}.values())
    missing = next((call.name for call in calls if call.name not in tools), None)
    if missing:
        return decline("tool_missing")
    if len(calls) > MAX_CALLS:
        return ask("too_many", limit=MAX_CALLS)
    return tuple(calls)


def _calls(clause: Clause, understanding: Understanding) -> list[PlannedCall]:
    assert clause.intent is not None  # noqa: S101 the caller picked clauses with an intent
    tool = clause.intent.tool
    unclear = question.about_names(clause, understanding, many=tool != "suggest_price")
    if unclear:
        raise _QuestionError(unclear)
    if len(sku_ids_of(clause)) > MAX_MEMBERS:
        raise _QuestionError(ask("too_many", limit=MAX_MEMBERS))
    if clause.reading.unresolved:
        raise _QuestionError(ask("which_days", name=escape_markup(clause.reading.unresolved[0])))
    if tool == "suggest_price":
        return _price_calls(clause, understanding)
    if tool == "query_kpi":
        variants = [_kpi_arguments(part, understanding) for part in each_period(clause)]
    elif tool == "plan_reorder":
        variants = [_reorder_arguments(clause)]
    else:
        variants = [_ahead_arguments(tool, clause, understanding)]
    scopes = _scope(clause, understanding).calls()
    return [PlannedCall(tool, scope | arguments) for arguments in variants for scope in scopes]


def _scope(clause: Clause, understanding: Understanding) -> Scope:
    """Return the clause's scope; "it" and "there" take what the thread was about."""
    scope = scope_of(clause, understanding)
    if not is_continuation(clause, understanding):
        return scope
    products = tuple(e.id for e in carried(understanding, "product")) if not scope.sku_ids else scope.sku_ids
    places = scope.places
    if not places:
        places = tuple(
            {"store_id": e.id} if e.kind == "store" else {"city": e.id}
            for e in carried(understanding, "store", "city")
        )
    categories = scope.categories or tuple(e.id for e in carried(understanding, "category"))
    return Scope(products, places, () if products else categories)


# --- ahead ----------------------------------------------------------------------------


def _ahead_arguments(tool: ToolName, clause: Clause, understanding: Understanding) -> dict[str, Any]:
    if tool == "forecast_demand" and re.search(
        r"\b(?:revenue|turn-?over|gmv|income)\b", clause.masked, re.IGNORECASE
    ):
        raise _QuestionError(ask("only_units_ahead"))
    period = clause.reading.period
    if period and period.end < understanding.today:
        raise _QuestionError(ask("period_behind"))
    horizon = (period.horizon_days or 1) if period else None
    if horizon is None:
        said = understanding.context.get("horizon_days")
        horizon = int(said) if said is not None else None
    if horizon is not None and not 1 <= horizon <= MAX_HORIZON_DAYS:
        raise _QuestionError(ask("horizon_too_long", limit=MAX_HORIZON_DAYS))
    arguments: dict[str, Any] = {}
    if horizon is not None and horizon != DEFAULT_HORIZON[tool]:
        arguments["horizon_days"] = horizon
    if tool == "forecast_demand" and re.search(
        r"\b(?:weekly|(?:by|per|each|every)\s+week|week[\s-]*(?:wise|by[\s-]+week))\b",
        clause.masked,
        re.IGNORECASE,
    ):
        arguments["granularity"] = "week"
    return arguments


def _reorder_arguments(clause: Clause) -> dict[str, Any]:
    arguments: dict[str, Any] = {}
    level = service_level_of(clause.text)
    if level is not None:
        if not 0 < level < 1:
            raise _QuestionError(ask("service_level_range"))
        arguments["service_level"] = level
    budget = budget_of(clause.text)
    if budget is not None:
        arguments["budget"] = int(budget) if budget == budget.to_integral_value() else float(budget)
    return arguments


# --- price ----------------------------------------------------------------------------

_OBJECTIVES = (
    (
        "clear_stock",
        r"\bclear(?:ance|ing)?\b|\bget\s+rid\b|\bliquidat\w+|\boffload\b|\bsell\s+off\b|\bdead\s+stock\b|\bmove\s+(?:\w+\s+)?stock\b",
    ),
    (
        "match_competitor",
        r"\bmatch\w*\b|\bcompetit\w+\b|\bparity\b|\bundercut\b|\brivals?\b|\bmarket\s+price\b",
    ),
    (
        "maximize_revenue",
        r"\b(?:maximi[sz]\w*|most|highest|increase|boost|best|grow|more)\b[^.?!]{0,20}\b(?:revenue|sales|turn-?over)\b",
    ),
)


def _price_calls(clause: Clause, understanding: Understanding) -> list[PlannedCall]:
    skus = [e.id for e in clause.of_kind("product")] or [e.id for e in carried(understanding, "product")]
    if not skus:
        raise _QuestionError(question.which_product(for_price=True))
    stores = _price_stores(clause, understanding)
    arguments: dict[str, Any] = {}
    for objective, pattern in _OBJECTIVES:
        if re.search(pattern, clause.masked, re.IGNORECASE):
            arguments["objective"] = objective
            break
    price = current_price_of(clause.text)
    if price is not None:
        arguments["current_price"] = float(price)
    return [
        PlannedCall("suggest_price", {"sku_id": sku, "store_id": store} | arguments)
        for sku in skus
        for store in stores
    ]


def _price_stores(clause: Clause, understanding: Understanding) -> list[str]:
    stores = [entity.id for entity in clause.of_kind("store")]
    cities = [city for city in clause.of_kind("city") if not set(stores) & set(city.members)]
    if not stores and not cities:
        if understanding.context.get("store_id"):
            return [str(understanding.context["store_id"])]
        stores = [entity.id for entity in carried(understanding, "store")]
        cities = [] if stores else list(carried(understanding, "city"))
    if not stores and not cities:
        if len(understanding.stores) == 1:
            return list(understanding.stores)
        raise _QuestionError(question.which_store(understanding))
    for city in cities:
        if len(city.members) > MAX_STORES_AT_ONCE:
            raise _QuestionError(question.which_store(understanding, city.members))
        stores += city.members
    return list(dict.fromkeys(stores))


# --- past -----------------------------------------------------------------------------


def _kpi_arguments(clause: Clause, understanding: Understanding) -> dict[str, Any]:
    period = clause.reading.period or _carried_period(clause, understanding)
    if period is None:
        raise _QuestionError(question.which_period(understanding))
    today = understanding.today
    if period.start > today:
        raise _QuestionError(ask("period_ahead"))
    arguments: dict[str, Any] = {
        "metrics": list(_metrics(clause, understanding)),
        "period": _days(period.start, min(period.end, today)),
    }
    days = (min(period.end, today) - period.start).days + 1
    dimensions = find_dimensions(clause.masked, days)
    if is_past_stockout(clause.masked, clause.reading) and not dimensions and not clause.of_kind("product"):
        dimensions = ("sku",)
    if dimensions:
        arguments["dimensions"] = list(dimensions)
    comparison = clause.reading.compare_to
    if isinstance(comparison, DateSpan):
        arguments["compare_to"] = _days(comparison.start, min(comparison.end, today))
    elif comparison:
        arguments["compare_to"] = comparison
    elif _CHANGE.search(clause.masked):
        arguments["compare_to"] = "previous_period"
    return arguments


_CHANGE = re.compile(
    r"\b(?:growth|grow|grew|grown|why|change[ds]?|increased?|decreased?|drop(?:ped)?|declined?|fell|fallen|rose|risen"
    r"|went\s+(?:up|down)|gone\s+(?:up|down)|up\s+or\s+down|improved?|better\s+or\s+worse)\b",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"\bhow\s+many\b|\bbest[\s-]*sell|\btop[\s-]*sell|\bmost\s+sold\b|\bunits?\b|\bpieces\b|\bquantit",
    re.IGNORECASE,
)
_SOLD = re.compile(r"\b(?:sold|sell|sells|selling|demand)\b", re.IGNORECASE)
_PERFORMANCE = re.compile(
    r"\bperform\w*|\bkpis?\b|\bhow\s+(?:is|was|are|were|did)\b|\bdoing\b"
    r"|\b(?:numbers|figures|summary|report|overview|snapshot|results)\b",
    re.IGNORECASE,
)


def _metrics(clause: Clause, understanding: Understanding) -> tuple[str, ...]:
    """Return the metrics of a clause; where it names none, what its verbs mean."""
    if is_past_stockout(clause.masked, clause.reading):
        return ("stockout_rate",)
    named = tuple(metric.id for metric in find_metrics(clause.masked))
    if named:
        return named
    unsupported = UNSUPPORTED.search(clause.masked)
    if unsupported:
        words = re.sub(r"^(?:how many|number of) | (?:did|were|received|placed)$", "", unsupported[0].lower())
        raise _QuestionError(decline("unknown_metric", name=escape_markup(words)))
    if _SOLD.search(clause.masked) or is_ranking(clause.masked):
        return ("units",) if _counts(clause) else ("revenue",)
    earlier = understanding.focus.calls if understanding.focus else ()
    for call in earlier:
        if call.tool == "query_kpi" and is_continuation(clause, understanding):
            return tuple(call.arguments.get("metrics", ("revenue",)))
    return ("revenue", "units", "margin") if _PERFORMANCE.search(clause.masked) else ("revenue",)


def _counts(clause: Clause) -> bool:
    """Tell whether "sold" means pieces rather than money."""
    if clause.of_kind("product", "brand") or _UNITS.search(clause.masked):
        return True
    return is_ranking(clause.masked) and not re.search(r"perform|popular", clause.masked, re.IGNORECASE)


def _carried_period(clause: Clause, understanding: Understanding) -> Any:
    """Return the thread's period for a question that goes on from it; else a state's own days."""
    focus = understanding.focus
    if focus and focus.period and is_continuation(clause, understanding):
        return focus.period
    return None


def _days(start: date, end: date) -> dict[str, str]:
    return {"start": start.isoformat(), "end": end.isoformat()}
