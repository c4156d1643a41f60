"""A price said of "it", the price that was offered, and what one that waits would do."""

from __future__ import annotations

import re

from agent.planner.amount import EFFECT, SET, TRY, Changed, numbers_said, priced
from agent.planner.clause import Clause
from core.message import ToolCall
from language.pattern import Pattern

_SET_IT = Pattern(
    r"\b(?:set|put|make|keep|fix|mark|price|sell)\s+(?:it|this|that|them)\b|\b(?:its|the)\s+(?:price|rate)\b[^.?!]{0,20}\b(?:to|at|for)\b",
    re.IGNORECASE,
)
_AT_THAT = Pattern(
    r"\b(?:that|this|same|new)\s+(?:rate|price|figure)\b[^.?!]*\bhow\s+(?:much|many)\b"
    r"|\bhow\s+(?:much|many)\b[^.?!]*\b(?:that|this|same|new)\s+(?:rate|price|figure)\b"
    r"|\bchange\b[^.?!]*\b(?:sales?|profit|margin)\b[^.?!]*\bhow\s+(?:much|many)\b"
    r"|\b(?:sales?|profit|margin)\b[^.?!]*\bhow\s+(?:much|many)\b[^.?!]*\b(?:will|would)\s+(?:rise|fall|change|increase|drop)\b"
    r"|\bhow\s+(?:much|many)\b[^.?!]*\b(?:sales?|profit|margin)\b[^.?!]*\b(?:will|would)\s+(?:rise|fall|change|increase|drop)\b",
    re.IGNORECASE,
)
"""Asks the same of the price that waits: "how much will sell at that rate?"."""
_THAT = Pattern(
    r"\b(?:that|this|it|same|suggested|your|the|wahi|yahi|yehi)\b[^.?!]{0,12}(?:\b(?:price|rate|one)\b|$)|\bit\b|वही|यही",
    re.IGNORECASE,
)


def offered_price(call: ToolCall, part: Clause, price: float | None, *, agreed: bool) -> Changed | None:
    """Return the price that was suggested or tried, set: "ok, do it", "set that price".

    Args:
        call: The call before.
        part: What is said.
        price: The price of its answer, where it is known.
        agreed: The whole message says yes.
    """
    if price is None or call.tool not in ("suggest_price", "simulate_price"):
        return None
    again = _says_the_share_tried(call, part)
    if numbers_said(part) and not again:
        return None
    if not agreed and not again and not (SET.search(part.text) and _THAT.search(part.masked)):
        return None
    where = {name: call.arguments[name] for name in ("sku_id", "store_id") if name in call.arguments}
    value = int(price) if price == int(price) else price
    return ("propose_price_change", {**where, "price": value}) if len(where) == 2 else None


def _says_the_share_tried(call: ToolCall, part: Clause) -> bool:
    """Tell whether a message has the very change made that was tried last: "ok, put the 3 % one"."""
    tried, numbers = call.arguments.get("change_pct"), numbers_said(part)
    if not tried or len(numbers) != 1 or numbers[0].kind != "percent":
        return False
    sets = SET.search(part.text) and not TRY.search(part.text) and not EFFECT.search(part.text)
    return bool(sets) and abs(float(tried)) == float(numbers[0].value)


def tried_first(call: ToolCall, part: Clause) -> Changed | None:
    """Return the what-if of a price change that waits, where its effect is asked for."""
    price = call.arguments.get("price")
    if (
        call.tool != "propose_price_change"
        or price is None
        or numbers_said(part)
        or not (EFFECT.search(part.masked) or _AT_THAT.search(part.masked))
    ):
        return None
    where = {name: call.arguments[name] for name in ("sku_id", "store_id")}
    return "simulate_price", {**where, "price": float(price)}


def set_price(call: ToolCall, part: Clause) -> Changed | None:
    """Return the price set that is said of "it", after any answer about one product in one store."""
    skus = [call.arguments["sku_id"]] if "sku_id" in call.arguments else call.arguments.get("sku_ids") or ()
    numbers = [number for number in numbers_said(part) if number.kind != "percent"]
    if len(skus) != 1 or "store_id" not in call.arguments or not numbers:
        return None
    if not _SET_IT.search(part.masked) or TRY.search(part.text):
        return None
    return priced({"sku_id": skus[0], "store_id": call.arguments["store_id"]}, numbers, part.text)
