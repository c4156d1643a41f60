"""query_kpi: totals, rows, changes, and what is unknown."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from core.errors import InputError
from tests.tools.conftest import Call
from tests.tools.fake_lake import FakeLake
from tools.kpi import KpiValue, QueryKpiResult

OCTOBER = {"start": "2026-10-01", "end": "2026-10-31"}
WEEK = {"start": "2026-11-15", "end": "2026-11-21"}


def kpi(call: Call, **arguments: object) -> QueryKpiResult:
    result = call("query_kpi", **{"metrics": ["revenue"], "period": OCTOBER, **arguments}).result
    assert isinstance(result, QueryKpiResult)
    return result


def codes(result: QueryKpiResult) -> set[str]:
    return {note.code for note in result.notes}


def only(values: tuple[KpiValue, ...]) -> KpiValue:
    (value,) = values
    return value


def revenue(lake: FakeLake, where: pl.Expr, start: str, end: str) -> Decimal:
    days = pl.col("date").is_between(pl.lit(start).str.to_date(), pl.lit(end).str.to_date())
    return Decimal(str(lake.sales.filter(where & days)["revenue"].sum())).quantize(Decimal("0.01"))


def test_revenue_last_month_by_city(call: Call, lake: FakeLake) -> None:
    result = kpi(call, dimensions=["city"])
    delhi = revenue(lake, pl.col("store_id").str.starts_with("DELHI"), "2026-10-01", "2026-10-31")
    first = result.rows[0]
    assert (first.keys[0].value, first.values[0].value.value) == ("Delhi", delhi)
    everything = revenue(lake, pl.lit(True), "2026-10-01", "2026-10-31")
    assert only(result.totals).value.value == everything
    assert result.row_count is not None
    assert result.row_count.value == 2


def test_a_change_is_told_absolutely_and_in_percent(call: Call) -> None:
    value = only(kpi(call, compare_to="previous_period").totals)
    assert value.previous is not None
    assert value.change is not None
    assert value.change_pct is not None
    new, old = Decimal(str(value.value.value)), Decimal(str(value.previous.value))
    assert value.change.value == new - old
    assert value.change_pct.value == pytest.approx(float((new - old) / old * 100), abs=0.01)
    assert value.direction == "up"


def test_whole_months_are_compared_with_whole_months(call: Call) -> None:
    result = kpi(call, compare_to="previous_period")
    assert result.compare_start is not None
    assert result.compare_end is not None
    assert (str(result.compare_start.value), str(result.compare_end.value)) == ("2026-09-01", "2026-09-30")


def test_another_period_may_be_named(call: Call) -> None:
    result = kpi(call, period=WEEK, compare_to={"start": "2026-11-08", "end": "2026-11-14"})
    assert only(result.totals).previous is not None


def test_without_earlier_sales_no_percentage_is_made_up(call: Call) -> None:
    value = only(kpi(call, compare_to="previous_year").totals)
    assert value.previous is not None
    assert value.previous.value in {None, Decimal("0.00")}
    assert value.change_pct is None


def test_days_come_in_order(call: Call) -> None:
    result = kpi(
        call, period=WEEK, dimensions=["date"], sku_ids=["MILK"], store_id="DELHI_01", metrics=["units"]
    )
    days = [str(row.keys[0].value) for row in result.rows]
    assert days == [f"2026-11-{day}" for day in range(15, 22)]


def test_products_come_largest_first_and_are_bounded(call: Call) -> None:
    result = kpi(call, dimensions=["sku"])
    sizes = [float(str(row.values[0].value.value)) for row in result.rows]
    assert sizes == sorted(sizes, reverse=True)
    assert result.rows[0].keys[0].value == "Suvarna Atta 5kg"
    assert result.rows[0].keys[0].subject == {"sku_id": "ATTA"}
    many = kpi(call, period={"start": "2026-08-01", "end": "2026-11-21"}, dimensions=["date"])
    assert len(many.rows) < len(many.series) == 113


def test_of_many_days_the_best_and_the_worst_are_told_beside_the_latest(call: Call, lake: FakeLake) -> None:
    result = kpi(call, period={"start": "2026-08-01", "end": "2026-11-21"}, dimensions=["date"])
    sizes = sorted(float(str(row["revenue"])) for row in result.series)
    best = [float(str(row.values[0].value.value)) for row in result.highest]
    worst = [float(str(row.values[0].value.value)) for row in result.lowest]
    assert best == sizes[: -len(best) - 1 : -1]
    assert worst == sizes[: len(worst)]
    assert len(best) == len(worst) > 1
    assert result.rows[-1].keys[0].value == lake.sales["date"].max()
    everything = kpi(call, period=WEEK, dimensions=["date"])
    assert (everything.highest, everything.lowest) == ((), ())


def test_a_figure_by_days_comes_with_its_average_of_the_days_of_trade(call: Call, lake: FakeLake) -> None:
    closed = pl.col("date") == pl.lit("2026-11-18").str.to_date()
    lake.sales = lake.sales.filter(~closed)
    result = kpi(call, period=WEEK, dimensions=["date"])
    assert result.average is not None
    assert result.average.value == (Decimal(str(only(result.totals).value.value)) / 6).quantize(
        Decimal("0.01")
    )
    assert kpi(call, period=WEEK).average is None
    assert kpi(call, period=WEEK, dimensions=["date"], metrics=["average_price"]).average is None


def test_a_weekday_s_figure_is_that_of_an_average_one_of_the_days_of_trade(
    call: Call, lake: FakeLake
) -> None:
    closed = pl.col("date") == pl.lit("2026-10-05").str.to_date()  # one of October's four Mondays
    lake.sales = lake.sales.filter(~closed)
    result = kpi(call, dimensions=["weekday"])
    assert [row.keys[0].value for row in result.rows][:2] == ["Monday", "Tuesday"]
    mondays = pl.col("date").dt.weekday() == 1
    expected = revenue(lake, mondays, "2026-10-01", "2026-10-31") / 3
    assert result.rows[0].values[0].value.value == expected.quantize(Decimal("0.01"))
    with pytest.raises(InputError, match="weekday"):
        kpi(call, dimensions=["weekday"], metrics=["average_price"])


def test_rows_of_some_size_are_those_and_no_others(call: Call) -> None:
    every = kpi(call, dimensions=["date"], metrics=["units"])
    sizes = [float(str(row["units"])) for row in every.series]
    limit = sorted(sizes)[len(sizes) // 2]
    few = kpi(call, dimensions=["date"], metrics=["units"], at_most=limit)
    assert [float(str(row["units"])) for row in few.series] == [size for size in sizes if size <= limit]
    assert few.row_total is not None
    assert few.row_total.value == len(sizes)
    many = kpi(call, dimensions=["date"], metrics=["units"], at_least=limit)
    assert len(many.series) + len(few.series) == len(sizes) + sizes.count(limit)
    assert every.row_total is None
    with pytest.raises(InputError, match="dimension"):
        kpi(call, at_most=5)
    with pytest.raises(InputError, match="finite"):
        kpi(call, dimensions=["date"], at_most=float("inf"))


def test_what_sold_nothing_is_found_though_no_sale_tells_of_it(call: Call, lake: FakeLake) -> None:
    day = pl.col("date") == pl.lit("2026-11-18").str.to_date()
    lake.sales = lake.sales.filter(~(day & (pl.col("sku_id") == "ATTA")))
    none = {"metrics": ["units"], "at_most": 0}
    days = kpi(call, period=WEEK, dimensions=["date"], sku_ids=["ATTA"], **none)
    assert [str(row.keys[0].value) for row in days.rows] == ["2026-11-18"]
    early = {"start": "2020-01-01", "end": "2026-11-21"}
    assert len(kpi(call, period=early, dimensions=["date"], sku_ids=["ATTA"], **none).series) == 1
    goods = kpi(call, period={"start": "2026-11-18", "end": "2026-11-18"}, dimensions=["sku"], **none)
    assert "ATTA" in {row.keys[0].subject["sku_id"] for row in goods.rows}
    assert all(row.values[0].value.value == 0 for row in goods.rows)


def test_a_share_is_of_all_goods_there_or_of_all_the_stores(call: Call, lake: FakeLake) -> None:
    here = pl.col("store_id").str.starts_with("DELHI")
    october = ("2026-10-01", "2026-10-31")
    delhi, everywhere = revenue(lake, here, *october), revenue(lake, pl.lit(True), *october)
    milk = revenue(lake, here & (pl.col("sku_id") == "MILK"), *october)
    goods = kpi(call, metrics=["revenue", "revenue_share"], sku_ids=["MILK"], city="Delhi")
    assert goods.totals[0].value.value == milk
    assert goods.totals[1].value.value == pytest.approx(float(100 * milk / delhi), abs=0.01)
    place = kpi(call, metrics=["revenue_share"], city="Delhi")
    assert only(place.totals).value.value == pytest.approx(float(100 * delhi / everywhere), abs=0.01)
    shares = kpi(call, metrics=["revenue_share"], dimensions=["store"])
    assert sum(float(str(row["revenue_share"])) for row in shares.series) == pytest.approx(100)


def test_a_margin_is_of_what_has_a_cost_and_says_what_it_leaves_out(call: Call, lake: FakeLake) -> None:
    costs = {row["sku_id"]: row.get("unit_cost") for row in lake.products_rows}
    october = lake.sales.filter(pl.col("date").dt.strftime("%Y-%m") == "2026-10")
    uncosted = sorted(sku for sku in october["sku_id"].unique() if costs[sku] is None)
    assert uncosted
    result = kpi(call, metrics=["margin", "margin_pct", "revenue"])
    costed = kpi(call, metrics=["margin"], sku_ids=[sku for sku in costs if sku not in uncosted])
    assert result.totals[0].value.value == only(costed.totals).value.value is not None
    (partial,) = [note for note in result.notes if note.code == "margin_partial"]
    units = [kpi(call, metrics=["units"], **some) for some in ({"sku_ids": uncosted}, {})]
    left_out, everything = (Decimal(str(only(one.totals).value.value)) for one in units)
    assert partial.values == {
        "count": len(uncosted),
        "n": len(uncosted),
        "share": int(100 * (1 - left_out / everything)),
    }
    assert codes(costed).isdisjoint({"margin_partial", "cost_unknown"})


def test_the_margin_of_what_has_no_cost_is_unknown_and_says_so(call: Call, lake: FakeLake) -> None:
    uncosted = [row["sku_id"] for row in lake.products_rows if row.get("unit_cost") is None]
    result = kpi(call, metrics=["margin", "revenue"], sku_ids=uncosted)
    assert result.totals[0].value.value is None
    assert result.totals[1].value.value is not None
    assert "cost_unknown" in codes(result)
    alone = kpi(call, metrics=["margin"], sku_ids=uncosted)
    assert codes(alone) >= {"cost_unknown"}
    assert codes(alone).isdisjoint({"no_sales_in_period", "margin_partial"})


def test_the_stock_s_value_tells_what_it_leaves_out_and_when_it_was_counted(
    call: Call, lake: FakeLake
) -> None:
    day = {"start": "2026-11-21", "end": "2026-11-21"}
    costs = {row["sku_id"]: row.get("unit_cost") for row in lake.products_rows}
    whole = kpi(call, metrics=["stock_value"], period=day)
    there = [row for row in lake.stock_rows if costs[row["sku_id"]] is not None]
    worth = sum(Decimal(str(costs[row["sku_id"]])) * Decimal(str(row["on_hand"])) for row in there)
    assert only(whole.totals).value.value == worth
    assert only(whole.totals).value.unit == "currency"
    assert len(there) < len(lake.stock_rows)
    assert "stock_value_partial" in codes(whole)
    for row in lake.products_rows:
        row["unit_cost"] = None
    assert codes(kpi(call, metrics=["stock_value"], period=day)) == {"stock_value_uncosted"}
    lake.stock_rows = []
    assert codes(kpi(call, metrics=["stock_value"], period=day)) == {"metric_unknown"}


def test_a_metric_the_data_cannot_tell_is_named(call: Call) -> None:
    result = kpi(call, metrics=["revenue", "forecast_wape"])
    (unknown,) = [note for note in result.notes if note.code == "metric_unknown"]
    assert unknown.values == {"metric": "forecast_wape"}


def test_a_period_without_sales_is_said(call: Call) -> None:
    assert "no_sales_in_period" in codes(kpi(call, period={"start": "2020-01-01", "end": "2020-01-31"}))


def test_days_whose_sales_are_not_in_yet_are_no_days_without_sales(call: Call) -> None:
    found = codes(kpi(call, period={"start": "2026-11-22", "end": "2026-11-22"}))
    assert "sales_not_in_yet" in found
    assert "no_sales_in_period" not in found


def test_where_no_forecast_was_made_it_is_not_the_sales_that_are_missing(call: Call) -> None:
    period = {"start": "2020-01-01", "end": "2020-01-31"}
    found = codes(kpi(call, metrics=["forecast_wape"], period=period))
    assert "no_forecasts_in_period" in found
    assert "no_sales_in_period" not in found


def test_a_period_that_ends_after_the_data_is_said(call: Call) -> None:
    result = kpi(call, period={"start": "2026-11-16", "end": "2026-11-30"})
    (beyond,) = [note for note in result.notes if note.code == "period_beyond_data"]
    assert beyond.values == {"date": "2026-11-21"}


def test_the_lake_may_name_a_dimension_by_its_id_column(
    call: Call, lake: FakeLake, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = lake.kpi

    def renamed(scope: object, question: object) -> object:
        found = answer(scope, question)  # pyright: ignore[reportArgumentType]  - passed through
        return type(found)(found.frame.rename({"store": "store_id"}, strict=False), found.source)

    monkeypatch.setattr(lake, "kpi", renamed)
    result = kpi(call, dimensions=["store"])
    assert {row.keys[0].value for row in result.rows} == {"Delhi 1", "Delhi 2", "MUMBAI_01"}


def test_facts_say_which_days_they_are_about(call: Call) -> None:
    value = only(kpi(call, compare_to="previous_period").totals)
    assert value.previous is not None
    assert value.value.subject["start"] == "2026-10-01"
    assert value.previous.subject["start"] == "2026-09-01"


WHOLE_OCTOBER = {"start": "2026-10-01", "end": "2026-10-31"}


@pytest.mark.parametrize("dimension", ["date", "week"])
def test_figures_along_time_are_drawn_as_they_are_told(call: Call, dimension: str) -> None:
    result = kpi(call, metrics=["revenue"], dimensions=[dimension], period=WHOLE_OCTOBER)
    [drawn] = result.charts
    figures = drawn.spec["datasets"]["figures"]
    assert [row["value"] for row in figures] == [float(str(row["revenue"])) for row in result.series]
    assert figures[-1]["told"] in drawn.alt
    assert result.rows[-1].keys[0].value == result.series[-1][dimension]  # where there are many: the latest


def test_places_are_drawn_side_by_side_where_a_reply_cannot_tell_all(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = {"metrics": ["units"], "dimensions": ["store"], "period": WHOLE_OCTOBER}
    assert kpi(call, **ask).charts == ()
    monkeypatch.setattr("tools.kpi_chart.FEWEST_SIDE_BY_SIDE", 3)
    stores = kpi(call, **ask)
    assert [row["label"] for row in stores.charts[0].spec["datasets"]["figures"]] == [
        str(row.keys[0].value) for row in stores.rows
    ]
    for cut in (["sku"], ["store", "category"], []):
        assert kpi(call, metrics=["units"], dimensions=cut, period=WHOLE_OCTOBER).charts == ()


def test_a_month_is_told_as_a_month(call: Call) -> None:
    result = kpi(call, metrics=["revenue"], dimensions=["month"], period=WHOLE_OCTOBER)
    assert result.rows[0].keys[0].unit == "month"


def test_two_stores_of_one_name_are_not_drawn_as_one(
    call: Call, lake: FakeLake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.kpi_chart.FEWEST_SIDE_BY_SIDE", 3)
    lake.stores_rows[:] = [{**row, "name": "Main shop"} for row in lake.stores_rows]
    assert kpi(call, metrics=["units"], dimensions=["store"], period=WHOLE_OCTOBER).charts == ()


def test_what_has_no_room_is_told_from_its_lowest_end(call: Call) -> None:
    wide = kpi(
        call,
        metrics=["units", "revenue", "average_price", "margin", "margin_pct", "days_of_cover", "return_rate"],
        dimensions=["sku", "store"],
        period=WEEK,
    )
    sizes = [row["units"] for row in wide.series]
    top, low = ([row.values[0].value.value for row in rows] for rows in (wide.rows, wide.lowest))
    assert 0 < len(top) < len(sizes) - len(low)
    assert (top, low[::-1]) == (sizes[: len(top)], sizes[-len(low) :])
    assert kpi(call, metrics=["units"], dimensions=["store"], period=WEEK).lowest == ()  # all have room


def test_a_bar_says_its_kind_and_its_figure_as_a_person_reads_them(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.kpi_chart.FEWEST_SIDE_BY_SIDE", 2)
    [drawn] = kpi(call, metrics=["revenue"], dimensions=["category"], period=WHOLE_OCTOBER).charts
    bars = drawn.spec["datasets"]["figures"]
    assert all(one["label"] != one["label"].upper() and "_" not in one["label"] for one in bars)
    assert all(one["told"].startswith("₹") and "." not in one["told"] for one in bars)
    [written] = [layer for layer in drawn.spec["layer"] if layer["mark"]["type"] == "text"]
    assert written["encoding"]["text"]["field"] == "told"
