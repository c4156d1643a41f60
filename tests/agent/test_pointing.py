"""A thread with a list of actions: offered by number, pointed at in words, decided as ever."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from agent.agent import Agent
from core.clock import FixedClock
from core.identity import Principal
from core.message import Outcome, Reply
from core.recommendation import Proposal
from tests.agent.conftest import Build, message
from tests.agent.shop import AS_OF, MANAGER, NOW, SELLER, FakeAudit, FakeDirectory, shop
from tests.tools.fake_ledgers import MemoryBlobs, MemoryRecommendations, memory_ledgers
from tests.tools.test_rank_actions import PAYLOAD
from tools.registry import Registry

Say = Callable[..., Coroutine[Any, Any, Reply]]

_MILK = Proposal("reorder", "MILK_500", "DELHI_01", 900.0, AS_OF + timedelta(days=2), PAYLOAD)
_TEA = replace(_MILK, sku_id="TEA_250", score=800.0)
_ATTA = replace(_MILK, sku_id="ATTA_5", store_id="MUMBAI_01", score=700.0)
_STORES = ("DELHI_01", "DELHI_02", "MUMBAI_01", "JAIPUR_01")


@pytest.fixture
def recommendations() -> MemoryRecommendations:
    ledger = MemoryRecommendations()
    ledger.propose("demo", AS_OF, [_MILK, _TEA, _ATTA], at=NOW)
    ledger.kept = [
        replace(one, recommendation_id=f"R_{number:010x}") for number, one in enumerate(ledger.kept, 1)
    ]
    return ledger


@pytest.fixture
def say(build: Build, recommendations: MemoryRecommendations) -> Say:
    """Say one thing after another in one thread."""
    lake = shop()
    ledgers = replace(memory_ledgers(), recommendations=recommendations)
    catalog = Registry(
        lake=lake,
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=ledgers,
        blobs=MemoryBlobs(),
    )
    agent: Agent = build(over=catalog)
    numbers = count(1)

    async def _say(text: str, who: Principal = MANAGER) -> Reply:
        return await agent.respond(message(text, message_id=f"m{next(numbers)}"), who)

    return _say


async def test_each_action_has_its_number_its_reason_and_its_button(say: Say) -> None:
    reply = await say("What are my top three actions?")

    lines = reply.answer.split("\n")
    assert [line.split(" ")[0] for line in lines[1:4]] == ["1.", "2.", "3."]
    assert all("It will likely run out first." in line for line in lines[1:4])
    assert [choice.label for choice in reply.choices] == ["Accept 1", "Accept 2", "Accept 3"]
    assert [choice.message for choice in reply.choices] == [one.accept for one in reply.listed]


async def test_the_second_is_previewed_confirmed_and_kept(
    say: Say, recommendations: MemoryRecommendations
) -> None:
    await say("What are my top three actions?")
    asked = await say("do the second")
    assert asked.outcome is Outcome.CONFIRM
    assert "Girnar Tea 250 g" in asked.answer
    assert {one.status for one in recommendations.kept} == {"proposed"}

    done = await say("yes")
    assert done.outcome is Outcome.ANSWERED
    assert [one.status for one in recommendations.kept] == ["proposed", "accepted", "proposed"]


async def test_the_list_stays_through_a_decision_and_a_no_keeps_its_reason(
    say: Say, recommendations: MemoryRecommendations
) -> None:
    await say("What are my top three actions?")
    await say("pehla karo")
    await say("haan")
    await say("reject the third, too risky")
    await say("yes")

    assert [one.status for one in recommendations.kept] == ["accepted", "proposed", "rejected"]
    assert recommendations.kept[2].decision_reason == "too risky"


async def test_pointing_at_another_while_one_waits_asks_about_the_other(
    say: Say, recommendations: MemoryRecommendations
) -> None:
    await say("What are my top three actions?")
    await say("do the first")
    other = await say("no, the second one")
    assert (other.outcome, "Girnar Tea" in other.answer) == (Outcome.CONFIRM, True)
    assert {one.status for one in recommendations.kept} == {"proposed"}


async def test_an_unclear_place_is_asked_about_and_answered_by_number(say: Say) -> None:
    await say("What are my top three actions?")
    asked = await say("do it")
    assert (asked.outcome, len(asked.choices)) == (Outcome.CLARIFY, 3)
    assert asked.choices[0].label == "Mohini Toned Milk 500 ml in Delhi 1"

    answered = await say("3")
    assert (answered.outcome, "Suvarna Atta 5 kg" in answered.answer) == (Outcome.CONFIRM, True)


async def test_the_next_list_takes_the_place_of_the_one_before(say: Say) -> None:
    await say("What are my top three actions?")
    stockouts = await say("What will stock out next week?")
    reply = await say("the first one")

    assert stockouts.listed
    assert [call.tool for call in reply.tool_calls] == ["plan_reorder"]


async def test_a_seller_points_at_the_own_list_only(say: Say) -> None:
    reply = await say("What are my top three actions?", SELLER)
    assert all("Mumbai" not in line.name for line in reply.listed)
    third = await say("do the third", SELLER)
    assert third.outcome is Outcome.CLARIFY


async def test_all_are_shown_where_more_than_a_screen_was_asked_for(
    say: Say, recommendations: MemoryRecommendations
) -> None:
    others = [
        replace(_MILK, sku_id=sku_id, store_id=store_id, score=float(score))
        for score, (sku_id, store_id) in enumerate(
            [(sku, store) for sku in ("MILK_500", "ATTA_5", "SOAP_4", "TEA_250") for store in _STORES]
        )
    ]
    recommendations.propose("demo", AS_OF, others, at=NOW)
    reply = await say("Top 9 actions")
    assert len(reply.listed) == 9
    assert reply.answer.split("\n")[9].startswith("9. ")
