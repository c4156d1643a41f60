"""plan_reorder: how much, by when, within which limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.model_record import ModelRecord
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, Call, FakeDirectory, stock_row
from tests.tools.fake_lake import FakeLake
from tools.demand import compute_forecasts
from tools.plan_reorder import PlanReorderResult
from tools.reorder_line import ReorderRow


@pytest.fixture(autouse=True)
def _nothing_to_spare(lake: FakeLake) -> None:
    """MILK at DELHI_02 has what it needs; the shop's 400 would go to DELHI_01 before any order."""
    give_stock(lake, "MILK", "DELHI_02", 80)


def give_stock(lake: FakeLake, sku_id: str, store_id: str, on_hand: int) -> None:
    for row in lake.stock_rows:
        if (row["sku_id"], row["store_id"]) == (sku_id, store_id):
            row["on_hand"] = on_hand


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


# --- money --------------------------------------------------------------------------------


def test_an_item_with_margin_and_cost_has_the_service_level_its_economics_say(call: Call) -> None:
    row = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    # 28 / 1.05 − 20 = 6.667 a unit; holding 20 at 24 % for 7 days is 0.0921: 6.667 / 6.759
    assert (row.service_source, row.service_level) == ("economics", pytest.approx(0.9864, abs=1e-4))


def test_an_item_without_cost_has_the_tenant_s_level_and_a_level_asked_for_wins(
    call: Call, lake: FakeLake
) -> None:
    assert only(plan(call, sku_ids=["TEA"])).service_source == "tenant"
    row = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01", service_level=0.9))
    assert (row.service_source, row.service_level) == ("asked", 0.9)


def test_sales_lost_without_an_order_and_saved_by_it_are_told_in_rupees(call: Call) -> None:
    result = plan(call, sku_ids=["MILK"], store_id="DELHI_01")
    row = only(result)
    # Nine days sell 132: 34 until an order comes in, of which 15 are there; it saves the rest.
    assert row.lost_units == pytest.approx(132 - 15, abs=4)
    assert row.avoided_units == pytest.approx(98, abs=4)
    assert row.protected_sales == pytest.approx(Decimal(28) * Decimal(str(row.avoided_units)), abs=1)
    assert result.protected_sales is not None
    assert result.protected_sales.value == row.protected_sales


def test_a_budget_goes_where_it_protects_most(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "ATTA", "DELHI_01", 0)
    give_stock(lake, "ATTA", "DELHI_02", 0)  # 0.26 of margin a rupee, against the milk's 0.33
    rows = {(r.sku_id, r.store_id): r for r in plan(call, city="Delhi", budget=2_500).series}
    free = {(r.sku_id, r.store_id): r for r in plan(call, city="Delhi").series}
    milk = ("MILK", "DELHI_01")
    assert rows[milk].quantity >= 0.6 * free[milk].quantity
    assert sum((row.cost or Decimal(0)) for row in rows.values()) <= 2_500
    assert all("budget" in rows[key].binding for key in rows if rows[key].quantity < free[key].quantity)


def test_the_seed_s_formulas_stand_beside_the_plan(call: Call) -> None:
    row = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    assert (row.min, row.max) == (row.reorder_point, pytest.approx(row.position + row.quantity, abs=12))
    assert row.textbook_point == pytest.approx(row.reorder_point, abs=3)  # counts lean to the right
    # √(2 · 50 · λ / 4.8): 20 at 24 % a year, about 14 a day
    assert row.eoq == pytest.approx((2 * 50 * 14 * 365 / 4.8) ** 0.5, rel=0.05)


# --- suppliers and space ------------------------------------------------------------------


def test_a_supplier_who_is_often_late_is_ordered_from_earlier(call: Call, lake: FakeLake) -> None:
    prompt = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    lake.supplier_rows[0]["reliability"] = 0.8
    late = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    assert late.reorder_point > prompt.reorder_point + 98 / 2  # a week later, one time in five


def test_a_full_store_orders_only_what_finds_room(
    call: Call, lake: FakeLake, directory: FakeDirectory
) -> None:
    free = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    directory.settings = replace(directory.settings, store_capacity_units=15 + 60)
    row = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    assert (row.quantity, row.binding[-1]) == (60, "capacity")
    assert free.quantity > 60


# --- other stores -------------------------------------------------------------------------


def test_a_store_of_the_city_gives_before_anything_is_ordered(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "MILK", "DELHI_02", 400)
    result = plan(call, sku_ids=["MILK"], store_id="DELHI_01")
    (move,) = result.transfers
    assert (move.from_store_id, move.to_store_id) == ("DELHI_02", "DELHI_01")
    assert move.from_store.value == "Delhi 2"
    row = only(result)
    assert (row.received, row.quantity) == (move.quantity.value, 0)


