"""What a thread's half sentences lean on: what waits, what was just told, and its language."""

from collections.abc import Callable
from typing import Any

import pytest

from agent.planner.opening import opened, without_hearsay
from agent.planner.pointing import read_pointing
from agent.planner.retold import language_asked
from agent.understanding import Focus
from core.message import ToolCall
from tests.agent.planner.conftest import Ask

LAST_WEEK = {"start": "2026-11-16", "end": "2026-11-22"}
TEA = {"sku_id": "SKU_141", "store_id": "DELHI_01"}
WAITS = ToolCall(tool="propose_price_change", arguments={**TEA, "price": 99})
ORDER = ToolCall(tool="plan_reorder", arguments={"store_id": "DELHI_01", "budget": 150000})
RULE = ToolCall(
    tool="create_alert_rule", arguments={"sku_ids": ["SKU_141"], "type": "stockout_risk", "threshold": 4.0}
)
PIECES = ToolCall(tool="create_alert_rule", arguments={**RULE.arguments, "threshold": 20.0, "in_units": True})
SALES = ToolCall(tool="query_kpi", arguments={"city": "Delhi", "metrics": ["revenue"], "period": LAST_WEEK})
IN_OCTOBER = ToolCall(
    tool="query_kpi", arguments={**SALES.arguments, "period": {"start": "2026-10-01", "end": "2026-10-31"}}
)
WHY = ToolCall(tool="explain_change", arguments={"city": "Delhi", "metric": "revenue", "period": LAST_WEEK})
FORECAST = ToolCall(
    tool="forecast_demand", arguments={"sku_ids": ["SKU_141"], "store_id": "DELHI_01", "explain": True}
)


@pytest.mark.parametrize(
    ("before", "then", "calls"),
    [
        (WAITS, "us rate pe kitna bikega pehle wo bta", [("simulate_price", {**TEA, "price": 99.0})]),
        (
            WAITS,
            "One moment. What would happen to its sales at that figure?",
            [("simulate_price", {**TEA, "price": 99.0})],
        ),
        (WAITS, "इससे मुनाफ़ा कितना बदलेगा?", [("simulate_price", {**TEA, "price": 99.0})]),
        (
            WAITS,
            "ruko, pehle stock batao",
            [("assess_stockout_risk", {"sku_ids": ["SKU_141"], "store_id": "DELHI_01"})],
        ),
        (
            WAITS,
            "रुको, पहले बताओ कितना बचा है",
            [("assess_stockout_risk", {"sku_ids": ["SKU_141"], "store_id": "DELHI_01"})],
        ),
        (ORDER, "Show 10 lines", [("plan_reorder", {**ORDER.arguments, "limit": 10})]),
        (RULE, "तीन कर दो, चार ज़्यादा है", [("create_alert_rule", {**RULE.arguments, "threshold": 3.0})]),
        (
            RULE,
            "no, 5 pieces",
            [("create_alert_rule", {**RULE.arguments, "threshold": 5.0, "in_units": True})],
        ),
        (RULE, "पीस", [("create_alert_rule", {**RULE.arguments, "in_units": True})]),
        (PIECES, "make it 30", [("create_alert_rule", {**PIECES.arguments, "threshold": 30.0})]),
        (PIECES, "8 days instead", [("create_alert_rule", {**RULE.arguments, "threshold": 8.0})]),
        (
            PIECES,
            "aur Mumbai 1 ke liye bhi wahi",
            [("create_alert_rule", {**PIECES.arguments, "store_id": "MUMBAI_01"})],
        ),
        (
            FORECAST,
            "and Kesar Soap 4-pack?",
            [("forecast_demand", {"sku_ids": ["SKU_121"], "store_id": "DELHI_01"})],
        ),
        (
            WHY,
            "दुकान के हिसाब से बताइए",
            [
                (
                    "query_kpi",
                    {
                        "city": "Delhi",
                        "metrics": ["revenue"],
                        "period": LAST_WEEK,
                        "dimensions": ["store"],
                        "compare_to": "previous_period",
                    },
                )
            ],
        ),
        (
            SALES,
            "why did it move, week on week?",
            [("explain_change", {**WHY.arguments, "compare_to": "previous_period"})],
        ),
        (
            IN_OCTOBER,
            "and the month previous to that?",
            [("query_kpi", {**SALES.arguments, "period": {"start": "2026-09-01", "end": "2026-09-30"}})],
        ),
        (
            WHY,
            "how much revenue that week in Mumbai?",
            [("query_kpi", {**SALES.arguments, "city": "Mumbai"})],
        ),
    ],
)
def test_a_half_sentence_goes_on_from_the_last_call(
    ask: Ask, before: ToolCall, then: str, calls: list[tuple[str, dict[str, Any]]]
) -> None:
    assert ask(then, focus=Focus(calls=(before,))) == calls


def test_what_was_offered_by_itself_is_accepted_as_the_first(ask: Ask, after: Callable[[str], Focus]) -> None:
    offered = after("What price should I set for Pahadi Tea 250 g at Delhi 1?").model_copy(
        update={"price": 120.0}
    )
    assert ask("accept the first one", focus=offered) == [("propose_price_change", {**TEA, "price": 120})]


def test_a_rule_asked_for_amid_figures_is_searched(ask: Ask) -> None:
    assert [name for name, _ in ask("and is it legal to sell above MRP?", focus=Focus(calls=(SALES,)))] != [
        "query_kpi"
    ]


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("in english please", "en"),
        ("isko hindi me samjhao", "hi"),
        ("हिंग्लिश में बताइए", "hinglish"),
        ("reply to me in Hindi from now on", None),
        ("english biscuits ka stock", None),
    ],
)
def test_the_last_answer_is_told_in_the_language_asked_for(ask: Ask, said: str, language: str | None) -> None:
    assert language_asked(said, Focus(calls=(SALES,))) == language
    assert language_asked(said, Focus(calls=(WAITS,))) is None  # a change is not asked for again by the way
    if language:
        assert ask(said, focus=Focus(calls=(SALES,))) == [("query_kpi", SALES.arguments)]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("दादी बोलीं 181 कर दो", "181 कर दो"),
        ("papa keh rahe hain, 185 hi karo", "185 hi karo"),
        ("papa ne haan bol diya", "papa ne haan bol diya"),
    ],
)
def test_whose_word_it_is_changes_nothing(written: str, left: str) -> None:
    assert without_hearsay(written) == left


def test_first_of_all_is_an_opening_and_first_five_is_not() -> None:
    assert opened("wait, tell before stock").rest == "tell stock"
    assert opened("show first 5").rest == "show first 5"


def test_the_second_shop_is_no_line_of_a_list() -> None:
    assert read_pointing("aur doosri me?") is None
    assert read_pointing("show me the second") is not None
