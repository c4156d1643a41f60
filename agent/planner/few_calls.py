"""The calls of a message, each once and few; what lacks its tool is declined."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from agent.planner.answer import Plan, PlannedCall, ask, decline
from agent.planner.scope import MAX_CALLS


def limited(calls: Sequence[PlannedCall], tools: Collection[str]) -> Plan:
    """Return the calls, each once, if they are few and their tools at hand."""
    distinct = tuple({(call.name, repr(call.arguments)): call for call in calls}.values())
    distinct = tuple(call for call in distinct if not any(_is_part_of(call, other) for other in distinct))
    if any(call.name not in tools for call in distinct):
        return decline("tool_missing")
    return distinct if len(distinct) <= MAX_CALLS else ask("too_many", limit=MAX_CALLS)


def _is_part_of(call: PlannedCall, other: PlannedCall) -> bool:
    """Tell whether one thing is asked about twice, once with more said: "looks tight, will it last?"."""
    if call.name not in ("assess_stockout_risk", "detect_anomalies") or other.name != call.name:
        return False
    said = set(map(repr, call.arguments.items()))
    fuller = said < set(map(repr, other.arguments.items()))
    return fuller and (call.name == "detect_anomalies" or "sku_ids" in call.arguments)
