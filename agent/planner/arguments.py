"""The arguments of a clause's tool, its scope aside: once for each call the clause stands for."""

from __future__ import annotations

from typing import Any

from agent.planner.action_kind import action_kind
from agent.planner.ahead import DEFAULT_HORIZON, ahead_arguments, limit, reorder_arguments
from agent.planner.clause import Clause, as_one_change, each_period
from agent.planner.intent import ToolName
from agent.planner.past import anomaly_arguments, change_arguments, kpi_arguments
from agent.understanding import Understanding


def arguments_of(tool: ToolName, clause: Clause, understanding: Understanding) -> list[dict[str, Any]]:
    """Return the arguments of each call that a clause stands for, its scope aside; see `scope_of`."""
    if tool == "query_kpi":
        return [kpi_arguments(part, understanding) for part in each_period(clause)]
    if tool == "plan_reorder":
        return [reorder_arguments(clause)]
    if tool == "explain_change":
        return [change_arguments(as_one_change(clause), understanding)]
    if tool == "detect_anomalies":
        return [anomaly_arguments(clause, understanding)]
    if tool == "rank_actions":
        return [limit(clause) | action_kind(clause.masked)]
    return [ahead_arguments(tool, clause, understanding) if tool in DEFAULT_HORIZON else {}]
