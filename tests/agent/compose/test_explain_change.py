"""Why a figure moved: the change first, then its largest steps, in a phone's screen."""

from __future__ import annotations

import pytest

from core.message import Outcome
from tests.agent.conftest import Ask


@pytest.mark.parametrize("metric", ["revenue", "margin", "units"])
async def test_the_change_comes_first_then_what_moved_it(ask: Ask, metric: str) -> None:
    reply = await ask(f"Why did {metric} fall last week?")
    assert reply.outcome is Outcome.ANSWERED
    assert reply.verified
    said = reply.answer.split("\n")
    assert "from" in said[0]
    assert len(said) <= 7


async def test_of_one_product_its_name_is_said_and_no_other_product_is_looked_for(ask: Ask) -> None:
    said = (await ask("Why did Mohini Toned Milk 500 ml revenue change in Delhi last week?")).answer
    assert "Mohini Toned Milk 500 ml" in said.split("\n")[0]
    assert said.count("Mohini Toned Milk 500 ml") == 1


async def test_what_is_not_known_is_said_with_its_share(ask: Ask) -> None:
    said = (await ask("Why did margin fall last week?")).answer
    assert "% of the units" in said
    assert "% of the units" not in (await ask("Why did units fall last week?")).answer


async def test_a_change_comes_with_its_chart(ask: Ask) -> None:
    reply = await ask("Why did revenue fall in Delhi last week?")
    (chart,) = reply.charts
    assert chart.title == "Revenue, Delhi: what changed"


async def test_what_is_unusual_is_told(ask: Ask) -> None:
    reply = await ask("Anything unusual in Delhi this week?")
    assert reply.outcome is Outcome.ANSWERED
    assert reply.verified
    assert "out of the ordinary" in reply.answer or "unexplained" in reply.answer
