"""Price changes looked back on, thresholds shown and set, files asked for: which call each becomes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.planner.conftest import Ask

ATTA = {"sku_ids": ["SKU_112"]}
DELHI_2 = {"store_id": "DELHI_02"}

REVIEWS: list[tuple[str, dict[str, Any]]] = [
    ("Did the price cut of Suvarna Atta 5 kg at DELHI_02 work?", {**ATTA, **DELHI_2}),
    ("did the price cut work", {}),
    ("How did my price changes do?", {}),
    ("how are our price changes doing in Delhi", {"city": "Delhi"}),
    ("Has the price increase in dairy paid off?", {"category": "DAIRY"}),
    ("did lowering the price of Suvarna Atta 5 kg help?", ATTA),
    ("what was the effect of the price change at Delhi 2", DELHI_2),
    ("results of our price changes", {}),
    ("which prices did we change?", {}),
    ("Show me the price changes of Delhi 2", DELHI_2),
    ("Outcome of PC_1a2b3c4d5e", {"change_id": "PC_1a2b3c4d5e"}),
    ("how did pc_1A2B3C4D5E do?", {"change_id": "PC_1a2b3c4d5e"}),
]


@pytest.mark.parametrize(("text", "arguments"), REVIEWS)
def test_looking_back_at_price_changes(ask: Ask, text: str, arguments: dict[str, Any]) -> None:
    assert ask(text) == [("review_price_changes", arguments)]


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("approve PC_1a2b3c4d5e", "decide_recommendation"),
        ("Change the price of Suvarna Atta 5 kg at DELHI_02 to 259", "propose_price_change"),
        ("Undo the price change of Suvarna Atta 5 kg at DELHI_02", "propose_price_change"),
        ("What if I cut the price of Suvarna Atta 5 kg by 5% in DELHI_02?", "simulate_price"),
        ("How did sales do last week?", "query_kpi"),
        ("Why did margin fall last week?", "explain_change"),
    ],
)
def test_what_is_still_to_be_done_is_no_looking_back(ask: Ask, text: str, tool: str) -> None:
    assert [name for name, _ in ask(text)] == [tool]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("set the price limit to 8 %", "price_limit_pct", 8),
        ("Please change the price limit to ₹20,000", "price_limit_revenue", 20_000),
        ("change service level to 97 %", "service_level", 0.97),
        ("set the service level to 0.9", "service_level", 0.9),
        ("set the stockout alert threshold to 70 %", "alert_chance_pct", 70),
        ("Set the minimum loss for an alert to 2 %", "alert_least_loss_pct", 2),
        ("change the price alert threshold to 20%", "alert_above_competitors_pct", 20),
        ("set the least sales jump to 50 %", "alert_least_jump_pct", 50),
        ("Set the certificate warning days to 45", "alert_certificate_days", 45),
        ("set the days without sales data to 3", "alert_sales_late_days", 3),
        ("minimum margin 12%", "min_margin_pct", 12),
        ("margin floor: 7.5 %", "min_margin_pct", 7.5),
        ("can you set the review period to 10 days", "review_period_days", 10),
        ("set the order cost to 60 rupees", "order_cost", 60),
        ("raise the store capacity to 5,000 units", "store_capacity_units", 5_000),
    ],
)
def test_a_threshold_is_set(ask: Ask, text: str, name: str, value: float) -> None:
    assert ask(text) == [("change_setting", {"name": name, "value": value})]


def test_a_default_comes_back_without_a_value(ask: Ask) -> None:
    assert ask("reset the price limit") == [("change_setting", {"name": "price_limit_pct"})]


@pytest.mark.parametrize("text", ["raise the price limit", "raise the service level by 2%"])
def test_a_threshold_without_its_new_value_is_asked_about(ask: Ask, text: str) -> None:
    ((name, arguments),) = ask(text)
    assert (name, arguments["code"]) == ("ask_user", "which_setting_value")


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("show the settings", {}),
        ("what are our limits?", {}),
        ("What is the price limit?", {"names": ["price_limit_pct"]}),
        ("what is our minimum margin", {"names": ["min_margin_pct"]}),
    ],
)
def test_thresholds_are_shown(ask: Ask, text: str, arguments: dict[str, Any]) -> None:
    assert ask(text) == [("show_settings", arguments)]


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("What should I order at service level 95% in Delhi?", "plan_reorder"),
        ("What was the margin last week?", "query_kpi"),
        ("How much Suvarna Atta 5 kg should I reorder for Mumbai?", "plan_reorder"),
    ],
)
def test_a_threshold_beside_another_question_is_none_of_it(ask: Ask, text: str, tool: str) -> None:
    assert [name for name, _ in ask(text)] == [tool]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("Export the forecast for Delhi as CSV", {"kind": "forecast", "city": "Delhi"}),
        ("Download my price changes as Excel", {"kind": "price_changes", "format": "xlsx"}),
        ("export the reorder list of DELHI_01", {"kind": "reorder", "store_id": "DELHI_01"}),
        ("give me the product list as a spreadsheet", {"kind": "catalog", "format": "xlsx"}),
        ("रेट बदलने वाली लिस्ट एक्सेल में निकाल दो", {"kind": "price_changes", "format": "xlsx"}),
        ("daam badalne wali list excel me do", {"kind": "price_changes", "format": "xlsx"}),
        (
            "export sales of dairy last week in Jaipur as json",
            {
                "kind": "sales",
                "format": "json",
                "city": "Jaipur",
                "category": "DAIRY",
                "period": {"start": "2026-11-16", "end": "2026-11-22"},
            },
        ),
        (
            "export the forecast of Delhi for the next 30 days",
            {"kind": "forecast", "city": "Delhi", "horizon_days": 30},
        ),
    ],
)
def test_a_file_is_asked_for(ask: Ask, text: str, arguments: dict[str, Any]) -> None:
    assert ask(text) == [("export_data", arguments)]


def test_a_file_of_nothing_named_is_asked_about(ask: Ask) -> None:
    ((name, arguments),) = ask("export")
    assert (name, arguments["code"]) == ("ask_user", "which_export")
