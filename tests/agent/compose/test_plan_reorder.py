"""What an order plan says: moves first, then orders, then what they save."""

from __future__ import annotations

import pytest

from core.message import Outcome, Reply
from tests.agent.conftest import Ask
from tests.tools.fake_lake import FakeLake


def spare_milk(lake: FakeLake, units: int) -> None:
    for row in lake.stock_rows:
        if (row["sku_id"], row["store_id"]) == ("MILK_500", "DELHI_02"):
            row["on_hand"] = units


def lines(reply: Reply) -> list[str]:
    assert reply.outcome is Outcome.ANSWERED
    assert reply.verified
    return reply.answer.split("\n")


async def test_an_order_says_how_much_by_when_and_what_it_saves(ask: Ask) -> None:
    said = lines(await ask("How much Mohini Toned Milk 500 ml should I order for Delhi 1?"))
    assert said[0].startswith("Order ")
    assert any(line.startswith("This saves about ₹") for line in said)


async def test_what_another_store_spares_is_moved_first(ask: Ask, lake: FakeLake) -> None:
    spare_milk(lake, 120)
    said = lines(await ask("What should I order for Delhi?"))
    moves = [line for line in said if "move" in line]
    assert moves == [said[1]]
    assert "Delhi 2 → Delhi 1: move 38 units" in moves[0]
    assert any("Mohini Toned Milk 500 ml* (Delhi 1)" in line for line in said[2:])


async def test_where_a_move_is_enough_nothing_is_ordered(ask: Ask, lake: FakeLake) -> None:
    spare_milk(lake, 400)
    said = lines(await ask("How much Mohini Toned Milk 500 ml should I order for Delhi 1?"))
    assert said[0].startswith("🟢 No need to buy *Mohini Toned Milk 500 ml* (Delhi 1) now: move ")
    assert said[0].endswith(" units from Delhi 2.")
    assert "more with the move; order again at" in said[1]


async def test_what_a_store_gives_away_is_no_stock_of_its_own(ask: Ask, lake: FakeLake) -> None:
    spare_milk(lake, 400)
    said = lines(await ask("How much Mohini Toned Milk 500 ml should I order for Delhi 2?"))
    assert "Delhi 2 → Delhi 1: move " in said[0]
    assert said[1] == "🟢 No need to order *Mohini Toned Milk 500 ml* (Delhi 2) now."
    assert "with the move" not in "\n".join(said)


@pytest.mark.parametrize("coming", [0, 3])
async def test_what_is_on_the_way_and_what_to_move_are_two_sentences(
    ask: Ask, lake: FakeLake, coming: int
) -> None:
    spare_milk(lake, 400)
    for row in lake.stock_rows:
        if (row["sku_id"], row["store_id"]) == ("MILK_500", "DELHI_01"):
            row["in_transit"] = coming
    said = lines(await ask("What will stock out next week in Delhi?"))
    milk = next(line for line in said if "Mohini Toned Milk" in line)
    assert (f"{coming} on the way. Move " in milk) == bool(coming)


async def test_a_risk_says_what_another_store_can_spare(ask: Ask, lake: FakeLake) -> None:
    spare_milk(lake, 400)
    said = lines(await ask("What will stock out next week in Delhi?"))
    milk = next(line for line in said if "Mohini Toned Milk" in line)
    assert " Move " in milk
    assert milk.endswith("from Delhi 2")


@pytest.mark.parametrize("budget", ["₹1,000", "₹2,500"])
async def test_a_budget_opens_the_plan_and_every_order_says_what_it_costs(ask: Ask, budget: str) -> None:
    said = lines(await ask(f"What should I reorder with {budget} for Delhi?"))
    orders = [line for line in said if line.startswith("• ")]
    assert orders
    assert all("about ₹" in line for line in orders)
    assert budget in said[0] or len(orders) == 1
