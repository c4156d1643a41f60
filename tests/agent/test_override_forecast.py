"""A forecast set by hand, in a conversation: asked, previewed, confirmed, and seen in the next answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from langgraph.checkpoint.memory import InMemorySaver

from agent.agent import Agent
from core.clock import FixedClock
from core.identity import Principal, Role
from core.message import Outcome, Reply
from tests.agent.conftest import Build, message
from tests.agent.scripted import ScriptedModel, calls, says
from tests.agent.shop import MANAGER, NOW, SELLER, FakeAudit, FakeDirectory
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tests.tools.fake_overrides import MemoryOverrides
from tools.registry import Registry

ASK = "override forecast of Suvarna Atta 5 kg at Delhi 1 to 40 per day next week because of a school fair"


@pytest.fixture
def overrides() -> MemoryOverrides:
    return MemoryOverrides()


@pytest.fixture
def audit() -> FakeAudit:
    return FakeAudit()


@pytest.fixture
def agent(build: Build, lake: FakeLake, overrides: MemoryOverrides, audit: FakeAudit) -> Agent:
    return build(
        over=Registry(
            lake=lake,
            directory=FakeDirectory(),
            audit=audit,
            clock=FixedClock(NOW),
            ledgers=memory_ledgers(overrides),
            blobs=MemoryBlobs(),
        )
    )


async def say(agent: Agent, *texts: str, who: Principal = MANAGER) -> Reply:
    """Say one thing after the other; return the last reply."""
    replies = [await agent.respond(message(text, f"m{n}"), who) for n, text in enumerate(texts)]
    return replies[-1]


async def test_the_preview_says_what_will_change_and_nothing_is_kept(
    agent: Agent, overrides: MemoryOverrides
) -> None:
    reply = await say(agent, ASK)

    assert reply.outcome is Outcome.CONFIRM
    assert reply.verified
    assert reply.answer.splitlines()[:4] == [
        "Forecast by hand, *Suvarna Atta 5 kg* (Delhi 1). Please check:",
        "Mon 23 Nov to Sun 29 Nov: 40 units a day, 280 in all",
        "Expected before: 5.6 units a day, 39 in all",
        'Reason: "a school fair"',
    ]
    assert len(reply.answer.splitlines()) <= 7
    assert overrides.kept == []


async def test_a_yes_sets_it_once_and_the_forecast_follows(agent: Agent, overrides: MemoryOverrides) -> None:
    asked = await say(agent, ASK)
    done = await agent.respond(message("yes", "y"), MANAGER)

    assert done.outcome is Outcome.ANSWERED
    assert done.answer.startswith(
        "✅ Done.\n*Suvarna Atta 5 kg* (Delhi 1): now 40 units a day from Mon 23 Nov"
    )
    (kept,) = overrides.kept
    assert kept.idempotency_key == f"approval:{asked.approval_id}"
    told = await agent.respond(message("forecast Suvarna Atta 5 kg at Delhi 1", "f"), MANAGER)
    assert "Set by hand for some of these days" in told.answer


async def test_a_no_keeps_nothing(agent: Agent, overrides: MemoryOverrides) -> None:
    reply = await say(agent, ASK, "no")

    assert reply.answer == "Cancelled. Nothing was changed."
    assert overrides.kept == []


async def test_what_is_missing_is_asked_for_and_the_answer_completes_it(
    agent: Agent, overrides: MemoryOverrides
) -> None:
    without_reason = ASK.split(" because", maxsplit=1)[0]
    asked = await say(agent, without_reason)
    assert (asked.outcome, asked.answer.split()[0]) == (Outcome.CLARIFY, "Why?")

    preview = await agent.respond(message("Rahul's wedding", "m1"), MANAGER)
    assert preview.outcome is Outcome.CONFIRM
    await agent.respond(message("yes", "m2"), MANAGER)

    assert overrides.kept[0].reason == "Rahul's wedding"


@pytest.mark.parametrize("text", [ASK, "override the forecast"])
async def test_a_seller_is_refused_at_once_and_that_is_audited(
    agent: Agent, overrides: MemoryOverrides, audit: FakeAudit, text: str
) -> None:
    reply = await say(agent, text, who=SELLER)

    assert reply.outcome is Outcome.REFUSED
    assert reply.answer == "That isn't allowed on your account. Ask your manager."
    assert [record["outcome"] for record in audit.appended] == ["denied"]
    assert overrides.kept == []


async def test_outside_the_scope_it_is_refused_before_anything_is_asked(
    agent: Agent, overrides: MemoryOverrides
) -> None:
    jaipur = replace(MANAGER, role=Role.MANAGER, store_ids=frozenset({"JAIPUR_01"}))
    reply = await say(agent, ASK, who=jaipur)

    assert reply.outcome is Outcome.REFUSED
    assert overrides.kept == []


async def test_days_the_tool_refuses_are_asked_about_again(agent: Agent, overrides: MemoryOverrides) -> None:
    reply = await say(agent, ASK.replace("next week", "from 1 Dec to 1 Oct 2027"))

    assert reply.outcome is Outcome.CLARIFY
    assert overrides.kept == []


async def test_a_crash_between_the_question_and_the_yes_loses_nothing(
    build: Build, lake: FakeLake, overrides: MemoryOverrides
) -> None:
    saver = InMemorySaver()
    registry = Registry(
        lake=lake,
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=memory_ledgers(overrides),
        blobs=MemoryBlobs(),
    )
    await build(over=registry, checkpointer=saver).respond(message(ASK, "m1"), MANAGER)

    reply = await build(over=registry, checkpointer=saver).respond(message("yes", "m2"), MANAGER)

    assert reply.answer.startswith("✅ Done.")
    assert len(overrides.kept) == 1


async def test_a_model_that_writes_the_call_gets_the_same_preview(
    build: Build, lake: FakeLake, overrides: MemoryOverrides
) -> None:
    call = {
        "sku_id": "ATTA_5",
        "store_id": "DELHI_01",
        "start": "2026-11-23",
        "end": "2026-11-29",
        "units_per_day": 40,
        "reason": "a school fair",
    }
    registry = Registry(
        lake=lake,
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=memory_ledgers(overrides),
        blobs=MemoryBlobs(),
    )
    agent = build(ScriptedModel.saying(calls(("override_forecast", call)), says("x")), over=registry)

    reply = await say(agent, ASK)

    assert reply.outcome is Outcome.CONFIRM
    assert "Expected before: 5.6 units a day" in reply.answer
    assert overrides.kept == []
