"""Forecasts: the models, what they may learn from, and how sums are bounded."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.forecast import forecast, total, winsorise, with_weeks
from engines.forecast.fallback import predict
from engines.forecast.schema import SCHEMA
from engines.forecast.series import daily_series, repair
from engines.forecast.simple import seasonal_naive

CUTOFF = date(2026, 11, 22)  # a Sunday
BOUNDS = ["yhat_lo_95", "yhat_lo_80", "yhat", "yhat_hi_80", "yhat_hi_95"]


def history(units: list[float], *, sku: str = "A", store: str = "S", last: date = CUTOFF) -> pl.DataFrame:
    days = [last - timedelta(days=offset) for offset in reversed(range(len(units)))]
    return pl.DataFrame({"sku_id": sku, "store_id": store, "date": days, "y": [float(u) for u in units]})


def poisson(days: int, level: float, seed: int = 0, swing: float = 0.5) -> list[float]:
    week = 1 + swing * np.sin(np.arange(days) * 2 * np.pi / 7)
    return np.random.default_rng(seed).poisson(level * week).astype(float).tolist()


def test_seasonal_naive_repeats_last_week() -> None:
    y = np.array([5, 1, 2, 3, 4, 5, 6, 7, 9, 8, 7, 6, 5, 4], dtype=float)
    assert seasonal_naive(y, 9).mean.tolist() == [7, 9, 8, 7, 6, 5, 4, 7, 9]


def test_seasonal_naive_gets_less_sure_week_by_week() -> None:
    y = np.array(poisson(70, 10))
    prediction = seasonal_naive(y, 14)
    width = prediction.quantiles[:, 3] - prediction.mean
    assert width[7:].min() > width[:7].min()
    assert width[7] == pytest.approx(width[0] * np.sqrt(2))


def test_a_forecast_starts_the_day_after_the_cutoff_and_has_the_lake_s_columns() -> None:
    frame = forecast(history(poisson(100, 8)), 14, cutoff=CUTOFF)
    assert frame.schema == SCHEMA
    assert frame["date"].to_list() == [CUTOFF + timedelta(days=day) for day in range(1, 15)]
    assert frame["cutoff"].unique().to_list() == [CUTOFF]


def test_a_weekly_pattern_comes_back() -> None:
    week = [10.0, 10, 10, 10, 14, 20, 24]  # Monday to Sunday
    frame = forecast(history((week * 20)[-140:]), 7, cutoff=CUTOFF)
    assert frame["yhat"].to_list() == pytest.approx(week, abs=0.5)


@pytest.mark.parametrize(
    ("days", "model"), [(1, "moving_average"), (13, "moving_average"), (40, "seasonal_naive")]
)
def test_a_short_history_gets_a_simple_model(days: int, model: str) -> None:
    frame = forecast(history(poisson(days, 5)), 3, cutoff=CUTOFF)
    assert frame["model"].unique().to_list() == [model]


def test_an_item_that_never_sells_is_forecast_at_zero() -> None:
    frame = forecast(history([0.0] * 100), 7, cutoff=CUTOFF)
    assert frame["yhat"].sum() == 0


def test_a_slow_mover_is_forecast_at_its_mean_not_at_zero() -> None:
    rare = [1.0 if value > 0 else 0.0 for value in poisson(180, 0.2, swing=0)]
    frame = forecast(history(rare), 28, cutoff=CUTOFF)
    assert frame["yhat"].sum() == pytest.approx(28 * np.mean(rare), rel=0.5)


def test_rows_after_the_cutoff_change_nothing() -> None:
    past = history(poisson(100, 6))
    future = history([999.0] * 5, last=CUTOFF + timedelta(days=5))
    assert forecast(pl.concat([past, future]), 7, cutoff=CUTOFF).equals(forecast(past, 7, cutoff=CUTOFF))


def test_the_order_of_rows_changes_nothing() -> None:
    rows = history(poisson(100, 6))
    assert forecast(rows.reverse(), 7, cutoff=CUTOFF).equals(forecast(rows, 7, cutoff=CUTOFF))


def test_a_series_that_last_sold_before_the_window_is_left_out() -> None:
    old = history(poisson(30, 6), last=CUTOFF - timedelta(days=400))
    assert forecast(old, 7, cutoff=CUTOFF).height == 0
    assert forecast(old.head(0), 7, cutoff=CUTOFF).height == 0


def test_a_day_without_a_row_sold_nothing_while_the_store_was_open() -> None:
    rows = history([4.0] * 14).filter(pl.col("date") != CUTOFF - timedelta(days=2))
    (series,) = daily_series(rows, cutoff=CUTOFF, window_days=28)
    assert series.y.tolist() == [4.0] * 11 + [0.0] + [4.0] * 2


def test_a_day_on_which_the_whole_store_has_no_rows_is_unknown_not_zero() -> None:
    gone = CUTOFF - timedelta(days=2)
    rows = history([4.0] * 14).filter(pl.col("date") != gone)
    open_days = rows.select("store_id", "date")
    (series,) = daily_series(rows, cutoff=CUTOFF, window_days=28, open_days=open_days)
    assert series.y.tolist() == [4.0] * 14


def test_an_empty_shelf_does_not_teach_low_demand() -> None:
    units = [10.0] * 84
    censored = [False] * 84
    for at in range(70, 84):
        units[at], censored[at] = 0.0, True
    rows = history(units).with_columns(pl.Series("stockout", censored))
    assert forecast(rows, 7, cutoff=CUTOFF)["yhat"].to_list() == pytest.approx([10.0] * 7, abs=0.01)
    naive_view = forecast(rows.drop("stockout"), 7, cutoff=CUTOFF)
    assert naive_view["yhat"].sum() < 35


def test_a_censored_day_never_counts_for_less_than_it_sold() -> None:
    y = np.array([2.0] * 7 + [9.0] * 7)
    censored = np.array([False] * 13 + [True])
    assert repair(y, unknown=np.zeros(14, dtype=bool), censored=censored)[13] == 9.0


def test_unknown_stock_is_no_stockout() -> None:
    rows = history(poisson(60, 6)).with_columns(pl.lit(None, dtype=pl.Boolean).alias("stockout"))
    assert forecast(rows, 7, cutoff=CUTOFF).equals(forecast(rows.drop("stockout"), 7, cutoff=CUTOFF))


@settings(max_examples=25)
@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=90),
    st.integers(1, 30),
    st.sampled_from(["auto", "naive"]),
)
def test_no_forecast_is_negative_or_has_crossing_bounds(units: list[int], horizon: int, models: str) -> None:
    frame = forecast(
        history([float(u) for u in units]),
        horizon,
        cutoff=CUTOFF,
        models="auto" if models == "auto" else "naive",
    )
    rows = frame.select(BOUNDS).to_numpy()
    assert frame.height == horizon
    assert np.isfinite(rows).all()
    assert rows.min() >= 0
    assert (np.diff(rows, axis=1) >= 0).all()


def test_intervals_cover_what_they_claim() -> None:
    inside_80 = inside_95 = days = 0
    for seed in range(30):
        y = np.array(poisson(208, 6, seed))
        prediction = predict(y[:180], 28)
        low_95, low_80, high_80, high_95 = prediction.quantiles.T
        actual = y[180:]
        inside_80 += int(((actual >= np.floor(low_80)) & (actual <= np.ceil(high_80))).sum())
        inside_95 += int(((actual >= np.floor(low_95)) & (actual <= np.ceil(high_95))).sum())
        days += 28
    assert 0.75 <= inside_80 / days <= 0.93
    assert 0.92 <= inside_95 / days <= 0.99


def test_progress_is_told_for_every_series() -> None:
    rows = pl.concat([history(poisson(20, 5), sku=sku) for sku in ("A", "B", "C")])
    told: list[tuple[int, int]] = []
    forecast(rows, 2, cutoff=CUTOFF, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


# --- sums -----------------------------------------------------------------------------


def two_series() -> pl.DataFrame:
    rows = [history(poisson(120, 9, seed), sku=f"SKU_{seed}") for seed in range(2)]
    return forecast(pl.concat(rows), 14, cutoff=CUTOFF)


def test_a_sum_s_range_is_narrower_than_the_sum_of_ranges_and_wider_than_a_day_s() -> None:
    daily = two_series().filter(pl.col("sku_id") == "SKU_0")
    (row,) = total(daily).iter_rows(named=True)
    assert row["yhat"] == pytest.approx(daily["yhat"].sum())
    width = row["yhat_hi_80"] - row["yhat_lo_80"]
    assert width < (daily["yhat_hi_80"] - daily["yhat_lo_80"]).sum()
    assert width > (daily["yhat_hi_80"] - daily["yhat_lo_80"]).max()


def test_a_sum_of_one_row_keeps_its_bounds() -> None:
    daily = two_series().filter(pl.col("sku_id") == "SKU_0").head(1)
    assert total(daily).select(BOUNDS).row(0) == daily.select(BOUNDS).row(0)


def test_sums_cover_what_they_claim() -> None:
    inside = 0
    for seed in range(60):
        y = poisson(208, 4, seed)
        frame = forecast(history(y[:180]), 14, cutoff=CUTOFF)
        (row,) = total(frame).iter_rows(named=True)
        inside += row["yhat_lo_80"] <= sum(y[180:194]) <= row["yhat_hi_80"]
    assert 0.75 <= inside / 60 <= 1.0


def test_sums_of_parts_add_up_to_the_sum_of_all() -> None:
    daily = two_series()
    assert total(daily, ["sku_id"])["yhat"].sum() == pytest.approx(total(daily)["yhat"].sum())


def test_a_sum_of_nothing_is_nothing() -> None:
    assert total(two_series().head(0)).height == 0


def test_weeks_run_from_monday_to_sunday_and_partial_ones_are_marked() -> None:
    daily = forecast(history(poisson(30, 5)), 10, cutoff=CUTOFF + timedelta(days=2))  # from Wednesday
    weeks = with_weeks(daily).select("week_start", "week_end", "partial").unique().sort("week_start").rows()
    wednesday = CUTOFF + timedelta(days=3)
    assert weeks == [
        (wednesday, wednesday + timedelta(days=4), True),
        (wednesday + timedelta(days=5), wednesday + timedelta(days=9), True),
    ]
    whole = with_weeks(forecast(history(poisson(30, 5)), 7, cutoff=CUTOFF))
    assert not whole["partial"].any()


# --- outliers -------------------------------------------------------------------------


def sold(units: list[int], **more: object) -> pl.DataFrame:
    days = [CUTOFF - timedelta(days=offset) for offset in reversed(range(len(units)))]
    return pl.DataFrame({"sku_id": "A", "date": days, "units": units, **more})


def test_a_freak_day_is_capped_and_the_raw_figure_stays() -> None:
    frame = winsorise(sold([10] * 199 + [500]), cutoff=CUTOFF)
    assert frame["units"][-1] == 500
    assert 10 <= frame["units_winsorised"][-1] < 20


def test_the_future_does_not_shape_the_cap() -> None:
    rows = sold([10] * 60 + [500] * 20)
    frame = winsorise(rows, cutoff=CUTOFF - timedelta(days=20))
    assert frame["units_winsorised"].max() == 10


def test_a_promotion_day_is_neither_capped_nor_counted() -> None:
    frame = winsorise(sold([10] * 60 + [90], promo_flag=[None] * 60 + [True]), cutoff=CUTOFF)
    assert frame["units_winsorised"].to_list() == [10.0] * 60 + [90.0]


def test_under_thirty_days_with_sales_nothing_is_capped() -> None:
    frame = winsorise(sold([0] * 100 + [1] * 28 + [400]), cutoff=CUTOFF)
    assert frame["units_winsorised"].max() == 400