def test_a_donor_keeps_what_it_would_order_up_to(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "MILK", "DELHI_02", 100)
    result = plan(call, sku_ids=["MILK"], city="Delhi")
    (move,) = result.transfers
    donor = next(row for row in result.series if row.store_id == "DELHI_02")
    assert 100 - int(str(move.quantity.value)) >= donor.max
    assert next(row for row in result.series if row.store_id == "DELHI_01").quantity > 0


def test_a_store_of_another_city_gives_nothing(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "MILK", "MUMBAI_01", 4_000)
    assert plan(call, sku_ids=["MILK"]).transfers == ()


def test_a_store_the_caller_may_not_see_gives_nothing(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "MILK", "DELHI_02", 400)
    only_one = replace(SELLER, store_ids=frozenset({"DELHI_01"}))
    assert plan(call, who=only_one, sku_ids=["MILK"]).transfers == ()
    assert plan(call, who=MANAGER, sku_ids=["MILK"], store_id="DELHI_01").transfers != ()


def test_a_store_hears_of_what_it_should_give_as_well(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "MILK", "DELHI_02", 400)
    asked_of_the_taker = plan(call, sku_ids=["MILK"], store_id="DELHI_01").transfers
    asked_of_the_giver = plan(call, sku_ids=["MILK"], store_id="DELHI_02").transfers
    (move,) = asked_of_the_giver
    assert (move.from_store_id, move.to_store_id) == ("DELHI_02", "DELHI_01")
    assert (move.from_store.value, move.to_store.value) == ("Delhi 2", "Delhi 1")
    assert move.quantity.value == asked_of_the_taker[0].quantity.value


def test_a_caller_hears_of_no_move_to_a_store_that_is_not_theirs(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "MILK", "DELHI_02", 400)
    only_two = replace(SELLER, store_ids=frozenset({"DELHI_02"}))
    assert plan(call, who=only_two, sku_ids=["MILK"]).transfers == ()


def test_one_store_of_a_city_and_the_whole_city_hear_of_the_same_moves(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "MILK", "DELHI_02", 130)
    give_stock(lake, "ATTA", "DELHI_01", 900)
    city = plan(call, city="Delhi").transfers
    one = plan(call, store_id="DELHI_01").transfers
    assert {(m.sku_id, m.from_store_id, m.quantity.value) for m in one} == {
        (m.sku_id, m.from_store_id, m.quantity.value) for m in city
    }


def test_a_transfer_dearer_than_what_it_saves_is_not_made(
    call: Call, lake: FakeLake, directory: FakeDirectory
) -> None:
    give_stock(lake, "MILK", "DELHI_02", 400)
    directory.settings = replace(directory.settings, transfer_cost=10_000.0)
    assert plan(call, sku_ids=["MILK"], store_id="DELHI_01").transfers == ()


# --- how sure demand is -------------------------------------------------------------------


def trained(scale: float) -> ModelRecord:
    spread = {"correlation": 0.5, "scale": scale}
    return ModelRecord(
        "v1", NOW, AS_OF, "test", report={"period_spreads": {"smooth": spread}}, artifact=b"", serving=True
    )


def test_what_the_backtest_learned_of_a_class_widens_its_orders(call: Call, lake: FakeLake) -> None:
    import polars as pl

    forecasts = compute_forecasts(lake, "demo").frame.with_columns(demand_class=pl.lit("smooth"))
    lake.save_forecasts("demo", forecasts)
    usual = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    lake.model_records = [trained(2.0)]
    learned = only(plan(call, sku_ids=["MILK"], store_id="DELHI_01"))
    assert (usual.calibrated, learned.calibrated) == (False, True)
    assert learned.max > usual.max
    assert learned.lead_time_demand == usual.lead_time_demand


# --- the chart ----------------------------------------------------------------------------


def test_one_item_s_plan_is_drawn_and_told_in_words(call: Call) -> None:
    (chart,) = plan(call, sku_ids=["MILK"], store_id="DELHI_01").charts
    assert chart.title == "Mohini Toned Milk 500 ml, Delhi 1: stock ahead"
    assert "In stock now: 15 units." in chart.alt
    assert len(chart.spec["datasets"]["stock"]) == 2 + 7  # lead time and review


def test_several_items_have_no_chart(call: Call) -> None:
    assert plan(call, city="Delhi").charts == ()
