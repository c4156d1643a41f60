"""Turns of one thread, through the whole agent: what is waiting, what is left open, what goes on."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from core.message import Outcome, Reply
from tests.agent.conftest import Build, message
from tests.agent.shop import MANAGER

Say = Callable[[str], Coroutine[Any, Any, Reply]]


@pytest.fixture
def say(build: Build) -> Say:
    """Say one thing after the other in the same thread."""
    agent, said = build(), iter(range(99))

    async def _say(text: str) -> Reply:
        return await agent.respond(message(text, f"m{next(said)}"), MANAGER)

    return _say


def made(reply: Reply) -> list[tuple[str, dict[str, Any]]]:
    return [(call.tool, dict(call.arguments)) for call in reply.tool_calls]


async def test_of_two_requests_the_clear_one_is_answered_and_the_other_asked_about(say: Say) -> None:
    reply = await say("kal dilli me kya khatam hoga aur 5% rate kam kiya to?")

    assert reply.outcome is Outcome.CLARIFY
    assert made(reply) == [("assess_stockout_risk", {"city": "Delhi", "horizon_days": 1})]
    assert "Girnar Tea 250 g" in reply.answer
    assert reply.answer.endswith("Kis maal ka rate? Uska naam ya code bhejein.")

    answer = await say("atta, delhi 1")
    assert made(answer) == [
        ("simulate_price", {"sku_id": "ATTA_5", "store_id": "DELHI_01", "change_pct": -5.0})
    ]


async def test_another_figure_in_place_of_the_yes_is_a_new_preview(say: Say) -> None:
    first = await say("Set the service level to 96 %")
    second = await say("no, make that 97")
    done = await say("haan bhai, kar do")

    assert (first.outcome, second.outcome) == (Outcome.CONFIRM, Outcome.CONFIRM)
    assert "97" in second.answer
    assert [(call.tool, call.arguments["value"]) for call in done.tool_calls] == [("change_setting", 0.97)]


async def test_what_was_not_wanted_can_be_had_otherwise(say: Say) -> None:
    await say("Set the service level to 96 %")
    declined = await say("ruko, abhi nahi")
    again = await say("98 kar do")

    assert (declined.outcome, declined.tool_calls) == (Outcome.ANSWERED, ())
    assert again.outcome is Outcome.CONFIRM
    assert "98" in again.answer


async def test_why_looks_at_a_line_and_the_thread_goes_on_about_the_list(say: Say) -> None:
    await say("What should I order for Delhi?")
    why = await say("kyun?")
    whole = await say("show all")

    ((tool, arguments),) = made(why)
    assert (tool, len(arguments["sku_ids"])) == ("plan_reorder", 1)
    assert made(whole) == [("plan_reorder", {"city": "Delhi", "limit": 15})]


async def test_the_suggested_price_is_set_by_saying_so(say: Say) -> None:
    suggested = await say("What price should I set for Suvarna Atta 5 kg at Delhi 1?")
    preview = await say("ok, set that price")

    price = next(fact.value for fact in suggested.facts if fact.label.startswith("Suggested price"))
    assert preview.outcome is Outcome.CONFIRM
    assert f"₹{float(str(price)):,.0f}" in preview.answer
