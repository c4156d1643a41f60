"""Goods that are asked after and nothing else: "how is butter doing", "butter ka kya haal hai delhi me".

A shop that asks so wants to know of its stock; with days named it asks what sold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.planner.clause import Clause
from agent.planner.intent import PLAIN, Intent
from language.pattern import Pattern

_PLACE = r"(?:\s+(?:(?:in|at|of)\s+)?ǂ+(?:\s*\d)?)*"
_ASKED = Pattern(
    rf"^\W*(?:in\s+)?ǂ+{_PLACE}\s+(?:in\s+)?hello{_PLACE}\W*$"
    rf"|^\W*how(?:\s+is|'s|\s+are)\s+(?:the\s+|my\s+|our\s+)?ǂ+(?:\s+(?:doing|going|looking))?{_PLACE}\W*$"
    rf"|^\W*(?:in\s+)?ǂ+{_PLACE}\s+how\s+(?:is|are)(?:\s+(?:it|that|performance|doing|going|lasting|running))?{_PLACE}\W*$",
    re.IGNORECASE,
)
"""The planner's English of "kya haal hai" is a greeting where nothing stands before it."""


_STORES = (
    r"(?:(?:which|what)\s+(?:of\s+)?)?(?:(?:the|my|our|in|ǂ+)\s+)*"
    r"(?:stores?|shops?|branch(?:es)?|outlets?)(?:\s+which)?"
)
_WELL = r"(?:good|better|best|well|bad(?:ly)?|worst?|worse|poorly)"
_STORES_ASKED = Pattern(
    rf"^\W*{_STORES}\s+(?:is\s+|are\s+)?(?:(?:doing|going|running|performing)\s+)?(?:the\s+)?{_WELL}"
    r"(?:\s+(?:is\s+|are\s+)?(?:lasting|running|going|doing))?\W*$"
    r"|^\W*how(?:\s+is|'s|\s+are)\s+(?:my\s+|our\s+|the\s+)?ǂ+(?:\s*\d)?(?:\s+(?:stores?|shops?))?\s+(?:doing|going|performing|running)\W*$",
    re.IGNORECASE,
)


def asked_after(parts: Sequence[Clause]) -> list[Clause]:
    """Return the parts, each that only asks after goods as a question of their stock."""
    return [
        replace(part, intent=Intent("assess_stockout_risk", PLAIN)) if asks_after_goods(part) else part
        for part in parts
    ]


def asks_after_goods(part: Clause) -> bool:
    """Tell whether a part of a message asks after goods, and neither of any days nor of anything else."""
    goods = part.of_kind("product", "brand", "category")
    return bool(goods) and not part.reading.periods and _ASKED.search(part.masked) is not None


def asks_after_stores(part: Clause) -> bool:
    """Tell whether a part of a message asks how a store does, or which of them does well."""
    goods = part.of_kind("product", "brand", "category")
    return not goods and not part.reading.periods and _STORES_ASKED.search(part.masked) is not None
