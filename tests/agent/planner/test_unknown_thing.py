"""A thing that is none of ours is said to be unknown: nothing is of the whole shop in its place."""

from __future__ import annotations

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.planner.unknown_thing import without_unknown_thing
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS

TOOLS_OF_ALERTS = TOOLS | {"create_alert_rule", "remove_alert_rule", "show_alert_rules", "list_alerts"}


def named(text: str, vocabulary: Vocabulary) -> object:
    """Return the name that a message is refused for, or the tools it calls."""
    planned = plan(understand(text, vocabulary, today=TODAY), TOOLS_OF_ALERTS)
    if planned[0].arguments.get("code") == "unknown_name":
        return planned[0].arguments["values"]["name"]
    return [call.name for call in planned]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tell me when chainsaw falls below 10 pieces", "chainsaw"),
        ("let me know once trampoline is less than 4 days", "trampoline"),
        ("warn me if hoverboard gets low", "hoverboard"),
        ("tell me if we have fewer than 10 chainsaw", "chainsaw"),
        ("let me know when the wooden chairs fall below 5 pieces", "chairs"),
        ("alert me when stock goes below 4 days in ranchi", "ranchi"),
        ("guitar khatam hone lage to bata dena", "guitar"),
        ("चेनसॉ 10 पीस से कम हो तो बताना", "चेनसॉ"),
        ("stop telling me about the chainsaw", "chainsaw"),
        ("chainsaw ka daam 5% kam karo", "chainsaw"),
        ("chainsaw ka rate 500 kar do", "chainsaw"),
        ("drop the trampoline price", "trampoline"),
        ("export chainsaw sales as csv", "chainsaw"),
    ],
)
def test_no_change_is_of_the_whole_shop_for_a_thing_that_is_not_ours(
    vocabulary: Vocabulary, text: str, name: str
) -> None:
    assert named(text, vocabulary) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("any alerts on chainsaw", "chainsaw"),
        ("are trampolines running low", "trampolines"),
        ("what would 5% off on chainsaw do", "chainsaw"),
        ("chainsaw ka forecast batao agle hafte ka", "chainsaw"),
        ("चेनसॉ कब खत्म होगा", "चेनसॉ"),
        ("लहंगा पर कोई अलर्ट है", "लहंगा"),
        ("atta 5 kg and chainsaw sales last week", "chainsaw"),
    ],
)
def test_no_answer_is_of_the_whole_shop_or_of_what_stands_beside(
    vocabulary: Vocabulary, text: str, name: str
) -> None:
    assert named(text, vocabulary) == name


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("tell me when anything falls below 3 days", "create_alert_rule"),
        ("tell me when stock falls below 3 days", "create_alert_rule"),
        ("koi bhi maal 10 piece se kam ho to bolna", "create_alert_rule"),
        ("कोई भी सामान 3 दिन से कम हो तो बताना", "create_alert_rule"),
        ("tell me when atta 5 kg falls below 3 days", "create_alert_rule"),
        ("kinke rate ghataun aaj", "rank_actions"),
        ("the cupboard will run out when?", "assess_stockout_risk"),
        ("the guitar teacher was asking, what will run out this week?", "assess_stockout_risk"),
        ("revenu last week plz", "query_kpi"),
    ],
)
def test_what_is_said_of_everything_stays_so(vocabulary: Vocabulary, text: str, tool: str) -> None:
    assert named(text, vocabulary) == [tool]


def test_an_empty_shop_has_none_of_it() -> None:
    assert named("tell me when atta falls below 3 days", Vocabulary([], [])) == "atta"


def test_a_refusal_stays_as_it_is(vocabulary: Vocabulary) -> None:
    understood = understand("buy me a guitar lesson", vocabulary, today=TODAY)
    assert without_unknown_thing(understood, ()) == ()
