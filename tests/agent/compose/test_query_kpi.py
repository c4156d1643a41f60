"""What happened, as a table: the end of it that was asked for, and as much of it as was."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from core.message import Reply
from tests.agent.conftest import Ask, Build, message
from tests.agent.shop import MANAGER

Thread = Callable[[str], Awaitable[Reply]]


@pytest.fixture
def thread(build: Build) -> Thread:
    """Say one thing after the other in one conversation."""
    agent, said = build(), list[str]()

    async def _say(text: str) -> Reply:
        said.append(text)
        return await agent.respond(message(text, f"m{len(said)}"), MANAGER)

    return _say


def told(answer: str) -> list[str]:
    """Return what each row of a table is of, in its order."""
    return [line.removeprefix("• ").split(":")[0] for line in answer.split("\n") if line.startswith("• ")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Units by store last week", "Delhi 1"),
        ("Which store sold the most last week?", "Delhi 1"),
        ("Which store sold the least last week?", "Jaipur 1"),
        ("Which is the worst store by units last week?", "Jaipur 1"),
        ("Which stores are doing badly this month?", "Delhi 2"),
        ("pichle hafte sabse kam kis store me bika", "Jaipur 1"),
        ("पिछले हफ्ते किस दुकान में सबसे कम बिक्री हुई", "Delhi 2"),
    ],
)
async def test_the_end_that_was_asked_for_comes_first(ask: Ask, text: str, first: str) -> None:
    reply = await ask(text)
    assert reply.verified
    assert told(reply.answer)[0] == first


async def test_the_worst_of_returns_has_most_of_them(ask: Ask) -> None:
    reply = await ask("Which stores have the worst stockout rate last week?")
    best = await ask("Which stores have the best stockout rate last week?")
    assert told(reply.answer) == told(best.answer)[::-1]


async def test_the_end_holds_when_the_thread_goes_on(thread: Thread) -> None:
    await thread("Which product sold the least last week?")
    there = await thread("and in Delhi?")
    assert told(there.answer)[0] in {"Kesar Soap 4-pack", "Girnar Tea 250 g"}
    of_stores = await thread("Units by store last week")
    assert told(of_stores.answer)[0] == "Delhi 1"


async def test_as_many_rows_as_were_asked_for(thread: Thread) -> None:
    three = await thread("Top 3 products by revenue last week")
    assert len(told(three.answer)) == 3
    assert "The top ones of 5" in three.answer
    days = await thread("Units by day from 1 to 20 November")
    assert len(told(days.answer)) == 5
    everything = await thread("show all")
    assert len(told(everything.answer)) == 20
    assert "latest of" not in everything.answer


async def test_a_week_is_told_day_by_day(ask: Ask) -> None:
    assert len(told((await ask("Units by day last week")).answer)) == 7


async def test_of_several_figures_the_whole_takes_one_line(ask: Ask) -> None:
    said = (await ask("Revenue, units and margin by store last week")).answer.split("\n")
    assert said[0].startswith("Revenue,")
    assert "margin" in said[0]
    assert len(told("\n".join(said))) == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Revenue in Delhi vs Mumbai last week", "is ahead by ₹"),
        ("pichle hafte Delhi aur Mumbai ki bikri", "aage hai, ₹"),
        ("पिछले हफ़्ते दिल्ली और मुंबई की बिक्री", "आगे है, ₹"),
    ],
)
async def test_of_two_figures_side_by_side_it_is_said_which_leads(ask: Ask, text: str, says: str) -> None:
    reply = await ask(text)
    assert reply.verified
    assert says in reply.answer


async def test_of_two_spells_of_one_place_neither_leads(ask: Ask) -> None:
    reply = await ask("Revenue in Delhi last week and Units in Mumbai last week")
    assert "is ahead" not in reply.answer
