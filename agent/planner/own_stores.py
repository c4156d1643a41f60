"""Which stores a person has: told from who they are, as no tool lists them."""

from __future__ import annotations

import re
from collections.abc import Collection

from agent.planner.answer import Plan, decline
from agent.understanding import Understanding
from language.format import escape_markup
from language.pattern import Pattern

MOST_NAMED = 24
"""Stores named in one sentence; of more it says how many there are."""

_STORES = r"(?:stores?|shops?|outlets?|branch(?:es)?)"
_OWN = r"(?:my|our)"
_BID = r"(?:(?:please|kindly|tell|show|give|list|name|see|me|us|all|of|the|a|names?|which|what|are|is)\s+)*"
_HELD = (
    r"(?:mine|ours|my\s+own|under\s+(?:me|us)|with\s+(?:me|us)|(?:assigned|given|open|visible)\s+to\s+(?:me|us)"
    r"|(?:do|can|may|should)\s+(?:i|we)\s+(?:have|own|run|manage|see|look\s+after|handle)|(?:i|we)\s+(?:have|own|run|manage|see|handle)"
    r"|have\s+(?:i|we)(?:\s+got)?|are\s+there|there\s+are)"
)
_ASKED = Pattern(
    rf"\W*{_BID}(?:how\s+many\s+)?(?:{_OWN}\s+)?{_STORES}\s+(?:(?:which|what|how\s+many|is|are)\s+)*{_HELD}(?:\s+(?:in\s+total|in\s+all|please))?\W*"
    rf"|\W*(?:list|names?|number)\s+of\s+(?:(?:all|the|my|our)\s+)*{_STORES}(?:\s+(?:please|show|tell|give))?\W*"
    rf"|\W*(?:(?:please|tell|show|give|list|name|see|me|us|all|of|the|names?|which|what|are|is)\s+)*{_OWN}\s+(?:(?:which|what|how\s+many|all)\s+)*"
    rf"{_STORES}(?:\s+(?:(?:which|what|how\s+many|is|are|list|names?|please|show|tell))+)*\W*"
    rf"|\W*(?:list|name|show|tell)\s+(?:me\s+)?(?:all\s+)?(?:the\s+)?{_STORES}\W*",
    re.IGNORECASE,
)


def own_stores_plan(understanding: Understanding, _tools: Collection[str]) -> Plan | None:
    """Return the list of the person's stores where the whole message asks for it, and nothing beside it."""
    if understanding.period is not None or understanding.unknown or not understanding.stores:
        return None
    if not _ASKED.fullmatch(understanding.normalized):
        return None
    names = list(understanding.stores.values())
    if len(names) > MOST_NAMED:
        return decline("your_stores_many", count=len(names))
    return decline("your_stores", stores=escape_markup(", ".join(names)))
