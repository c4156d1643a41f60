"""Pointing at a line of the last list, in English, Hindi and Hinglish."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.pointing import pointed, read_pointing
from agent.understanding import ANSWER, Focus
from core.message import Choice, Listed, ToolCall
from tests.agent.planner.conftest import Ask

IDS = ("R_00000000aa", "R_00000000bb", "R_00000000cc")
ACTIONS = tuple(
    Listed(
        name=f"{name} in Delhi 1",
        accept=f"accept recommendation {one}",
        reject=f"reject recommendation {one}",
        about=f"How much should I reorder of {name} in Delhi 1?",
    )
    for one, name in zip(IDS, ("Kesar Soap 4-pack", "Suvarna Atta 5 kg", "Pahadi Tea 250 g"), strict=True)
)
OFFERED = tuple(Choice(label=f"Accept {n}", message=one.accept) for n, one in enumerate(ACTIONS, 1))
AFTER = Focus(listed=ACTIONS, choices=OFFERED, calls=(ToolCall(tool="rank_actions", arguments={}),))
LATER = Focus(listed=ACTIONS)
"""The same list, some turns on: nothing is offered at the moment."""


def decided(
    number: int, decision: str = "accept", reason: str | None = None
) -> list[tuple[str, dict[str, Any]]]:
    arguments: dict[str, Any] = {"recommendation_id": IDS[number - 1], "decision": decision}
    return [("decide_recommendation", arguments | ({"reason": reason} if reason else {}))]


@pytest.mark.parametrize("focus", [AFTER, LATER])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("do the second", 2),
        ("Do the second one.", 2),
        ("the second one", 2),
        ("second", 2),
        ("2nd please", 2),
        ("accept 1", 1),
        ("1", 1),
        ("#3", 3),
        ("number two", 2),
        ("option 3", 3),
        ("no. 2", 2),
        ("go ahead with the first", 1),
        ("yes, the third", 3),
        ("no, the second one", 2),
        ("approve the last one", 3),
        ("and the last one", 3),
        ("pehla karo", 1),
        ("pehla wala kar do", 1),
        ("haan doosra wala", 2),
        ("haan ji teesra kar dijiye", 3),
        ("do number wala", 2),
        ("aakhri wala karo", 3),
        ("पहला करो", 1),
        ("हाँ दूसरा वाला", 2),
        ("तीसरा ठीक है", 3),
        ("२", 2),
    ],
)
def test_a_place_is_the_message_its_button_sends(ask: Ask, focus: Focus, text: str, number: int) -> None:
    assert pointed(text, focus) == OFFERED[number - 1].message
    assert ask(text, focus=focus) == decided(number)


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("reject the third, too risky", 3, "too risky"),
        ("reject 3 because it is too risky", 3, "it is too risky"),
        ("no to the second", 2, None),
        ("skip the first", 1, None),
        ("don't do the second", 2, None),
        ("doosra mat karo", 2, None),
        ("teesra reject karo, risk zyada hai", 3, "risk zyada hai"),
        ("pehla nahi", 1, None),
        ("दूसरा मत करो", 2, None),
        ("reject the first - we have enough", 1, "we have enough"),
    ],
)
def test_a_no_keeps_its_reason(ask: Ask, text: str, number: int, reason: str | None) -> None:
    assert ask(text, focus=AFTER) == decided(number, "reject", reason)


@pytest.mark.parametrize(
    "text", ["why the second?", "explain 2", "tell me about the second one", "doosra kyun?"]
)
def test_why_asks_what_the_line_rests_on(ask: Ask, text: str) -> None:
    assert ask(text, focus=AFTER) == [("plan_reorder", {"sku_ids": ["SKU_112"], "store_id": "DELHI_01"})]


@pytest.mark.parametrize(
    ("text", "code", "offered"),
    [
        ("do it", "point_which", 3),
        ("yes", "point_which", 3),
        ("reject it", "point_which", 3),
        ("accept 7", "point_which", 3),
        ("7", "point_which", 3),
        ("do all of them", "point_one_by_one", 3),
        ("sab karo", "point_one_by_one", 3),
        ("first and third", "point_one_by_one", 2),
        ("1, 2", "point_one_by_one", 2),
    ],
)
def test_an_unclear_place_is_asked_about(ask: Ask, text: str, code: str, offered: int) -> None:
    ((name, arguments),) = ask(text, focus=AFTER)
    assert (name, arguments["code"], len(arguments["choices"])) == ("ask_user", code, offered)
    verb = "reject" if text.startswith("reject") else "accept"
    assert all(choice["message"].startswith(verb) for choice in arguments["choices"])


@pytest.mark.parametrize(("why", "place"), [("why?", 0), ("kyun?", 0), ("why the atta?", 1)])
def test_why_after_a_list_is_about_its_first_line_or_the_one_named(ask: Ask, why: str, place: int) -> None:
    for focus in (AFTER, LATER.model_copy(update={"calls": AFTER.calls})):
        assert ask(why, focus=focus) == ask(ACTIONS[place].about)


def test_why_after_something_else_is_about_that(ask: Ask) -> None:
    forecast = ToolCall(tool="forecast_demand", arguments={"sku_ids": ["SKU_112"], "store_id": "DELHI_01"})
    ((name, _),) = ask("why?", focus=LATER.model_copy(update={"calls": (forecast,)}))
    assert name == "forecast_demand"


def test_of_one_action_yes_is_enough(ask: Ask) -> None:
    focus = Focus(listed=ACTIONS[:1], choices=OFFERED[:1])
    assert ask("kar do", focus=focus) == decided(1)


@pytest.mark.parametrize("text", ["ok", "okay thanks", "no", "nahi", "theek hai", "cancel"])
def test_a_nod_at_the_whole_list_decides_nothing(ask: Ask, text: str) -> None:
    assert {name for name, _ in ask(text, focus=AFTER)} == {"decline"}


@pytest.mark.parametrize("text", ["yes", "do it", "haan"])
def test_a_yes_long_after_the_list_is_no_answer_to_it(ask: Ask, text: str) -> None:
    ((name, arguments),) = ask(text, focus=LATER)
    assert name == "decline" or arguments.get("code") != "point_which"


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("What will stock out in the first week of December?", "assess_stockout_risk"),
        ("Revenue last week", "query_kpi"),
        ("top 2 actions", "rank_actions"),
        ("What are my top three actions?", "rank_actions"),
        ("How many Pahadi Tea will sell in the next 2 weeks at Delhi 1?", "forecast_demand"),
    ],
)
def test_a_question_with_a_number_is_a_question(ask: Ask, text: str, tool: str) -> None:
    assert pointed(text, AFTER) is None
    assert ask(text, focus=AFTER)[0][0] == tool


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("price of the second one", ("suggest_price", {"sku_id": "SKU_112", "store_id": "DELHI_01"})),
        (
            "how many of the first one will sell next week?",
            ("forecast_demand", {"sku_ids": ["SKU_121"], "store_id": "DELHI_01", "horizon_days": 7}),
        ),
    ],
)
def test_a_place_stands_for_its_line_in_a_longer_request(ask: Ask, text: str, call: tuple[str, Any]) -> None:
    ((name, arguments),) = ask(text, focus=AFTER)
    assert name == call[0]
    assert {key: arguments[key] for key in call[1] if key != "horizon_days"} == {
        key: value for key, value in call[1].items() if key != "horizon_days"
    }


def test_the_choices_of_a_question_come_before_the_list() -> None:
    choices = (Choice(label="Delhi 1", message="in Delhi 1"), Choice(label="Delhi 2", message="in Delhi 2"))
    focus = Focus(listed=ACTIONS, choices=choices, asked=True)
    assert pointed("2", focus) == "in Delhi 2"
    assert pointed("the second one", focus) == "in Delhi 2"


def test_an_offer_below_a_list_is_picked_by_its_number_and_the_list_by_its_place() -> None:
    items = tuple(one.model_copy(update={"accept": "", "reject": ""}) for one in ACTIONS)
    focus = Focus(listed=items, choices=(Choice(label="Order list", message="What should I order?"),))
    assert pointed("1", focus) == "What should I order?"
    assert pointed("the first one", focus) == items[0].about


def test_an_answer_to_an_open_question_is_no_pointing() -> None:
    focus = Focus(listed=ACTIONS, asked=True, unfinished=f"set the forecast to {ANSWER}")
    assert pointed("2", focus) is None


@pytest.mark.parametrize("text", ["", "   ", "2" * 300, "the second world", "do you sell tea?", "2500"])
def test_other_messages_point_at_nothing(text: str) -> None:
    assert read_pointing(text) is None


def test_without_a_list_a_place_is_understood_as_before() -> None:
    assert pointed("the second one", None) is None
    assert pointed("the second one", Focus()) is None


@pytest.mark.parametrize("text", ["acknowledge 2", "please resolve #2", "snooze the second one"])
def test_what_is_done_to_a_line_is_done_to_the_one_of_that_number(text: str) -> None:
    alerts = tuple(
        Listed(name=name, accept=f"acknowledge {name}", reject=f"resolve {name}")
        for name in ("AL_1a", "AL_2b")
    )
    said = pointed(text, Focus(listed=alerts, calls=(ToolCall(tool="list_alerts", arguments={}),)))
    assert said is not None
    assert "AL_2b" in said
    assert "AL_1a" not in said


def test_a_number_of_days_is_no_line() -> None:
    alerts = tuple(Listed(name=name, accept="a", reject="r") for name in ("AL_1a", "AL_2b"))
    assert pointed("snooze 2 days", Focus(listed=alerts)) is None
