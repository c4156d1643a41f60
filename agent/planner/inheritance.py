"""What a later part of a message takes from the part before: the place, the days, "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.planner.clause import Clause
from agent.planner.metric import find_dimensions
from agent.planner.scope import places_of
from agent.understanding import Entity
from language.pattern import Pattern

_IT = Pattern(r"\b(?:it|its|them|they|these|those)\b", re.IGNORECASE)
_EVERYWHERE = Pattern(
    r"\b(?:all|every|each|other|across)\s+(?:\w+\s+)?(?:stores?|cit(?:y|ies)|shops?)\b|\boverall\b|\beverywhere\b",
    re.IGNORECASE,
)
_HOW_MUCH = Pattern(r"\bhow\s+(?:much|many|long)\b|\bquantit(?:y|ies)\b|\bqty\b", re.IGNORECASE)
_TAIL = Pattern(r",\s*(?:(?:both|all)\s+)?(?:for|in|at|of)?\s*$", re.IGNORECASE)
_OF_ONE = frozenset({"forecast_demand", "assess_stockout_risk", "plan_reorder"})
_OF_IT = frozenset({"plan_reorder", "suggest_price", "simulate_price"})
"""What is asked of a product that was just named, though the words do not say so again."""
_LOOKS = frozenset({"query_kpi", "explain_change"})
_AHEAD = frozenset({"forecast_demand", "assess_stockout_risk"})


def with_inheritance(parts: Sequence[Clause]) -> list[Clause]:
    """Return the parts, each with what it leaves unsaid because the part before said it."""
    found: list[Clause] = []
    for part in parts:
        found.append(_heir(part, found[-1]) if found else part)
    if len(found) > 1 and _is_of_the_next(found[0], found[1]):
        named = found[1].of_kind("product")
        found[0] = replace(found[0], entities=(*found[0].entities, *named))
    if found and (tail := _place_of_all(found[-1])) is not None:
        found = [one if places_of(one) else replace(one, entities=(*one.entities, tail)) for one in found]
    return found


def _place_of_all(last: Clause) -> Entity | None:
    """Return the place that closes a message after a comma: "how much sold and how much to order, Jaipur"."""
    places = last.of_kind("store", "city")
    if len(places) != 1 or places[0].place is None:
        return None
    start, end = (at - last.start for at in places[0].place)
    alone = _TAIL.search(last.text[: max(start, 0)]) and not last.text[end:].strip(" .?!")
    return places[0] if alone else None


def _is_of_the_next(part: Clause, after: Clause) -> bool:
    """Tell whether a first part leaves its product to the next: "how long, and how much atta to buy"."""
    if part.intent is None or after.intent is None or _names_goods(part) or not after.of_kind("product"):
        return False
    return {part.intent.tool, after.intent.tool} <= _OF_ONE and _HOW_MUCH.search(part.masked) is not None


def _heir(part: Clause, before: Clause) -> Clause:
    taken: list[Entity] = []
    cut = {"store", "city"} & set(find_dimensions(part.masked))
    if not places_of(part) and not cut and not _EVERYWHERE.search(part.masked):
        taken += before.of_kind("store", "city")
    if _IT.search(part.masked) and not part.of_kind("product", "brand", "category"):
        taken += before.of_kind("product", "brand", "category")
    elif _is_of_the_same(part, before):
        taken += before.of_kind("product")
    reading = part.reading
    if not reading.periods and _same_direction(part, before):
        reading = replace(reading, periods=before.reading.periods)
    return replace(part, entities=(*part.entities, *taken), reading=reading)


def _is_of_the_same(part: Clause, before: Clause) -> bool:
    """Tell whether a part asks about what the part before named: "… and how much to order"."""
    if part.intent is None or before.intent is None or _names_goods(part):
        return False
    if part.intent.tool in _OF_IT:
        return before.intent.tool in _OF_ONE | _OF_IT | _LOOKS
    return before.intent.tool in _OF_ONE | _OF_IT | _LOOKS and _HOW_MUCH.search(part.masked) is not None


def _names_goods(part: Clause) -> bool:
    return bool(part.of_kind("product", "brand", "category") or part.unknown)


def _same_direction(part: Clause, before: Clause) -> bool:
    if part.intent is None or before.intent is None:
        return False
    tools = {part.intent.tool, before.intent.tool}
    return tools <= _AHEAD or tools == {"query_kpi"}
