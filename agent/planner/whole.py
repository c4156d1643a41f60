"""The whole of a list of which the last answer showed the first lines: "show all", "poori list"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from core.message import ToolCall
from language.pattern import Pattern

WHOLE_TOOLS: Mapping[str, int | None] = {
    "plan_reorder": 15,
    "assess_stockout_risk": 12,
    "rank_actions": 20,
    "list_documents": 25,
    "query_kpi": None,
}
"""Tools that list, and the most lines of each that one message holds; `None`: it is asked for no number."""

_ALL = Pattern(
    r"\b(?:show|see|list|give|tell|want|need|open|send|view)\b[^.?!]{0,20}\b(?:all|everything|rest|remaining|more|others?|whole|full"
    r"|complete|entire)\b"
    r"|\b(?:all|whole|full|complete|entire|remaining)\s+(?:of\s+(?:them|it|these|those)|the\s+)?(?:list|lines?|items?|ones?|products?)\b"
    r"|\b(?:the\s+)?(?:rest|remaining|others)\s*\W*$|^\W*(?:show\s+)?(?:all|everything|more|the\s+rest)\b\W*$|\band\s+show\b|^\W*show\W*$"
    r"|^\W*(?:tell|say|what\s+else|anything\s+else|any\s+more|next)(?:\s+me)?(?:\s+(?:more|others?))?\W*$"
    r"|\bpoor[ia]\b|\bsab\b|पूर[ीा]|सब",
    re.IGNORECASE,
)
_WIDER = Pattern(
    r"\b(?:all|every|each)\s+(?:of\s+)?(?:the\s+|my\s+|our\s+)?"
    r"(?:suppliers?|vendors?|part(?:y|ies)|firms?|stores?|shops?|branch(?:es)?|outlets?|cit(?:y|ies)|categor(?:y|ies))\b",
    re.IGNORECASE,
)
"""Wants the list of more than before, not more of its lines."""
_LONGEST = 8


def asks_for_all(text: str) -> bool:
    """Tell whether a short text asks for the rest of a list."""
    return len(text.split()) <= _LONGEST and _ALL.search(text) is not None and not _WIDER.search(text)


def whole(call: ToolCall) -> dict[str, Any]:
    """Return the arguments of a list's call that list as much of it as the tool tells."""
    most = WHOLE_TOOLS[call.tool]
    return {**call.arguments, **({} if most is None else {"limit": most})}
