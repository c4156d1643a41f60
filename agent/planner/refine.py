"""An earlier call with what a message changes of it: place, product, days, figure, cut, number.

A turn of a thread is what is kept of the request before and what the message says anew, each by
its type. What a tool does not take is not changed: "by store" means nothing to a forecast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agent.planner import question
from agent.planner.aim import kind_said, objective_said
from agent.planner.answer import QuestionError
from agent.planner.clause import Clause
from agent.planner.exporting import format_of
from agent.planner.known_name import both_named, means_that_very_one
from agent.planner.metric import find_dimensions, find_metrics
from agent.planner.price import MAX_STORES_AT_ONCE
from agent.planner.relative_days import days_before
from agent.planner.scope import places_of, sku_ids_of
from agent.understanding import Understanding
from core.message import ToolCall
from language.dates import DateSpan
from language.pattern import Pattern

_HORIZONS = {"forecast_demand": 14, "assess_stockout_risk": 7, "simulate_price": 7, "export_data": 14}
MAX_HORIZON_DAYS = 90
_WEEKLY = Pattern(r"\bweek(?:ly|[\s-]*wise|\s+by\s+week)\b|\bby\s+week\b", re.IGNORECASE)
_DAILY = Pattern(r"\bda(?:ily|y[\s-]*wise|y\s+by\s+day)\b|\bby\s+day\b", re.IGNORECASE)
_COMPARE = Pattern(
    r"\b(?:compar\w*|against|beside|alongside|versus|vs\.?|than|differen\w*|up\s+or\s+down|(?:more|less|better|worse|from)\s+the|chang\w*\b[^.?!]{0,30}\b(?:before|previous))\b|तुलना|मुक़?ाबल",
    re.IGNORECASE,
)
_SPELL_ON_SPELL = Pattern(r"\b(day|week|month|quarter|year)\s+(?:on|over|by)\s+\1\b", re.IGNORECASE)
_EVERY_PLACE = Pattern(
    r"\b(?:all|every|each)\s+(?:the\s+|my\s+|our\s+)?(?:stores?|shops?|cit(?:y|ies)|branch(?:es)?)\b|\boverall\b"
    r"|\b(?:whole|all|entire|full)\s+(?:the\s+)?(?:shop|business|company|chain)\b|\beverywhere\b",
    re.IGNORECASE,
)
_EVERY_THING = Pattern(
    r"\b(?:all|every|each)\s+(?:the\s+)?(?:products?|items?|categor\w+|goods)\b|\beverything\b", re.IGNORECASE
)

_PERCENT = Pattern(r"\bper\s?cent(?:age)?s?\b|%|\bin\s+pct\b", re.IGNORECASE)
_PIECES = Pattern(
    r"\b(?:pieces?|units?|packets?|nos|numbers?|quantit\w+|qty|count|how\s+many)\b", re.IGNORECASE
)
_MONEY = Pattern(r"\b(?:in\s+(?:money|rupees|rs)|rupees|value)\b|₹", re.IGNORECASE)
_CHART = Pattern(r"\b(?:chart|graph|plot)\b", re.IGNORECASE)
_MOST_DAYS = 31
Arguments = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """A part of a message, read for what it may change, and the message it is of."""

    part: Clause
    understanding: Understanding

    @property
    def adds(self) -> bool:
        """Tell whether it wants more beside what there is: "qty also"."""
        return "adds" in self.understanding.opening

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self.understanding.today


def refined(call: ToolCall, said: Said) -> list[Arguments]:
    """Return the arguments of each call the message makes of an earlier one; if it changes nothing, those.

    Raises:
        QuestionError: a name in it is unclear.
    """
    unclear = question.about_names(
        said.part, said.understanding, many=call.tool not in ("suggest_price", "simulate_price")
    )
    if unclear:
        raise QuestionError(unclear)
    arguments = dict(call.arguments)
    for change in _CHANGES.get(call.tool, ()):
        change(arguments, said)
    return _placed(call.tool, arguments, said)


def _products(arguments: Arguments, said: Said) -> None:
    products = sku_ids_of(said.part) or both_named(said.part.masked, said.understanding.focus)
    categories = [entity.id for entity in said.part.of_kind("category")]
    if products:
        arguments["sku_ids"] = list(products)
        arguments.pop("category", None)
    elif categories and not (arguments.get("sku_ids") and means_that_very_one(said.understanding.text)):
        arguments["category"] = _another(categories, arguments.get("category"))
        arguments.pop("sku_ids", None)
    elif _EVERY_THING.search(said.part.masked):
        arguments.pop("sku_ids", None)
        arguments.pop("category", None)


def _category(arguments: Arguments, said: Said) -> None:
    categories = [entity.id for entity in said.part.of_kind("category")]
    if categories:
        arguments["category"] = _another(categories, arguments.get("category"))


def _another(categories: list[str], before: object) -> str:
    """Return the category that is wanted now: of "dairy instead of snacks" the one not talked about yet."""
    return next((one for one in categories if one != before), categories[0])


def _past_days(arguments: Arguments, said: Said) -> None:
    """Change the days looked back at; "the week before" is counted from those of the call."""
    before = _span(arguments.get("period"))
    relative = days_before(said.part.text, before) if before else None
    if relative and not _COMPARE.search(said.part.text):
        arguments["period"] = _days(*relative)
        return
    period = said.part.reading.period
    spell_on_spell = before is not None and not own_days(said.part)
    if period is None or period.start > said.today or spell_on_spell or _compares(arguments, said):
        return
    arguments["period"] = _days(period.start, min(period.end, said.today))


def _comparison(arguments: Arguments, said: Said) -> None:
    before = _span(arguments.get("period"))
    relative = days_before(said.part.text, before) if before else None
    other = said.part.reading.compare_to
    if relative and _COMPARE.search(said.part.text):
        arguments["compare_to"] = "previous_period"
    elif isinstance(other, DateSpan):
        arguments["compare_to"] = _days(other.start, min(other.end, said.today))
    elif other:
        arguments["compare_to"] = other
    elif _compares(arguments, said) and said.part.reading.period:
        period = said.part.reading.period
        arguments["compare_to"] = _days(period.start, min(period.end, said.today))
    if arguments.get("compare_to") == arguments.get("period"):  # with itself: with the days before it
        arguments["compare_to"] = "previous_period"


def own_days(part: Clause) -> bool:
    """Tell whether a part brings days of its own; "week on week" only says how to compare."""
    return any(not _SPELL_ON_SPELL.search(days.text) for days in part.reading.periods)


def _compares(arguments: Arguments, said: Said) -> bool:
    """Tell whether the days said are those to compare with: the call has days of its own."""
    return "period" in arguments and _COMPARE.search(said.part.text) is not None


def _ahead(tool: str) -> Callable[[Arguments, Said], None]:
    def change(arguments: Arguments, said: Said) -> None:
        period = said.part.reading.period
        horizon = period.horizon_days if period else None
        if horizon is None:
            return
        arguments.pop("horizon_days", None)
        if horizon != _HORIZONS[tool]:
            arguments["horizon_days"] = min(horizon, MAX_HORIZON_DAYS)

    return change


def _figures(arguments: Arguments, said: Said) -> None:
    before = list(arguments.get("metrics", ()))
    metrics = [metric.id for metric in find_metrics(said.part.masked)] or _said_as(said.part.masked, before)
    if not metrics:
        return
    if "returns" in said.understanding.opening:  # "back to sales: what was the profit" asks for the profit
        metrics = [metric for metric in metrics if metric not in before] or metrics
    arguments["metrics"] = list(dict.fromkeys([*before, *metrics])) if said.adds else metrics


def _said_as(text: str, before: list[str]) -> list[str]:
    """Return the figure of a message that only says in what it is to be told: "in pieces", "in percent"."""
    if _PERCENT.search(text) and {"margin", "margin_pct"} & set(before):
        return ["margin_pct"]
    if _PIECES.search(text):
        return ["units"]
    return ["revenue"] if _MONEY.search(text) else []


def _cuts(arguments: Arguments, said: Said) -> None:
    dimensions = find_dimensions(said.part.masked)
    if dimensions:
        arguments["dimensions"] = list(dimensions)
    elif _CHART.search(said.part.masked) and not arguments.get("dimensions"):
        arguments["dimensions"] = [_by_time(arguments)]
    elif _EVERY_PLACE.search(said.part.masked):
        arguments["dimensions"] = [cut for cut in arguments.get("dimensions", ()) if cut != "store"]


def _by_time(arguments: Arguments) -> str:
    """Return what a chart of the days is cut by: days, or weeks where they are many."""
    days = _span(arguments.get("period"))
    return "week" if days and (days[1] - days[0]).days > _MOST_DAYS else "date"


def _moved_figure(arguments: Arguments, said: Said) -> None:
    named = {metric.id for metric in find_metrics(said.part.masked)}
    for metric, ids in (("margin", {"margin", "margin_pct"}), ("units", {"units"}), ("revenue", {"revenue"})):
        if named & ids:
            arguments["metric"] = metric
            return


def _weeks(arguments: Arguments, said: Said) -> None:
    if _WEEKLY.search(said.part.text):
        arguments["granularity"] = "week"
    elif _DAILY.search(said.part.text):
        arguments.pop("granularity", None)


def _kind(arguments: Arguments, said: Said) -> None:
    arguments.update(kind_said(said.part))


def _objective(arguments: Arguments, said: Said) -> None:
    objective = objective_said(said.part)
    if objective is not None:
        arguments["objective"] = objective


def _format(arguments: Arguments, said: Said) -> None:
    form = format_of(said.part.masked)
    if form is not None:
        arguments["format"] = form


def _item(arguments: Arguments, said: Said) -> None:
    products = sku_ids_of(said.part)
    if len(products) == 1:
        arguments["sku_id"] = products[0]


_SCOPED = (_products,)
_CHANGES: Mapping[str, tuple[Callable[[Arguments, Said], None], ...]] = {
    "query_kpi": (*_SCOPED, _comparison, _past_days, _figures, _cuts),
    "explain_change": (*_SCOPED, _comparison, _past_days, _moved_figure),
    "detect_anomalies": (*_SCOPED, _past_days),
    "forecast_demand": (*_SCOPED, _ahead("forecast_demand"), _weeks),
    "assess_stockout_risk": (*_SCOPED, _ahead("assess_stockout_risk")),
    "plan_reorder": _SCOPED,
    "rank_actions": (_category, _kind),
    "review_price_changes": _SCOPED,
    "list_approvals": _SCOPED,
    "export_data": (*_SCOPED, _past_days, _ahead("export_data"), _format),
    "suggest_price": (_item, _objective),
    "simulate_price": (_item, _ahead("simulate_price")),
    "propose_price_change": (_item,),
    "create_alert_rule": _SCOPED,
}
CHANGEABLE = frozenset(_CHANGES)
"""Tools whose calls a half sentence may change."""
_ITEM_TOOLS = frozenset({"suggest_price", "simulate_price", "propose_price_change"})


def _placed(tool: str, arguments: Arguments, said: Said) -> list[Arguments]:
    """Return the call at each place that is named: one call a place."""
    if tool not in _CHANGES:
        return [arguments]
    if tool in _ITEM_TOOLS:
        return [{**arguments, "store_id": store} for store in _stores(said) or [arguments.get("store_id")]]
    places = places_of(said.part)
    if not places:
        if _EVERY_PLACE.search(said.part.masked):
            arguments = {k: v for k, v in arguments.items() if k not in ("store_id", "city")}
        return [arguments]
    rest = {key: value for key, value in arguments.items() if key not in ("store_id", "city")}
    return [{**rest, **place} for place in places]


def _stores(said: Said) -> list[str]:
    stores = [entity.id for entity in said.part.of_kind("store")]
    for city in said.part.of_kind("city"):
        if set(stores) & set(city.members):
            continue
        if len(city.members) > MAX_STORES_AT_ONCE:
            raise QuestionError(question.which_store(said.understanding, city.members))
        stores += city.members
    return list(dict.fromkeys(stores))


def compares(part: Clause) -> bool:
    """Tell whether a part asks for days to compare with."""
    return _COMPARE.search(part.text) is not None


def _span(period: object) -> tuple[date, date] | None:
    if not isinstance(period, Mapping):
        return None
    start, end = str(period.get("start")), str(period.get("end"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return date.fromisoformat(start), date.fromisoformat(end)


def _days(start: date, end: date) -> dict[str, str]:
    return {"start": start.isoformat(), "end": end.isoformat()}
