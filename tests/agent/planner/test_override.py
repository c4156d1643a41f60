"""Setting a forecast by hand in words: the one call, or the one question about what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import ANSWER, Focus
from core.message import Choice
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, as_pairs

TOOL = "override_forecast"
ATTA_2 = {"sku_id": "SKU_112", "store_id": "DELHI_02"}
FIRST_WEEK = {"start": "2026-12-01", "end": "2026-12-07"}
NEXT_WEEK = {"start": "2026-11-30", "end": "2026-12-06"}
TOMORROW = {"start": "2026-11-26", "end": "2026-11-26"}


def planned(
    vocabulary: Vocabulary, text: str, *, may: bool = True, focus: Focus | None = None, **options: Any
) -> tuple[str, dict[str, Any]]:
    understood = understand(text, vocabulary, today=TODAY, focus=focus, **options)
    (call,) = as_pairs(plan(understood, TOOLS | ({TOOL} if may else set())))
    return call


@pytest.mark.parametrize(
    ("text", "days", "units", "reason"),
    [
        (
            "override forecast of Suvarna Atta 5 kg in Delhi 2 to 40 per day from 1 Dec to 7 Dec"
            " because school fair",
            FIRST_WEEK,
            40,
            "school fair",
        ),
        (
            "Set the forecast for Suvarna Atta 5 kg at Delhi 2 to 40 units a day next week"
            " because of Rahul's Wedding",
            NEXT_WEEK,
            40,
            "Rahul's Wedding",
        ),
        (
            "Override SKU_112 at DELHI_02 to 0 a day tomorrow since the shop is closed",
            TOMORROW,
            0,
            "the shop is closed",
        ),
        ("because of a fair, set SKU_112's forecast at DELHI_02 to 40/day tomorrow", TOMORROW, 40, "a fair"),
        (
            "The forecast for Suvarna Atta 5 kg in Delhi 2 should be 2.5 per day tomorrow."
            " Reason: rain, and stock ran out",
            TOMORROW,
            2.5,
            "rain, and stock ran out",
        ),
        (
            "override Suvarna Atta 5 kg at Delhi 2 to 1.5 k daily 2026-12-01 to 2026-12-07"
            " due to the price cut in Mumbai",
            FIRST_WEEK,
            1500,
            "the price cut in Mumbai",
        ),
    ],
)
def test_one_message_is_one_call(
    vocabulary: Vocabulary, text: str, days: dict[str, str], units: float, reason: str
) -> None:
    expected = {**ATTA_2, **days, "units_per_day": units, "reason": reason}
    assert planned(vocabulary, text) == (TOOL, expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("override the forecast", "which_product_override"),
        (
            "override forecast of Suvarna Atta at Delhi 2 to 40 per day tomorrow because fair",
            "which_of_products",
        ),
        (
            "override forecast of SKU_111 and SKU_112 at Delhi 2 to 4 per day tomorrow because fair",
            "one_override",
        ),
        ("override forecast of SKU_112 to 40 per day tomorrow because fair", "which_store_override"),
        ("override forecast of SKU_112 in Delhi to 40 per day tomorrow because fair", "which_store_override"),
        ("override forecast of SKU_112 at Delhi 2 tomorrow because fair", "which_units_override"),
        ("override forecast of SKU_112 at Delhi 2 to 40 next week because fair", "which_units_override"),
        ("increase the forecast of SKU_112 at Delhi 2 by 20% tomorrow because fair", "which_units_override"),
        ("override forecast of SKU_112 at Delhi 2 to 40 per day because fair", "which_days_override"),
        ("override forecast of SKU_112 at Delhi 2 to 40 per day last week because fair", "period_behind"),
        ("override forecast of SKU_112 at Delhi 2 to 40 per day on Diwali because fair", "which_days"),
        ("override forecast of SKU_112 at Delhi 2 to 40 per day tomorrow", "why_override"),
    ],
)
def test_what_is_missing_is_asked_for(vocabulary: Vocabulary, text: str, code: str) -> None:
    name, arguments = planned(vocabulary, text)
    assert (name, arguments["code"]) == ("ask_user", code)


def test_answers_complete_the_request_one_after_the_other(vocabulary: Vocabulary) -> None:
    name, arguments = planned(vocabulary, "override the forecast")
    for answer in ("Suvarna Atta 5 kg", "Delhi 2", "40", "tomorrow", "because of a price war"):
        assert name == "ask_user"
        focus = Focus(
            choices=tuple(Choice.model_validate(choice) for choice in arguments.get("choices", ())),
            unfinished=arguments["resume"],
        )
        name, arguments = planned(vocabulary, answer, focus=focus)
    assert (name, arguments) == (
        TOOL,
        {**ATTA_2, **TOMORROW, "units_per_day": 40, "reason": "a price war"},
    )


@pytest.mark.parametrize("said", ["What will run out in Delhi?", "no", "thanks", "forecast for Mumbai"])
def test_another_question_is_no_answer(vocabulary: Vocabulary, said: str) -> None:
    focus = Focus(
        unfinished=f"override forecast of SKU_112 at Delhi 2 to 4 per day tomorrow because {ANSWER}"
    )
    name, arguments = planned(vocabulary, said, focus=focus)
    assert name != TOOL
    assert arguments.get("code") != "why_override"


@pytest.mark.parametrize(
    "text",
    [
        "should I override the forecast of Suvarna Atta 5 kg?",
        "forecast Suvarna Atta 5 kg for Mumbai",
        "How do I increase demand for Suvarna Atta 5 kg in Mumbai?",
        "what should the forecast be for Suvarna Atta 5 kg?",
    ],
)
def test_a_question_sets_nothing(vocabulary: Vocabulary, text: str) -> None:
    assert planned(vocabulary, text)[0] == "forecast_demand"


@pytest.mark.parametrize("text", ["override the forecast", "override the forecast of SKU_112 at Delhi 2"])
def test_who_may_not_is_asked_nothing_and_the_tool_refuses(vocabulary: Vocabulary, text: str) -> None:
    assert planned(vocabulary, text, may=False)[0] == TOOL


def test_each_choice_leads_on(vocabulary: Vocabulary) -> None:
    _, arguments = planned(vocabulary, "override SKU_112's forecast in Delhi to 40 per day because fair")
    assert [choice["label"] for choice in arguments["choices"]] == ["Delhi 1", "Delhi 2"]
    _, arguments = planned(vocabulary, arguments["choices"][1]["message"])
    assert arguments["code"] == "which_days_override"
    for choice in arguments["choices"]:
        assert planned(vocabulary, choice["message"])[0] == TOOL
