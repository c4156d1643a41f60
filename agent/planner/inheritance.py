"""What a later part of a message takes from the part before: the place, the days, "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.planner.clause import Clause
from agent.planner.metric import find_dimensions
from agent.planner.scope import places_of
from agent.understanding import Entity

_IT = re.compile(r"\b(?:it|its|them|they|these|those)\b", re.IGNORECASE)
_EVERYWHERE = re.compile(
    r"\b(?:all|every|each|other|across)\s+(?:\w+\s+)?(?:stores?|cit(?:y|ies)|shops?)\b|\boverall\b|\beverywhere\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(r"\bhow\s+(?:much|many|long)\b|\bquantit(?:y|ies)\b|\bqty\b", re.IGNORECASE)
_OF_ONE = frozenset({"forecast_demand", "assess_stockout_risk", "plan_reorder"})
_AHEAD = frozenset({"forecast_demand", "assess_stockout_risk"})


def with_inheritance(parts: Sequence[Clause]) -> list[Clause]:
    """Return the parts, each with what it leaves unsaid because the part before said it."""
    found: list[Clause] = []
    for part in parts:
        found.append(_heir(part, found[-1]) if found else part)
    return found


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
    """Tell whether a part asks how much of what the part before named: "… and how much to order"."""
    if part.intent is None or before.intent is None or part.of_kind("product", "brand", "category"):
        return False
    return {part.intent.tool, before.intent.tool} <= _OF_ONE and _HOW_MUCH.search(part.masked) is not None


def _same_direction(part: Clause, before: Clause) -> bool:
    if part.intent is None or before.intent is None:
        return False
    tools = {part.intent.tool, before.intent.tool}
    return tools <= _AHEAD or tools == {"query_kpi"}
