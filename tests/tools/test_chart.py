"""The chart that comes with a forecast of one product in one store."""

from __future__ import annotations

from datetime import timedelta

import polars as pl
import pytest

from core.chart import Chart
from tests.tools.conftest import AS_OF, Call, sales_rows
from tests.tools.fake_lake import FakeLake
from tools.forecast import ForecastDemandResult

LINE: dict[str, object] = {"sku_ids": ["MILK"], "store_id": "DELHI_01"}


def chart(call: Call, **more: object) -> Chart:
    result = call("forecast_demand", **{**LINE, **more}).result
    assert isinstance(result, ForecastDemandResult)
    [drawn] = result.charts
    return drawn


def names(drawn: Chart) -> list[str]:
    return [event["name"] for event in drawn.spec["datasets"]["events"]]


def test_one_line_has_a_chart_and_several_have_none(call: Call) -> None:
    assert chart(call).title == "Mohini Toned Milk 500 ml, Delhi 1"
    assert call("forecast_demand", city="Delhi").result.charts == ()


def test_the_chart_holds_the_figures_of_the_answer(call: Call) -> None:
    outcome = call("forecast_demand", **LINE)
    assert isinstance(outcome.result, ForecastDemandResult)
    [drawn] = outcome.result.charts
    [line] = outcome.result.series
    ahead = drawn.spec["datasets"]["forecast"]
    assert ahead[0]["date"] == (AS_OF + timedelta(days=1)).isoformat()  # today, which no total counts
    assert [(row["date"], row["expected"]) for row in ahead[1:]] == [
        (point.date.isoformat(), point.yhat) for point in line.series
    ]
    assert drawn.spec["datasets"]["history"][-1]["date"] == AS_OF.isoformat()
    assert {"sales", "forecasts"} & set(drawn.source.tables)


def test_by_week_the_chart_still_shows_days(call: Call) -> None:
    assert len(chart(call, granularity="week").spec["datasets"]["forecast"]) == 15


def test_the_words_say_what_the_picture_shows(call: Call, lake: FakeLake) -> None:
    lake.holiday_rows.append(
        {"date": AS_OF + timedelta(days=3), "name": "Guru Nanak Jayanti", "region": None}
    )
    alt = chart(call).alt
    assert alt.startswith("Mohini Toned Milk 500 ml, Delhi 1. Sold from ")
    assert "Mon 23 Nov to Sun 6 Dec" in alt
    assert "Ahead: Guru Nanak Jayanti (Tue 24 Nov)." in alt


def test_days_without_stock_are_marked_and_said(call: Call, lake: FakeLake) -> None:
    last_two = (pl.col("sku_id") == "MILK") & (pl.col("date") >= AS_OF - timedelta(days=1))
    lake.sales = lake.sales.with_columns(stockout=pl.col("stockout") | last_two)
    drawn = chart(call)
    assert [row.get("sold_out", False) for row in drawn.spec["datasets"]["history"][-3:]] == [
        False,
        True,
        True,
    ]
    assert "Sold out on 2 days." in drawn.alt


def test_festivals_are_those_of_the_stores_own_place(call: Call, lake: FakeLake) -> None:
    day = AS_OF + timedelta(days=2)
    for name, region in (("Everywhere", None), ("Here", "DELHI"), ("Elsewhere", "Kerala")):
        lake.holiday_rows.append({"date": day, "name": name, "region": region})
    assert sorted(names(chart(call))) == ["Everywhere", "Here"]


@pytest.mark.parametrize(
    ("name", "discount", "shown"),
    [("Milk week", 10.0, "Milk week"), (None, 10.0, "Offer 10%"), (None, None, "Offer")],
)
def test_an_offer_is_marked_by_its_name_or_its_discount(
    call: Call, lake: FakeLake, name: str | None, discount: float | None, shown: str
) -> None:
    lake.promotion_rows.append(
        {
            "sku_id": "MILK",
            "store_id": None,
            "start_date": AS_OF - timedelta(days=2),
            "end_date": AS_OF + timedelta(days=2),
            "name": name,
            "discount_pct": discount,
        }
    )
    drawn = chart(call)
    assert names(drawn) == [shown]
    assert drawn.spec["datasets"]["events"][0]["date"] == "2026-11-22"


def test_another_stores_sales_are_not_in_it(call: Call, lake: FakeLake) -> None:
    lake.sales = pl.concat([lake.sales, sales_rows("MILK", "MUMBAI_09", 27.0, scale=500)])
    assert all(row["units"] < 100 for row in chart(call).spec["datasets"]["history"])
