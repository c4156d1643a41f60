"""A number said by itself, and what it is of: the figure of the call before that takes such a number.

"60k only" after an order is its budget, "make it 5 %" after a what-if its change, "8 kar do" after
a threshold its value, "put 268" after a price tried out the price to set.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from agent.planner.clause import Clause, blanked
from agent.planner.line_again import line_drawn, line_in_stock
from agent.planner.setting import setting_value
from core.message import ToolCall
from language.catalogue.pack import find_packs
from language.numbers import Number, find_numbers
from language.pattern import Pattern

_LESS = Pattern(
    r"\b(?:drop|lower|reduce|cut|decrease|less|cheaper|off|down|minus|discount|kam|ghata\w*)\b|[-−]\s*\d|घटा|कम",
    re.IGNORECASE,
)
_MORE = Pattern(
    r"\b(?:raise|increase|more|dearer|costlier|up|higher|plus|hike|badha\w*|zyada)\b|\+\s*\d|बढ़ा|ज़्यादा",
    re.IGNORECASE,
)
SET = Pattern(
    r"\b(?:set|put|make|keep|do|fix|change|mark|price|sell|go\s+with|let\s+(?:it|that)\s+be|charge|implement|apply|execute|adopt|finali[sz]e|kar|kr|kro|karo|krdo|krde|kardo|karde|rakh\w*)\b"
    r"|कर|रख",
    re.IGNORECASE,
)
_BY = Pattern(
    r"\bby\s+(?:rs\.?\s*|₹\s*)?\d|\b(?:rs|rupees?|₹)\b[^.?!]{0,12}\b(?:less|lower|more|higher|extra)\b",
    re.IGNORECASE,
)
_TO = Pattern(r"\b(?:to|at|for|pe|par|me)\b|पर|में", re.IGNORECASE)
EFFECT = Pattern(
    r"\b(?:what|how|which)\b[^.?!]{0,30}\b(?:happens?|effects?|impact|differences?|changes?|does|do|lose|gain|earn|left)\b|\b(?:effects?|impact)\b"
    r"|\b(?:before|first)\s*,?\s*(?:tell|show|see|check|look)\b|\b(?:tell|show|check|see)\b[^.?!]{0,15}\bfirst\b|\bwhat\s+will\s+be\b|\bhow\s+(?:many|much)\s+(?:more|less|fewer)\b",
    re.IGNORECASE,
)
"""Asks what would come of it: a change that waits is tried first."""
_RS = Pattern(r"\brs\.?\s*(?=\d)", re.IGNORECASE)
_ASKED = Pattern(r"(?:^|\s)(?:₹|rs\.?\s*)?\d[\d.,]*\s*(?:rs|rupees|₹|पर|pe|par)?\s*\?", re.IGNORECASE)
"""A price that is only asked about: "and at 78?"."""
TRY = Pattern(r"\b(?:if|try|see|check|what|dekh\w*|would|happens?)\b|\?\s*$|देख", re.IGNORECASE)
_BUDGET = Pattern(r"\bbudget|\bwithin|\bspend|\brs\b|₹", re.IGNORECASE)
_NO_BUDGET = Pattern(
    r"\b(?:no|without|remove|drop|forget|any)\b[^.?!]{0,15}\b(?:budget|ceiling|cap|limit)\b|\b(?:budget|ceiling|cap|limit)\b[^.?!]{0,15}\b(?:remove|drop|off|no)\b",
    re.IGNORECASE,
)
_HALF = Pattern(
    r"\b(?:half|aadha|adha|aadhe)\b|आध[ाे]|(?<![\d.])0\.5(?!\s*(?:%|kg|l\b|g\b|ml))", re.IGNORECASE
)
_LEAST_MONEY = 1_000
_COUNTING = frozenset({"create_alert_rule", "override_forecast", "show_settings", "change_setting"})
"""Tools whose figure is no money."""
_OF_DAYS = _COUNTING - {"override_forecast"}
"""Tools whose figure may count days: "make it six days" names no spell."""
_OWN = ("price", "change_pct", "change_by", "budget", "threshold", "value", "units_per_day")
"""Arguments that are a figure a person may name again."""
_LAKH, _MOST_LAKHS = 100_000, 20
_LEAST_LEVEL, _MOST_LEVEL = 80, 100
_MOST_LINES, _MOST_ORDERS = 20, 25
_ORDER_LINES = Pattern(
    r"\b(?:top|first)\s+(?P<top>\d{1,2})\b(?!\s*(?:lakhs?|k\b|thousand|%|days?))"
    r"|\b(?P<count>\d{1,2})\s+(?:items?|lines?|orders?|products?|ones)\b",
    re.IGNORECASE,
)
"""How many orders are to be listed; a bare figure would be money."""
_COUNTS_LINES = Pattern(
    r"\b(?:give|show|list|top|first|just|only|tell|enough|bas|sirf)\b|\b(?:items?|lines?|ones)\b|बस|केवल|सिर्फ",
    re.IGNORECASE,
)

Changed = tuple[str, dict[str, Any]]
"""A tool and its arguments."""


def with_amount(
    call: ToolCall, part: Clause, written: str = "", price: float | None = None
) -> Changed | None:
    """Return the call with the number the part says in the place it belongs; `None` where it says none.

    Args:
        call: The call before.
        part: What is said, in the planner's English.
        written: The same as it was written: a word for more or less may be lost on the way.
        price: The price that the answer before told, where it told one.
    """
    if call.tool == "plan_reorder" and "budget" in call.arguments and _NO_BUDGET.search(part.text):
        return call.tool, {name: value for name, value in call.arguments.items() if name != "budget"}
    numbers = _numbers_of_days(part) if call.tool in _OF_DAYS else numbers_said(part)
    if numbers and call.tool in ("suggest_price", "simulate_price") and _BY.search(part.text):
        return _moved(call, numbers, f"{part.text} {written}", price)
    drawn = line_in_stock(call, part, numbers)
    if drawn is not None:
        return call.tool, drawn
    if not numbers:
        return _other_way(call, f"{part.text} {written}")
    numbers = _but_the_present(numbers, call)
    change = _CHANGES.get(call.tool)
    counts = "change_pct" in call.arguments or call.tool in _COUNTING
    if counts and written and not _is_money(written):  # "6 kar": the gloss added "rs"
        part = replace(part, text=_RS.sub("", part.text))
        numbers = [replace(one, kind="plain") if one.kind == "money" else one for one in numbers]
    return change(dict(call.arguments), numbers, f"{part.text} {written}") if change else None


def _but_the_present(numbers: list[Number], call: ToolCall) -> list[Number]:
    """Return the numbers without the one that holds already: "11.5, 12 is too much" after 12."""
    present = {abs(float(call.arguments[name])) for name in _OWN if call.arguments.get(name)}
    others = [number for number in numbers if float(number.value) not in present]
    return others if len(numbers) > 1 and others else numbers


def _moved(call: ToolCall, numbers: list[Number], text: str, price: float | None) -> Changed | None:
    """Return a price tried some rupees below or above the one talked about: "two rupees less"."""
    less, more = bool(_LESS.search(text)), bool(_MORE.search(text))
    before = call.arguments.get("price") or price
    kept = {
        name: value
        for name, value in call.arguments.items()
        if name in ("sku_id", "store_id", "horizon_days")
    }
    if numbers[-1].kind == "percent":
        return _tried(dict(call.arguments), numbers, text)
    if less == more:
        return None
    by = float(numbers[-1].value)
    if not before:
        return "simulate_price", {**kept, "change_by": -by if less else by}
    return "simulate_price", {**kept, "price": float(before) - by if less else float(before) + by}


def _other_way(call: ToolCall, text: str) -> Changed | None:
    """Return a change tried the other way: "and if I lower it?" after 2 % more."""
    change = call.arguments.get("change_pct")
    less, more = bool(_LESS.search(text)), bool(_MORE.search(text))
    if call.tool != "simulate_price" or not change or less == more or (float(change) < 0) == less:
        return None
    return call.tool, {**call.arguments, "change_pct": -float(change)}


def numbers_said(part: Clause) -> list[Number]:
    """Return the numbers that are no day, no name and no pack size."""
    text = blanked(part.masked, [(pack.start, pack.end) for pack in find_packs(part.masked)], " ")
    return [number for number in find_numbers(text) if number.value >= 0 and not _is_word(number)]


def _numbers_of_days(part: Clause) -> list[Number]:
    """Return the numbers that are no name's: days may be what is counted."""
    named = [entity.place for entity in part.entities if entity.place and entity.kind != "metric"]
    within = [(start - part.start, end - part.start) for start, end in named]
    return list(find_numbers(blanked(part.text, within)))


