"""Who moved a figure that was just told: "which products pulled it down?", "kaunsi dukaan ki wajah se"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from agent.planner.answer import Plan, PlannedCall
from agent.planner.because import asks_why
from agent.planner.clause import Clause
from agent.planner.metric import find_dimensions
from core.message import ToolCall
from language.pattern import Pattern

_WHICH = Pattern(
    r"\b(?:which|what|whose|who)\b\s+(?:are\s+the\s+|is\s+the\s+)?(?:\w+\s+)?"
    r"(?P<what>products?|items?|goods|things|skus?|stores?|shops?|outlets?|categor(?:y|ies)|brands?|cit(?:y|ies))\b",
    re.IGNORECASE,
)
_MOVED = Pattern(
    r"\b(?:mov\w*|chang\w*|swung|pull\w*|drag\w*|push\w*|drove|driv\w*|drop\w*|f[ae]ll\w*|down|up|rose|rise\w*|grew|gain\w*|lost|responsible|behind|because|reasons?|cause\w*)\b",
    re.IGNORECASE,
)
_CUTS = {"p": "sku", "i": "sku", "g": "sku", "t": "sku", "b": "brand"}
_FIGURES = frozenset({"query_kpi", "explain_change"})
_KEPT = ("sku_ids", "store_id", "city", "category", "period")
_PARTS = frozenset({"sku", "brand", "category", "store", "city"})
_SHORT = 8


def movers_plan(part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the last figure, cut by what is asked for and against the days before.

    After a reason "by store" asks the same: whose part of the change was how much.
    """
    short = len(part.text.split()) <= _SHORT
    if (
        short
        and all(call.tool == "explain_change" for call in calls)
        and not part.unknown
        and not part.entities
    ):
        cuts = [cut for cut in find_dimensions(part.masked) if cut in _PARTS]
        if cuts and not asks_why(part.masked):
            return tuple(PlannedCall("query_kpi", _cut_by(cuts[0], call)) for call in calls)
    which = _WHICH.search(part.masked) if short else None
    named = [entity for entity in part.entities if entity.kind != "metric"]
    moved = _MOVED.search(part.masked) is not None
    if (
        which is None
        or not moved
        or named
        or part.unknown
        or any(call.tool not in _FIGURES for call in calls)
    ):
        return None
    return tuple(PlannedCall("query_kpi", _cut_by(_cut(which["what"].lower()), call)) for call in calls)


def _cut(word: str) -> str:
    """Return the cut a word names: "stores" and "shops" are stores, "cities" cities."""
    if word.startswith("cit"):
        return "city"
    if word.startswith("cat"):
        return "category"
    return "store" if word[:2] in ("st", "sh", "ou") else _CUTS.get(word[0], "sku")


def _cut_by(cut: str, call: ToolCall) -> dict[str, Any]:
    metric = call.arguments.get("metric")
    metrics = [metric] if metric else list(call.arguments.get("metrics", ("revenue",)))[:1]
    kept = {name: call.arguments[name] for name in _KEPT if name in call.arguments}
    compared = call.arguments.get("compare_to") or "previous_period"
    return {**kept, "metrics": metrics, "dimensions": [cut], "compare_to": compared}
