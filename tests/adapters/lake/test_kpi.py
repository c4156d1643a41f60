"""The design's metrics against figures worked out by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from adapters.lake import IcebergLake, open_lake
from adapters.lake.kpi import DIMENSIONS, METRICS
from core.clock import FixedClock
from core.errors import InputError
from core.identity import Scope
from core.ports import KpiQuestion
from core.tenant import TenantSettings
from tests.adapters.lake.conftest import NOW
from tests.adapters.lake.shop import Shop, day, product, sale, stock


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two products in two cities over two weeks of January 2025 (the 1st is a Wednesday)."""
    home = tmp_path_factory.mktemp("trade") / "home"
    shop = Shop(open_lake(home, FixedClock(NOW), TenantSettings))
    shop.bring(
        "sales",
        "a",
        [
            sale(1, 10, price=21),
            sale(2, 20, price=21),
            sale(8, 10, price=21),
            sale(1, 4, sku="ATTA", price=105, store="MUMBAI_01"),
        ],
    )
    shop.bring(
        "products",
        "p",
        [product("MILK", cost=15, gst=5), product("ATTA", category="STAPLES", cost=90, gst=5)],
    )
    shop.lake.curate("shop")
    shop.lake.close()
    return home


@pytest.fixture
def trade(template: Path, home: Path, reopen: Callable[[], IcebergLake]) -> Shop:
    """The shop of a copy of it."""
    shutil.copytree(template, home)
    return Shop(reopen())


def test_sales_metrics_of_the_whole_period(trade: Shop) -> None:
    row = trade.kpi("units", "revenue", "average_price", "margin", "margin_pct").row(0, named=True)
    assert row["units"] == 44
    assert row["revenue"] == Decimal(1260)
    assert row["average_price"] == Decimal("28.6364")
    assert row["margin"] == Decimal(1200 - 600 - 360)  # GST out, then cost
    assert row["margin_pct"] == pytest.approx(100 * 240 / 1200)
    assert (row["revenue_coverage"], row["margin_coverage"]) == (1.0, 1.0)


def test_each_dimension_cuts_the_same_total(trade: Shop) -> None:
    for dimension in DIMENSIONS:
        frame = trade.kpi("units", by=(dimension,))
        assert frame["units"].sum() == 44
        assert frame.columns == [dimension, "units"]
        assert frame.equals(frame.sort(dimension))


def test_weeks_start_on_monday_and_months_on_the_first(trade: Shop) -> None:
    assert trade.kpi("units", by=("week",)).rows() == [(date(2024, 12, 30), 34), (date(2025, 1, 6), 10)]
    assert trade.kpi("units", by=("month",)).rows() == [(date(2025, 1, 1), 44)]


def test_dimensions_combine_in_the_order_asked(trade: Shop) -> None:
    assert trade.kpi("units", by=("city", "category")).rows() == [
        ("Delhi", "DAIRY", 40),
        ("Mumbai", "STAPLES", 4),
    ]
    assert trade.kpi("units", by=("category", "city")).columns == ["category", "city", "units"]


def test_a_margin_is_of_what_has_a_cost_and_says_how_much_that_is(trade: Shop) -> None:
    trade.bring("products", "p2", [product("ATTA", category="STAPLES", cost=None, gst=5)])
    row = trade.kpi("margin", "margin_pct", "revenue").row(0, named=True)
    assert row["margin"] == Decimal(800 - 600)  # of the milk alone
    assert row["margin_pct"] == pytest.approx(100 * 200 / 800)
    assert row["margin_coverage"] == pytest.approx(40 / 44)
    assert row["margin_uncosted"] == 1
    assert row["revenue"] == Decimal(1260)
    by_city = trade.kpi("margin", by=("city",)).select("city", "margin", "margin_uncosted").rows()
    assert by_city == [("Delhi", Decimal(200), 0), ("Mumbai", None, 1)]


def test_a_day_on_which_nothing_was_sold_does_not_make_a_margin_known(trade: Shop) -> None:
    trade.bring("products", "p2", [product("ATTA", category="STAPLES", cost=None, gst=5)])
    trade.bring("sales", "b", [sale(2, 0, sku="ATTA", price=105, store="MUMBAI_01")])
    assert trade.kpi("margin", by=("city",))["margin"].to_list() == [Decimal(200), None]


