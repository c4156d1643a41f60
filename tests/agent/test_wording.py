"""A tool's result in words without a turn: the chat's own, in the person's language and scope."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.wording import ToolWording
from core.clock import FixedClock
from core.identity import Role
from core.ports import Wording
from tests.agent.conftest import Ask
from tests.agent.shop import MANAGER, NOW, FakeDirectory
from tests.tools.fake_lake import FakeLake
from tools.registry import Registry


@pytest.fixture
def wording(lake: FakeLake, catalog: Registry) -> Wording:
    return ToolWording(catalog, lake, FakeDirectory(), FixedClock(NOW))


async def test_a_result_reads_as_the_chat_says_it(wording: Wording, ask: Ask) -> None:
    reply = await ask("What will stock out next week?")
    [call] = reply.tool_calls
    told = wording.tell(call.tool, call.arguments, MANAGER, "en")
    assert told.found
    assert "\n".join(told.lines) == reply.answer
    assert told.choices == reply.choices
    assert told.listed == reply.listed


def test_what_is_refused_or_unknown_is_said_in_the_persons_language(wording: Wording) -> None:
    told = wording.tell("suggest_price", {"sku_id": "NO_SUCH", "store_id": "DELHI_01"}, MANAGER, "hi")
    assert not told.found
    assert told.lines
    assert not any(character.isascii() and character.isalpha() for character in told.lines[0])
    seller = replace(MANAGER, role=Role.SELLER, store_ids=frozenset({"DELHI_02"}))
    assert not wording.tell("assess_stockout_risk", {"store_id": "DELHI_01"}, seller, "en").found


def test_names_are_those_the_person_may_see(wording: Wording) -> None:
    every = wording.stores(MANAGER)
    seller = replace(
        MANAGER, role=Role.SELLER, store_ids=frozenset({every[0].identifier}), sku_ids=frozenset()
    )
    assert wording.stores(seller) == every[:1]
    assert wording.products(MANAGER)
    assert wording.products(seller) == []
