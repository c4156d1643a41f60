"""A change waits for a yes, and is made once, exactly as shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from langgraph.checkpoint.memory import InMemorySaver

from agent.agent import Agent
from agent.draft import Draft
from core.errors import ScopeError
from core.message import Outcome, Reply
from tests.agent.conftest import Build, message
from tests.agent.scripted import ScriptedModel, calls, says
from tests.agent.shop import MANAGER, NOW, SELLER
from tests.agent.writing import CatalogWithWrite, Crash
from tools.registry import Registry

ASK = "set the price of Suvarna Atta at Delhi 1 to 259"
WRITE = calls(("set_price", {"sku_id": "ATTA_5", "store_id": "DELHI_01", "price": 259}))


@dataclass
class Clock:
    """A clock that is moved by hand."""

    instant: datetime = NOW

    def now(self) -> datetime:
        return self.instant


@pytest.fixture
def writing(catalog: Registry) -> CatalogWithWrite:
    return CatalogWithWrite(catalog)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def agent(build: Build, writing: CatalogWithWrite, clock: Clock) -> Agent:
    return build(ScriptedModel.saying(WRITE, says("Hello")), over=writing, clock=clock)


async def ask_first(agent: Agent) -> Reply:
    return await agent.respond(message(ASK, "m1"), MANAGER)


async def test_the_turn_ends_with_a_preview_and_nothing_is_done(
    agent: Agent, writing: CatalogWithWrite
) -> None:
    reply = await ask_first(agent)

    assert reply.outcome is Outcome.CONFIRM
    assert reply.verified
    assert "Suvarna Atta 5 kg" in reply.answer
    assert "Delhi 1" in reply.answer
    assert "₹259" in reply.answer
    assert [choice.message for choice in reply.choices] == ["yes", "change", "no"]
    assert reply.approval_id is not None
    assert writing.written == []


async def test_a_preview_that_nobody_could_be_shown_is_no_offer(
    agent: Agent, writing: CatalogWithWrite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unfounded(*_: object) -> Draft:
        return Draft(text="The price becomes ₹999.", outcome=Outcome.CONFIRM)

    monkeypatch.setattr("agent.nodes.confirm.preview", unfounded)

    asked = await ask_first(agent)
    reply = await agent.respond(message("Yes!", "m2"), MANAGER)

    assert asked.outcome is Outcome.ERROR
    assert asked.approval_id is None
    assert "999" not in asked.answer
    assert writing.written == []
    assert reply.outcome is not Outcome.CONFIRM


async def test_a_yes_makes_the_change_once(agent: Agent, writing: CatalogWithWrite) -> None:
    await ask_first(agent)

    reply = await agent.respond(message("Yes!", "m2"), MANAGER)

    assert writing.written == [{"who": "vikram", "sku_id": "ATTA_5", "store_id": "DELHI_01", "price": "259"}]
    assert reply.outcome is Outcome.ANSWERED
    assert reply.answer.startswith("✅ Done.")
    assert "₹259" in reply.answer
    assert reply.message_id == "m2"
    assert [call.tool for call in reply.tool_calls] == ["set_price"]


async def test_the_change_carries_the_approval_s_idempotency_key(
    agent: Agent, writing: CatalogWithWrite
) -> None:
    asked = await ask_first(agent)

    await agent.respond(message("yes", "m2"), MANAGER)

    assert writing.keys == [f"approval:{asked.approval_id}"]


async def test_the_same_yes_again_changes_nothing(agent: Agent, writing: CatalogWithWrite) -> None:
    await ask_first(agent)
    first = await agent.respond(message("yes", "m2"), MANAGER)

    second = await agent.respond(message("yes", "m2"), MANAGER)

    assert second == first
    assert len(writing.written) == 1


async def test_the_question_again_gets_the_same_preview(agent: Agent) -> None:
    first = await ask_first(agent)

    assert await ask_first(agent) == first


async def test_another_yes_later_finds_nothing_waiting(agent: Agent, writing: CatalogWithWrite) -> None:
    await ask_first(agent)
    await agent.respond(message("yes", "m2"), MANAGER)

    await agent.respond(message("yes", "m3"), MANAGER)

    assert len(writing.written) == 1


@pytest.mark.parametrize("word", ["no", "Cancel", "nahi", "NO!"])
async def test_a_no_leaves_it(agent: Agent, writing: CatalogWithWrite, word: str) -> None:
    await ask_first(agent)

    reply = await agent.respond(message(word, "m2"), MANAGER)

    assert reply.answer == "Cancelled. Nothing was changed."
    assert reply.tool_calls == ()
    assert writing.written == []


async def test_a_change_of_mind_asks_what_to_change(agent: Agent, writing: CatalogWithWrite) -> None:
    await ask_first(agent)

    reply = await agent.respond(message("change", "m2"), MANAGER)

    assert reply.outcome is Outcome.CLARIFY
    assert writing.written == []


async def test_any_other_message_cancels_and_is_answered(build: Build, writing: CatalogWithWrite) -> None:
    kpi = calls(
        (
            "query_kpi",
            {"metrics": ["revenue"], "period": {"start": "2026-10-01", "end": "2026-10-31"}},
        )
    )
    agent = build(ScriptedModel.saying(WRITE, kpi, says("4")), over=writing)
    await ask_first(agent)

    reply = await agent.respond(message("Revenue last month", "m2"), MANAGER)
    late = await agent.respond(message("yes", "m3"), MANAGER)

    assert [call.tool for call in reply.tool_calls] == ["query_kpi"]
    assert late.outcome is not Outcome.CONFIRM
    assert writing.written == []


async def test_a_button_says_it_in_the_context(agent: Agent, writing: CatalogWithWrite) -> None:
    await ask_first(agent)

    await agent.respond(message("", "m2", context={"decision": "approve"}), MANAGER)

    assert len(writing.written) == 1


async def test_an_old_question_is_no_longer_answered_with_yes(
    agent: Agent, writing: CatalogWithWrite, clock: Clock
) -> None:
    await ask_first(agent)
    clock.instant += timedelta(minutes=31)

    reply = await agent.respond(message("yes", "m2"), MANAGER)

    assert "too old" in reply.answer
    assert writing.written == []


async def test_another_person_cannot_say_yes(agent: Agent, writing: CatalogWithWrite) -> None:
    await ask_first(agent)

    with pytest.raises(ScopeError):
        await agent.respond(message("yes", "m2"), SELLER)
    assert writing.written == []


async def test_a_change_out_of_scope_is_refused_on_yes(build: Build, writing: CatalogWithWrite) -> None:
    outside = calls(("set_price", {"sku_id": "ATTA_5", "store_id": "JAIPUR_01", "price": 259}))
    agent = build(ScriptedModel.saying(outside), over=writing)
    await agent.respond(message(ASK.replace("Delhi", "Jaipur"), "m1"), SELLER)

    reply = await agent.respond(message("yes", "m2"), SELLER)

    assert reply.outcome is Outcome.REFUSED
    assert writing.written == []


async def test_two_changes_at_once_are_asked_one_at_a_time(build: Build, writing: CatalogWithWrite) -> None:
    both = calls(
        ("set_price", {"sku_id": "ATTA_5", "store_id": "DELHI_01", "price": 259}),
        ("set_price", {"sku_id": "MILK_500", "store_id": "DELHI_01", "price": 27}),
    )
    agent = build(ScriptedModel.saying(both), over=writing)

    asked = await agent.respond(message(ASK, "m1"), MANAGER)
    await agent.respond(message("yes", "m2"), MANAGER)

    assert "Milk" not in asked.answer
    assert [effect["sku_id"] for effect in writing.written] == ["ATTA_5"]


async def test_what_only_looks_is_done_before_the_question(build: Build, writing: CatalogWithWrite) -> None:
    mixed = calls(
        ("plan_reorder", {"city": "Delhi"}),
        ("set_price", {"sku_id": "ATTA_5", "store_id": "DELHI_01", "price": 259}),
    )
    agent = build(ScriptedModel.saying(mixed), over=writing)

    asked = await agent.respond(message(ASK, "m1"), MANAGER)
    await agent.respond(message("yes", "m2"), MANAGER)

    assert asked.outcome is Outcome.CONFIRM
    assert writing.read == ["plan_reorder"], "looked once, not again when the node re-ran"
    assert len(writing.written) == 1


async def test_a_crash_between_yes_and_the_change_still_makes_it_once(
    build: Build, writing: CatalogWithWrite
) -> None:
    saver = InMemorySaver()
    model = ScriptedModel.saying(WRITE)
    await build(model, over=writing, checkpointer=saver).respond(message(ASK, "m1"), MANAGER)
    writing.die_before_write = True
    with pytest.raises(Crash):
        await build(model, over=writing, checkpointer=saver).respond(message("yes", "m2"), MANAGER)

    reply = await build(model, over=writing, checkpointer=saver).respond(message("yes", "m2"), MANAGER)

    assert len(writing.written) == 1
    assert reply.answer.startswith("✅ Done.")
    assert len(writing.keys) == 2
    assert len(set(writing.keys)) == 1, "tried twice under one key"


class FailingSaver(InMemorySaver):
    """Dies at the nth checkpoint from when it is armed, once."""

    left: int | None = None

    async def aput(self, *args: Any, **kwargs: Any) -> Any:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                self.left = None
                raise OSError("the disk went away")
        return await super().aput(*args, **kwargs)


@pytest.mark.parametrize("checkpoint", range(4))
async def test_a_crash_after_the_change_does_not_make_it_twice(
    build: Build, writing: CatalogWithWrite, checkpoint: int
) -> None:
    saver = FailingSaver()
    model = ScriptedModel.saying(WRITE)
    await build(model, over=writing, checkpointer=saver).respond(message(ASK, "m1"), MANAGER)
    saver.left = checkpoint
    try:
        await build(model, over=writing, checkpointer=saver).respond(message("yes", "m2"), MANAGER)
    except OSError:
        assert len(writing.written) == 1
    saver.left = None

    reply = await build(model, over=writing, checkpointer=saver).respond(message("yes", "m2"), MANAGER)

    assert len(writing.written) == 1
    assert reply.answer.startswith("✅ Done.")
    assert reply.message_id == "m2"
