"""assess_stockout_risk: what runs out, when, and what is not known."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.errors import DataError
from tests.tools.conftest import AS_OF, Call, sales_rows, stock_row
from tests.tools.fake_lake import FakeLake
from tools.demand import compute_forecasts
from tools.stockout import AssessStockoutRiskResult


@pytest.fixture(autouse=True)
def _nothing_to_spare(lake: FakeLake) -> None:
    """MILK at DELHI_02 has what it needs; the shop's 400 would go to DELHI_01 before any order."""
    give_stock(lake, "MILK", "DELHI_02", 80)


def give_stock(lake: FakeLake, sku_id: str, store_id: str, on_hand: int) -> None:
    for row in lake.stock_rows:
        if (row["sku_id"], row["store_id"]) == (sku_id, store_id):
            row["on_hand"] = on_hand


def assess(call: Call, **arguments: object) -> AssessStockoutRiskResult:
    result = call("assess_stockout_risk", **arguments).result
    assert isinstance(result, AssessStockoutRiskResult)
    return result


def values(result: AssessStockoutRiskResult) -> dict[str, dict[str, str | int]]:
    return {note.code: dict(note.values) for note in result.notes}


def test_what_runs_out_next_week_in_delhi(call: Call) -> None:
    result = assess(call, city="Delhi")
    (line,) = result.lines
    assert (line.sku_id, line.store_id, line.level) == ("MILK", "DELHI_01", "high")
    assert line.on_hand.value == 15
    assert line.stockout_date is not None
    assert line.stockout_date.value == AS_OF + timedelta(days=1)  # a Sunday sells 24
    assert line.order_quantity is not None
    assert isinstance(line.order_quantity.value, int)
    assert line.order_quantity.value % 12 == 0
    assert line.order_by is not None
    assert line.order_by.value == AS_OF + timedelta(days=1)
    assert result.at_risk is not None
    assert result.at_risk.value == 1
    assert result.at_risk.label == "Items likely to run out in Delhi"


def test_sales_at_risk_are_lost_units_at_the_last_price(call: Call) -> None:
    result = assess(call, sku_ids=["MILK"], store_id="DELHI_01")
    (plain,) = result.series
    assert result.sales_at_risk is not None
    assert float(str(result.sales_at_risk.value)) == pytest.approx(plain.lost_units * 28.0, abs=0.2)
    assert plain.lost_units == pytest.approx(98 + 24 - 15, abs=3)  # a week and today, a Sunday


def test_enough_stock_is_no_risk(call: Call) -> None:
    result = assess(call, store_id="DELHI_02")
    assert result.at_risk is not None
    assert result.at_risk.value == 0
    assert result.lines == ()
    assert {row.level for row in result.series} == {"low"}


def test_a_longer_look_finds_more(call: Call, lake: FakeLake) -> None:
    lake.stock_rows.append(stock_row("MILK", "DELHI_02", 60))
    days = assess(call, sku_ids=["MILK"], store_id="DELHI_02", horizon_days=3)
    month = assess(call, sku_ids=["MILK"], store_id="DELHI_02", horizon_days=28)
    assert [line.level for line in days.lines] == ["low"]  # named, and so told how long it lasts
    assert [line.level for line in month.lines] == ["high"]


def test_an_empty_shelf_comes_first(call: Call, lake: FakeLake) -> None:
    lake.stock_rows.append(stock_row("ATTA", "DELHI_01", 0))
    result = assess(call, city="Delhi")
    assert [(line.sku_id, line.level) for line in result.lines] == [("ATTA", "out"), ("MILK", "high")]