def _is_word(number: Number) -> bool:
    """Tell whether a number is a word that mostly counts nothing: "this one"."""
    return number.text.strip().lower() in ("one", "a", "an")


def _order(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    before = float(arguments.get("budget") or 0)
    if lines := _ORDER_LINES.search(text):
        return "plan_reorder", {**arguments, "limit": min(int(lines["top"] or lines["count"]), _MOST_ORDERS)}
    for number in reversed(numbers):
        if number.kind == "percent" and _LEAST_LEVEL <= number.value < _MOST_LEVEL:
            return "plan_reorder", {**arguments, "service_level": float(number.value / 100)}
        is_money = number.kind == "money" or number.value >= _LEAST_MONEY or _BUDGET.search(text) or before
        if number.kind != "percent" and number.value > 0 and is_money:
            return "plan_reorder", {**arguments, "budget": _plain(number.value * _scale(number, before))}
    return None


def _scale(number: Number, before: float) -> int:
    """Return what a bare figure counts beside a budget said before: of "50 thousand; no, 60" thousands."""
    value = float(number.value)
    if value >= _LEAST_MONEY or before < _LEAST_MONEY:
        return 1
    return _LAKH if before >= _LAKH and value < _MOST_LAKHS else _LEAST_MONEY


def _tried(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    """Return the price or change to try, or the price to set where the person says to set it.

    Without a word for its direction a change goes the way of the one before.
    """
    number = numbers[-1]
    kept = {
        name: value for name, value in arguments.items() if name not in ("price", "change_pct", "change_by")
    }
    if number.value <= 0:
        return None
    if number.kind == "percent" or (
        number.kind == "plain" and "change_pct" in arguments and number.value < 20 and not _is_money(text)
    ):
        less = bool(_LESS.search(text)) or (
            not _MORE.search(text) and float(arguments.get("change_pct") or 0) < 0
        )
        return "simulate_price", {**kept, "change_pct": float(-number.value if less else number.value)}
    if SET.search(text) and not TRY.search(text):
        return priced(arguments, numbers, text)
    if len(numbers) == 1 and (_LESS.search(text) or _MORE.search(text)) and not _TO.search(text):
        return None  # four rupees less than what?
    return "simulate_price", {**kept, "price": float(number.value)}


def _is_money(text: str) -> bool:
    return re.search(r"₹|\brs\b|\bprice\b|\brate\b", text, re.IGNORECASE) is not None


def priced(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    """Return the price set, or tried where its effect is asked for: of one product in one store."""
    number = numbers[-1]
    where = {name: arguments[name] for name in ("sku_id", "store_id") if name in arguments}
    if number.value <= 0 or len(where) < 2:
        return None
    if number.kind != "percent" and (EFFECT.search(text) or _ASKED.search(text)):
        return "simulate_price", {**where, "price": float(number.value)}
    if number.kind == "percent":
        less = bool(_LESS.search(text))
        return "simulate_price", {**where, "change_pct": float(-number.value if less else number.value)}
    return "propose_price_change", {**where, "price": _plain(number.value)}


def _suggested(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    if SET.search(text) and not TRY.search(text):
        return priced(arguments, numbers, text)
    return _tried({k: v for k, v in arguments.items() if k in ("sku_id", "store_id")}, numbers, text)


def _setting(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    names = arguments.get("names") or ([arguments["name"]] if "name" in arguments else [])
    if len(names) != 1:
        return None
    name, value = setting_value(names[0], numbers[-1])
    return "change_setting", {"name": name, "value": value}


def _ranked(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    number = numbers[-1]
    if number.kind != "plain" or not 1 <= number.value <= _MOST_LINES or number.value != int(number.value):
        return None
    return "rank_actions", {**arguments, "limit": int(number.value)}


def _listed(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    found = _ranked(arguments, numbers, text)
    return None if found is None else ("list_documents", found[1])


def _risks(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    found = _ranked(arguments, numbers, text) if _COUNTS_LINES.search(text) else None
    return None if found is None else ("assess_stockout_risk", found[1])


def _overridden(arguments: dict[str, Any], numbers: list[Number], text: str) -> Changed | None:
    if numbers[-1].kind != "plain":
        return None
    return "override_forecast", {**arguments, "units_per_day": float(numbers[-1].value)}


def halved(call: ToolCall, part: Clause, cost: float | None) -> Mapping[str, Any] | None:
    """Return the order within half of what it cost before; `None` where no half is said.

    Args:
        call: The order before.
        part: What is said of it.
        cost: What it came to, where that is known.
    """
    before = call.arguments.get("budget") or cost
    if call.tool != "plan_reorder" or not before or not _HALF.search(part.masked):
        return None
    return {**call.arguments, "budget": round(float(before) / 2)}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_CHANGES = {
    "plan_reorder": _order,
    "simulate_price": _tried,
    "suggest_price": _suggested,
    "propose_price_change": priced,
    "show_settings": _setting,
    "change_setting": _setting,
    "rank_actions": _ranked,
    "list_documents": _listed,
    "override_forecast": _overridden,
    "assess_stockout_risk": _risks,
    "create_alert_rule": line_drawn,
}
