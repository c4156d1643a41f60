"""Calls of `suggest_price` and `simulate_price`: each product in each store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from agent.planner import question
from agent.planner.answer import PlannedCall, QuestionError, ask
from agent.planner.clause import Clause, blanked, cut
from agent.planner.figure import counts_goods, current_price_of
from agent.planner.objective import objective_of
from agent.planner.scope import carried
from agent.understanding import Understanding
from language.catalogue.pack import find_packs
from language.numbers import Number, find_numbers
from language.pattern import Pattern

MAX_STORES_AT_ONCE = 2
"""A city with more stores than this is asked about; with fewer, each is priced."""

USUAL_DAYS, MOST_DAYS = 7, 90
"""Days a what-if looks ahead where nothing is said, and at most."""

_LESS = Pattern(
    r"\b(?:drop\w*|lower\w*|reduc\w+|cut\w*|decreas\w+|less|cheaper|discount\w*|down|off|slash\w*|knock\w*|trim\w*|shav\w+"
    r"|below|under|minus|deal|offer|promo\w*|scheme|rebate|conce(?:de\w*|ssion)|waive\w*|forgo\w*|shortage|shortfall|reduction|markdown|mark\s+down)\b",
    re.IGNORECASE,
)
_MORE = Pattern(
    r"\b(?:rais\w*|increas\w*|rise|more|dearer|costlier|higher|hik\w+|up|plus|add\w*|extra|bump\w*|mark\s+up|over|above)\b",
    re.IGNORECASE,
)
_FROM = Pattern(r"\bfrom\s*(?:₹|rs\.?|inr)?\s*$", re.IGNORECASE)


def simulate_calls(clause: Clause, understanding: Understanding) -> list[PlannedCall]:
    """Return the calls of `simulate_price`: the price to try, or the change in percent."""
    tried: dict[str, Any] | None = None
    for number in find_numbers(clause.text):
        counts_days = not clause.masked[number.start : number.end].strip()
        if number.value <= 0 or counts_days or _FROM.search(clause.text[: number.start]):
            continue
        if number.kind != "percent" and _SO_TO.match(clause.text[number.end :]):
            continue  # "up by 2 rupees to 302": the second is the price
        of_a_name = clause.masked[number.start : number.end] != clause.text[number.start : number.end]
        if number.kind != "percent" and not of_a_name and changes_by(clause.text, number):
            tried = _from_now(clause, number)
            break
        if number.kind == "percent":
            minus = clause.text[: number.start].rstrip().endswith(("-", "−"))
            sign = -1 if minus or _LESS.search(clause.masked) else 1
            tried = {"change_pct": sign * float(number.value)}
            break
        moved_to = _TO_NUMBER.match(clause.text[number.end :]) and number.kind == "money"
        if moved_to:  # "up 3 rupees to 118": the second is the price
            continue
        if number.kind == "money" or _AT.search(clause.text[: number.start]):
            tried = {"price": float(number.value)}
            break
    if tried is None and (alone := _only_number(clause)) is not None:
        tried = {"price": alone}
    if tried is None:
        raise QuestionError(ask("which_price_to_try"))
    skus = [e.id for e in clause.of_kind("product")] or [e.id for e in carried(understanding, "product")]
    if not skus:
        raise QuestionError(question.which_product())
    days = _days_ahead(clause, understanding)
    return [
        PlannedCall("simulate_price", {"sku_id": sku, "store_id": store} | one | days)
        for sku in skus
        for store in price_stores(clause, understanding)
        for one in (tried, *_or_else(clause, tried))
    ]


def _or_else(clause: Clause, tried: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the other prices or changes between which a clause wants to choose: "210 or 205"."""
    if "change_by" in tried:
        return []
    said = abs(float(tried.get("price") or tried["change_pct"]))
    numbers = [one for one in find_numbers(clause.text) if clause.masked[one.start : one.end].strip()]
    found: list[dict[str, Any]] = []
    for before, number in pairwise(numbers):
        if not _OR.search(clause.masked[before.end : number.start]) or said not in (
            float(before.value),
            *(abs(float(one.get("price") or one["change_pct"])) for one in found),
        ):
            continue
        if number.kind == "percent":
            sign = -1 if _LESS.search(clause.masked) else 1
            found.append({"change_pct": sign * float(number.value)})
        elif "price" in tried or number.value > _LEAST_PRICE:
            found.append({"price": float(number.value)})
    return found


def changes_by(text: str, number: Number) -> bool:
    """Tell whether an amount is the one a price changes by: "12 rupees off", "lower it by 5"."""
    return _IS_DELTA.match(text[number.end :]) is not None or _BY.search(text[: number.start]) is not None


def change_by(clause: Clause, number: Number) -> dict[str, Any]:
    """Return the change of a price by an amount, below 0 where it falls.

    Raises:
        QuestionError: the words do not tell which way.
    """
    less = _LESS.search(clause.masked) is not None
    if not less and not _MORE.search(clause.masked):
        raise QuestionError(ask("which_price_to_try"))
    return {"change_by": float(-number.value if less else number.value)}


def _from_now(clause: Clause, number: Number) -> dict[str, Any]:
    """Return what to try where a message tells what a price changes by: from the one it names, or today's."""
    now = current_price_of(clause.masked)
    if now is None or now == number.value:
        return change_by(clause, number)
    tried = now - number.value if _LESS.search(clause.masked) else now + number.value
    if tried <= 0:
        raise QuestionError(ask("which_price_to_try"))
    return {"price": float(tried), "current_price": float(now)}


