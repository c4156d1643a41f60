"""Which calls of a thread a message is about: the last ones, one of several, or an earlier topic's."""

from __future__ import annotations

import re

from agent.planner.clause import Clause
from agent.planner.metric import find_metrics
from agent.understanding import Understanding
from core.message import ToolCall

_TOPICS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"stock\s*-?\s*outs?|stock|shortages?|running\s+out|run\s+out", frozenset({"assess_stockout_risk"})),
    (r"bills?|invoices?|documents?|papers?", frozenset({"list_documents", "check_document"})),
    (r"forecasts?|demand|estimates?", frozenset({"forecast_demand"})),
    (r"re-?orders?|orders?|ordering|purchase", frozenset({"plan_reorder"})),
    (r"pric\w+|rates?", frozenset({"suggest_price", "simulate_price", "propose_price_change"})),
    (r"actions?|to-?dos?|priorit\w+|recommendations?", frozenset({"rank_actions"})),
    (r"settings?|limits?|thresholds?", frozenset({"show_settings", "change_setting"})),
    (r"anomal\w+|unusual|odd\w*", frozenset({"detect_anomalies"})),
    (r"why|reasons?", frozenset({"explain_change"})),
)
_FIGURES = frozenset({"query_kpi", "explain_change"})
BY_THE_WAY = frozenset({"decide_recommendation", "change_setting", "show_settings", "export_data"})
"""What is done by the way: the topic before it stays open."""
_SHORT = 8


def topics(understanding: Understanding, part: Clause) -> list[tuple[ToolCall, ...]]:
    """Return the calls the message may be about, the likeliest first.

    Of an answer to two requests a message that asks for the one kind is about that one: "order within
    20k". What was done by the way, a line of a list accepted or a threshold looked up, leaves the topic
    before it open.
    """
    focus = understanding.focus
    assert focus is not None  # noqa: S101 - its caller has one
    if "returns" in understanding.opening:
        wanted = _named_topic(part)
        for call in (*reversed(focus.calls), *focus.earlier):
            if call.tool in wanted:
                return [(call,)]
        places = {entity.id for entity in part.of_kind("store", "city")}
        for call in (*reversed(focus.calls), *focus.earlier):
            if not wanted and places & {call.arguments.get("store_id"), call.arguments.get("city")}:
                return [(call,)]
    by_the_way = focus.calls[-1].tool in BY_THE_WAY
    earlier = [(focus.earlier[0],)] if by_the_way and focus.earlier else []
    return [*_of_several(part, focus.calls), focus.calls, *earlier]


def place_returned_to(understanding: Understanding, sku_ids: tuple[str, ...]) -> dict[str, str]:
    """Return where an earlier topic was about the goods a person comes back to; nothing elsewhere.

    "Back to the litre: enough stock?" after approvals of the whole city means the store it was about.
    """
    focus = understanding.focus
    if focus is None or "returns" not in understanding.opening or not sku_ids:
        return {}
    for call in (*reversed(focus.calls), *focus.earlier):
        about = call.arguments.get("sku_ids") or [call.arguments.get("sku_id")]
        if set(sku_ids) & set(about):
            return {name: call.arguments[name] for name in ("store_id", "city") if name in call.arguments}
    return {}


def _of_several(part: Clause, calls: tuple[ToolCall, ...]) -> list[tuple[ToolCall, ...]]:
    """Return those of several calls whose kind the message names; nothing where it names none or all."""
    if part.intent is None or len(part.text.split()) > _SHORT:
        return []
    named = tuple(call for call in calls if call.tool == part.intent.tool)
    return [named] if 0 < len(named) < len(calls) else []


def _named_topic(part: Clause) -> frozenset[str]:
    """Return the tools of the topic that a text names: what it asks for, or its word for it."""
    if part.intent is not None and part.intent.tool not in _FIGURES:
        return frozenset({part.intent.tool})
    for words, tools in _TOPICS:
        if re.search(rf"\b(?:{words})\b", part.masked, re.IGNORECASE):
            return tools
    return _FIGURES if find_metrics(part.masked) or part.intent else frozenset()
