"""Another line for what a person wants to be told of: "make it 4", "8 days instead", "no, 5 pieces"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.planner.clause import Clause
from agent.planner.days_of_stock import counts_pieces, days_of_stock, says_pieces_alone
from core.message import ToolCall
from language.numbers import Number

TOOL = "create_alert_rule"
_OF_STOCK = frozenset({"stockout_risk", "overstock"})
_SHARES = frozenset({"price_anomaly", "demand_spike"})


def line_in_stock(call: ToolCall, part: Clause, numbers: Sequence[Number]) -> dict[str, Any] | None:
    """Return the rule with its line in the days a part says, or in pieces where it says just that.

    Args:
        call: The call before.
        part: What is said, in the planner's English.
        numbers: The numbers in it that are no name's.
    """
    if call.tool != TOOL or call.arguments.get("type") not in _OF_STOCK:
        return None
    days = days_of_stock(part.text)
    if days is not None and len(numbers) < 2:
        rest = {name: value for name, value in call.arguments.items() if name != "in_units"}
        return {**rest, "threshold": days}
    if not numbers and says_pieces_alone(part.text):
        return {**call.arguments, "in_units": True}
    return None


def line_drawn(
    arguments: dict[str, Any], numbers: list[Number], text: str
) -> tuple[str, dict[str, Any]] | None:
    """Return the rule with its line at the last number; `None` where that counts something else."""
    number, shares = numbers[-1], arguments.get("type") in _SHARES
    if number.value <= 0 or number.kind == "money" or (number.kind == "percent") > shares:
        return None
    in_units = {"in_units": True} if not shares and counts_pieces(text, number.end) else {}
    return TOOL, {**arguments, **in_units, "threshold": float(number.value)}
