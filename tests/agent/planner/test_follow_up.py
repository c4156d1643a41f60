"""Turns that live on the ones before: refined, corrected, resumed, asked why of, answered."""

from collections.abc import Callable
from typing import Any

import pytest

from agent.understanding import Focus
from core.message import Choice, ToolCall
from tests.agent.planner.conftest import Ask

LAST_WEEK = {"start": "2026-11-16", "end": "2026-11-22"}
WEEK_BEFORE = {"start": "2026-11-09", "end": "2026-11-15"}
BEFORE_YESTERDAY = {"start": "2026-11-23", "end": "2026-11-23"}
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
        *(
            (
                "Revenue of Suvarna Atta last month",
                then,
                [("query_kpi", {"sku_ids": [sku], "metrics": ["revenue"], "period": LAST_MONTH})],
            )
            for then, sku in (
                ("the 5 kg one", "SKU_112"),
                ("and 10 kg?", "SKU_113"),
                ("sirf 1 kilo", "SKU_111"),
                ("5 kg wala", "SKU_112"),
            )
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
        (
            "Set the price of Suvarna Atta 5 kg at Delhi 1 to ₹250",
            "nahi wapas karo",
            [("propose_price_change", {"sku_id": "SKU_112", "store_id": "DELHI_01", "undo": True})],
        ),
        (
            "Set the price of Suvarna Atta 5 kg at Delhi 1 to ₹250",
            "no, make it 254",
            [("propose_price_change", {"sku_id": "SKU_112", "store_id": "DELHI_01", "price": 254})],
        ),
        (
            "Should I drop the price of Suvarna Atta 5 kg by 5 % at Delhi 1?",
            "ok put 255",
            [("propose_price_change", {"sku_id": "SKU_112", "store_id": "DELHI_01", "price": 255})],
        ),
        (
            "What is our service level?",
            "take it to 97 %",
            [("change_setting", {"name": "service_level", "value": 0.97})],
        ),
        (
            "Set the service level to 97 %",
            "and the minimum margin?",
            [("show_settings", {"names": ["min_margin_pct"]})],
        ),
        (
            "What should I reorder with ₹50,000 for Mumbai?",
            "50 is too much, 40k only",
            [("plan_reorder", {"city": "Mumbai", "budget": 40_000})],
        ),
        (
            "What should I reorder with ₹50,000 for Mumbai?",
            "what if I order half?",
            [("plan_reorder", {"city": "Mumbai", "budget": 25_000})],
        ),
        (
            "What should I reorder with ₹50,000 for Mumbai?",
            "poori list dikhao",
            [("plan_reorder", {"city": "Mumbai", "budget": 50_000, "limit": 15})],
        ),
        (
            "What should I reorder for Mumbai?",
            "this one in excel please",
            [("export_data", {"city": "Mumbai", "kind": "reorder", "format": "xlsx"})],
        ),
        (
            "Revenue last week in Delhi by store",
            "sorry, I meant margin",
            [
                (
                    "query_kpi",
                    {"city": "Delhi", "metrics": ["margin"], "period": LAST_WEEK, "dimensions": ["store"]},
                )
            ],
        ),
        (
            "Revenue last week in Delhi",
            "units also",
            [("query_kpi", {"city": "Delhi", "metrics": ["revenue", "units"], "period": LAST_WEEK})],
        ),
        (
            "Revenue last week in Delhi",
            "the week before that?",
            [("query_kpi", {"city": "Delhi", "metrics": ["revenue"], "period": WEEK_BEFORE})],
        ),
        (
            "Revenue last week in Delhi",
            "aur parso?",
            [("query_kpi", {"city": "Delhi", "metrics": ["revenue"], "period": BEFORE_YESTERDAY})],
        ),
        (
            "How many Suvarna Atta 5 kg will Mumbai sell?",
            "and the 10 kg?",
            [("forecast_demand", {"sku_ids": ["SKU_113"], "city": "Mumbai"})],
        ),
        (
            "How many Suvarna Atta 5 kg will Mumbai sell?",
            "the smaller pack?",
            [("forecast_demand", {"sku_ids": ["SKU_111"], "city": "Mumbai"})],
        ),
    ],
)
def test_a_follow_up_changes_only_what_it_says(
    ask: Ask, after: Callable[[str], Focus], first: str, then: str, calls: list[tuple[str, dict[str, Any]]]
) -> None:
    assert ask(then, focus=after(first)) == calls


