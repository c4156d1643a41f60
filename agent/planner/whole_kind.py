"""A kind of goods that is asked of as a whole: "quilt sales" asks of all quilts, not for one of them."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.planner.answer import MAX_CHOICES
from agent.planner.clause import Clause
from agent.understanding import Entity

_FIGURES = frozenset({"query_kpi", "explain_change"})
"""Told of many at once as well as of one: their sum."""
_LISTS = frozenset({"assess_stockout_risk", "plan_reorder", "forecast_demand"})
_ASKS_WHICH = re.compile(
    r"\bwhich\b|\bwhat\s+all\b|\bby\s+(?:sku|product|item|pack|size|brand)\b|\b(?:product|item|sku|pack|brand)-?\s?wise\b"
    r"|\beach\s+(?:product|item|pack)\b|\bwhat\s+(?:is|are)\s+(?:selling|left|running)\b|\bamong\b|\bfrom\s+what\b"
    r"|\btop\s+(?:\d+|two|three|four|five|ten)\b|\b(?:best|worst|fastest|slowest)[\s-](?:selling|moving|sellers?|movers?)\b",
    re.IGNORECASE,
)
_SURE = 0.75


def with_whole_kinds(clause: Clause) -> Clause:
    """Return the clause, an open name standing for all of its products where that is what is asked.

    That is of a figure that adds up, where it is asked which, and where more fit than can be offered.
    """
    if clause.intent is None or clause.intent.tool not in _FIGURES | _LISTS:
        return clause
    listed = clause.intent.tool in _LISTS and not _ASKS_WHICH.search(clause.masked)
    if listed and all(len(entity.alternatives) < MAX_CHOICES for entity in clause.entities):
        return clause
    return replace(clause, entities=tuple(_whole(entity) for entity in clause.entities))


def _whole(entity: Entity) -> Entity:
    """Return an open name as what stands for all of its members, as a brand does."""
    if entity.kind != "product" or not entity.alternatives or entity.score < _SURE:
        return entity
    return entity.model_copy(update={"kind": "brand", "alternatives": ()})
