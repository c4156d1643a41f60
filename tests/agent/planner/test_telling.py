"""Parts of a message: what each asks, what it leaves to the other, and what asks nothing of its own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.planner.conftest import Ask

DELHI_ATTA: dict[str, Any] = {"sku_ids": ["SKU_112"], "city": "Delhi"}


@pytest.mark.parametrize(
    "text",
    [
        "how much atta 5 kg will Delhi sell in the next 7 days and how much should I order",
        "forecast atta 5 kg in Delhi for the next 7 days, then tell me what to order",
    ],
)
def test_what_to_order_is_of_the_product_just_named(ask: Ask, text: str) -> None:
    assert ask(text) == [
        ("forecast_demand", {**DELHI_ATTA, "horizon_days": 7}),
        ("plan_reorder", DELHI_ATTA),
    ]


def test_the_price_that_clears_a_stock_is_one_question(ask: Ask) -> None:
    wanted = {"sku_id": "SKU_131", "store_id": "MUMBAI_02", "objective": "clear_stock"}
    assert ask("need to get rid of tez detergent 1 kg in Mumbai 2, suggest a rate") == [
        ("suggest_price", wanted)
    ]


def test_what_is_asked_in_passing_and_then_of_a_store_is_asked_once(ask: Ask) -> None:
    assert ask("the stock is running out, what will run out in Mumbai 2?") == [
        ("assess_stockout_risk", {"store_id": "MUMBAI_02"})
    ]


def test_two_places_each_with_its_own_figure_are_two_questions(ask: Ask) -> None:
    calls = ask("Delhi's sales yesterday, Jaipur's profit yesterday")
    assert [(arguments["city"], arguments["metrics"]) for _, arguments in calls] == [
        ("Delhi", ["revenue"]),
        ("Jaipur", ["margin"]),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lower the price", "which_price_of_which"),
        ("push the price up", "which_price_of_which"),
        ("raise atta 5 kg", "which_price_to_try"),
    ],
)
def test_a_price_to_be_moved_without_a_figure_is_asked_about(ask: Ask, text: str, code: str) -> None:
    ((tool, arguments),) = ask(text)
    assert tool == "ask_user"
    assert arguments["code"] == code


def test_a_change_in_rupees_is_no_new_price(ask: Ask) -> None:
    ((tool, arguments),) = ask("what if I lower tez detergent 1 kg by 2 rupees in Jaipur 1")
    assert (tool, float(arguments["change_by"])) == ("simulate_price", -2.0)
    assert "price" not in arguments


def test_a_word_for_a_kind_of_goods_asks_of_the_category(ask: Ask) -> None:
    assert ask("which snacks may run out in Delhi") == [
        ("assess_stockout_risk", {"city": "Delhi", "category": "SNACKS"})
    ]
