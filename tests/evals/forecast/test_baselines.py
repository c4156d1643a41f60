"""The baselines and ours, on a few small series: all days, right values, the common frame."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import polars as pl
import pytest

from evals.forecast.dataset import SERIES, Known
from evals.forecast.forecaster import BASELINES, FORECAST_SCHEMA, OURS, QUANTILES, SLOW_BASELINES, to_common
from tests.evals.forecast.small import LAST_DAY, sales, shop

HORIZON = 7
WEEK = [1.0, 2, 3, 4, 5, 6, 7]
RNG = np.random.default_rng(0)
UNITS = {
    "BUSY": RNG.poisson(np.tile([5, 6, 7, 8, 9, 14, 12], 20)).astype(float).tolist(),
    "CLOCKWORK": WEEK * 20,
    "NEVER": [0.0] * 140,
    "NEW": [2.0, 4, 3],
    "ONE_DAY": [5.0],
    "SLOW": RNG.poisson(0.2, 140).astype(float).tolist(),
}
ALL = (OURS, *BASELINES)


@pytest.fixture(scope="module")
def known() -> Known:
    """What is known at the end of the small shop's sales, with a planned promotion and price."""
    rows = sales(UNITS)
    later = sales(dict.fromkeys(UNITS, [0.0] * HORIZON), last=LAST_DAY + timedelta(days=HORIZON))
    promo = (pl.col("date").dt.day() % 10 == 0).alias("promo_flag")
    everything = pl.concat([rows, later]).with_columns(promo)
    return shop(everything.with_columns(pl.when(promo).then(8.0).otherwise("price").alias("price"))).known(
        LAST_DAY, HORIZON
    )


@pytest.fixture(scope="module")
def forecasts(known: Known) -> dict[str, pl.DataFrame]:
    return {one.name: to_common(one.load()(known)[0], LAST_DAY) for one in ALL}


@pytest.mark.parametrize("name", [one.name for one in ALL])
def test_every_series_has_every_day_and_nothing_sells_below_zero(
    forecasts: dict[str, pl.DataFrame], known: Known, name: str
) -> None:
    frame = forecasts[name]
    assert frame.schema == FORECAST_SCHEMA
    days = frame.select(*SERIES, "date").sort(*SERIES, "date")
    assert days.equals(known.known_future.select(*SERIES, "date").sort(*SERIES, "date"))
    values = frame.select("yhat", *QUANTILES).to_numpy()
    assert np.isfinite(frame["yhat"].to_numpy()).all()
    assert np.nanmin(values) >= 0


@pytest.mark.parametrize("name", [one.name for one in ALL if one is not OURS])
def test_quantiles_are_there_and_do_not_cross(forecasts: dict[str, pl.DataFrame], name: str) -> None:
    quantiles = forecasts[name].select(list(QUANTILES)).to_numpy()
    assert np.isfinite(quantiles).all()
    around_the_median = quantiles[:, [0, 1, 2, 4, 5, 6]]  # a mean taken for a median may lie outside
    assert (np.diff(around_the_median, axis=1) >= -1e-9).all()


def test_the_seasonal_naive_repeats_last_week(forecasts: dict[str, pl.DataFrame]) -> None:
    assert forecasts["SeasonalNaive"].filter(sku_id="CLOCKWORK").sort("date")["yhat"].to_list() == WEEK


def test_a_series_too_short_for_a_model_gets_its_mean(forecasts: dict[str, pl.DataFrame]) -> None:
    for baseline in BASELINES:
        means = forecasts[baseline.name].group_by("sku_id").agg(pl.col("yhat").mean())
        assert means.filter(sku_id="NEW")["yhat"].item() == pytest.approx(3), baseline.name
        assert means.filter(sku_id="ONE_DAY")["yhat"].item() == pytest.approx(5), baseline.name


def test_tsb_forecasts_a_slow_mover_at_a_flat_level(forecasts: dict[str, pl.DataFrame]) -> None:
    slow = forecasts["TSB"].filter(sku_id="SLOW")["yhat"]
    assert slow.n_unique() == 1
    assert 0 < slow[0] < 1


def test_a_shop_of_new_products_alone_is_forecast_too() -> None:
    young = shop(sales({"NEW": UNITS["NEW"]})).known(LAST_DAY, HORIZON)
    for baseline in BASELINES:
        assert baseline.load()(young)[0].height == HORIZON, baseline.name


def few(known: Known, *skus: str) -> Known:
    """Return the same evening in a shop of fewer products: these fits take seconds."""
    chosen = pl.col("sku_id").is_in(skus)
    return replace(
        known, history=known.history.filter(chosen), known_future=known.known_future.filter(chosen)
    )


def test_sarimax_forecasts_with_its_quantiles(known: Known) -> None:
    frame = to_common(SLOW_BASELINES["sarimax"].load()(few(known, "CLOCKWORK", "NEW"))[0], LAST_DAY)
    assert frame.filter(sku_id="CLOCKWORK").sort("date")["yhat"].to_list() == pytest.approx(WEEK, abs=0.5)
    assert frame.filter(sku_id="NEW")["yhat"].to_list() == pytest.approx([3.0] * HORIZON)
    quantiles = frame.select(list(QUANTILES)).to_numpy()
    assert (np.diff(quantiles, axis=1) >= 0).all()


def test_prophet_forecasts_where_it_is_installed(known: Known) -> None:
    pytest.importorskip("prophet", reason="optional: pip install smartretail[baselines]")
    frame = to_common(SLOW_BASELINES["prophet"].load()(few(known, "CLOCKWORK", "NEW"))[0], LAST_DAY)
    assert frame.height == 2 * HORIZON
    assert frame.filter(sku_id="CLOCKWORK").sort("date")["yhat"].to_list() == pytest.approx(WEEK, abs=0.5)
