"""What of a tool is asked is heard only where the rules would go by what is usual."""

from __future__ import annotations

import pytest

from agent.planner.answer import Plan, PlannedCall
from agent.planner.second_voice import voices
from agent.planner.shade import ARGUMENT, NONE, shaded
from agent.understanding import Understanding
from tests.agent.planner.conftest import TODAY

REVENUE = (PlannedCall("query_kpi", {"metrics": ["revenue"], "category": "DAIRY"}),)
PRICE = (PlannedCall("suggest_price", {"sku_id": "SKU_101", "store_id": "DELHI_01"}),)


def _said(text: str) -> Understanding:
    return Understanding(text=text, normalized=text, today=TODAY)


def test_each_argument_that_is_heard_has_a_usual_value_among_others() -> None:
    for tool in ARGUMENT:
        quick, thorough = voices().shades[tool]
        assert quick.labels == thorough.labels
        assert ("revenue" if tool == "query_kpi" else NONE) in quick.labels
        assert len(quick.labels) > 3


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("last month's sales", REVENUE),
        ("which price should i set", (PlannedCall("suggest_price", {"objective": "clear_stock"}),)),
        ("what is my capital doing there", (PlannedCall("forecast_demand", {}),)),
        ("what is my capital doing there", (*REVENUE, PlannedCall("forecast_demand", {}))),
    ],
)
def test_what_words_say_or_another_tool_answers_stays(text: str, planned: Plan) -> None:
    assert shaded(_said(text), planned, None) == planned


def test_what_its_words_only_hint_at_is_added() -> None:
    (call,) = shaded(_said("_product_ is lying in the godown, at what price will it go"), PRICE, None)
    assert call.arguments == {**PRICE[0].arguments, "objective": "clear_stock"}
