"""Panels: what is laid out, what is filled, and that nothing of the future is in them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from engines.forecast.panel import History, Panel, build_panel

CUTOFF = date(2026, 11, 22)  # a Sunday


def sales(units: list[float], *, sku: str = "A", store: str = "S", **columns: object) -> pl.DataFrame:
    days = [CUTOFF - timedelta(days=offset) for offset in reversed(range(len(units)))]
    return pl.DataFrame({"sku_id": sku, "store_id": store, "date": days, "y": units, **columns})


def panel(frame: pl.DataFrame, horizon: int = 7, **tables: pl.DataFrame) -> Panel:
    return build_panel(History(frame, CUTOFF, **tables), horizon)  # pyright: ignore[reportArgumentType]


def test_a_series_starts_at_its_first_row_and_days_without_a_row_sold_nothing() -> None:
    frame = pl.concat([sales([3.0] * 20), sales([5.0] * 10, sku="B")])
    laid = panel(frame.filter(pl.col("date") != CUTOFF - timedelta(days=2)))
    assert laid.keys["sku_id"].to_list() == ["A", "B"]
    assert np.isnan(laid.y[1, :10]).all()
    assert laid.y[:, -3].tolist() == [0, 0]
    assert laid.launch.tolist() == [0, 10]


def test_rows_of_one_day_are_summed() -> None:
    frame = sales([1.0] * 14)
    assert panel(pl.concat([frame, frame])).y[0].tolist() == [2.0] * 14


def test_a_day_on_which_the_store_was_closed_tells_nothing_and_is_filled_by_its_weekday() -> None:
    units = [float(n % 7 + 1) for n in range(28)]
    frame = sales(units)
    closed = CUTOFF - timedelta(days=3)
    open_days = frame.filter(pl.col("date") != closed).select("store_id", "date")
    laid = panel(frame.filter(pl.col("date") != closed), open_days=open_days)
    assert np.isnan(laid.y[0, -4])
    assert laid.level[0, -4] == units[-4]


def test_an_empty_shelf_teaches_nothing_and_is_filled_by_no_less_than_it_sold() -> None:
    units = [4.0] * 28
    units[-1], units[-2] = 0.0, 9.0
    laid = panel(sales(units, stockout=[False] * 26 + [True, True]))
    assert np.isnan(laid.y[0, -2:]).all()
    assert laid.level[0, -2:].tolist() == [9.0, 4.0]


def test_without_the_correction_an_empty_shelf_is_low_demand() -> None:
    history = History(sales([4.0] * 27 + [0.0], stockout=[False] * 27 + [True]), CUTOFF)
    assert build_panel(history, 7, censoring=False).y[0, -1] == 0


def test_a_missing_price_takes_the_one_before_it_and_plans_are_laid_ahead() -> None:
    frame = sales([1.0] * 10, price=[10.0, None] + [12.0] * 8, promo_flag=[False] * 10)
    ahead = [CUTOFF + timedelta(days=day) for day in (2, 3)]
    planned = pl.DataFrame(
        {"sku_id": "A", "store_id": "S", "date": ahead, "price": [9.0, 9.0], "promo_flag": True}
    )
    laid = panel(frame, 4, planned=planned)
    assert laid.price[0, :3].tolist() == [10, 10, 12]
    assert laid.price[0, 10:].tolist() == [12, 9, 9, 9]
    assert laid.promo[0, 10:].tolist() == [0, 1, 1, 0]


def test_a_region_s_holidays_are_its_own_and_a_holiday_without_region_is_everybody_s() -> None:
    frame = pl.concat([sales([1.0] * 30, store="S"), sales([1.0] * 30, store="T")])
    stores = pl.DataFrame({"store_id": ["S", "T"], "region": ["Delhi", "Kerala"]})
    day = CUTOFF + timedelta(days=3)
    holidays = pl.DataFrame(
        {"date": [day, day + timedelta(days=4)], "name": ["Onam", "Diwali"], "region": ["KERALA", None]}
    )
    laid = panel(frame, 14, stores=stores, holidays=holidays)
    ahead = laid.calendar.ahead[laid.calendar.region]
    assert ahead[1, 30:38].tolist() == [2, 1, 0, 3, 2, 1, 0, 15]
    assert ahead[0, 30:38].tolist() == [6, 5, 4, 3, 2, 1, 0, 15]
    behind = laid.calendar.behind[laid.calendar.region]
    assert behind[1, 32:36].tolist() == [0, 1, 2, 3]


def test_rows_after_the_cutoff_are_not_in_a_panel() -> None:
    frame = sales([2.0] * 30)
    later = frame.with_columns(date=pl.col("date") + timedelta(days=30), y=pl.lit(99.0))
    before, after = panel(frame), panel(pl.concat([frame, later]))
    np.testing.assert_array_equal(before.y, after.y)
    np.testing.assert_array_equal(before.price, after.price)


def test_of_what_is_planned_only_price_and_promotion_are_read() -> None:
    frame = sales([2.0] * 30)
    day = CUTOFF + timedelta(days=1)
    planned = pl.DataFrame({"sku_id": "A", "store_id": "S", "date": [day], "price": [3.0], "y": [99.0]})
    laid = panel(frame, 7, planned=planned)
    assert laid.days == 30
    assert laid.price[0, 30] == 3


def test_an_earlier_panel_is_the_later_one_cut_off() -> None:
    units = np.random.default_rng(0).poisson(3, 120).astype(float).tolist()
    whole = panel(sales(units, price=[5.0] * 120, promo_flag=[False] * 120))
    then = build_panel(
        History(
            sales(units, price=[5.0] * 120).filter(pl.col("date") <= CUTOFF - timedelta(days=28)),
            CUTOFF - timedelta(days=28),
        ),
        7,
    )
    cut = whole.until(28, 7)
    np.testing.assert_array_equal(cut.y, then.y)
    np.testing.assert_array_equal(cut.level, then.level)
    assert cut.cutoff == then.cutoff


@pytest.mark.parametrize("names", [("X", "Y"), ("Y",), ()])
def test_codes_follow_the_names_they_are_given(names: tuple[str, ...]) -> None:
    products = pl.DataFrame({"sku_id": ["A", "B"], "category": ["Y", "Z"]})
    laid = panel(pl.concat([sales([1.0] * 9), sales([1.0] * 9, sku="B")]), products=products)
    coded = laid.coded(names, ("S",))
    assert coded.category.tolist() == [names.index("Y") if "Y" in names else -1, -1]
