"""A kind of goods of which is asked which: "which biscuits sold most" asks of all of them, not for one."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.planner.clause import Clause
from agent.understanding import Entity

_LISTS = frozenset({"query_kpi", "assess_stockout_risk", "plan_reorder", "forecast_demand"})
_ASKS_WHICH = re.compile(
    r"\bwhich\b|\bwhat\s+all\b|\bby\s+(?:sku|product|item|pack|size|brand)\b|\b(?:product|item|sku|pack|brand)-?\s?wise\b"
    r"|\beach\s+(?:product|item|pack)\b|\bwhat\s+(?:is|are)\s+(?:selling|left|running)\b|\bamong\b|\bfrom\s+what\b"
    r"|\btop\s+(?:\d+|two|three|four|five|ten)\b|\b(?:best|worst|fastest|slowest)[\s-](?:selling|moving|sellers?|movers?)\b",
    re.IGNORECASE,
)
_SURE = 0.75


def with_whole_kinds(clause: Clause) -> Clause:
    """Return the clause, an open name standing for all of its products where it is asked which."""
    if clause.intent is None or clause.intent.tool not in _LISTS or not _ASKS_WHICH.search(clause.masked):
        return clause
    return replace(clause, entities=tuple(_whole(entity) for entity in clause.entities))


def _whole(entity: Entity) -> Entity:
    """Return an open name as what stands for all of its members, as a brand does."""
    if entity.kind != "product" or not entity.alternatives or entity.score < _SURE:
        return entity
    return entity.model_copy(update={"kind": "brand", "alternatives": ()})
