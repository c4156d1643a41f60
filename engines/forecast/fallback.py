"""Daily forecasts per product and store: the better of two simple models, with ranges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

import numpy as np
import polars as pl

from engines.forecast.aggregate import Z_80, Z_95
from engines.forecast.schema import SCHEMA
from engines.forecast.series import WEEK, DailySeries, Values, daily_series
from engines.forecast.simple import Prediction, auto_ets, moving_average, seasonal_naive

WINDOW_DAYS = 182
"""Half a year: long enough for the weekly season, short enough to follow the level."""

SHORT_HISTORY_DAYS = 56
HOLDOUT_DAYS = 28


def _rmse(actual: Values, predicted: Values) -> float:
    return float(np.sqrt(np.mean((actual - predicted) ** 2)))


def predict(y: Values, horizon: int, *, models: Literal["auto", "naive"] = "auto") -> Prediction:
    """Forecast one series with the model that did best on its last days.

    Under 14 days: moving average. Under 56: seasonal naive. Else the one of seasonal naive
    and AutoETS with the smaller root mean squared error on the held-out last 28 days (a
    quarter of the series if that is less): squared, because absolute error rewards a
    forecast of zero for a slow mover, and its mean is what stock is planned with.
    """
    if len(y) < 2 * WEEK:
        return moving_average(y, horizon)
    if models == "naive" or len(y) < SHORT_HISTORY_DAYS or not y.any():
        return seasonal_naive(y, horizon)
    holdout = min(HOLDOUT_DAYS, len(y) // 4)
    train, test = y[:-holdout], y[-holdout:]
    trial = auto_ets(train, holdout)
    if trial is None or _rmse(test, seasonal_naive(train, holdout).mean) < _rmse(test, trial.mean):
        return seasonal_naive(y, horizon)
    return auto_ets(y, horizon) or seasonal_naive(y, horizon)


def _frame(series: DailySeries, prediction: Prediction, cutoff: date) -> pl.DataFrame:
    days = [cutoff + timedelta(days=ahead + 1) for ahead in range(len(prediction.mean))]
    lo_95, lo_80, hi_80, hi_95 = prediction.quantiles.T
    return pl.DataFrame(
        {
            "sku_id": series.sku_id,
            "store_id": series.store_id,
            "date": days,
            "cutoff": cutoff,
            "model": prediction.model,
            "yhat": prediction.mean,
            "yhat_lo_80": lo_80,
            "yhat_hi_80": hi_80,
            "yhat_lo_95": lo_95,
            "yhat_hi_95": hi_95,
            "demand_class": None,
            "sigma": ((hi_80 - prediction.mean) / Z_80 + (hi_95 - prediction.mean) / Z_95) / 2,
            "q025": lo_95,
            "q10": lo_80,
            "q25": None,
            "q50": None,
            "q75": None,
            "q90": hi_80,
            "q975": hi_95,
        },
        schema=SCHEMA,
    )


def forecast(
    history: pl.DataFrame,
    horizon: int,
    *,
    cutoff: date,
    open_days: pl.DataFrame | None = None,
    models: Literal["auto", "naive"] = "auto",
    progress: Callable[[int, int], None] | None = None,
) -> pl.DataFrame:
    """Forecast every series for the days after the cutoff.

    Args:
        history: `sku_id, store_id, date, y` and optionally `stockout`.
        horizon: Days ahead, at least 1.
        cutoff: The last day of data; later rows are ignored.
        open_days: `store_id, date` on which a store sold anything; see `daily_series`.
        models: `naive` leaves AutoETS out, for many series on demand.
        progress: Called with (done, all) after each series.

    Returns:
        One row per series and day, columns as in `SCHEMA`; a series without a row within
        the window is not there. Values are not negative, bounds do not cross.
    """
    all_series = list(daily_series(history, cutoff=cutoff, window_days=WINDOW_DAYS, open_days=open_days))
    frames = [pl.DataFrame(schema=SCHEMA)]
    for done, series in enumerate(all_series, start=1):
        frames.append(_frame(series, predict(series.y, horizon, models=models), cutoff))
        if progress is not None:
            progress(done, len(all_series))
    return pl.concat(frames).sort("sku_id", "store_id", "date")