def test_where_nothing_was_changed_the_persons_own_changes_are_shown(
    ask: Ask, after: Callable[[str], Focus]
) -> None:
    for said in (
        "undo that",
        "undo PC_1a2b3c4d5e",
        "please revert PC_1a2b3c4d5e",
    ):  # and is no yes to a request
        planned = ask(said, focus=after("What will stock out next week?"))
        assert planned == [("review_price_changes", {"mine_to_undo": True})]


def test_what_was_no_price_change_cannot_be_undone_without_a_name(
    ask: Ask, after: Callable[[str], Focus]
) -> None:
    ((name, arguments),) = ask("undo that", focus=after("set the price limit to 8 %"))
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


STOCKOUT = ToolCall(tool="assess_stockout_risk", arguments={"city": "Delhi", "category": "DAIRY"})
SETTING = ToolCall(tool="show_settings", arguments={"names": ["service_level"]})


@pytest.mark.parametrize(
    ("then", "arguments"),
    [
        ("back to stockouts: what about snacks?", {"city": "Delhi", "category": "SNACKS"}),
        ("again stock, in Jaipur", {"city": "Jaipur", "category": "DAIRY"}),
    ],
)
def test_a_topic_is_taken_up_again(ask: Ask, then: str, arguments: dict[str, Any]) -> None:
    focus = Focus(calls=(SETTING,), earlier=(STOCKOUT,))
    assert ask(then, focus=focus) == [("assess_stockout_risk", arguments)]


def test_what_is_left_is_not_taken_along(ask: Ask) -> None:
    focus = Focus(calls=(STOCKOUT,))
    assert ask("leave that. Revenue last week?", focus=focus) == [
        ("query_kpi", {"metrics": ["revenue"], "period": LAST_WEEK})
    ]


@pytest.mark.parametrize(
    ("answer", "calls"),
    [
        ("5 kg, Jaipur", [("plan_reorder", {"sku_ids": ["SKU_112"], "city": "Jaipur"})]),
        ("the largest", [("plan_reorder", {"sku_ids": ["SKU_113"]})]),
        ("haan 10 kg wala", [("plan_reorder", {"sku_ids": ["SKU_113"]})]),
    ],
)
def test_an_answer_may_say_several_things_at_once(ask: Ask, answer: str, calls: list[Any]) -> None:
    ((_, arguments),) = ask("How much atta should I reorder?")
    focus = Focus(choices=tuple(Choice(**choice) for choice in arguments["choices"]), asked=True)
    assert ask(answer, focus=focus) == calls


def test_an_answer_without_choices_completes_the_request(ask: Ask) -> None:
    focus = Focus(asked=True, request="What happens if I reduce the rate by 5 %")
    assert ask("atta 5 kg, Delhi 1", focus=focus) == [
        ("simulate_price", {"sku_id": "SKU_112", "store_id": "DELHI_01", "change_pct": -5.0})
    ]


def test_of_two_requests_the_clear_one_is_answered_and_the_other_asked_about(ask: Ask) -> None:
    first, question = ask("What will run out tomorrow in Delhi, and what if I lower the price by 5 %?")
    assert first == ("assess_stockout_risk", {"city": "Delhi", "horizon_days": 1})
    assert question[1]["code"] == "which_product_price"
    focus = Focus(asked=True, request=question[1]["about"])
    assert ask("atta 5 kg", focus=focus) == [
        ("simulate_price", {"sku_id": "SKU_112", "store_id": store, "change_pct": -5.0})
        for store in ("DELHI_01", "DELHI_02")
    ]


@pytest.mark.parametrize("no", ["rehne do", "no, leave it"])
def test_a_no_to_nothing_in_particular_is_taken_politely(ask: Ask, no: str) -> None:
    ((_, arguments),) = ask(no, focus=Focus(calls=(STOCKOUT,)))
    assert arguments["code"] == "dropped"