def test_where_stock_is_unknown_no_number_is_given(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = []
    outcome = call("assess_stockout_risk", store_id="DELHI_01")
    assert outcome.facts == ()
    result = outcome.result
    assert isinstance(result, AssessStockoutRiskResult)
    assert values(result) == {"stock_unknown": {"reason": "never_given", "place": "Delhi 1"}}
    assert result.series == ()
    assert "forecasts" not in lake.questions  # none is computed only to say so


def test_a_null_on_hand_is_unknown_never_zero(call: Call) -> None:
    result = assess(call, sku_ids=["SOAP"])
    assert values(result) == {"stock_unknown": {"reason": "not_given", "place": ""}}


def test_what_is_partly_unknown_is_counted_and_said(call: Call) -> None:
    result = assess(call, city="Delhi")
    assert values(result)["stock_unknown_some"] == {"reason": "not_given", "place": "Delhi"}
    assert result.unknown is not None
    assert result.unknown.value == 1
    assert "SOAP" not in {row.sku_id for row in result.series}


def test_what_is_unknown_is_listed_when_asked_for(call: Call, lake: FakeLake) -> None:
    old = AS_OF - timedelta(days=30)
    others = [row for row in lake.stock_rows if row["sku_id"] != "ATTA"]
    lake.stock_rows = [*others, stock_row("ATTA", "DELHI_01", 9, date=old)]
    result = assess(call, store_id="DELHI_01", uncounted=True)
    told = {line.sku_id: line.last_counted and line.last_counted.value for line in result.uncounted}
    assert told == {"ATTA": old, "SOAP": None}
    assert result.unknown is not None
    assert result.unknown.value == 2
    demand = [float(str(line.demand.value)) for line in result.uncounted if line.demand is not None]
    assert demand == sorted(demand, reverse=True)
    assert len(demand) == 2
    assert (result.lines, result.at_risk, values(result)) == ((), None, {})
    assert len(assess(call, store_id="DELHI_01", uncounted=True, limit=1).uncounted) == 1


def test_stock_counted_days_before_the_last_sales_is_said_to_be_old(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("MILK", "DELHI_01", 15, date=AS_OF - timedelta(days=5))]
    result = assess(call, sku_ids=["MILK"], store_id="DELHI_01")
    assert values(result)["stock_stale"] == {"date": "2026-11-16"}
    assert result.stock_as_of is not None
    assert result.stock_as_of.value == AS_OF - timedelta(days=5)


def test_stock_counted_weeks_ago_is_unknown(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("MILK", "DELHI_01", 15, date=AS_OF - timedelta(days=30))]
    outcome = call("assess_stockout_risk", sku_ids=["MILK"], store_id="DELHI_01")
    assert outcome.facts == ()
    assert outcome.result.notes[0].values["reason"] == "too_old"


def test_a_snapshot_newer_than_the_sales_meets_only_the_days_after_it(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("MILK", "DELHI_01", 45, date=AS_OF + timedelta(days=2))]
    (line,) = assess(call, sku_ids=["MILK"], store_id="DELHI_01").lines
    assert line.stockout_date is not None
    # Tuesday 10, Wednesday 10, Thursday 10, Friday 14, Saturday 20: 45 are gone by Saturday.
    assert line.stockout_date.value == AS_OF + timedelta(days=7)


def test_units_on_the_way_do_not_count_before_they_can_arrive(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("MILK", "DELHI_01", 15, in_transit=500)]
    (line,) = assess(call, sku_ids=["MILK"], store_id="DELHI_01").lines
    assert line.level == "high"
    assert line.order_quantity is None  # enough is coming


def test_an_order_already_sent_days_ago_arrives_sooner(call: Call, lake: FakeLake) -> None:
    lake.supplier_rows = []
    lake.stock_rows = [
        stock_row("MILK", "DELHI_01", 40, date=AS_OF - timedelta(days=1), in_transit=0, lead_time_days=4),
        stock_row("MILK", "DELHI_01", 40, in_transit=500, lead_time_days=4),
    ]
    (late,) = assess(call, sku_ids=["MILK"], store_id="DELHI_01").series
    for day in (1, 2, 3):
        lake.stock_rows.append(
            stock_row(
                "MILK", "DELHI_01", 40, date=AS_OF - timedelta(days=day), in_transit=500, lead_time_days=4
            )
        )
    lake.stock_rows = [row for row in lake.stock_rows if row["in_transit"] == 500]
    (soon,) = assess(call, sku_ids=["MILK"], store_id="DELHI_01").series
    assert late.level == "high"
    assert soon.level == "low"


def test_an_assumed_lead_time_is_said(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("ATTA", "DELHI_01", 5, lead_time_days=None)]
    result = assess(call, sku_ids=["ATTA"], store_id="DELHI_01")
    assert values(result)["lead_time_assumed"] == {"days": 7}


def test_stock_of_what_no_longer_sells_is_no_risk(call: Call, lake: FakeLake) -> None:
    lake.products_rows.append({"sku_id": "OLD", "category": "CARE", "name": "Old Soap"})
    lake.sales = lake.sales.vstack(
        sales_rows("OLD", "DELHI_01", 10.0, days=20, last=AS_OF - timedelta(days=300))
    )
    lake.stock_rows.append(stock_row("OLD", "DELHI_01", 3))
    (row,) = assess(call, sku_ids=["OLD"]).series
    assert (row.level, row.demand, row.model) == ("low", 0.0, "moving_average_7_28")


def test_a_product_without_sales_or_stock_cannot_be_told(call: Call, lake: FakeLake) -> None:
    lake.products_rows.append({"sku_id": "NEW", "category": "CARE", "name": "New Soap"})
    with pytest.raises(DataError) as wrong:
        assess(call, sku_ids=["NEW"])
    assert wrong.value.code == "no_history"


def test_the_nightly_forecasts_give_the_same_answer(call: Call, lake: FakeLake) -> None:
    before = assess(call, city="Delhi")
    lake.save_forecasts("demo", compute_forecasts(lake, "demo").frame)
    assert assess(call, city="Delhi").series == before.series


def test_what_another_store_spares_is_moved_before_it_is_ordered(call: Call, lake: FakeLake) -> None:
    give_stock(lake, "MILK", "DELHI_02", 400)
    (line,) = assess(call, sku_ids=["MILK"], store_id="DELHI_01").lines
    assert line.order_quantity is None
    assert line.transfer_quantity is not None
    assert isinstance(line.transfer_quantity.value, int)
    assert line.transfer_quantity.value > 98 + 34 - 15 - 1
    assert line.transfer_from is not None
    assert line.transfer_from.value == "Delhi 2"


def test_the_rupees_at_risk_and_the_cover_are_told_of_each_item(call: Call) -> None:
    (row,) = assess(call, sku_ids=["MILK"], store_id="DELHI_01").series
    assert row.sales_at_risk is not None
    assert float(row.sales_at_risk) == pytest.approx(row.lost_units * 28.0, abs=0.2)
    assert row.days_of_cover == pytest.approx(15 / (98 / 7), abs=0.1)
