"""What a person reads of a what-if, and of a price that is the best one."""

from __future__ import annotations

import pytest

from core.message import Outcome, Reply
from tests.agent.conftest import Ask
from tests.agent.shop import AS_OF
from tests.tools.fake_lake import FakeLake

ATTA = "Suvarna Atta 5 kg"


def lines(reply: Reply) -> list[str]:
    assert reply.outcome is Outcome.ANSWERED
    assert reply.verified
    return reply.answer.split("\n")


@pytest.fixture
def known(lake: FakeLake) -> FakeLake:
    """Buyers of atta in Delhi 1 mind its price somewhat."""
    lake.elasticity_rows = [
        {
            "sku_id": "ATTA_5",
            "store_id": "DELHI_01",
            "cutoff": AS_OF,
            "elasticity": -2.0,
            "elasticity_sd": 0.2,
            "basis": "own",
            "price_low": 250.0,
            "price_high": 280.0,
        }
    ]
    return lake


@pytest.mark.usefixtures("known")
async def test_a_cut_is_told_side_by_side_with_the_advice(ask: Ask) -> None:
    said = lines(await ask(f"Should I drop the price of {ATTA} by 5% at Delhi 1?"))
    assert said[0] == f"*{ATTA}* (Delhi 1), 4.9% less (₹265 → ₹252), over 7 days:"
    assert said[1].startswith("Units ")
    assert " → " in said[1]
    assert said[2].startswith("Profit ₹")
    assert said[3] == "My advice: don't lower the price. Profit falls."


async def test_each_of_two_stores_has_its_units_profit_and_advice(ask: Ask, known: FakeLake) -> None:
    milk = {**known.elasticity_rows[0], "sku_id": "MILK_500"}
    known.elasticity_rows += [{**milk, "store_id": "DELHI_01"}, {**milk, "store_id": "DELHI_02"}]
    told = "\n".join(lines(await ask("Should I drop the price of Mohini Toned Milk 500 ml by 5% in Delhi?")))
    assert [told.count(part) for part in ("Units", "Profit ₹", "My advice")] == [2, 2, 2], told


@pytest.mark.usefixtures("known")
async def test_a_raise_that_a_limit_forbids_names_the_limit(ask: Ask) -> None:
    said = lines(await ask(f"What if I sell {ATTA} at ₹279 at Delhi 1?"))
    assert said[0].startswith(f"*{ATTA}* (Delhi 1), 5.3% more (₹265 → ₹279)")
    assert "Profit very likely rises, but a limit stands against it." in said
    assert any(line.startswith("It breaks a limit: the competitors' prices, ₹") for line in said)


async def test_a_price_above_mrp_is_refused_in_words(ask: Ask) -> None:
    said = lines(await ask(f"What if I sell {ATTA} at ₹300 at Delhi 1?"))
    assert said[0].startswith(f"❌ *{ATTA}* (Delhi 1): ₹300 is not allowed. MRP is ₹280")


async def test_where_nobody_can_tell_the_break_even_is(ask: Ask) -> None:
    said = lines(await ask(f"Should I drop the price of {ATTA} by 5% at Delhi 1?"))
    assert any(line.startswith("To earn the same you must sell ") for line in said)
    assert any("nobody can tell how buyers react" in line for line in said)


@pytest.mark.usefixtures("known")
async def test_the_best_price_says_what_a_week_brings_and_why(ask: Ask) -> None:
    said = lines(await ask(f"What price should I set for {ATTA} at Delhi 1?"))
    assert said[0].startswith(f"*{ATTA}* (Delhi 1): raise the price from ₹265 to ₹")
    assert said[1].startswith("A week: units ")
    assert said[2].startswith("Reason: it very likely earns more, ₹")


async def test_a_suggestion_that_waits_for_the_mrp_says_so(ask: Ask, known: FakeLake) -> None:
    for row in known.products_rows:
        row["mrp"] = None
    said = lines(await ask(f"What price should I set for {ATTA} at Delhi 1?"))
    assert said[0].endswith("keep the price at ₹265.")
    assert any("no rise while the MRP is unknown" in line for line in said)
