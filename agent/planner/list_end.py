"""Which end of a table a person asks for, and how much of it: "sold the least", "the worst two stores"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from agent.planner.against_competitors import asks_against_competitors, end_against_competitors
from agent.planner.clause import clauses, cut
from agent.planner.limit import limit_of
from agent.planner.none_left import asks_none_left
from agent.planner.whole import asks_for_all
from agent.understanding import End, Understanding
from core.message import ToolCall
from language.pattern import Pattern

_STOCK = "assess_stockout_risk"
MOST_ROWS = 25
"""Of a list that was asked for whole."""

_PATTERNS: Mapping[End, str] = {
    "low": (
        r"(?<!\bat )\bleast\b|\bmost\s+cheap(?:er|est)?\b"
        r"|\b(?:cheapest|lowest|fewest|smallest|bottom|slowest|slow[\s-]+(?:selling|moving))\b"
        r"|\bsabse\s+(?:kam|neeche|niche|chhot[aie])\b|सबसे\s+(?:कम|नीचे|छोट[ाीे])"
    ),
    "bad": (
        r"\b(?:worst|worse|weakest|weaker|weak|poorest|poorly|badly|lagging|laggards?|underperform\w*|struggling)\b"
        r"|\b(?:doing|going|performing|running)\s+(?:so\s+|very\s+|too\s+)?(?:bad|poor|slow)\b"
        r"|\bnot\s+(?:doing|going|performing|selling)\s+(?:so\s+|too\s+|very\s+)?(?:well|good)\b"
        r"|\bsabse\s+(?:kharab|bur[aie]|kamzor|peeche|piche)\b|सबसे\s+(?:ख़?राब|बुर[ाीे]|कमज़?ोर|पीछे)"
    ),
    "good": (
        r"\b(?:best|better|strongest|behtar)\b|बेहतर"
        r"|\b(?:doing|going|performing|running)\s+(?:very\s+)?(?:well|good)\b"
    ),
    "high": r"\b(?:dearest|costliest|priciest|highest|most|largest|biggest|top)\b",
}
_ENDS: Mapping[End, Pattern] = {end: Pattern(pattern, re.IGNORECASE) for end, pattern in _PATTERNS.items()}


def end_of(text: str) -> End | None:
    """Return which end of a list a text asks for, as written or in the planner's English; else `None`."""
    return next((end for end, cue in _ENDS.items() if cue.search(text)), None)


def end_wanted(understanding: Understanding, calls: Sequence[ToolCall]) -> End | None:
    """Return which end of a table is asked for: now, or before of one cut alike ("and in Delhi?")."""
    whole = cut(understanding, (0, len(understanding.normalized)))
    if asks_against_competitors(whole.masked):
        return end_against_competitors(understanding.normalized, understanding.text)
    if any(call.tool == _STOCK for call in calls):
        return "empty" if asks_none_left(whole.masked, whole.reading) or _goes_on(understanding) else None
    said = end_of(understanding.normalized) or end_of(understanding.text)
    if said is not None or understanding.focus is None:
        return said
    return understanding.focus.end if _cuts(calls) & _cuts(understanding.focus.calls) else None


def _goes_on(understanding: Understanding) -> bool:
    """Tell whether a list of what has run out is asked for whole, or for another place: "and in Delhi?"."""
    focus = understanding.focus
    if focus is None or focus.end != "empty" or not any(call.tool == _STOCK for call in focus.calls):
        return False
    return asks_for_all(understanding.normalized) or not any(part.intent for part in clauses(understanding))


def _cuts(calls: Sequence[ToolCall]) -> set[str]:
    """Return how tables are cut: by store, by product."""
    return {str(call.arguments["dimensions"]) for call in calls if call.arguments.get("dimensions")}


def rows_wanted(understanding: Understanding) -> int | None:
    """Return how many rows of a list are asked for; `None` where as many as fit will do."""
    text = understanding.normalized
    if asks_for_all(text):
        return MOST_ROWS
    return limit_of(cut(understanding, (0, len(text))).masked, MOST_ROWS, 0).get("limit")