def test_a_product_without_a_gst_rate_is_left_out_of_the_margin(trade: Shop) -> None:
    trade.bring("products", "p2", [product("MILK", cost=15, gst=None)])
    row = trade.kpi("margin", "margin_pct").row(0, named=True)
    assert (row["margin"], row["margin_uncosted"]) == (Decimal(400 - 360), 1)
    assert row["margin_pct"] == pytest.approx(100 * 40 / 400)


def test_an_unknown_price_makes_the_revenue_unknown(trade: Shop) -> None:
    trade.bring("sales", "b", [sale(9, 11, sku="SOAP", price=None)])
    row = trade.kpi("revenue", "average_price", "units").row(0, named=True)
    assert (row["revenue"], row["average_price"], row["units"]) == (None, None, 55)
    assert row["revenue_coverage"] == pytest.approx(44 / 55)


def test_nothing_is_divided_by_zero(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 0)])
    shop.bring("inventory", "i", [stock(1, 0)])
    shop.bring(
        "returns", "r", [{"date": day(1), "sku_id": "MILK", "store_id": "DELHI_01", "units_returned": 1}]
    )
    frame = shop.kpi("average_price", "margin_pct", "return_rate", "inventory_turns", "days_of_cover")
    beside = {"units_returned": 1, "margin_coverage": 1.0, "margin_uncosted": 0}
    assert frame.row(0, named=True) == dict.fromkeys(frame.columns) | beside


def test_the_share_sold_on_promotion_and_the_number_of_products_sold(shop: Shop) -> None:
    shop.bring(
        "sales",
        "a",
        [
            {**sale(1, 10, price=30), "promo_flag": True},
            sale(2, 20, price=45),
            sale(2, 0, sku="ATTA", price=100),
        ],
    )
    frame = shop.kpi("promo_share", "products_sold")
    assert frame.row(0) == (pytest.approx(100 * 300 / 1200), 1)
    assert shop.kpi("products_sold", by=("sku",)).rows() == [("ATTA", 0), ("MILK", 1)]


def test_a_period_without_rows_is_unknown(trade: Shop) -> None:
    frame = trade.kpi(*METRICS, start=60, end=90)
    assert frame.height == 1
    assert set(frame.select(METRICS).row(0)) == {None}
    assert trade.kpi(*METRICS, by=("city", "week"), start=60, end=90).height == 0


def test_a_tenant_without_data_is_answered(shop: Shop) -> None:
    assert set(shop.kpi(*METRICS).select(METRICS).row(0)) == {None}
    assert shop.kpi(*METRICS, by=DIMENSIONS).height == 0


def test_a_stock_is_worth_what_was_last_counted_at_cost(trade: Shop) -> None:
    trade.bring("inventory", "i", [stock(8, 40), stock(9, 10), stock(10, 7, store="MUMBAI_01")])
    by_store = trade.kpi("stock_value", by=("store",), start=10, end=12)  # the shelf of the 9th still counts
    assert by_store.select("store", "stock_value").rows() == [
        ("DELHI_01", Decimal(150)),
        ("MUMBAI_01", Decimal(105)),
    ]
    assert trade.kpi("stock_value", start=1, end=8)["stock_value"].to_list() == [Decimal(600)]
    assert trade.kpi("stock_value", by=("date",), start=8, end=9)["stock_value"].to_list() == [600, 150]
    assert trade.kpi("stock_value", start=25, end=25)["stock_value"].to_list() == [None]  # too long ago


def test_a_stock_value_leaves_out_what_has_no_cost_or_no_count_and_says_so(trade: Shop) -> None:
    trade.bring("inventory", "i", [stock(9, 10), stock(9, 3, sku="TEA"), stock(9, None, sku="ATTA")])
    row = trade.kpi("stock_value", end=9).row(0, named=True)
    assert row == {"stock_value": Decimal(150), "stock_value_uncosted": 1, "stock_value_uncounted": 1}


def test_stock_metrics_count_known_stock_only(shop: Shop) -> None:
    shop.bring(
        "sales", "a", [sale(on, 2) for on in range(1, 11)] + [sale(on, 50, sku="ATTA") for on in range(1, 11)]
    )
    shop.bring(
        "inventory",
        "i",
        [stock(on, 10 if on < 9 else 0) for on in range(1, 10)] + [stock(10, 6), stock(3, None, sku="ATTA")],
    )
    row = shop.kpi("stockout_rate", "inventory_turns", "days_of_cover", end=10).row(0, named=True)
    assert row["stockout_rate"] == pytest.approx(1 / 10)
    mean_on_hand = (8 * 10 + 0 + 6) / 10
    assert row["inventory_turns"] == pytest.approx(365 / 10 * 20 / mean_on_hand)
    assert row["days_of_cover"] == pytest.approx(6 / 2)


