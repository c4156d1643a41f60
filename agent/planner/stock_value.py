"""Whether a text asks what the stock is worth: "inventory value by store", "maal ki keemat".

Shopkeepers ask it first, and in a handful of ways, so it is doubted by nobody. Money that is stuck in
what does not sell is another question.
"""

from __future__ import annotations

from agent.planner.action_kind import action_kind
from agent.planner.metric import find_metrics


def asks_stock_value(masked: str) -> bool:
    """Tell whether a text, names and dates blanked out, asks for the value of stock and nothing beside it."""
    asked = {metric.id for metric in find_metrics(masked)}
    return asked == {"stock_value"} and action_kind(masked).get("kind") != "clear_out"
