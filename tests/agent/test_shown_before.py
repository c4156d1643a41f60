"""A yes to all that was shown is not asked for again; to what changed since, it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from agent.agent import Agent
from core.clock import FixedClock
from core.message import InboundMessage, Outcome, Reply
from core.notice import NOTICE
from tests.agent.conftest import Build, message
from tests.agent.scripted import ScriptedModel, calls, says
from tests.agent.shop import MANAGER, NOW, SELLER, FakeAudit, FakeDirectory, shop
from tests.tools.fake_ledgers import MemoryBlobs, MemoryPriceChanges, memory_ledgers
from tools.registry import Registry

PRICE = {"sku_id": "ATTA_5", "store_id": "DELHI_01"}


@pytest.fixture
def price_changes() -> MemoryPriceChanges:
    return MemoryPriceChanges()


@pytest.fixture
def catalog(price_changes: MemoryPriceChanges) -> Registry:
    return Registry(
        lake=shop(),
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=replace(memory_ledgers(), price_changes=price_changes),
        blobs=MemoryBlobs(),
    )


@pytest.fixture
def waiting(catalog: Registry, price_changes: MemoryPriceChanges) -> str:
    catalog.call("propose_price_change", {**PRICE, "price": 240}, SELLER)
    price_changes.kept[0] = replace(price_changes.kept[0], change_id="PC_1a2b3c4d5e")
    assert price_changes.kept[0].status == "waiting"
    return "PC_1a2b3c4d5e"


@pytest.fixture
def agent(build: Build, catalog: Registry) -> Agent:
    return build(over=catalog)


async def told(agent: Agent, change_id: str) -> Reply:
    """What the manager is told unasked."""
    asked: InboundMessage = message("", "n1").model_copy(
        update={
            "asked_by": "machine",
            "context": {
                NOTICE: {"kind": "approval", "tool": "list_approvals", "arguments": {"change_id": change_id}}
            },
        }
    )
    return await agent.respond(asked, MANAGER)


def status(catalog: Registry, change_id: str) -> str:
    shown: Any = catalog.call("list_approvals", {"change_id": change_id}, MANAGER).result
    return str(shown.lines[0].status)


async def test_pressing_approve_under_the_whole_preview_is_the_yes(
    agent: Agent, catalog: Registry, waiting: str
) -> None:
    notice = await told(agent, waiting)
    assert [choice.label for choice in notice.choices] == ["Approve", "Edit", "Reject"]
    assert notice.verified
    reply = await agent.respond(message(notice.choices[0].message, "m2"), MANAGER)
    assert (reply.outcome, status(catalog, waiting)) == (Outcome.ANSWERED, "applied")
    again = await agent.respond(message(notice.choices[0].message, "m3"), MANAGER)
    assert (again.outcome, "accepted" in again.answer) == (Outcome.ANSWERED, True)


async def test_what_moved_since_is_shown_anew_and_asked_for(
    agent: Agent, catalog: Registry, waiting: str
) -> None:
    notice = await told(agent, waiting)
    catalog.call("propose_price_change", {**PRICE, "price": 262}, MANAGER)
    asked = await agent.respond(message(notice.choices[0].message, "m2"), MANAGER)
    assert (asked.outcome, status(catalog, waiting)) == (Outcome.CONFIRM, "waiting")
    assert "₹262" in asked.answer
    reply = await agent.respond(message("yes", "m3"), MANAGER)
    assert (reply.outcome, status(catalog, waiting)) == (Outcome.ANSWERED, "applied")


async def test_what_moved_between_the_question_and_the_yes_is_not_done(
    agent: Agent, catalog: Registry, waiting: str
) -> None:
    await agent.respond(message(f"approve {waiting}", "m1"), MANAGER)
    catalog.call("propose_price_change", {**PRICE, "price": 262}, MANAGER)
    reply = await agent.respond(message("yes", "m2"), MANAGER)
    assert (reply.outcome, status(catalog, waiting)) == (Outcome.CLARIFY, "waiting")


async def test_a_mark_that_a_model_brings_along_confirms_nothing(
    build: Build, catalog: Registry, waiting: str
) -> None:
    shown: Any = catalog.call("list_approvals", {"change_id": waiting}, MANAGER).result
    decision = {"recommendation_id": waiting, "decision": "accept", "seen": shown.shown}
    agent = build(
        ScriptedModel.saying(calls(("decide_recommendation", decision)), says("Done")), over=catalog
    )
    reply = await agent.respond(message(f"approve {waiting}", "m1"), MANAGER)
    assert (reply.outcome, status(catalog, waiting)) == (Outcome.CONFIRM, "waiting")


async def test_edit_asks_for_the_price_and_the_number_is_enough(
    agent: Agent, catalog: Registry, waiting: str
) -> None:
    notice = await told(agent, waiting)
    asked = await agent.respond(message(notice.choices[1].message, "m2"), MANAGER)
    assert asked.outcome is Outcome.CLARIFY
    preview = await agent.respond(message("250", "m3"), MANAGER)
    assert (preview.outcome, "₹250" in preview.answer) == (Outcome.CONFIRM, True)
    await agent.respond(message("yes", "m4"), MANAGER)
    kept: Any = catalog.call("list_approvals", {"change_id": waiting}, SELLER).result
    assert (str(kept.lines[0].price.value), kept.lines[0].status) == ("250.00", "applied")


async def test_a_typed_refusal_shows_its_reason_and_keeps_it_for_who_asked(
    agent: Agent, catalog: Registry, waiting: str
) -> None:
    await told(agent, waiting)
    shown = await agent.respond(message("reject, too low for Diwali", "m2"), MANAGER)
    assert (shown.outcome, "Reason: too low for Diwali" in shown.answer) == (Outcome.CONFIRM, True)
    assert status(catalog, waiting) == "waiting"
    done = await agent.respond(message("yes", "m3"), MANAGER)
    assert (done.outcome, "Reason: too low for Diwali" in done.answer) == (Outcome.ANSWERED, True)
    kept: Any = catalog.call("list_approvals", {"change_id": waiting}, SELLER).result
    assert (kept.lines[0].status, kept.lines[0].reason.value) == ("rejected", "too low for Diwali")


async def test_edit_and_a_typed_number_is_agreed_to_at_that_price(
    agent: Agent, catalog: Registry, waiting: str
) -> None:
    await told(agent, waiting)
    asked = await agent.respond(message("edit", "e0"), MANAGER)
    assert asked.outcome is Outcome.CLARIFY
    shown = await agent.respond(message("255", "e1"), MANAGER)
    assert (shown.outcome, "₹255" in shown.answer) == (Outcome.CONFIRM, True)
    await agent.respond(message("haan kar do", "e2"), MANAGER)
    kept: Any = catalog.call("list_approvals", {"change_id": waiting}, SELLER).result
    assert (kept.lines[0].status, float(kept.lines[0].price.value)) == ("applied", 255.0)
    back = await agent.respond(message("wapas karo", "e3"), MANAGER)
    assert [choice.message.startswith("undo the price change") for choice in back.choices] == [True]
