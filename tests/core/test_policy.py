"""Who may call which tool: every cell of the design's table."""

from __future__ import annotations

import pytest

from core.errors import InputError
from core.identity import Role
from core.policy import ROLES_BY_TOOL, may_call, roles_for

READ = (
    "forecast_demand",
    "assess_stockout_risk",
    "plan_reorder",
    "suggest_price",
    "simulate_price",
    "query_kpi",
    "explain_change",
    "rank_actions",
    "detect_anomalies",
    "review_price_changes",
    "show_settings",
    "check_document",
    "list_documents",
    "search_knowledge",
    "list_alerts",
    "show_alert_rules",
    "list_approvals",
    "morning_brief",
)
MANAGER_READS = ("weekly_summary",)
SELLER_WRITES = (
    "propose_price_change",
    "decide_recommendation",
    "update_alert",
    "create_alert_rule",
    "remove_alert_rule",
    "export_data",
    "correct_document",
    "set_preference",
)
MANAGER_WRITES = ("override_forecast", "change_setting")

CELLS = [
    *((tool, role, True) for tool in READ + SELLER_WRITES for role in Role),
    *((tool, role, role is not Role.SELLER) for tool in MANAGER_READS + MANAGER_WRITES for role in Role),
]


@pytest.mark.parametrize(("tool", "role", "allowed"), CELLS)
def test_each_cell_of_the_role_table(tool: str, role: Role, allowed: bool) -> None:
    assert may_call(role, tool) is allowed
    assert (role in roles_for(tool)) is allowed


def test_the_table_names_the_tools_of_the_design_and_no_other() -> None:
    assert set(ROLES_BY_TOOL) == {*READ, *MANAGER_READS, *SELLER_WRITES, *MANAGER_WRITES}


def test_a_tool_without_a_line_may_be_called_by_nobody() -> None:
    assert not any(may_call(role, "drop_everything") for role in Role)
    with pytest.raises(InputError, match="drop_everything"):
        roles_for("drop_everything")
