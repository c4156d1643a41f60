"""Arguments of `query_kpi`: which metrics, over which days, cut how, against what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from agent.planner import question
from agent.planner.against_competitors import DAYS as COMPETITOR_DAYS
from agent.planner.against_competitors import asks_against_competitors
from agent.planner.answer import QuestionError, ask, decline
from agent.planner.clause import Clause
from agent.planner.figure_shape import by_weekday, shape_of, usual_days
from agent.planner.intent import is_past_stockout
from agent.planner.leaning import is_continuation
from agent.planner.metric import UNSUPPORTED, find_dimensions, find_metrics, is_ranking
from agent.planner.price_now import DAYS, asks_price_now
from agent.planner.scope import carried, sku_ids_of
from agent.understanding import Period, Understanding
from language.dates import DateSpan
from language.format import escape_markup
from language.pattern import Pattern

_DAYS_OF_NOW = {frozenset({"days_of_cover"}): 28, frozenset({"stock_value"}): 1}


def kpi_arguments(clause: Clause, understanding: Understanding) -> dict[str, Any]:
    """Return the arguments a clause about the past gives, its scope aside."""
    if asks_against_competitors(clause.masked):
        return _against_competitors(clause, understanding)
    period = (
        _of_prices_now(clause, understanding)
        or clause.reading.period
        or _carried_period(clause, understanding)
        or _of_now(clause, understanding)
        or _of_the_figures_before(understanding)
        or (usual_days(understanding) if by_weekday(clause) else None)
    )
    if period is None:
        raise QuestionError(question.which_period(understanding))
    today = understanding.today
    if period.start > today:
        raise QuestionError(ask("period_ahead"))
    arguments: dict[str, Any] = {
        "metrics": list(_metrics(clause, understanding)),
        "period": _days(period.start, min(period.end, today)),
    }
    days = (min(period.end, today) - period.start).days + 1
    dimensions = find_dimensions(clause.masked, days)
    which = not dimensions and not clause.of_kind("product") and not _HOW_OFTEN.search(clause.masked)
    if is_past_stockout(clause.masked, clause.reading) and which:
        dimensions = ("sku",)
    if dimensions:
        arguments["dimensions"] = list(dimensions)
    arguments |= shape_of(clause, arguments)
    if not arguments.get("dimensions"):
        arguments.pop("dimensions", None)
    comparison = clause.reading.compare_to
    if "at_most" in arguments or "at_least" in arguments or "weekday" in arguments.get("dimensions", ()):
        return arguments
    if isinstance(comparison, DateSpan):
        arguments["compare_to"] = _days(comparison.start, min(comparison.end, today))
    elif comparison:
        arguments["compare_to"] = comparison
    elif _CHANGE.search(clause.masked) and (_WHY.search(clause.masked) or not _of_forecasts(arguments)):
        arguments["compare_to"] = "previous_period"
    return arguments


def _against_competitors(clause: Clause, understanding: Understanding) -> dict[str, Any]:
    """Return the arguments of our prices beside others': product by product where no cut is named."""
    end = understanding.last_day or understanding.today
    cut = [name for name in find_dimensions(clause.masked) if name not in _TIMES]
    if not cut and len(sku_ids_of(clause)) != 1:
        cut = ["sku"]
    arguments: dict[str, Any] = {
        "metrics": ["price_index"],
        "period": _days(end - timedelta(days=COMPETITOR_DAYS - 1), end),
    }
    return arguments | ({"dimensions": cut} if cut else {})


_TIMES = frozenset({"date", "week", "month"})


def _of_forecasts(arguments: dict[str, Any]) -> bool:
    """Tell whether a figure is a forecast's: "the change" is then that from what came."""
    return any(name.startswith("forecast") for name in arguments["metrics"])


def change_arguments(clause: Clause, understanding: Understanding) -> dict[str, Any]:
    """Return the arguments of `explain_change`: one metric, the days, and those before."""
    asked = kpi_arguments(clause, understanding)
    named = {metric.id for metric in find_metrics(clause.masked)}
    profit = re.search(r"\bprofits?\b", clause.masked, re.IGNORECASE)
    pieces = "units" in named or ("revenue" not in named and _FEWER.search(clause.masked) is not None)
    metric = "margin" if named & {"margin", "margin_pct"} or profit else "units" if pieces else "revenue"
    found: dict[str, Any] = {"metric": metric, "period": asked["period"]}
    comparison = asked.get("compare_to", "previous_period")
    return found if comparison == "previous_period" else {**found, "compare_to": comparison}


