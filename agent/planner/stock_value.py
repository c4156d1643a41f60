"""Whether a text asks what the stock is worth: "inventory value by store", "maal ki keemat".

Shopkeepers ask it first, and in a handful of ways, so it is doubted by nobody. Money that is stuck in
what does not sell is another question.
"""

from __future__ import annotations

import re

from agent.planner.action_kind import action_kind
from agent.planner.metric import find_metrics
from language.pattern import Pattern

_WORTH = Pattern(
    r"\bworth\s+(?:how\s+much|what)\b|\b(?:what|how\s+much)\s+(?:is|was|are|were)\b[^.?!;]{0,60}\bworth\b|\bhow\s+(?:much|many)\s+(?:rs|rupees?)\b",
    re.IGNORECASE,
)
"""Asks for the value outright, of what lies there as well."""


def asks_stock_value(masked: str) -> bool:
    """Tell whether a text, names and dates blanked out, asks for the value of stock and nothing beside it."""
    asked = {metric.id for metric in find_metrics(masked)}
    if asked != {"stock_value"}:
        return False
    return _WORTH.search(masked) is not None or action_kind(masked).get("kind") != "clear_out"
