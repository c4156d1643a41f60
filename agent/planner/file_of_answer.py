"""A file of the last answer: "this one in Excel", "iski file bana do", "as csv rather"."""

from __future__ import annotations

from collections.abc import Sequence

from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import Clause
from agent.planner.exporting import TOOL as EXPORT
from agent.planner.exporting import asks_for_file, format_of, kind_of
from agent.planner.refine import Said, refined
from agent.understanding import Understanding
from core.message import ToolCall

_SHORT = 8
_EXPORTED = {
    "plan_reorder": "reorder",
    "assess_stockout_risk": "reorder",
    "forecast_demand": "forecast",
    "query_kpi": "sales",
    "explain_change": "sales",
    "detect_anomalies": "anomalies",
    "review_price_changes": "price_changes",
    "override_forecast": "overrides",
}
"""What a file of the last answer holds."""


def file_plan(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the file of the last answer, where one is asked for and nothing else is named."""
    last = calls[-1]
    named = format_of(part.masked) is not None and len(part.text.split()) <= _SHORT
    if not named and not asks_for_file(part.masked):
        return None
    kind = kind_of(part.masked)
    said = Said(part, understanding)
    if last.tool == EXPORT and kind in (None, last.arguments.get("kind")):
        return tuple(PlannedCall(EXPORT, one) for one in refined(last, said))
    own = _exported(last)
    if kind not in (None, own) or own is None:
        return None
    kept = {name: last.arguments[name] for name in _kept_by_file(own) if name in last.arguments}
    call = ToolCall(tool=EXPORT, arguments={**kept, "kind": own})
    return tuple(PlannedCall(EXPORT, one) for one in refined(call, said))


def _exported(call: ToolCall) -> str | None:
    if call.tool == "rank_actions":
        return {"transfer": "transfers", "reorder": "reorder"}.get(
            str(call.arguments.get("kind")), "recommendations"
        )
    return _EXPORTED.get(call.tool)


def _kept_by_file(kind: str) -> tuple[str, ...]:
    days = {"sales": ("period",), "anomalies": ("period",), "forecast": ("horizon_days",)}.get(kind, ())
    return ("sku_ids", "store_id", "city", "category", *days)
