"""What is asked of the very things of the last answer: "Delhi 2 also same price", "in sab ka order?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import Clause
from agent.planner.price import price_stores
from agent.understanding import Understanding
from core.message import ToolCall
from language.pattern import Pattern

_PRICE_TOOL, _ORDER_TOOL = "propose_price_change", "plan_reorder"
_LISTS = frozenset({"assess_stockout_risk", "forecast_demand", "rank_actions"})
_SHORT = 10
_SAME_PRICE = Pattern(
    r"\bsame\s+(?:price|rate|daam|bha[ov]|keemat)\b|\b(?:[wv]ahi|yahi|yehi|itn[aei])\s+(?:hi\s+)?(?:price|rate|daam|dam|bha[ov]|keemat|kimat)\b"
    r"|(?:वही|यही|इतना)\s+(?:ही\s+)?(?:भाव|दाम|रेट|क़ीमत|कीमत)",
    re.IGNORECASE,
)
_ASKS = Pattern(r"\?\s*$|\b(?:is|are|kya|why|kyu\w*|how|what)\b|क्या|क्यों", re.IGNORECASE)
_THESE = Pattern(
    r"\b(?:these|those|them)\b|\bin\s+(?:sa?b|sabhi|saa?r[eo])\b|\b(?:in|un)(?:\s*sa?b|hi)?\s*(?:ka|ke|ki|sabka|sabke|sabki)\b|[इउ]न(?:\s+(?:सब|सभी|सारे))?\s*(?:का|के|की)(?!\S)",
    re.IGNORECASE,
)
_SCOPE = ("sku_ids", "store_id", "city", "category")


def same_price(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the price that was just set, set in another store: "Delhi 2 also same price"."""
    last = calls[-1]
    price = last.arguments.get("price")
    if last.tool != _PRICE_TOOL or price is None or not _SAME_PRICE.search(understanding.text):
        return None
    if _ASKS.search(understanding.text) or not part.of_kind("store", "city") or part.unknown:
        return None
    skus = [entity.id for entity in part.of_kind("product")] or [str(last.arguments["sku_id"])]
    stores = price_stores(part, understanding)
    if len(skus) != 1 or len(stores) != 1:
        return None
    return (PlannedCall(_PRICE_TOOL, {"sku_id": skus[0], "store_id": stores[0], "price": price}),)


def order_of_those(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the order of what the last answer listed: "in sab ka order kitne ka banega"."""
    asked = part.intent is not None and part.intent.tool == _ORDER_TOOL
    named = part.unknown or [entity for entity in part.entities if entity.kind != "metric"]
    if (
        not asked
        or named
        or len(part.text.split()) > _SHORT
        or any(call.tool not in _LISTS for call in calls)
    ):
        return None
    if not _THESE.search(understanding.text):
        return None
    scopes = [{name: call.arguments[name] for name in _SCOPE if call.arguments.get(name)} for call in calls]
    return tuple(PlannedCall(_ORDER_TOOL, scope) for scope in scopes)
