"""Which tool a clause asks for: scored English cues, the clearest wins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from agent.planner import english_cues
from agent.planner.against_competitors import asks_against_competitors
from agent.planner.below_cost import asks_below_cost
from agent.planner.metric import UNSUPPORTED, Metric, find_dimensions, find_metrics, is_ranking
from agent.planner.none_left import asks_none_left
from agent.planner.on_hand import asks_on_hand
from agent.planner.on_the_way import asks_on_the_way
from agent.planner.price_now import asks_price_now
from agent.planner.rank_cues import RANK
from agent.planner.review_cues import REVIEW
from agent.planner.stock_value import asks_stock_value
from agent.planner.tense import tense_of
from agent.planner.too_much import asks_too_much
from agent.planner.uncounted import UNCOUNTED
from language.dates import DateReading
from language.pattern import Pattern

ToolName = Literal[
    "forecast_demand",
    "assess_stockout_risk",
    "plan_reorder",
    "suggest_price",
    "simulate_price",
    "query_kpi",
    "explain_change",
    "detect_anomalies",
    "rank_actions",
    "review_price_changes",
]
THRESHOLD = 1.5
PLAIN = 3.8
"""How surely a question of every day is known by its own words."""
_WHY = Pattern(
    r"\bwhy\b|\bhow\s+come\b|\breasons?\b|\bwhat\s+happened\b|\baccount(?:s|ed|ing)?\s+for\b", re.IGNORECASE
)
_IN_STEPS = frozenset({"revenue", "margin", "units", "margin_pct"})
_WHAT_TO_DO = Pattern(
    r"\W*(?:(?:so|then|now|today|ok|please|tell\s+me|first)\W+)*what\s+(?:should|must|can|do)\s+(?:i|we)\s+do"
    r"(?:\s+(?:now|today|first|next|then|right\s+now|this\s+morning|in\s+(?:the|my)\s+(?:shop|store)))*\W*",
    re.IGNORECASE,
)
_HELD_AGAINST = Pattern(
    r"\b(?:high|low|more|less|above|below|over|under|right|correct|good|bad|true|trust\w*|rely|reliable"
    r"|actuals?|real|reality|vs|versus"
    r"|against|came)\b",
    re.IGNORECASE,
)
"""Asks of a forecast of days gone by how good it was."""
_OF_FORECASTS = frozenset({"forecast_wape", "forecast_bias"})
_OUTRIGHT: tuple[ToolName, ...] = (
    "review_price_changes",
    "rank_actions",
    "detect_anomalies",
    "simulate_price",
)
"""Tools that are asked for outright, or not at all."""

_UP = r"(?:jump\w*|ris\w+|rose|surge\w*|spik\w+|ups?|increas\w+|gain\w*)"
_DOWN = r"(?:fall\w*|fell|drop\w*|dip\w*|crash\w*|downs?|decreas\w+|declin\w+)"
_EITHER_WAY = Pattern(
    rf"\bsudden(?:ly)?\b[^.?!;]{{0,15}}\b(?:{_UP}\s+(?:or|and|/)\s+(?:\w+\s+)?{_DOWN}"
    rf"|{_DOWN}\s+(?:or|and|/)\s+(?:\w+\s+)?{_UP})\b",
    re.IGNORECASE,
)
"""Whether something moved out of turn, whichever way: "any sudden jump or fall?"."""

NAME = "ǂ"
"""Stands for a letter of a name: a word like another, but none that says anything."""


@dataclass(frozen=True)
class Intent:
    """A tool a clause seems to ask for, how surely, and what else it says of the matter."""

    tool: ToolName
    score: float


@lru_cache(maxsize=512)
def intent_of(masked: str, reading: DateReading) -> Intent | None:
    """Return what a clause asks for; `None` where nothing in it says so.

    Kept for a while: the planner cuts one message into the same parts several times.

    Args:
        masked: The clause, names and dates blanked out, so that "Price's Candles" asks for
            no price.
        reading: Its dates: what lies ahead is no question about the past.
    """
    metrics = find_metrics(masked)
    if english_cues.EXPLAIN.search(masked) and not _past_period(reading):
        metrics = tuple(metric for metric in metrics if metric.id not in _OF_FORECASTS)
    rest = masked
    for metric in metrics:  # "average price" is not also a price, "stockout rate" no stockout
        if metric.id not in ("units", "revenue", "margin"):
            first, last = metric.place
            rest = rest[:first] + NAME * (last - first) + rest[last:]
    scores: dict[ToolName, float] = {
        "assess_stockout_risk": _score(english_cues.STOCKOUT, rest),
        "plan_reorder": _score(english_cues.REORDER, rest),
        "suggest_price": _score(english_cues.PRICE, rest),
        "forecast_demand": _score(english_cues.FORECAST, rest),
        "query_kpi": _kpi_score(masked, rest, reading, {metric.id for metric in metrics}),
        "simulate_price": _score(english_cues.SIMULATE, masked),
        "rank_actions": _score(RANK, masked),
        "review_price_changes": _review_score(masked),
        "detect_anomalies": _score(english_cues.ANOMALY, masked),
    }
    outright = _outright(masked, reading, metrics, scores)
    if outright is not None:
        return outright
    if _is_past(masked, reading):
        if scores["assess_stockout_risk"] >= THRESHOLD and scores["query_kpi"] < 4:
            return Intent("query_kpi", scores["assess_stockout_risk"])
        forecast = re.search(r"forecast|predict", rest, re.IGNORECASE)
        if scores["forecast_demand"] and (_HELD_AGAINST.search(rest) or not forecast):
            scores["query_kpi"] += scores["forecast_demand"]
            scores["forecast_demand"] = 0
    elif _is_ahead(reading) and scores["query_kpi"]:
        named = {metric.id for metric in metrics}
        ahead = "assess_stockout_risk" if named == {"stockout_rate"} else "forecast_demand"
        if named <= {"units", "revenue", "stockout_rate"}:
            scores[ahead] += scores["query_kpi"]
            scores["query_kpi"] = 0
    if scores["suggest_price"] >= THRESHOLD and not _past_period(reading):
        scores["query_kpi"] -= THRESHOLD  # "the price with the best margin" asks for a price
    return _best(scores, masked, reading)


def _outright(
    masked: str, reading: DateReading, metrics: Sequence[Metric], scores: Mapping[ToolName, float]
) -> Intent | None:
    """Return what a clause asks for in words that leave no doubt."""
    if UNCOUNTED.search(masked):
        return Intent("assess_stockout_risk", 5.0)
    plain = everyday_tool(masked, reading)
    if plain is not None:
        return Intent(plain, PLAIN)
    if _explains_change(masked, reading, {metric.id for metric in metrics}):
        return Intent("explain_change", 5.0)
    for tool in _OUTRIGHT:
        if scores[tool] >= 3:
            return Intent(tool, scores[tool])
    return None


@lru_cache(maxsize=512)
def everyday_tool(masked: str, reading: DateReading) -> ToolName | None:
    """Return the tool of a question that shops ask every day, in a handful of ways that nobody doubts.

    Args:
        masked: The text, names and dates blanked out.
        reading: Its dates.
    """
    if asks_too_much(masked) or _WHAT_TO_DO.fullmatch(masked):
        return "rank_actions"
    if asks_below_cost(masked) or (_EITHER_WAY.search(masked) and not _WHY.search(masked)):
        return "detect_anomalies"
    if asks_on_hand(masked, reading) or asks_none_left(masked, reading) or asks_on_the_way(masked):
        return "assess_stockout_risk"
    if asks_against_competitors(masked) or asks_price_now(masked, reading) or asks_stock_value(masked):
        return "query_kpi"
    return None


def _best(scores: dict[ToolName, float], masked: str, reading: DateReading) -> Intent | None:
    """Return the tool that most speaks for; why of a figure of the past is told in steps."""
    best = max(scores, key=lambda tool: scores[tool])
    if scores[best] < THRESHOLD:
        return None
    why = best == "query_kpi" and _asks_why(masked, reading, {metric.id for metric in find_metrics(masked)})
    return Intent("explain_change" if why else best, scores[best])


def _review_score(masked: str) -> float:
    """Return how surely a clause looks back; a change that is only thought of has no outcome."""
    return 0.0 if english_cues.HYPOTHETICAL.search(masked) else _score(REVIEW, masked)


def _asks_why(masked: str, reading: DateReading, metrics: set[str]) -> bool:
    """Tell whether a clause asks why of a figure of the past that can be told in steps."""
    return bool(_WHY.search(masked)) and not _is_ahead(reading) and metrics <= _IN_STEPS


def _explains_change(masked: str, reading: DateReading, metrics: set[str]) -> bool:
    """Tell whether a clause asks why money or units of the past moved."""
    if not _score(english_cues.CHANGE, masked) or _is_ahead(reading):
        return False
    if re.search(r"forecast|predict", masked, re.IGNORECASE):
        return False
    return bool(metrics & {"revenue", "margin", "units", "margin_pct"}) or bool(
        re.search(r"\bprofit\b|\bsales\b", masked, re.IGNORECASE)
    )


def is_past_stockout(masked: str, reading: DateReading) -> bool:
    """Tell whether a clause asks what ran out, rather than what will."""
    if any(metric.id == "stockout_rate" for metric in find_metrics(masked)) or asks_stock_value(masked):
        return False
    return _score(english_cues.STOCKOUT, masked) >= THRESHOLD and _is_past(masked, reading)


def _score(cues: english_cues.Cues, text: str) -> float:
    """Return the strongest cue, and a little for each further one."""
    weights = sorted((weight for weight, pattern in cues if pattern.search(text)), reverse=True)
    return weights[0] + 0.3 * sum(weights[1:]) if weights else 0.0


def _kpi_score(masked: str, rest: str, reading: DateReading, metrics: set[str]) -> float:
    score = _score(english_cues.KPI, rest)
    strong = metrics - {"units", "revenue", "margin"}
    if strong:
        score = max(score, 4.0)
    elif metrics:
        score = max(score, 2.0)
        if metrics & {"revenue", "margin"}:
            score += 0.4
    if UNSUPPORTED.search(masked):
        score = max(score, 2.0)
    if is_ranking(masked):
        score = max(score, 2.5)
    if not score and reading.compare_to and not re.search(r"[^\W\d_]", masked.replace(NAME, "")):
        score = THRESHOLD  # "this week vs last week" asks for the sales of both
    if score or reading.compare_to:
        score += (
            0.5 * bool(find_dimensions(masked)) + bool(reading.compare_to) + 0.5 * bool(_past_period(reading))
        )
    return score


def _past_period(reading: DateReading) -> bool:
    return reading.period is not None and reading.period.horizon_days is None


def _is_ahead(reading: DateReading) -> bool:
    """Something starts today or later; "this month" does not."""
    period = reading.period
    return (
        period is not None
        and period.horizon_days is not None
        and ((period.end - period.start).days + 1 <= period.horizon_days + 1)
        and reading.compare_to is None
    )


def _is_past(masked: str, reading: DateReading) -> bool:
    if reading.period is not None:
        return _past_period(reading) and reading.period.text.lower() not in ("today", "tonight", "for today")
    return bool(english_cues.PAST_EVENT.search(masked)) and tense_of(masked) != "future"