def anomaly_arguments(clause: Clause, understanding: Understanding) -> dict[str, Any]:
    """Return the arguments of `detect_anomalies`: the days where they are named."""
    period = clause.reading.period or _those_days(clause, understanding)
    if period is None:
        return {}
    if period.start > understanding.today:
        raise QuestionError(ask("period_ahead"))
    return {"period": _days(period.start, min(period.end, understanding.today))}


def asks_of_figures(clause: Clause) -> bool:
    """Tell whether a clause names a figure, goods or a place of ours, or what is done with goods."""
    said = clause.masked
    return bool(
        any(entity.kind != "metric" for entity in clause.entities)
        or find_metrics(said)
        or find_dimensions(said)
        or any(cue.search(said) for cue in (_SOLD, _PERFORMANCE, _KEPT, _FORECAST, _PRICED, _SHOP))
    )


_FIGURES = frozenset({"query_kpi", "explain_change"})
_SHOP = Pattern(
    r"\b(?:stock|goods|shops?|stores?|counter|cash|money|rupees?|customers?|orders?|came|earn\w*|accounts?|books?|returned?)\b|₹",
    re.IGNORECASE,
)
_THEN = Pattern(
    r"\b(?:that|those|same|these|said)\s+(?:very\s+)?(?:days?|weeks?|months?|periods?|dates?|time|duration)\b|\b(?:back\s+)?then\W*$",
    re.IGNORECASE,
)
_CHANGE = Pattern(
    r"\b(?:growth|grow|grew|grown|rise|why|change[ds]?|increased?|decreased?|drop(?:ped)?|declined?|fell|fallen|rose|risen"
    r"|went\s+(?:up|down)|gone\s+(?:up|down)|up\s+or\s+down|improved?|better\s+or\s+worse)\b",
    re.IGNORECASE,
)
_UNITS = Pattern(
    r"\bhow\s+many\b|\bbest[\s-]*sell|\btop[\s-]*sell|\bmost\s+sold\b|\bunits?\b|\bpieces\b|\bquantit",
    re.IGNORECASE,
)
_IN_MONEY = Pattern(r"\b(?:in|by)\s+(?:terms\s+of\s+)?(?:rupees?|money|value|amount|rs)\b", re.IGNORECASE)
_PIECES_AND_MONEY = Pattern(
    r"\bhow\s+many\b[^.?!;]{0,50}?(?:\band\b|,|&)\s*(?:(?:for|of|at|worth|in|did|it|they)\s+)*how\s+much\b(?!\s+(?:is\s+|are\s+)?(?:left|stock|cover))"
    r"|\bhow\s+much\s+(?:revenue|money|sales)\b[^.?!;]{0,50}?(?:\band\b|,|&)\s*how\s+many\b(?!\s+(?:days|left))",
    re.IGNORECASE,
)
"""Asks of what was sold how many and for how much."""
_HOW_OFTEN = Pattern(r"\bhow\s+(?:often|frequently)\b|%|\bpercent|\bshare\b|\btimes\b", re.IGNORECASE)
"""Asks how often things ran out, not which."""
_PRICED = Pattern(r"\b(?:price|rate)\b", re.IGNORECASE)
_KEPT = Pattern(
    r"\b(?:how\s+much|what)\b[^.?!]{0,30}\b(?:left|saved|kept|in\s+(?:hand|pocket))\b"
    r"|\b(?:left|saved)\b[^.?!]{0,15}\bhow\s+much\b",
    re.IGNORECASE,
)
"""What is left of the takings, where no product is named that could be left over itself."""
_FORECAST = Pattern(r"\bforecast|\bpredict(?:ion|ed)", re.IGNORECASE)
_BY_HOUR = Pattern(
    r"\b(?:per|by|each|every|which|what|peak|busiest)[\s-]+hours?\b|\bhourly\b|\bhour[\s-]*(?:wise|by[\s-]hour)\b",
    re.IGNORECASE,
)
"""No sale is known by its hour."""
_SOLD = Pattern(
    r"\b(?:sold|sell|sells|selling|demand|went|gone|moved|lifted|bought|buy|pick(?:ed)?\s+up|took|taken|left|dispatched)\b",
    re.IGNORECASE,
)
_WHY = Pattern(r"\bwhy\b", re.IGNORECASE)
_FEWER = Pattern(r"\b(?:fewer|packets|packs|bottles|bags|boxes|cartons|pieces|count)\b", re.IGNORECASE)
_PERFORMANCE = Pattern(
    r"\bperform\w*|\bkpis?\b|\bhow\s+(?:is|was|are|were|did)\b|\bdoing\b"
    r"|\b(?:numbers|figures|summary|report|overview|snapshot|results)\b",
    re.IGNORECASE,
)


