"""Reconciliation: sums agree whichever way they are added, and move towards what they show."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from engines.forecast.hierarchy import attributes_of, reconcile, summed
from engines.forecast.panel import History, Panel, build_panel

CUTOFF = date(2026, 11, 22)
STORES = pl.DataFrame(
    {"store_id": ["D1", "D2", "M1"], "region": ["DL", "DL", "MH"], "city": ["Delhi", "Delhi", "Mumbai"]}
)
PRODUCTS = pl.DataFrame({"sku_id": ["A", "B", "C"], "category": ["X", "X", "Y"]})


def shop(level: float = 5.0) -> tuple[Panel, History]:
    random = np.random.default_rng(0)
    frames = [
        pl.DataFrame(
            {
                "date": [CUTOFF - timedelta(days=n) for n in range(120)],
                "sku_id": sku,
                "store_id": store,
                "y": random.poisson(level, 120).astype(float),
            }
        )
        for sku in ("A", "B", "C")
        for store in ("D1", "D2", "M1")
    ]
    history = History(pl.concat(frames), CUTOFF, products=PRODUCTS, stores=STORES)
    return build_panel(history, 14), history


def usual(sums: Panel) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Forecast a sum at its mean: what it shows over four months."""
    return np.repeat(np.nanmean(sums.level, axis=1, keepdims=True), sums.horizon, axis=1).astype(np.float64)


def test_each_series_knows_its_region_city_and_category() -> None:
    panel, history = shop()
    first = attributes_of(panel, history).row(0, named=True)
    assert first == {"sku_id": "A", "store_id": "D1", "region": "DL", "city": "Delhi", "category": "X"}


def test_a_shop_without_masters_is_one_sum() -> None:
    panel, history = shop()
    bare = History(history.sales, CUTOFF)
    assert attributes_of(panel, bare)["city"].unique().to_list() == [""]
    assert np.isfinite(reconcile(panel, np.full((9, 14), 5.0), attributes_of(panel, bare), usual)).all()


def test_forecasts_that_already_agree_with_what_the_sums_show_hardly_move() -> None:
    panel, history = shop()
    bottom = np.full((9, 14), 5.0)
    moved = reconcile(panel, bottom, attributes_of(panel, history), usual)
    assert moved.sum() == pytest.approx(bottom.sum(), rel=0.03)


def test_products_forecast_too_high_move_towards_what_their_sums_sold() -> None:
    panel, history = shop()
    bottom = np.full((9, 14), 8.0)
    moved = reconcile(panel, bottom, attributes_of(panel, history), usual)
    # Halfway to √(5·8), which is where the sums' own level is moved to.
    assert moved.mean() == pytest.approx((8 + np.sqrt(5 * 8)) / 2, rel=0.03)


def test_products_keep_their_proportions_within_a_store_and_category_and_nothing_is_negative() -> None:
    panel, history = shop()
    bottom = np.abs(np.random.default_rng(1).normal(5, 2, (9, 14)))
    bottom[8] = 0.0
    moved = reconcile(panel, bottom, attributes_of(panel, history), usual)
    keys = panel.keys.rows()
    a, b = keys.index(("A", "D1")), keys.index(("B", "D1"))
    np.testing.assert_allclose(moved[a] / moved[b], bottom[a] / bottom[b])
    assert (moved >= 0).all()
    assert (moved[8] == 0).all()


def test_a_sum_adds_up_units_and_keeps_what_its_members_have_in_common() -> None:
    panel, history = shop()
    stores = attributes_of(panel, history)["store_id"].to_list()
    group = np.array([0 if store == "D1" else 1 for store in stores])
    sums = summed(panel, group)
    np.testing.assert_allclose(sums.y[0], panel.level[[store == "D1" for store in stores]].sum(axis=0))
    assert sums.store.tolist() == [panel.stores.index("D1"), -1]
    assert sums.category.tolist() == [-1, -1]
    assert sums.launch.tolist() == [0, 0]


def test_a_sum_that_cannot_be_forecast_is_the_sum_of_its_parts() -> None:
    panel, history = shop()
    bottom = np.full((9, 14), 7.0)

    def unable(sums: Panel) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        return np.full((sums.n, sums.horizon), np.nan)

    moved = reconcile(panel, bottom, attributes_of(panel, history), unable)
    np.testing.assert_allclose(moved, bottom)