def _only_number(clause: Clause) -> float | None:
    """Return the one number of a clause that is no size, no day and no name: "try 118 for the chips"."""
    text = blanked(clause.masked, [(pack.start, pack.end) for pack in find_packs(clause.masked)], " ")
    plain = [one for one in find_numbers(text) if one.kind == "plain" and not counts_goods(text[one.end :])]
    return float(plain[0].value) if len(plain) == 1 and plain[0].value > 1 else None


def _days_ahead(clause: Clause, understanding: Understanding) -> dict[str, int]:
    """Return how far ahead the what-if looks, where the clause says it and it is not the usual."""
    place = (clause.start, clause.start + len(clause.text))
    period = cut(understanding, place, tense="future").reading.period  # "if we were to … for 30 days"
    ahead = period.horizon_days if period and period.end > understanding.today else None
    if period is None and _OUTCOME.search(understanding.normalized[place[1] :]):
        ahead = understanding.horizon_days  # "10 % off, gain or loss in 15 days?"
    within = _IN_ONE.search(understanding.normalized) if period is None and ahead is None else None
    if within is not None:
        ahead = _DAYS_OF[within["unit"].lower()]
    return {} if ahead is None or ahead == USUAL_DAYS else {"horizon_days": min(max(ahead, 1), MOST_DAYS)}


_IN_ONE = Pattern(
    r"\b(?:in|within|over)\s+(?:(?:a|one|the|whole)\s+)*(?P<unit>week|fortnight|month|quarter)\b(?!\w|['’-])",
    re.IGNORECASE,
)
_DAYS_OF = {"week": 7, "fortnight": 14, "month": 30, "quarter": 90}
_LEAST_PRICE = 20
"""Beside a share that is tried, a figure above this is a price, and no other share."""
_OR = Pattern(
    r"^\s*(?:rupees|rs\.?|₹|%|percent|less|more|lower|higher|off)*\s*(?:,|/|\bor\b|\bvs\.?|\bversus\b)(?:\s*(?:or|at|to|for|rs\.?|₹|should\s+i\s+keep))*\s*$",
    re.IGNORECASE,
)
"""What stands between two prices of which one is to be chosen."""
_AT = Pattern(
    r"\b(?:at|to|for|keep|is|were|was|(?:keep|try|charge|ask|sell)(?:\s+it)?(?:\s+(?:at|for))?)\s*$",
    re.IGNORECASE,
)
_TO_NUMBER = Pattern(r"\s*to\s+(?:₹|rs\.?\s*)?\d", re.IGNORECASE)
_SO_TO = Pattern(
    r"\s*(?:rupees?|rs\.?|₹)?\s*to\s+(?:₹|rs\.?\s*)?\d[\d.]*(?!\s*(?:days?|weeks?|%))", re.IGNORECASE
)
_OUTCOME = Pattern(r"\b(?:profit|gain|loss|lose|effect|impact|benefit|result)\b", re.IGNORECASE)
_BY = Pattern(
    r"\b(?:by|plus|minus|add|less|reduce|lower|cut|decrease|drop|slash|increase|raise|hike|knock\s+off|take\s+off)\s*(?:₹|rs\.?|inr)?\s*$",
    re.IGNORECASE,
)
"""What stands before an amount by which a price changes: "by 5", "plus 2 rs", "reduce 4 rupees on …"."""
_IS_DELTA = Pattern(
    r"\s*(?:rupees?|rs\.?|₹)?\s*(?:cheaper|less|lower|more|dearer|costlier|extra|off|cut|hike|rise|raise|increase|decrease|drop"
    r"|reduction|discount|plus|minus)\b",
    re.IGNORECASE,
)
"""What follows an amount by which a price changes: the price to try is not said."""


def price_calls(clause: Clause, understanding: Understanding) -> list[PlannedCall]:
    """Return the calls a clause about prices stands for; ask for what it leaves open."""
    skus = [e.id for e in clause.of_kind("product")] or [e.id for e in carried(understanding, "product")]
    if not skus:
        raise QuestionError(question.which_product())
    stores = price_stores(clause, understanding)
    objective = objective_of(clause.masked)
    if objective is None and len(skus) == 1:  # "…, turnover should be max" stands in a part of its own
        objective = objective_of(understanding.normalized)
    arguments: dict[str, Any] = {} if objective is None else {"objective": objective}
    price = current_price_of(clause.masked)
    if price is None and len(skus) == 1 and len(clause.text) < len(understanding.normalized):
        price = current_price_of(cut(understanding, (0, len(understanding.normalized))).masked)
    if price is not None:
        arguments["current_price"] = float(price)
    return [
        PlannedCall("suggest_price", {"sku_id": sku, "store_id": store} | arguments)
        for sku in skus
        for store in stores
    ]


def price_stores(clause: Clause, understanding: Understanding) -> list[str]:
    """Return the stores a clause about a price is about.

    Raises:
        QuestionError: none is named, or a city with many.
    """
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
        raise QuestionError(question.which_store(understanding))
    for city in cities:
        if len(city.members) > MAX_STORES_AT_ONCE:
            raise QuestionError(question.which_store(understanding, city.members))
        stores += city.members
    return list(dict.fromkeys(stores))