def _metrics(clause: Clause, understanding: Understanding) -> tuple[str, ...]:
    """Return the metrics of a clause; where it names none, what its verbs mean."""
    told = _told(clause)
    if _BY_HOUR.search(clause.masked):
        raise QuestionError(decline("unknown_metric", name="hours"))
    if told:
        return told
    unsupported = UNSUPPORTED.search(clause.masked)
    if unsupported:
        words = re.sub(r"^(?:how many|number of) | (?:did|were|received|placed)$", "", unsupported[0].lower())
        raise QuestionError(decline("unknown_metric", name=escape_markup(words)))
    if _SOLD.search(clause.masked) or is_ranking(clause.masked):
        about_one = is_continuation(clause, understanding) and carried(understanding, "product")
        return ("units",) if about_one or _counts(clause) else ("revenue",)
    earlier = understanding.focus.calls if understanding.focus else ()
    for call in earlier:
        if call.tool == "query_kpi" and is_continuation(clause, understanding):
            return tuple(call.arguments.get("metrics", ("revenue",)))
    return ("revenue", "units", "margin") if _PERFORMANCE.search(clause.masked) else ("revenue",)


def _told(clause: Clause) -> tuple[str, ...]:
    """Return the metrics a clause names, or tells by another word for them."""
    meant = _meant(clause) or _named(clause)
    if meant:
        return meant
    about_goods = bool(clause.of_kind("product", "brand"))
    if _KEPT.search(clause.masked) and not about_goods:
        return ("margin",)
    if _PRICED.search(clause.masked) and about_goods:
        return ("average_price",)
    return ("forecast_wape",) if _FORECAST.search(clause.masked) else ()


def _meant(clause: Clause) -> tuple[str, ...]:
    """Return the figure that a clause asks for by a whole turn of phrase, whatever figures it names."""
    if is_past_stockout(clause.masked, clause.reading):
        return ("stockout_rate",)
    if asks_against_competitors(clause.masked):
        return ("price_index",)
    return ("average_price",) if asks_price_now(clause.masked, clause.reading) else ()


def _named(clause: Clause) -> tuple[str, ...]:
    """Return the metrics a clause names; of what was sold both, where it asks how many and for how much."""
    named = tuple(metric.id for metric in find_metrics(clause.masked))
    both = _SOLD.search(clause.masked) and _PIECES_AND_MONEY.search(clause.masked)
    return ("units", "revenue") if both and set(named) <= {"units", "revenue"} else named


def _counts(clause: Clause) -> bool:
    """Tell whether "sold" means pieces rather than money."""
    if _IN_MONEY.search(clause.masked):
        return False
    if clause.of_kind("product", "brand") or _UNITS.search(clause.masked):
        return True
    return is_ranking(clause.masked) and not re.search(r"perform|popular", clause.masked, re.IGNORECASE)


def _carried_period(clause: Clause, understanding: Understanding) -> Period | None:
    """Return the thread's period for a question that goes on from it."""
    focus = understanding.focus
    behind = focus is not None and focus.period is not None and focus.period.start <= understanding.today
    return focus.period if focus and behind and is_continuation(clause, understanding) else None


def _of_the_figures_before(understanding: Understanding) -> Period | None:
    """Return the days of the last answer of figures, rather than ask for days once more."""
    focus = understanding.focus
    last = focus.calls[-1] if focus and focus.calls else None
    days = last.arguments.get("period") if last is not None and last.tool in _FIGURES else None
    if not isinstance(days, Mapping):
        return None
    start, end = str(days.get("start")), str(days.get("end"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end), text="")


def _those_days(clause: Clause, understanding: Understanding) -> Period | None:
    """Return the thread's period where a clause points at it: "anything odd that week?"."""
    return _carried_period(clause, understanding) if _THEN.search(clause.text) else None


def _of_now(clause: Clause, understanding: Understanding) -> Period | None:
    """Return the days a figure of now rests on: four weeks for how long stock lasts, one for its value."""
    days = _DAYS_OF_NOW.get(frozenset(metric.id for metric in find_metrics(clause.masked)))
    if days is None:
        return None
    end = understanding.last_day or understanding.today
    return Period(start=end - timedelta(days=days - 1), end=end, text="")


def _of_prices_now(clause: Clause, understanding: Understanding) -> Period | None:
    """Return the days "what does it sell at now" rests on."""
    if not asks_price_now(clause.masked, clause.reading):
        return None
    end = understanding.last_day or understanding.today
    return Period(start=end - timedelta(days=DAYS - 1), end=end, text="")


def _days(start: date, end: date) -> dict[str, str]:
    return {"start": start.isoformat(), "end": end.isoformat()}
