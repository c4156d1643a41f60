"""Where an answer leads: the stock for a forecast, a what-if of what waits, our own price, days ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.clause import Clause, clauses
from agent.planner.price_said import tried_first
from agent.planner.refine import Said, refined
from agent.planner.tense import tense_of
from agent.understanding import Understanding
from core.message import Choice, ToolCall
from language.locales import sentence
from language.numbers import find_numbers
from language.pattern import Pattern

_SHORT = 8
_OF_A_PRICE = frozenset({"simulate_price", "propose_price_change"})
_ADVICE = Pattern(
    r"\b(?:you|your)\b[^.?!]{0,20}\b(?:tell|say|suggest(?:ion)?|advi[sc]e|recommend(?:ation)?|think|keep|opinion|view)\b"
    r"|\bwhat\b[^.?!]{0,15}\b(?:should|would|do)\s+(?:i|you)\s+(?:keep|charge|advise|suggest|recommend)\b|\b(?:best|right|better)\s+(?:price|rate|one)\b",
    re.IGNORECASE,
)
_AHEAD = frozenset({"query_kpi", "forecast_demand"})
_SOLD = frozenset({"revenue", "units"})
_SCOPE = ("sku_ids", "store_id", "city", "category")
_STOCK = Pattern(
    r"\b(?:stock|goods|inventory|in\s+hand|available|(?:do|will|would)\s+(?:we|i)\s+have|have\s+(?:we|i)\s+got|(?:is|are)\s+there)\b",
    re.IGNORECASE,
)
_IS_LEFT = Pattern(
    r"\bhow\s+(?:much|many)\b[^.?!]{0,20}\b(?:left|remain\w*|available|in\s+(?:stock|hand)|(?:do\s+)?(?:we|i)\s+have|(?:is|are)\s+there)\b"
    r"|^\W*(?:(?:tell|show|see|check)\s+(?:me\s+)?)?(?:the\s+)?stock\b(?:\s+(?:first|how\s+much))?\W*$",
    re.IGNORECASE,
)
"""Asks what there is of the goods of the thread."""
_IS_KEPT = Pattern(r"\bkitn[aie]+\s+(?:rakh|pad)[aie]+\b|कितन[ाीे]\s+(?:रख[ाीे]|पड़[ाीे]|पड़[ाीे])", re.IGNORECASE)
"""The same of a Hindi that says of a price, too, how much it is "kept" at."""
_LIES_THERE = Pattern(
    r"\bpad(?:i|e)\b[^.?!]{0,12}\b(?:wahan|wahaan|vahan|yahan|yahaan|dukan|dukaan|store|godown|shop)\b|\b(?:wahan|wahaan|vahan|yahan|dukan|store|godown)\b[^.?!]{0,20}\bpad(?:a|i|e)\b"
    r"|पड़[ीे]\s+\S+\s+(?:वहाँ|वहां|यहाँ|यहां|दुकान)|(?:वहाँ|वहां|यहाँ|यहां|दुकान)[^.?!]{0,20}पड़[ाीे]",
    re.IGNORECASE,
)
"""Says of goods that they lie somewhere, which no price does."""
_OF_GOODS = frozenset({"forecast_demand", "query_kpi", "plan_reorder", "explain_change"})
_THAT_MUCH = Pattern(
    r"\b(?:enough|sufficient|(?:that|this|so)\s+(?:much|many)|cover\w*|[ui]tn[aie])\b|[उइ]तन[ाीे]|काफ़?ी|पर्याप्त",
    re.IGNORECASE,
)


_DAYS_COVERED = Pattern(
    r"\b(?P<days>\d{1,3})\s+days?'?\s+(?:of\s+)?(?:cover\w*|stock|goods|supply|inventory|order)\b"
    r"|(?:\bcover\w*\b[^.?!]{0,20}?|\bfor\s+(?:the\s+next\s+)?)\b(?P<of>\d{1,3})\s+days?\b",
    re.IGNORECASE,
)


def leads_to(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return what a half sentence asks next of an answer; `None` where it asks for none of it."""
    return (
        _ahead_of_figures(understanding, part, calls)
        or _left(understanding, part, calls)
        or _tried(understanding, part, calls)
        or _advised(part, calls)
        or _covered(understanding, part, calls)
        or _ordered_for(understanding, part, calls)
    )


