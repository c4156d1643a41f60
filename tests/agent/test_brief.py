"""The morning brief fits one phone screen, in each language, and its buttons are yeses to what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.clock import FixedClock
from core.message import Outcome
from core.recommendation import Proposal
from tests.agent.conftest import Build, message
from tests.agent.shop import AS_OF, NOW, SELLER, FakeAudit, FakeDirectory, shop
from tests.tools.fake_ledgers import MemoryBlobs, MemoryRecommendations, memory_ledgers
from tests.tools.test_rank_actions import PAYLOAD
from tools.registry import Registry

ONE_SCREEN = 1_000
_MILK = Proposal("reorder", "MILK_500", "DELHI_01", 900.0, AS_OF + timedelta(days=2), PAYLOAD)


@pytest.fixture
def recommendations() -> MemoryRecommendations:
    ledger = MemoryRecommendations()
    ledger.propose("demo", AS_OF, [_MILK, replace(_MILK, sku_id="TEA_250", score=800.0)], at=NOW)
    ledger.kept = [replace(one, recommendation_id=f"R_{one.sequence:010x}") for one in ledger.kept]
    return ledger


@pytest.fixture
def catalog(recommendations: MemoryRecommendations) -> Registry:
    return Registry(
        lake=shop(),
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=replace(memory_ledgers(), recommendations=recommendations),
        blobs=MemoryBlobs(),
    )


@pytest.mark.parametrize(
    ("asked", "language"), [("morning brief", "en"), ("आज का ब्रीफ दो", "hi"), ("aaj ka brief do", "hinglish")]
)
async def test_it_fits_one_screen(build: Build, catalog: Registry, asked: str, language: str) -> None:
    reply = await build(over=catalog).respond(message(asked), SELLER)
    assert (reply.language, reply.outcome, reply.verified) == (language, Outcome.ANSWERED, True)
    assert len(reply.answer) <= ONE_SCREEN
    assert len(reply.choices) == 2


async def test_its_button_accepts_what_its_line_shows_at_once(
    build: Build, catalog: Registry, recommendations: MemoryRecommendations
) -> None:
    agent = build(over=catalog)
    brief = await agent.respond(message("morning brief"), SELLER)
    reply = await agent.respond(message(brief.choices[0].message, "m2"), SELLER)
    assert (reply.outcome, recommendations.kept[0].status) == (Outcome.ANSWERED, "accepted")
