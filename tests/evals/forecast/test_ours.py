"""Our own engine as a contestant: its intervals and quantiles untouched, its phases told."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import polars as pl
import pytest

from evals.forecast.dataset import Known
from evals.forecast.forecaster import BOUNDS, CHOOSING, QUANTILES, Phases, to_common
from evals.forecast.ours import forecast
from tests.evals.forecast.small import LAST_DAY, sales, shop

HORIZON = 7
DAYS = 180
RNG = np.random.default_rng(1)
WEEK = np.array([5, 6, 7, 8, 9, 14, 12])


def known(days: int) -> Known:
    """Return the evening of the last day in a shop of a dozen products, half of them slow."""
    weeks = np.tile(WEEK, days // 7 + 1)[:days]
    busy = {f"BUSY_{number}": RNG.poisson(weeks).astype(float).tolist() for number in range(6)}
    slow = {f"SLOW_{number}": RNG.poisson(0.3, days).astype(float).tolist() for number in range(6)}
    return shop(sales({**busy, **slow})).known(LAST_DAY, HORIZON)


@pytest.fixture(scope="module")
def trained() -> tuple[pl.DataFrame, Phases]:
    frame, phases = forecast(known(DAYS))
    return to_common(frame, LAST_DAY), phases


def test_every_day_has_its_forecast_bounds_and_quantiles(trained: tuple[pl.DataFrame, Phases]) -> None:
    frame, _ = trained
    assert frame.height == 12 * HORIZON
    assert (frame["date"].min(), frame["date"].max()) == (
        LAST_DAY + timedelta(days=1),
        LAST_DAY + timedelta(days=HORIZON),
    )
    assert np.isfinite(frame.select("yhat", *BOUNDS, *QUANTILES).to_numpy()).all()
    assert (np.diff(frame.select(list(QUANTILES)).to_numpy(), axis=1) >= 0).all()


def test_bounds_enclose_the_forecast_and_each_other(trained: tuple[pl.DataFrame, Phases]) -> None:
    bounds = trained[0].select("lo95", "lo80", "yhat", "hi80", "hi95").to_numpy()
    assert (np.diff(bounds, axis=1) >= 0).all()


def test_choosing_and_forecasting_are_timed_apart(trained: tuple[pl.DataFrame, Phases]) -> None:
    phases = trained[1]
    assert set(phases) == {*CHOOSING, "features", "fit", "forecast"}
    assert min(phases.values()) >= 0


def test_a_history_too_short_to_train_is_forecast_by_the_simple_models() -> None:
    frame, phases = forecast(known(40))
    common = to_common(frame, LAST_DAY)
    assert common.height == 12 * HORIZON
    assert np.isfinite(common.select("yhat", *BOUNDS).to_numpy()).all()
    assert common["q50"].null_count() == common.height
    assert set(phases) == {"features", "forecast"}
