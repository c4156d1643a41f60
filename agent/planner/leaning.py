"""Whether a part of a message leans on the turn before: it goes on, says "it", or names nothing."""

from __future__ import annotations

import re

from agent.planner.clause import Clause
from agent.planner.metric import find_dimensions
from agent.understanding import Understanding

_GOES_ON = re.compile(
    r"^\W*(?:and|also|what\s+about|how\s+about|same|then|now|or|but|only|just|ok(?:ay)?|instead)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|(?:this|that)\s+(?:one|product|item|store)|same|those|these)\b"
    r"|(?<!is )(?<!are )(?<!will )(?<!was )\bthere\b(?!\s+(?:is|are|be|will|was|were|enough|any)\b)",
    re.IGNORECASE,
)
_OF_ONE = frozenset(
    {"forecast_demand", "assess_stockout_risk", "plan_reorder", "query_kpi", "explain_change"}
)
"""What is asked about one product in a row: its demand, its stock, its order, its sales."""
_CHAIN = frozenset({"forecast_demand", "assess_stockout_risk", "plan_reorder"})
"""What follows from each other for a whole store, too: what runs out, then what to order."""
_ACROSS = frozenset({"sku", "category", "brand", "store", "city"})
"""What a question that tells things apart is not about one of: "revenue by city"."""
_WHICH = re.compile(r"^\W*(?:what|which)\b(?!\s+(?:is|was|were|are)\b)", re.IGNORECASE)
"""Asks for things, not about one: "what will run out?"."""
_WHOLE = re.compile(r"\b(?:all|every|each|overall|everything|total|whole|entire|across|any)\b", re.IGNORECASE)


def is_continuation(clause: Clause, understanding: Understanding) -> bool:
    """Tell whether a clause leans on the turn before."""
    if understanding.focus is None:
        return False
    if _PRONOUN.search(clause.masked):
        return True
    if "leaves" in understanding.opening:
        return False
    if understanding.opening or _GOES_ON.search(clause.text):
        return True
    return _names_nothing(clause, understanding)


def _names_nothing(clause: Clause, understanding: Understanding) -> bool:
    """Tell whether the next question of a row leaves unsaid what the last one was about.

    "How many sold last week?" after a word about one product is about that product.
    """
    focus, intent = understanding.focus, clause.intent
    if focus is None or intent is None or intent.tool not in _OF_ONE or not focus.calls:
        return False
    if [e for e in clause.entities if e.kind != "metric"] or clause.unknown or _WHOLE.search(clause.masked):
        return False
    if _ACROSS & set(find_dimensions(clause.masked)):
        return False
    before = focus.calls[-1]
    if "sku_id" in before.arguments or len(before.arguments.get("sku_ids") or ()) == 1:
        return not _WHICH.search(clause.masked)
    return {before.tool, intent.tool} <= _CHAIN and before.tool != intent.tool
