"""Slow baselines that know promotions, prices and holidays ahead: Prophet and SARIMAX.

One fit per series, seconds each. Optional: Prophet is not among the product's packages.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from datetime import date
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from evals.forecast.baselines import history_mean
from evals.forecast.dataset import SERIES, Known
from evals.forecast.forecaster import QUANTILES, Phases
from evals.forecast.panel import dense, with_id, without_id

FEWEST_DAYS = 28

_DRIVERS = ("promo", "price", "holiday")
_DRAWS = 1_000
_Values = npt.NDArray[np.float64]
_Forecast = tuple[_Values, _Values]
"""Means, and the quantiles of `QUANTILES`, a row a day."""


def prophet(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Fit Prophet as it comes, with promotion, relative price and holidays as regressors.

    Quantiles are those of its own draws, seeded.
    """
    from prophet import Prophet  # pyright: ignore[reportMissingImports] # noqa: PLC0415 - optional

    for name in ("cmdstanpy", "prophet"):
        logging.getLogger(name).disabled = True  # they tell of every fit

    def fit(past: pd.DataFrame, ahead: pd.DataFrame) -> _Forecast:
        np.random.seed(0)  # Prophet draws from numpy's global stream
        model = Prophet(uncertainty_samples=_DRAWS)
        for driver in _telling(past):
            model.add_regressor(driver)
        model.fit(past, seed=0)
        draws = model.predictive_samples(ahead)["yhat"]
        return draws.mean(axis=1), np.quantile(draws, list(QUANTILES.values()), axis=1).T

    return _each_series(known, fit)


def sarimax(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Fit SARIMAX (1,0,1)(1,0,1) of a week, with promotion, relative price and holidays.

    Quantiles are normal, with the model's own standard errors.
    """
    from statsmodels.tsa.statespace.sarimax import SARIMAX  # noqa: PLC0415 - seconds to import

    scores = np.array([NormalDist().inv_cdf(level) for level in QUANTILES.values()])

    def fit(past: pd.DataFrame, ahead: pd.DataFrame) -> _Forecast:
        drivers = _telling(past)
        model = SARIMAX(
            past["y"].to_numpy(),
            exog=past[drivers].to_numpy() if drivers else None,
            order=(1, 0, 1),
            seasonal_order=(1, 0, 1, 7),
            trend="c",
        )
        fitted: Any = model.fit(disp=False, maxiter=50)
        predicted = fitted.get_forecast(len(ahead), exog=ahead[drivers].to_numpy() if drivers else None)
        mean = np.asarray(predicted.predicted_mean, dtype=np.float64)
        error = np.asarray(predicted.se_mean, dtype=np.float64)
        return mean, mean[:, None] + error[:, None] * scores[None, :]

    return _each_series(known, fit)


def _telling(past: pd.DataFrame) -> list[str]:
    """Return the drivers that ever changed: a constant one cannot be told from the level."""
    return [driver for driver in _DRIVERS if past[driver].nunique() > 1]


def _each_series(
    known: Known, fit: Callable[[pd.DataFrame, pd.DataFrame], _Forecast]
) -> tuple[pl.DataFrame, Phases]:
    """Fit each series; one that is short, or whose fit fails, gets the mean of its history."""
    daily = dense(known.history, known.cutoff)
    past = _with_drivers(daily, known.history, known)
    ahead = _with_drivers(
        with_id(known.known_future).select("unique_id", pl.col("date").alias("ds")), known.known_future, known
    )
    days_ahead = ahead.partition_by("unique_id", as_dict=True)
    frames: list[pl.DataFrame] = []
    for key, series in past.partition_by("unique_id", as_dict=True).items():
        future = days_ahead[key]
        result = _tried(fit, series, future) if series.height >= FEWEST_DAYS else None
        if result is None:
            frames.append(history_mean(daily.filter(pl.col("unique_id") == key[0]), known.horizon))
        else:
            frames.append(_frame(future, *result))
    return pl.concat(frames), {}


def _tried(
    fit: Callable[[pd.DataFrame, pd.DataFrame], _Forecast], past: pl.DataFrame, ahead: pl.DataFrame
) -> _Forecast | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # optimisers that did not converge
        try:
            mean, quantiles = fit(past.to_pandas(), ahead.to_pandas())
        except (ValueError, ArithmeticError, RuntimeError, np.linalg.LinAlgError):
            return None
    return (mean, quantiles) if np.isfinite(mean).all() and np.isfinite(quantiles).all() else None


def _frame(ahead: pl.DataFrame, mean: _Values, quantiles: _Values) -> pl.DataFrame:
    values = {"yhat": mean} | {name: quantiles[:, at] for at, name in enumerate(QUANTILES)}
    days = ahead.select("unique_id", pl.col("ds").alias("date"))
    columns = [pl.Series(name, np.maximum(value, 0.0)) for name, value in values.items()]
    return without_id(days.with_columns(columns)).select(*SERIES, "date", "yhat", *QUANTILES)


def _with_drivers(days: pl.DataFrame, rows: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Add promotion, price relative to the history's mean, and holidays, as numbers.

    Returns:
        `unique_id, ds`, `y` where `days` has it, and `_DRIVERS`; sorted.
    """
    said = with_id(rows).select("unique_id", pl.col("date").alias("ds"), "price", "promo_flag")
    usual = with_id(known.history).group_by("unique_id").agg(pl.col("price").mean().alias("usual"))
    last = (
        with_id(known.history)
        .sort("date")
        .group_by("unique_id")
        .agg(pl.col("price").drop_nulls().last().alias("last"))
    )
    holidays: list[date] = known.holidays["date"].unique().to_list()
    price = pl.coalesce(pl.col("price").forward_fill().over("unique_id"), "last") / pl.col("usual")
    return (
        days.join(said, on=["unique_id", "ds"], how="left")
        .join(usual, on="unique_id", how="left")
        .join(last, on="unique_id", how="left")
        .sort("unique_id", "ds")
        .with_columns(
            pl.col("promo_flag").fill_null(False).cast(pl.Float64).alias("promo"),
            price.fill_null(1.0).alias("price"),
            pl.col("ds").is_in(holidays).cast(pl.Float64).alias("holiday"),
        )
        .select(*days.columns, *_DRIVERS)
    )
