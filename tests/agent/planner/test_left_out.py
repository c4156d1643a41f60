"""What is to be left out is never what is answered about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agent.understanding import Focus
from tests.agent.planner.conftest import Ask


def _messages(arguments: dict[str, Any]) -> list[str]:
    return [choice["message"] for choice in arguments["choices"]]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("revenue last month except dairy", ["revenue last month by category", "revenue last month"]),
        ("sales yesterday excluding Delhi", ["sales yesterday by city", "sales yesterday"]),
        (
            "dairy chhod ke baaki sab ki bikri pichle mahine",
            ["all sales last month by category", "all sales last month"],
        ),
        ("what will stock out next week except in Mumbai", ["what will stock out next week"]),
    ],
)
def test_a_part_to_leave_out_is_asked_about(text: str, messages: list[str], ask: Ask) -> None:
    [(name, arguments)] = ask(text)
    assert (name, arguments["code"]) == ("ask_user", "left_out")
    assert _messages(arguments) == messages


def test_of_two_names_the_one_that_is_not_meant_is_dropped(ask: Ask, after: Callable[[str], Focus]) -> None:
    [(name, arguments)] = ask("not Delhi, Mumbai", focus=after("revenue last month in Delhi"))
    assert (name, arguments.get("city")) == ("query_kpi", "Mumbai")


@pytest.mark.parametrize("text", ["and without dairy?", "not dairy"])
def test_a_follow_up_that_leaves_out_is_asked_about(
    text: str, ask: Ask, after: Callable[[str], Focus]
) -> None:
    [(_, arguments)] = ask(text, focus=after("revenue last month by store"))
    assert (arguments["code"], _messages(arguments)) == ("left_out", ["by category"])


@pytest.mark.parametrize(
    "text",
    [
        "revenue without returns last month in Delhi",
        "what price for Suvarna Atta 5 kg without GST in Jaipur",
        "jaipur me bina discount wala rate kya rakhu Suvarna Atta 5 kg ka",
        "which stores are without Suvarna Atta 5 kg",
    ],
)
def test_without_something_else_leaves_no_name_out(text: str, ask: Ask) -> None:
    assert all(arguments.get("code") != "left_out" for _, arguments in ask(text))
