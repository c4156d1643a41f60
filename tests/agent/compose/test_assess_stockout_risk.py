"""What has run out by now, told apart from what will."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from core.message import Reply
from tests.agent.conftest import Ask, Build, message
from tests.agent.shop import MANAGER
from tests.tools.fake_lake import FakeLake


@pytest.fixture
def empty(lake: FakeLake) -> FakeLake:
    """Tea is gone; milk nearly is."""
    for row in lake.stock_rows:
        if row["sku_id"] == "TEA_250":
            row["on_hand"] = 0
    return lake


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("what items are out of stock right now?", "1 item has none left now:"),
        ("stock khali kaun kaun se items ka hai", "Abhi 1 cheez khatam hai:"),
        ("अभी कौन सा माल खत्म है", "अभी 1 चीज़ ख़त्म है:"),
    ],
)
async def test_only_what_has_none_left_is_told(ask: Ask, text: str, head: str) -> None:
    reply = await ask(text)
    assert reply.verified
    lines = reply.answer.split("\n")
    assert lines[0] == head
    assert "Girnar Tea 250 g" in lines[1]
    assert "Milk" not in reply.answer


async def test_where_nothing_has_run_out_that_is_said(ask: Ask) -> None:
    reply = await ask("what items are out of stock right now?")
    assert reply.verified
    assert reply.answer.startswith("🟢 Nothing is out of stock now.")


@pytest.mark.usefixtures("empty")
async def test_the_whole_list_is_still_of_what_has_run_out(build: Build) -> None:
    agent, said = build(), list[str]()

    async def say(text: str) -> Reply:
        said.append(text)
        return await agent.respond(message(text, f"m{len(said)}"), MANAGER)

    thread: Callable[[str], Awaitable[Reply]] = say
    await thread("what items are out of stock right now?")
    there = await thread("and in Delhi?")
    assert there.answer.startswith("1 item has none left now in Delhi:")
    ahead = await thread("what will run out next week?")
    assert "Mohini Toned Milk" in ahead.answer


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("top 2 items that will run out", "The 2 most urgent:"),
        ("sabse pehle khatam hone wale 2 items", "Sabse zaroori 2:"),
    ],
)
async def test_a_list_that_was_asked_for_and_does_not_hold_all_says_so(
    ask: Ask, lake: FakeLake, text: str, line: str
) -> None:
    for row in lake.stock_rows:
        row["on_hand"] = 0
    reply = await ask(text)
    assert reply.verified
    head, second, *_ = reply.answer.split("\n")
    assert int("".join(filter(str.isdecimal, head.split(" item")[0].split(" cheez")[0]))) > 2
    assert second == line
