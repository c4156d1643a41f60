"""All there is to do about stock: orders, moves and clear-outs by what they are worth."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.clock import FixedClock
from core.tool import ToolContext
from tests.tools.conftest import AS_OF, MANAGER, NOW, Call, FakeDirectory, stock_row
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tests.tools.fake_overrides import MemoryOverrides
from tools.plan_reorder import PlanReorderResult
from tools.reorder_batch import StockActions, stock_actions
from tools.scope import ScopeArguments, resolve


@pytest.fixture
def context(lake: FakeLake, directory: FakeDirectory) -> ToolContext:
    return ToolContext(
        principal=MANAGER,
        lake=lake,
        clock=FixedClock(NOW),
        settings=directory.settings,
        ledgers=memory_ledgers(MemoryOverrides()),
        blobs=MemoryBlobs(),
    )


def actions(context: ToolContext, **where: object) -> StockActions:
    return stock_actions(context, resolve(ScopeArguments.model_validate(where), context))


def test_the_orders_are_those_that_are_told_to_a_person(context: ToolContext, call: Call) -> None:
    told = call("plan_reorder").result
    assert isinstance(told, PlanReorderResult)
    batch = actions(context)
    planned = {(row.sku_id, row.store_id): row.quantity for row in told.series if row.quantity}
    assert {(one.sku_id, one.store_id): one.quantity for one in batch.orders} == planned
    assert [move.units for move in batch.transfers] == [line.quantity.value for line in told.transfers]


def test_orders_come_by_the_margin_they_protect(context: ToolContext, lake: FakeLake) -> None:
    lake.stock_rows = [
        stock_row("MILK", "DELHI_01", 15),
        stock_row("ATTA", "DELHI_01", 0),
        stock_row("TEA", "DELHI_01", 0),  # no cost is known: last
    ]
    orders = actions(context).orders
    assert [one.sku_id for one in orders] == ["ATTA", "MILK", "TEA"]
    assert [one.reason for one in orders] == ["out", "runs_out", "out"]
    assert orders[0].protected_margin is not None
    assert orders[1].protected_margin is not None
    assert orders[0].protected_margin > orders[1].protected_margin
    assert orders[2].protected_margin is None
    assert orders[1].cost == Decimal(20) * orders[1].quantity


def test_too_much_stock_is_ranked_by_the_money_it_ties_up(context: ToolContext, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("ATTA", "DELHI_01", 500), stock_row("TEA", "DELHI_01", 900)]
    atta, tea = actions(context).clear_outs
    # About 5.4 a day: 500 less the sales of two months, at 200 each
    assert (atta.sku_id, atta.kind) == ("ATTA", "over")
    assert atta.units == pytest.approx(500 - 60 * 5.4, abs=25)
    assert atta.tied_up == Decimal(200) * atta.units
    assert atta.holding_per_month == pytest.approx(Decimal(4) * atta.units)  # 24 % a year
    assert (tea.sku_id, tea.tied_up) == ("TEA", None)


def test_what_another_store_takes_is_not_cleared_out(context: ToolContext, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("ATTA", "DELHI_01", 0), stock_row("ATTA", "DELHI_02", 380)]
    batch = actions(context)
    (move,) = batch.transfers
    assert batch.orders == ()
    lone = actions(replace(context), store_id="DELHI_02").clear_outs
    left = sum(one.units for one in batch.clear_outs)
    assert left == max(sum(one.units for one in lone) - move.units, 0)


def test_what_was_ordered_already_is_not_proposed_again(context: ToolContext, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("ATTA", "DELHI_01", 10)]
    (order,) = actions(context).orders
    lake.stock_rows = [stock_row("ATTA", "DELHI_01", 10, in_transit=order.quantity)]
    assert actions(context).orders == ()


def test_nothing_is_proposed_where_stock_is_unknown(context: ToolContext, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("ATTA", "DELHI_01", None), stock_row("MILK", "DELHI_01", 15)]
    batch = actions(context)
    assert {one.sku_id for one in batch.orders} == {"MILK"}
    assert batch.unknown > 0
    assert (batch.checked, batch.cutoff, batch.stock_as_of) == (1, AS_OF, AS_OF)
