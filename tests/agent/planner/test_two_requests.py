"""Two requests of different kinds in one breath are both planned; one request with "and" in it stays one."""

from __future__ import annotations

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS

MORE = TOOLS | {"list_alerts", "list_approvals", "morning_brief", "set_preference", "list_documents"}


def _tools(text: str, vocabulary: Vocabulary) -> list[str]:
    return [call.name for call in plan(understand(text, vocabulary, today=TODAY), MORE)]


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("any alerts, and how much did we sell yesterday", ["list_alerts", "query_kpi"]),
        ("koi alert hai kya aur kal kitna bika", ["list_alerts", "query_kpi"]),
        ("give me the morning brief and the open alerts", ["morning_brief", "list_alerts"]),
        ("which bills failed and how much did we sell last week", ["list_documents", "query_kpi"]),
        ("what did snacks make last week and what will they do next week", ["query_kpi", "forecast_demand"]),
        ("any alerts and warnings for Jaipur", ["list_alerts"]),
        ("show me revenue and profit for last week", ["query_kpi"]),
    ],
)
def test_each_request_is_planned(text: str, tools: list[str], vocabulary: Vocabulary) -> None:
    assert _tools(text, vocabulary) == tools


def test_each_keeps_its_own_days(vocabulary: Vocabulary) -> None:
    failed, sold = plan(
        understand("which bills failed and how much did we sell last week", vocabulary, today=TODAY), MORE
    )
    assert "period" not in failed.arguments
    assert "period" in sold.arguments


def test_the_second_is_about_what_the_first_names(vocabulary: Vocabulary) -> None:
    text = "revenue of dairy in Delhi last week, and the order we should place there for the same category"
    sold, order = plan(understand(text, vocabulary, today=TODAY), MORE)
    assert (sold.name, order.name) == ("query_kpi", "plan_reorder")
    assert {name: sold.arguments[name] for name in ("category", "city")} == dict(order.arguments)