def _ahead_of_figures(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the forecast of what figures of the past were about: "and how much will it be today?"."""
    own = {clause.intent.tool for clause in clauses(understanding) if clause.intent is not None}
    if tense_of(understanding.normalized) != "future" or len(part.text.split()) > _SHORT or own - _AHEAD:
        return None
    if any(call.tool != "query_kpi" or not _SOLD & set(call.arguments.get("metrics", ())) for call in calls):
        return None
    said = Said(part, understanding)
    asked = [{name: call.arguments[name] for name in _SCOPE if name in call.arguments} for call in calls]
    return tuple(
        PlannedCall("forecast_demand", one)
        for scope in asked
        for one in refined(ToolCall(tool="forecast_demand", arguments=scope), said)
    )


def _tried(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the what-if of the one price change that waits, where its effect is asked for."""
    if tense_of(understanding.normalized) == "past":
        return None  # what changes did, not what one would do
    short = len(calls) == 1 and len(part.text.split()) <= _SHORT + 2 and not part.unknown
    tried = tried_first(calls[-1], part) if short else None
    return (PlannedCall(*tried),) if tried is not None else None


def _advised(part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return our own price where it is asked for after one that was tried: "what would you keep?"."""
    last = calls[-1]
    named = part.unknown or [entity for entity in part.entities if entity.kind != "metric"]
    if len(calls) != 1 or last.tool not in _OF_A_PRICE or named or find_numbers(part.masked):
        return None
    if len(part.text.split()) > _SHORT or not _ADVICE.search(part.masked):
        return None
    where = {name: last.arguments[name] for name in ("sku_id", "store_id") if name in last.arguments}
    return (PlannedCall("suggest_price", where),)


def _covered(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return whether the stock lasts for what was forecast: "is there that much?"."""
    short = len(part.text.split()) <= _SHORT and not [e for e in part.entities if e.kind != "metric"]
    asks = _STOCK.search(part.masked) is not None and _THAT_MUCH.search(f"{part.text} {understanding.text}")
    if not short or not asks or part.unknown or any(call.tool != "forecast_demand" for call in calls):
        return None
    kept = ("sku_ids", "store_id", "city", "category", "horizon_days")
    scopes = [{name: call.arguments[name] for name in kept if name in call.arguments} for call in calls]
    return tuple(PlannedCall("assess_stockout_risk", scope) for scope in scopes)


def _left(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the stock of the goods that an answer was about: "first tell me how much is left"."""
    ours = {str(call.arguments.get("sku_id")) for call in calls}
    # "how much profit is left" is of the price
    named = part.unknown or [entity for entity in part.entities if entity.id not in ours]
    own = part.intent.tool if part.intent is not None else "assess_stockout_risk"
    if named or len(part.text.split()) > _SHORT or own != "assess_stockout_risk":
        return None
    of_goods = all(call.tool in _OF_GOODS for call in calls) or _LIES_THERE.search(understanding.text)
    kept = _IS_KEPT.search(understanding.text) and of_goods
    if not (kept or _IS_LEFT.search(part.masked)) or part.reading.periods:
        return None
    asked = [_goods_of(call) for call in calls if call.tool != "assess_stockout_risk"]
    scopes = [scope for scope in asked if "sku_ids" in scope]
    return tuple(PlannedCall("assess_stockout_risk", scope) for scope in scopes)


def _goods_of(call: ToolCall) -> dict[str, object]:
    """Return what and where a call is about, as scope arguments."""
    scope = {name: call.arguments[name] for name in _SCOPE if call.arguments.get(name)}
    one = call.arguments.get("sku_id")
    return {"sku_ids": [one], **scope} if one else scope


def _ordered_for(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Say what can be set instead, where an order is to last for other days: "make it 10 days of cover"."""
    found = _DAYS_COVERED.search(part.text)
    asks_else = part.intent is not None and part.intent.tool != "plan_reorder"
    if found is None or asks_else or len(part.text.split()) > _SHORT or calls[-1].tool != "plan_reorder":
        return None
    days, language = int(found["days"] or found["of"]), understanding.language
    set_days = Choice(
        label=sentence("order_cover_days", language, days=days),
        message=sentence("order_cover_days.message", "en", days=days),
    )
    return ask("order_cover", [set_days], days=days)
