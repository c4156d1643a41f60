"""plan_reorder: how much, by when, within which limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.tools.conftest import AS_OF, Call, FakeDirectory, stock_row
from tests.tools.fake_lake import FakeLake
from tools.plan_reorder import PlanReorderResult, ReorderRow


def plan(call: Call, **arguments: object) -> PlanReorderResult:
    result = call("plan_reorder", **arguments).result
    assert isinstance(result, PlanReorderResult)
    return result


def only(result: PlanReorderResult) -> ReorderRow:
    (row,) = result.series
    return row


def codes(result: PlanReorderResult) -> set[str]:
    return {note.code for note in result.notes}


def test_an_order_is_whole_cases_up_to_lead_time_and_review_demand(call: Call) -> None:
    row = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    # Two days of lead time from a Sunday: 24 + 10; up to nine days: 98 + 24 + 10 − 15 and safety stock.
    assert row.lead_time_demand == pytest.approx(34, abs=1)
    assert row.reorder_point == pytest.approx(row.lead_time_demand + row.safety_stock, abs=0.02)
    assert row.quantity % 12 == 0
    assert row.quantity >= 98 + 34 - 15
    assert row.cost == Decimal("20.00") * row.quantity


def test_a_named_product_is_told_even_when_nothing_need_be_ordered(call: Call) -> None:
    result = plan(call, sku_ids=["MILK"], store_id="DELHI_02")
    (line,) = result.lines
    assert line.quantity.value == 0
    assert result.order_count is not None
    assert result.order_count.value == 0


def test_without_named_products_only_orders_are_listed(call: Call) -> None:
    result = plan(call)
    assert [(line.sku_id, line.store_id) for line in result.lines] == [("MILK", "DELHI_01")]
    assert result.checked is not None
    assert result.checked.value == 6


def test_units_on_the_way_count_towards_the_position(call: Call) -> None:
    row = only(plan(call, sku_ids=["MILK"], store_id="MUMBAI_01"))
    assert (row.position, row.quantity) == (70, 0)
    assert row.order_by == AS_OF + timedelta(days=2)  # 70 − 24 falls below the reorder point on Monday


def test_more_service_means_more_safety_stock(call: Call) -> None:
    low = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01", service_level=0.8))
    high = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01", service_level=0.99))
    assert low.safety_stock < high.safety_stock
    assert low.quantity <= high.quantity


def test_the_tenant_s_service_level_is_the_default(call: Call, directory: FakeDirectory) -> None:
    directory.settings = replace(directory.settings, service_level=0.9)
    result = plan(call, sku_ids=["MILK"])
    assert result.service_level is not None
    assert result.service_level.value == 90.0


def test_a_budget_is_kept_and_said_to_be_reached(call: Call) -> None:
    result = plan(call, sku_ids=["MILK"], store_id="DELHI_01", budget=1000)
    row = only(result)
    assert row.quantity == 48  # 4 cases of 12 at 20
    assert "budget" in row.binding
    assert "budget_reached" in codes(result)
    assert result.total_cost is not None
    assert result.total_cost.value == Decimal("960.00")


def test_a_budget_below_the_minimum_order_buys_nothing(call: Call) -> None:
    row = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01", budget=300))
    assert row.quantity == 0  # 12 would be affordable, the supplier takes 24


def test_a_budget_larger_than_the_plan_changes_nothing(call: Call) -> None:
    free = plan(call, city="Delhi")
    rich = plan(call, city="Delhi", budget=10_000_000)
    assert rich.series == free.series
    assert "budget_reached" not in codes(rich)


def test_an_unknown_cost_is_said_and_not_spent(call: Call, lake: FakeLake) -> None:
    lake.stock_rows.append(stock_row("SOAP", "DELHI_01", 1, date=AS_OF))
    lake.stock_rows = [row for row in lake.stock_rows if row["on_hand"] is not None]
    free = plan(call, sku_ids=["SOAP"])
    assert only(free).quantity > 0
    assert only(free).cost is None
    assert free.total_cost is None
    assert "cost_unknown" in codes(free)
    assert only(plan(call, sku_ids=["SOAP"], budget=5000)).quantity == 0


def test_unknown_stock_is_never_ordered_for(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = []
    result = plan(call, store_id="DELHI_01")
    assert result.series == ()
    assert result.total_units is None
    assert codes(result) == {"stock_unknown", "short_history"} - {"short_history"}


def test_a_negative_stock_is_owed_not_owned(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("MILK", "DELHI_01", -10)]
    owed = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    lake.stock_rows = [stock_row("MILK", "DELHI_01", 0)]
    assert owed.quantity >= only(plan(call, sku_ids=["MILK"], store_id="DELHI_01")).quantity


def test_the_lead_time_is_the_supplier_s_then_the_snapshot_s_then_assumed(call: Call, lake: FakeLake) -> None:
    assert only(plan(call, sku_ids=["MILK"], store_id="DELHI_01")).lead_time_days == 2
    lake.supplier_rows = []
    assert only(plan(call, sku_ids=["MILK"], store_id="DELHI_01")).lead_time_days == 3
    lake.stock_rows = [stock_row("MILK", "DELHI_01", 15, lead_time_days=None)]
    row = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    assert (row.lead_time_days, row.lead_time_assumed) == (7, True)
