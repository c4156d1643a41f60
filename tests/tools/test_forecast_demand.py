"""forecast_demand: totals, periods, lines and series that agree with each other."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from core.errors import DataError
from engines.forecast import fallback
from tests.tools.conftest import AS_OF, SELLER, WEEK, Call, sales_rows
from tests.tools.fake_lake import FakeLake
from tools import demand
from tools.demand import compute_forecasts
from tools.forecast import ForecastDemandResult


def forecast(call: Call, **arguments: object) -> ForecastDemandResult:
    result = call("forecast_demand", **arguments).result
    assert isinstance(result, ForecastDemandResult)
    return result


TOMORROW = AS_OF + timedelta(days=2)
"""The data is of yesterday, as after every night: what is forecast of today is not asked about."""


def number(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)


def codes(result: ForecastDemandResult) -> set[str]:
    return {note.code for note in result.notes}


def test_one_product_in_one_store_is_told_by_day_with_a_range(call: Call) -> None:
    result = forecast(call, sku_ids=["MILK"], store_id="DELHI_01", horizon_days=7)
    assert number(result.total.value) == pytest.approx(sum(WEEK), rel=0.05)
    assert number(result.low.value) < number(result.total.value) < number(result.high.value)
    assert (result.start.value, result.end.value) == (TOMORROW, TOMORROW + timedelta(days=6))
    assert [period.start.value for period in result.periods] == [
        TOMORROW + timedelta(days=day) for day in range(7)
    ]
    assert result.total is result.lines[0].expected or result.total == result.lines[0].expected
    assert result.lines[0].product.value == "Mohini Toned Milk 500 ml"
    assert result.lines[0].store.value == "Delhi 1"
    assert result.total.subject == {"sku_id": "MILK", "store_id": "DELHI_01"}


def test_tomorrow_is_the_day_after_today_and_today_is_told_apart(call: Call) -> None:
    result = forecast(call, sku_ids=["MILK"], store_id="DELHI_01", horizon_days=1)
    longer = forecast(call, sku_ids=["MILK"], store_id="DELHI_01", horizon_days=2)
    assert (result.start.value, result.end.value) == (TOMORROW, TOMORROW)
    assert result.today is not None
    assert result.today.start.value == AS_OF + timedelta(days=1)
    assert longer.today is None
    assert number(longer.periods[0].expected.value) == number(result.total.value)


def test_the_total_is_the_sum_of_all_series(call: Call) -> None:
    result = forecast(call, city="Delhi")
    everything = sum(point.yhat for line in result.series for point in line.series)
    assert number(result.total.value) == pytest.approx(everything, abs=0.5)
    assert result.line_count.value == len(result.series) == 6


def test_lines_are_the_largest_first_and_bounded(call: Call) -> None:
    result = forecast(call)
    sizes = [number(line.expected.value) for line in result.lines]
    assert sizes == sorted(sizes, reverse=True)
    assert len(result.lines) == 5
    assert len(result.series) == 7


def test_weeks_sum_their_days_and_partial_ones_are_marked(call: Call) -> None:
    by_week = forecast(call, sku_ids=["MILK"], store_id="DELHI_01", granularity="week", horizon_days=13)
    by_day = forecast(call, sku_ids=["MILK"], store_id="DELHI_01")
    assert [(row.start.value, row.end.value, row.partial) for row in by_week.periods] == [
        (date(2026, 11, 23), date(2026, 11, 29), False),
        (date(2026, 11, 30), date(2026, 12, 5), True),
    ]
    whole_week = [number(row.expected.value) for row in by_day.periods][:7]
    assert number(by_week.periods[0].expected.value) == pytest.approx(sum(whole_week), abs=0.1)
    assert [point.date for point in by_week.series[0].series] == [row.start.value for row in by_week.periods]


def test_forecasts_of_the_nightly_run_are_used_where_they_reach_far_enough(
    call: Call, lake: FakeLake
) -> None:
    lake.save_forecasts("demo", compute_forecasts(lake, "demo").frame)
    lake.questions.clear()
    near = forecast(call, city="Delhi", horizon_days=34)
    assert "sales" not in lake.questions
    assert "forecasts" in near.total.source.tables
    forecast(call, city="Delhi", horizon_days=35)
    assert "sales" in lake.questions


def test_a_nightly_forecast_and_one_on_demand_are_the_same(call: Call, lake: FakeLake) -> None:
    on_demand = forecast(call, city="Delhi")
    lake.save_forecasts("demo", compute_forecasts(lake, "demo").frame)
    assert forecast(call, city="Delhi").series == on_demand.series


def test_an_outdated_nightly_forecast_is_not_used(call: Call, lake: FakeLake) -> None:
    stale = compute_forecasts(lake, "demo").frame.with_columns(
        pl.lit(AS_OF - timedelta(days=1)).alias("cutoff"), pl.lit(999.0).alias("yhat")
    )
    lake.save_forecasts("demo", stale)
    assert number(forecast(call, sku_ids=["MILK"], store_id="DELHI_01").total.value) < 999


def test_a_named_product_the_nightly_run_left_out_is_computed(call: Call, lake: FakeLake) -> None:
    lake.save_forecasts("demo", compute_forecasts(lake, "demo").frame.filter(pl.col("sku_id") != "MILK"))
    result = forecast(call, sku_ids=["ATTA", "MILK"], store_id="DELHI_01")
    assert {line.sku_id for line in result.series} == {"ATTA", "MILK"}
    assert {"forecasts", "sales", "promotions", "holidays"} <= set(result.total.source.tables)


def test_the_nightly_run_forecasts_every_series_and_tells_its_progress(lake: FakeLake) -> None:
    told: list[tuple[int, int]] = []
    frame = compute_forecasts(
        lake, "demo", horizon_days=5, progress=lambda done, of: told.append((done, of))
    ).frame
    assert frame.select("sku_id", "store_id").n_unique() == 7
    assert frame.height == 7 * 5
    assert told[-1] == (7, 7)


def test_a_closed_day_of_the_store_is_no_day_of_zero_sales(call: Call, lake: FakeLake) -> None:
    before = number(forecast(call, sku_ids=["MILK"], store_id="DELHI_01", horizon_days=7).total.value)
    closed = pl.col("date").is_between(AS_OF - timedelta(days=20), AS_OF - timedelta(days=14))
    lake.sales = lake.sales.filter(~((pl.col("store_id") == "DELHI_01") & closed))
    after = number(forecast(call, sku_ids=["MILK"], store_id="DELHI_01", horizon_days=7).total.value)
    assert after == pytest.approx(before, rel=0.05)


def test_a_product_never_sold_is_said_beside_those_that_were(call: Call, lake: FakeLake) -> None:
    lake.products_rows.append({"sku_id": "NEW", "category": "DAIRY", "name": "Paneer"})
    result = forecast(call, sku_ids=["MILK", "NEW"])
    (unsold,) = [note for note in result.notes if note.code == "no_history"]
    assert unsold.values == {"products": "Paneer"}
    with pytest.raises(DataError) as wrong:
        forecast(call, sku_ids=["NEW"])
    assert wrong.value.code == "no_history"


def test_tools_look_back_as_far_as_the_engine_does() -> None:
    assert demand.WINDOW_DAYS == fallback.WINDOW_DAYS


def test_a_short_history_is_said(call: Call) -> None:
    assert "short_history" in codes(forecast(call, sku_ids=["TEA"]))
    assert "short_history" not in codes(forecast(call, sku_ids=["MILK"]))


def test_old_data_is_said_to_be_old_and_forecasts_start_after_it(call: Call, lake: FakeLake) -> None:
    assert "stale_data" not in codes(forecast(call))
    lake.sales = sales_rows("MILK", "DELHI_01", 28.0, last=date(2016, 4, 24))
    result = forecast(call, sku_ids=["MILK"])
    (stale,) = [note for note in result.notes if note.code == "stale_data"]
    assert stale.values == {"date": "2016-04-24"}
    assert result.start.value == date(2016, 4, 25)


def test_null_winsorised_units_fall_back_to_units(call: Call, lake: FakeLake) -> None:
    lake.sales = lake.sales.with_columns(pl.lit(None, dtype=pl.Float64).alias("units_winsorised"))
    assert number(forecast(call, sku_ids=["MILK"], store_id="DELHI_01", horizon_days=7).total.value) > 90


def test_many_series_on_demand_get_the_simple_model_and_say_so(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.demand.MOST_SERIES_ON_DEMAND", 2)
    result = forecast(call)
    assert "simple_forecast" in codes(result)
    assert {line.model for line in result.series} == {"seasonal_naive", "moving_average"}
    assert "simple_forecast" not in codes(forecast(call, sku_ids=["ATTA"]))


def test_a_seller_s_totals_hold_the_own_stores_only(call: Call) -> None:
    mine = call("forecast_demand", SELLER, sku_ids=["MILK"]).result
    assert isinstance(mine, ForecastDemandResult)
    assert {line.store_id for line in mine.series} == {"DELHI_01", "DELHI_02"}