def test_a_period_that_runs_past_the_data_counts_the_days_that_were(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(on, 2) for on in range(1, 11)])
    shop.bring("inventory", "i", [stock(10, 6)])
    assert shop.one("days_of_cover", end=31) == pytest.approx(6 / 2)
    weekly = shop.kpi("days_of_cover", by=("week",), end=31)
    assert weekly["days_of_cover"].to_list() == pytest.approx([6 / 2])  # 6 to 10 January: 5 days, 10 units


def test_stock_metrics_are_unknown_without_stock(trade: Shop) -> None:
    assert trade.kpi("stockout_rate", "inventory_turns", "days_of_cover").row(0) == (None, None, None)


def test_oversold_stock_counts_as_none(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 2)])
    shop.bring("inventory", "i", [stock(1, -5)])
    row = shop.kpi("stockout_rate", "days_of_cover", end=1).row(0)
    assert row == (1.0, 0.0)


def test_return_rate_is_unknown_until_returns_are_known(trade: Shop) -> None:
    assert trade.one("return_rate") is None
    trade.bring(
        "returns", "r", [{"date": day(2), "sku_id": "MILK", "store_id": "DELHI_01", "units_returned": 4}]
    )
    rates = dict(trade.kpi("return_rate", by=("sku",)).select("sku", "return_rate").rows())
    assert rates == {"MILK": pytest.approx(0.1), "ATTA": 0.0}


def _forecast(on: int, cutoff: int, yhat: float, sku: str = "MILK") -> dict[str, object]:
    bands = dict.fromkeys(("yhat_lo_80", "yhat_hi_80", "yhat_lo_95", "yhat_hi_95"), yhat)
    return {
        "sku_id": sku,
        "store_id": "DELHI_01",
        "date": day(on),
        "cutoff": day(cutoff),
        "model": "m",
        "yhat": yhat,
        **bands,
    }


def test_forecast_error_compares_the_last_forecast_before_each_day_with_what_sold(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(on, 10) for on in range(1, 5)] + [sale(6, 10)])
    shop.lake.save_forecasts("shop", pl.DataFrame([_forecast(on, 2, 99.0) for on in range(3, 9)]))
    shop.lake.save_forecasts("shop", pl.DataFrame([_forecast(on, 3, 12.0) for on in range(4, 9)]))
    # day 3: 99 for 10; days 4 and 6: 12 for 10; day 5: 12 for nothing; days 7, 8: not yet known
    assert shop.one("forecast_wape") == pytest.approx((89 + 2 + 12 + 2) / 30)
    assert shop.one("forecast_bias") == pytest.approx((89 + 2 + 12 + 2) / 30)
    assert shop.one("forecast_bias", start=4, end=4) == pytest.approx(0.2)


def test_a_run_saved_twice_counts_once(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(on, 10) for on in range(1, 5)])
    for yhat in (99.0, 12.0):
        shop.lake.save_forecasts("shop", pl.DataFrame([_forecast(on, 2, yhat) for on in range(3, 5)]))
    assert shop.one("forecast_wape") == pytest.approx(0.2)
    assert shop.lake.tables("shop")["forecast_history"].rows == 2


def test_kpis_keep_to_the_scope(trade: Shop) -> None:
    question = KpiQuestion(METRICS, ("store",), day(1), day(31))
    frame = trade.lake.kpi(Scope("shop", ("DELHI_01",), ("MILK",)), question).frame
    assert frame["store"].to_list() == ["DELHI_01"]
    assert frame["units"].to_list() == [40]


def test_an_unknown_metric_or_dimension_is_refused(trade: Shop) -> None:
    with pytest.raises(InputError, match="metric"):
        trade.kpi("profit; DROP TABLE x")
    with pytest.raises(InputError, match="dimension"):
        trade.kpi("units", by=("1; --",))
    with pytest.raises(InputError, match="at least one"):
        trade.kpi()


def test_the_source_names_the_tables_that_were_read(trade: Shop) -> None:
    source = trade.lake.kpi(trade.scope, KpiQuestion(("revenue",), ("city",), day(1), day(31))).source
    assert set(source.tables) == {"curated.daily_sales", "curated.stores"}
    assert source.as_of == day(8)
    assert source.parameters["metrics"] == ["revenue"]
