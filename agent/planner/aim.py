"""What a half sentence wants of a list of actions or of a suggested price: its bare name is enough."""

from __future__ import annotations

import re

from agent.planner.action_kind import action_kind
from agent.planner.clause import Clause
from agent.planner.objective import objective_of
from language.pattern import Pattern

_KINDS = (
    ("price", r"\b(?:pric\w+|rates?)\b"),
    ("reorder", r"\border\w*\b"),
    ("transfer", r"\b(?:mov\w+|shift\w*)\b"),
    ("clear_out", r"\bclear\w*\b"),
)
_WANTED = Pattern(r"\b(?:if|want\w*|only|max\w*|more|most|instead|rather|for|best)\b", re.IGNORECASE)
_AIMS = (
    ("maximize_revenue", r"\b(?:revenue|turn-?over|sales?)\b"),
    (
        "clear_stock",
        r"\b(?:quick\w*|fast\w*|soon)\b[^.?!]{0,30}\b(?:out|go\w*|sell\w*|sold|move\w*)\b|\b(?:stock|goods)\b[^.?!]{0,20}\b(?:go\w*|out|finish\w*|empt\w+|rid)\b",
    ),
    ("maximize_margin", r"\b(?:profits?|margins?)\b"),
)


def kind_said(part: Clause) -> dict[str, str]:
    """Return the kind of action a list is to hold: "only price"."""
    found = action_kind(part.masked)
    if found:
        return found
    kinds = [kind for kind, cue in _KINDS if re.search(cue, part.masked, re.IGNORECASE)]
    return {"kind": kinds[0]} if len(kinds) == 1 else {}


def objective_said(part: Clause) -> str | None:
    """Return what a price should achieve, said of one that was suggested: "and if turnover only?"."""
    found = objective_of(part.masked)
    if found is not None or part.reading.periods or not _WANTED.search(part.masked):
        return found
    return next((name for name, cue in _AIMS if re.search(cue, part.masked, re.IGNORECASE)), None)
