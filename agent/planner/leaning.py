"""Whether a part of a message leans on the turn before: it goes on, says "it", or names nothing."""

from __future__ import annotations

import re

from agent.planner.clause import Clause
from agent.planner.metric import find_dimensions, find_metrics
from agent.understanding import Understanding
from language.pattern import Pattern

_GOES_ON = Pattern(
    r"^\W*(?:and|also|what\s+about|how\s+about|same|then|now|or|but|only|just|ok(?:ay)?|instead)\b",
    re.IGNORECASE,
)
_PRONOUN = Pattern(
    r"\b(?:it|its|they|them|their|this(?=\s+(?:in|at|how|sold|will)\b)|(?:this|that)\s+(?:one|product|item|store)|same|those|these)\b"
    r"|(?<!is )(?<!are )(?<!will )(?<!was )\bthere\b(?!\s+(?:is|are|be|will|was|were|enough|any)\b)",
    re.IGNORECASE,
)
_THERE = Pattern(
    r"\b(?:wah[ai]n?|vah[ai]n?|wahin|udhar|idhar|yahan?|(?:us|usi|is|isi)\s+(?:dukaa?n|shehar|shahar|store|branch)|(?:that|this)\s+(?:shop|city|branch|outlet))\b"
    r"|(?<!is )(?<!are )\bthere(?=\W*$)|\bhere\b(?=\s*(?:,|this|next|last|now|today|tomorrow|also|too))"
    r"|[वय]हाँ|[वय]हां|[वय]हीं|[उइ]धर|[उइ]स\s+(?:दुकान|शहर|स्टोर)|[उइ]सी\s+(?:दुकान|शहर|स्टोर)",
    re.IGNORECASE,
)
"""Points at a place of the thread, as it was written: the planner's English may lose the word."""
_OF_ONE = frozenset(
    {"forecast_demand", "assess_stockout_risk", "plan_reorder", "query_kpi", "explain_change"}
)
"""What is asked about one product in a row: its demand, its stock, its order, its sales."""
_CHAIN = frozenset({"forecast_demand", "assess_stockout_risk", "plan_reorder"})
"""What follows from each other for a whole store, too: what runs out, then what to order."""
_OF_FIGURES = frozenset({"query_kpi", "explain_change"})
_MONEY = frozenset({"revenue", "margin", "margin_pct"})
_SOLD = Pattern(r"\b(?:sold|sell\w*|how\s+(?:much|many)|made|make|earn\w*|bring|brought)\b", re.IGNORECASE)
_ACROSS = frozenset({"sku", "category", "brand", "store", "city"})
"""What a question that tells things apart is not about one of: "revenue by city"."""
_THAT_PLACE = Pattern(
    r"\b(?:this|that|same)\s+(?:store|shop|city|branch|outlet|place)\b|\bthere\b", re.IGNORECASE
)
_IT = Pattern(r"\b(?:it|its|them|their|those|these|they)\b", re.IGNORECASE)
_LONGEST = 16
_WHICH = Pattern(r"^\W*(?:what|which)\b(?!\s+(?:is|was|were|are)\b)", re.IGNORECASE)
"""Asks for things, not about one: "what will run out?"."""
_WHOLE = Pattern(r"\b(?:all|every|each|overall|everything|total|whole|entire|across|any)\b", re.IGNORECASE)


def is_continuation(clause: Clause, understanding: Understanding) -> bool:
    """Tell whether a clause leans on the turn before."""
    if understanding.focus is None:
        return False
    if _PRONOUN.search(clause.masked) or points_there(understanding):
        return True
    if "leaves" in understanding.opening:
        return False
    if _asks_which_run_out(clause):
        return False
    if understanding.opening or _GOES_ON.search(clause.text):
        return True
    return _names_nothing(clause, understanding)


def _asks_which_run_out(clause: Clause) -> bool:
    """Tell whether a clause asks which things of a place it names run out: it is of no one thing."""
    placed = clause.of_kind("store", "city") and not clause.of_kind("product", "brand", "category")
    opened = _GOES_ON.search(clause.masked)
    asked = clause.masked[opened.end() if opened else 0 :]
    of_stock = clause.intent is not None and clause.intent.tool == "assess_stockout_risk"
    return bool(placed) and of_stock and _WHICH.search(asked) is not None


def points_there(understanding: Understanding) -> bool:
    """Tell whether a message says "there", in its own words."""
    return len(understanding.text.split()) <= _LONGEST and _THERE.search(understanding.text) is not None


def means_the_place_alone(clause: Clause, understanding: Understanding) -> bool:
    """Tell whether a clause that leaves the topic keeps its place alone: "leave it. … for that store?"."""
    placed = points_there(understanding) or _THAT_PLACE.search(clause.masked) is not None
    return "leaves" in understanding.opening and placed and _IT.search(clause.masked) is None


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
    if before.tool not in _OF_FIGURES and _is_of_the_books(clause):
        return False
    if "sku_id" in before.arguments or len(before.arguments.get("sku_ids") or ()) == 1:
        return not _WHICH.search(clause.masked)
    return {before.tool, intent.tool} <= _CHAIN and before.tool != intent.tool


def _is_of_the_books(clause: Clause) -> bool:
    """Tell whether a clause is a figure of the books with its days, and says of nothing that it sold.

    "Revenue last month" after the price of a soap is the shop's; "how many sold last month" is the soap's.
    """
    figures = {metric.id for metric in find_metrics(clause.masked)}
    return bool(figures & _MONEY) and bool(clause.reading.periods) and _SOLD.search(clause.masked) is None
