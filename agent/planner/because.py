""" "Why?" after an answer: the same facts, told for their reasons, or what moved the figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.planner import english_cues
from agent.planner.answer import Plan, PlannedCall, QuestionError, decline
from agent.planner.clause import Clause, cut
from agent.planner.refine import Said, own_days, refined
from agent.planner.scope import sku_ids_of
from agent.understanding import Focus, Understanding
from core.message import Listed, ToolCall
from language.pattern import Pattern

_ASKED_HOW = Pattern(
    r"\bhow\s+(?:did|do|have|had)\s+(?:you|it|this|that)\b[^.?!]{0,20}\b(?:get|got|calculat\w*|comput\w*|arrive\w*|know|decide\w*"
    r"|work\w*\s+(?:it|this|that)\s+out|come|came)\b"
    r"|\bhow\s+(?:is|was|are|were)\s+(?:it|this|that|these|they)\b[^.?!]{0,20}\b(?:calculat\w*|comput\w*|worked\s+out|decided)\b"
    r"|\bwhat\s+(?:made|caused|explains?|accounts?\s+for|drove|is\s+behind|was\s+behind)\b|\bon\s+what\s+basis\b|\bwhat(?:'s|\s+is)\s+(?:the|your)\s+(?:reason\w*|basis|logic)\b|\breason\s*\??\s*$|^\W*(?:the\s+)?reasons?\b",
    re.IGNORECASE,
)
_LONGEST = 10
_BRIDGED = {"revenue": "revenue", "margin": "margin", "margin_pct": "margin", "units": "units"}
"""Figures of the past whose moves can be told in steps, and the step's own figure."""
_BRIDGE_ARGUMENTS = frozenset({"sku_ids", "store_id", "city", "category", "period", "compare_to"})
_REASONED = frozenset(
    {
        "plan_reorder",
        "assess_stockout_risk",
        "suggest_price",
        "simulate_price",
        "detect_anomalies",
        "rank_actions",
        "review_price_changes",
        "propose_price_change",
    }
)
"""Tools whose answer holds its own reasons."""


_LISTS = frozenset({"plan_reorder", "assess_stockout_risk", "rank_actions"})
"""Tools whose lines have a question of their own that tells why."""


def asks_why(text: str) -> bool:
    """Tell whether a short text asks for the reason of what was said before."""
    return len(text.split()) <= _LONGEST and bool(
        english_cues.EXPLAIN.search(text) or _ASKED_HOW.search(text)
    )


def why_plan(understanding: Understanding, part: Clause) -> Plan | None:
    """Return what tells the reason of the last answer; `None` where the message asks for none of it."""
    focus = understanding.focus
    if focus is None or not focus.calls or not asks_why(part.masked) or _stands_alone(part, focus):
        return None
    said = Said(part, understanding)
    try:
        return _why(focus, said)
    except QuestionError as pending:
        return pending.plan


def why_line(understanding: Understanding) -> Listed | None:
    """Return the line of the last list whose reason is asked for: the one named, else the first."""
    focus = understanding.focus
    if focus is None or not focus.listed or not focus.calls or understanding.stands_for:
        return None
    if focus.calls[-1].tool not in _LISTS or len(understanding.normalized.split()) > _LONGEST:
        return None
    part = cut(understanding, (0, len(understanding.normalized)))
    if not asks_why(part.masked) or _stands_alone(part, focus):
        return None
    named = part.of_kind("product", "brand")
    if not named and len(focus.calls[-1].arguments.get("sku_ids") or ()) == 1:
        return None  # of the one product that was asked about, whatever was listed before
    if not named:
        return focus.listed[0] if focus.listed[0].about and not _names_more(part) else None
    labels = [label.casefold() for entity in named for label in (entity.name, *entity.labels.values())]
    return next(
        (
            line
            for line in focus.listed
            if line.about and any(line.name.casefold().startswith(label) for label in labels)
        ),
        None,
    )


def _names_more(part: Clause) -> bool:
    """Tell whether the question names another part of the shop than the list's."""
    return bool(part.of_kind("store", "city", "category") or part.unknown)


def _stands_alone(part: Clause, focus: Focus) -> bool:
    """Tell whether a question of why brings its own figure and days: it is no half sentence."""
    before = focus.calls[-1].tool
    if part.intent is None or part.intent.tool != "explain_change" or before == "explain_change":
        return False
    return own_days(part) or before not in ("query_kpi", *_REASONED)


def _why(focus: Focus, said: Said) -> Plan | None:
    plans: list[PlannedCall] = []
    for call in focus.calls:
        plans += _of(call, said)
    if plans:
        return tuple(plans)
    return decline("cannot_explain_yet")


def _of(call: ToolCall, said: Said) -> Sequence[PlannedCall]:
    """Return the calls that tell why, for one call of the answer before."""
    asked = _telling(call, said)
    return [PlannedCall(asked.tool, one) for one in refined(asked, said)] if asked is not None else ()


def _telling(call: ToolCall, said: Said) -> ToolCall | None:
    """Return the call whose answer holds the reason of another's; `None` where there is none."""
    if call.tool == "forecast_demand":
        past = english_cues.PAST_EVENT.search(said.part.masked)
        return None if past else ToolCall(tool=call.tool, arguments={**call.arguments, "explain": True})
    if call.tool == "query_kpi":
        moved = [_BRIDGED[name] for name in call.arguments.get("metrics", ()) if name in _BRIDGED]
        kept = {key: value for key, value in call.arguments.items() if key in _BRIDGE_ARGUMENTS}
        return ToolCall(tool="explain_change", arguments={"metric": moved[0], **kept}) if moved else None
    if call.tool == "rank_actions" and sku_ids_of(said.part):
        where = {key: value for key, value in call.arguments.items() if key in ("store_id", "city")}
        return ToolCall(tool="plan_reorder", arguments=where)
    return call if call.tool in _REASONED or call.tool == "explain_change" else None
