"""Half sentences that go on from the turn before."""

from collections.abc import Callable
from typing import Any

import pytest

from agent.understanding import Focus
from core.message import Choice
from tests.agent.planner.conftest import Ask

LAST_WEEK = {"start": "2026-11-16", "end": "2026-11-22"}
LAST_MONTH = {"start": "2026-10-01", "end": "2026-10-31"}


@pytest.mark.parametrize(
    ("first", "then", "calls"),
    [
        (
            "What will stock out in the next 3 days in Delhi?",
            "and for Mumbai?",
            [("assess_stockout_risk", {"city": "Mumbai", "horizon_days": 3})],
        ),
        (
            "What will stock out next week in Delhi?",
            "what about Delhi 2?",
            [("assess_stockout_risk", {"store_id": "DELHI_02"})],
        ),
        (
            "What will stock out next week in Delhi?",
            "in the next two weeks?",
            [("assess_stockout_risk", {"city": "Delhi", "horizon_days": 14})],
        ),
        (
            "How many Suvarna Atta 5 kg will Mumbai sell?",
            "and Kesar Soap 4-pack?",
            [("forecast_demand", {"sku_ids": ["SKU_121"], "city": "Mumbai"})],
        ),
        (
            "Revenue last week by city",
            "and last month?",
            [("query_kpi", {"metrics": ["revenue"], "period": LAST_MONTH, "dimensions": ["city"]})],
        ),
        (
            "Revenue last week",
            "by store?",
            [("query_kpi", {"metrics": ["revenue"], "period": LAST_WEEK, "dimensions": ["store"]})],
        ),
        (
            "Revenue last week in Delhi",
            "and the margin?",
            [("query_kpi", {"city": "Delhi", "metrics": ["margin"], "period": LAST_WEEK})],
        ),
        (
            "What price should I set for Pahadi Tea 250 g at Delhi 1?",
            "and in Jaipur?",
            [("suggest_price", {"sku_id": "SKU_141", "store_id": "JAIPUR_01"})],
        ),
        (
            "How many Suvarna Atta 5 kg will Delhi 1 sell?",
            "what price should I set for it?",
            [("suggest_price", {"sku_id": "SKU_112", "store_id": "DELHI_01"})],
        ),
        (
            "How many Suvarna Atta 5 kg will Delhi 1 sell?",
            "And how much should I reorder?",
            [("plan_reorder", {"sku_ids": ["SKU_112"], "store_id": "DELHI_01"})],
        ),
        (
            "What should I reorder with ₹50,000 for Mumbai?",
            "and with 20000?",
            [("plan_reorder", {"city": "Mumbai", "budget": 20_000})],
        ),
        (
            "Should I drop the price of Suvarna Atta 5 kg by 5 % at Delhi 1?",
            "and by 3%?",
            [("simulate_price", {"sku_id": "SKU_112", "store_id": "DELHI_01", "change_pct": -3.0})],
        ),
        (
            "Should I drop the price of Suvarna Atta 5 kg by 5 % at Delhi 1?",
            "and 4% more?",
            [("simulate_price", {"sku_id": "SKU_112", "store_id": "DELHI_01", "change_pct": 4.0})],
        ),
        (
            "Set the price of Suvarna Atta 5 kg at Delhi 1 to ₹250",
            "undo that",
            [("propose_price_change", {"sku_id": "SKU_112", "store_id": "DELHI_01", "undo": True})],
        ),
    ],
)
def test_a_follow_up_changes_only_what_it_says(
    ask: Ask, after: Callable[[str], Focus], first: str, then: str, calls: list[tuple[str, dict[str, Any]]]
) -> None:
    assert ask(then, focus=after(first)) == calls


def test_what_was_no_price_change_cannot_be_undone_without_a_name(
    ask: Ask, after: Callable[[str], Focus]
) -> None:
    ((name, arguments),) = ask("undo that", focus=after("What will stock out next week?"))
    assert (name, arguments["code"]) == ("ask_user", "undo_what")


def test_a_whole_question_stands_on_its_own(ask: Ask, after: Callable[[str], Focus]) -> None:
    focus = after("How many Suvarna Atta 5 kg will Delhi 1 sell?")
    assert ask("What will stock out next week?", focus=focus) == [("assess_stockout_risk", {})]


def test_a_follow_up_about_something_unknown_is_not_ignored(ask: Ask, after: Callable[[str], Focus]) -> None:
    ((name, arguments),) = ask("and for Pune?", focus=after("What will stock out next week in Delhi?"))
    assert (name, arguments["code"]) == ("decline", "unknown_name")


@pytest.mark.parametrize(
    "why", ["why?", "But why so high?", "explain", "what drives it?", "Why is it so low?"]
)
def test_why_after_a_forecast_explains_it(ask: Ask, after: Callable[[str], Focus], why: str) -> None:
    focus = after("How many Suvarna Atta 5 kg will Delhi 1 sell next week?")
    [(tool, arguments)] = ask(why, focus=focus)
    assert (tool, arguments) == (
        "forecast_demand",
        {"sku_ids": ["SKU_112"], "store_id": "DELHI_01", "horizon_days": 7, "explain": True},
    )


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("What will stock out in Delhi?", "why?"),
        ("Forecast Suvarna Atta 5 kg for Delhi 1", "why did it fall?"),
    ],
)
def test_why_of_anything_else_is_not_a_forecasts(
    ask: Ask, after: Callable[[str], Focus], before: str, why: str
) -> None:
    [(_, arguments)] = ask(why, focus=after(before))
    assert "explain" not in arguments


@pytest.mark.parametrize("why", ["why?", "kyun?", "क्यों?", "what is behind it?"])
def test_why_after_a_figure_of_the_past_tells_what_moved_it(
    ask: Ask, after: Callable[[str], Focus], why: str
) -> None:
    focus = after("Profit last week in Delhi")
    [(tool, arguments)] = ask(why, focus=focus)
    assert tool == "explain_change"
    assert arguments == {
        "metric": "margin",
        "city": "Delhi",
        "period": focus.calls[0].arguments["period"],
    }


def test_why_is_declined_honestly(ask: Ask, after: Callable[[str], Focus]) -> None:
    ((_, arguments),) = ask("why?", focus=after("Stockout rate last week"))
    assert arguments["code"] == "cannot_explain_yet"


@pytest.mark.parametrize("answer", ["2", "Suvarna Atta 5 kg", "suvarna atta 5 kg", "5 kg"])
def test_a_typed_answer_picks_the_choice_offered(ask: Ask, answer: str) -> None:
    ((_, arguments),) = ask("How much atta should I reorder for Delhi?")
    focus = Focus(choices=tuple(Choice(**choice) for choice in arguments["choices"]), asked=True)
    assert ask(answer, focus=focus) == [("plan_reorder", {"sku_ids": ["SKU_112"], "city": "Delhi"})]


def test_a_new_question_after_choices_is_a_new_question(ask: Ask) -> None:
    ((_, arguments),) = ask("How much atta should I reorder for Delhi?")
    focus = Focus(choices=tuple(Choice(**choice) for choice in arguments["choices"]), asked=True)
    assert ask("What will stock out in Jaipur?", focus=focus) == [
        ("assess_stockout_risk", {"city": "Jaipur"})
    ]


def test_a_product_named_after_a_ranking_is_asked_about(ask: Ask, after: Callable[[str], Focus]) -> None:
    ((name, arguments),) = ask("and for Kesar Soap?", focus=after("What are my top three actions?"))
    assert (name, arguments["code"]) == ("ask_user", "what_about_it")
