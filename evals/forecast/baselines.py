"""Statistical baselines, from statsforecast as they come: one model per series.

A series too short for a model gets the mean of its history instead, so that every model is
scored on the same days.
"""

from __future__ import annotations

import warnings
from typing import Any

import polars as pl

from evals.forecast.dataset import SERIES, Known
from evals.forecast.forecaster import QUANTILES, Phases
from evals.forecast.panel import dense, without_id

SEASON = 7
LEVELS = [50, 80, 95]
CALIBRATION_WINDOWS = 2
"""What the libraries' documentation shows for conformal intervals."""

_BOUNDS = {
    "q025": "lo-95",
    "q10": "lo-80",
    "q25": "lo-50",
    "q75": "hi-50",
    "q90": "hi-80",
    "q975": "hi-95",
}


def seasonal_naive(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Return last week again."""
    from statsforecast.models import SeasonalNaive  # noqa: PLC0415 - seconds to import

    return _with_model(known, SeasonalNaive(season_length=SEASON), fewest_days=2 * SEASON)


def auto_ets(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Fit exponential smoothing, its form chosen by AICc."""
    from statsforecast.models import AutoETS  # noqa: PLC0415 - seconds to import

    return _with_model(known, AutoETS(season_length=SEASON), fewest_days=3 * SEASON)


def auto_theta(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Fit the best of the four theta models."""
    from statsforecast.models import AutoTheta  # noqa: PLC0415 - seconds to import

    return _with_model(known, AutoTheta(season_length=SEASON), fewest_days=3 * SEASON)


def tsb(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Smooth demand and its probability apart (Teunter, Syntetos & Babai), for slow movers.

    It has no intervals of its own: they are conformal.
    """
    from statsforecast.models import TSB  # noqa: PLC0415 - seconds to import
    from statsforecast.utils import ConformalIntervals  # noqa: PLC0415 - with it

    intervals = ConformalIntervals(n_windows=CALIBRATION_WINDOWS, h=known.horizon)
    model = TSB(alpha_d=0.2, alpha_p=0.2, prediction_intervals=intervals)
    return _with_model(known, model, fewest_days=CALIBRATION_WINDOWS * known.horizon + 1)


def history_mean(daily: pl.DataFrame, horizon: int) -> pl.DataFrame:
    """Forecast the mean of the history; `daily` and the result as in `predict`."""
    from statsforecast.models import HistoricAverage  # noqa: PLC0415 - seconds to import

    return predict(daily, HistoricAverage(), horizon)


def predict(daily: pl.DataFrame, model: Any, horizon: int) -> pl.DataFrame:
    """Fit a statsforecast model to each series and forecast.

    Args:
        daily: `unique_id, ds, y`, dense and sorted.
        model: The model.
        horizon: Days ahead.

    Returns:
        The columns of `common`.
    """
    from statsforecast import StatsForecast  # noqa: PLC0415 - seconds to import
    from statsforecast.models import HistoricAverage  # noqa: PLC0415 - with it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the optimisers' own divisions by zero
        fitted = StatsForecast([model], freq="1d", n_jobs=1, fallback_model=HistoricAverage())
        predicted: pl.DataFrame = fitted.forecast(df=daily, h=horizon, level=LEVELS)  # pyright: ignore[reportAssignmentType] (frames come back as they went in)
    return common(predicted, str(model))


def common(predicted: pl.DataFrame, model: str) -> pl.DataFrame:
    """Rename a library's columns to ours; the mean is the median; nothing sells below zero.

    Returns:
        `sku_id, store_id, date, yhat` and the quantiles.
    """
    columns = {"yhat": model, "q50": model} | {name: f"{model}-{end}" for name, end in _BOUNDS.items()}
    values = [
        pl.col(columns[name]).cast(pl.Float64).clip(lower_bound=0.0).alias(name)
        for name in ("yhat", *QUANTILES)
    ]
    days = without_id(predicted.select("unique_id", pl.col("ds").alias("date"), *values))
    return days.select(*SERIES, "date", "yhat", *QUANTILES)


def long_enough(daily: pl.DataFrame, fewest_days: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Split series into those with at least so many days and the others."""
    enough = pl.len().over("unique_id") >= fewest_days
    marked = daily.with_columns(enough.alias("enough"))
    return marked.filter("enough").drop("enough"), marked.filter(~pl.col("enough")).drop("enough")


def _with_model(known: Known, model: Any, *, fewest_days: int) -> tuple[pl.DataFrame, Phases]:
    long, short = long_enough(dense(known.history, known.cutoff), fewest_days)
    frames = [predict(long, model, known.horizon)] if long.height else []
    if short.height:
        frames.append(history_mean(short, known.horizon))
    return pl.concat(frames), {}
