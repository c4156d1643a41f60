"""explain_change: the steps add up, name what moved, and never guess a cost."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from tests.tools.conftest import SELLER, Call, sales_rows
from tests.tools.fake_lake import FakeLake
from tools.change import ExplainChangeResult

WEEK = {"start": "2026-11-15", "end": "2026-11-21"}
BEFORE = {"start": "2026-11-08", "end": "2026-11-14"}


def explain(call: Call, metric: str = "revenue", **more: object) -> ExplainChangeResult:
    result = call("explain_change", metric=metric, period=WEEK, **more).result
    assert isinstance(result, ExplainChangeResult)
    return result


def value(fact: object) -> Decimal:
    return Decimal(str(getattr(fact, "value", None)))


@pytest.mark.parametrize("metric", ["revenue", "margin", "units"])
def test_the_steps_add_up_to_the_difference(call: Call, metric: str) -> None:
    result = explain(call, metric)
    assert sum(result.series.values(), Decimal(0)) == value(result.value) - value(result.previous)


def test_a_dearer_shelf_is_named(call: Call, lake: FakeLake) -> None:
    dearer = pl.col("date") >= pl.date(2026, 11, 15)
    price = pl.when(dearer & (pl.col("sku_id") == "ATTA")).then(280.0).otherwise(pl.col("price"))
    lake.sales = lake.sales.with_columns(price=price).with_columns(
        revenue=(pl.col("units") * pl.col("price")).cast(lake.sales.schema["revenue"])
    )
    result = explain(call, sku_ids=["ATTA"], store_id="DELHI_01")
    step = next(step for step in result.steps if step.name == "price")
    assert step.direction == "up"
    assert result.series["price"] > 0


def test_other_days_can_be_named(call: Call) -> None:
    named, usual = explain(call, compare_to=BEFORE), explain(call)
    assert (value(named.value), named.series) == (value(usual.value), usual.series)


def test_an_unknown_cost_is_left_out_and_said(call: Call) -> None:
    result = explain(call, "margin", store_id="DELHI_01")
    assert result.unknown_pct is not None
    assert 0 < float(str(result.unknown_pct.value)) < 100
    assert "cost_unknown" in {note.code for note in result.notes}


def test_a_product_of_one_period_only_is_new(call: Call, lake: FakeLake) -> None:
    lake.sales = pl.concat([lake.sales, sales_rows("NEWBIE", "DELHI_01", 50.0, days=5)])
    assert explain(call, store_id="DELHI_01").series["new_items"] > 0


def test_a_seller_sees_the_own_stores(call: Call) -> None:
    own = explain(call, who=SELLER)
    whole = explain(call)
    assert value(own.value) < value(whole.value)


def test_it_comes_with_a_chart_that_says_the_same(call: Call) -> None:
    (chart,) = explain(call).charts
    assert "Revenue" in chart.title
    assert chart.alt


def test_days_whose_sales_are_not_in_yet_give_way_to_the_latest(call: Call) -> None:
    today = {"start": "2026-11-22", "end": "2026-11-22"}
    result = call("explain_change", metric="revenue", period=today).result
    assert isinstance(result, ExplainChangeResult)
    assert str(result.end.value) < today["start"]
    assert result.start.value == result.end.value
    assert [note.code for note in result.notes if note.code == "latest_days_instead"]
    assert value(result.value) > 0
