"""Scores forecasts against what was sold: `utilsforecast.losses`, overall, by class and by origin.

===========  ===========================================================================
wape         Σ|error| ÷ Σ actual, over all days of all series
bias         Σ(forecast − actual) ÷ Σ actual; above 0 is too much
mape         mean of |error| ÷ actual over the days with sales (`mape_share` of the days)
coverage_80  share of days within the bounds of the 80 % interval; coverage_95 likewise
rmsse        root mean squared error ÷ that of the one-day naive forecast in the history
mase         mean absolute error ÷ that of last week's same day in the history
pinball      mean quantile loss of seven levels ÷ the one-day naive absolute error
===========  ===========================================================================

The last three are means over series and origins. One whose history never changes has no
scale: it is left out and counted. What is undefined is nan.

Source:
    Makridakis, Spiliotis & Assimakopoulos, The M5 accuracy (and: uncertainty) competition,
    International Journal of Forecasting 38 (2022): RMSSE and the scaled pinball loss, both
    scaled by the one-day naive forecast; here without the competition's weights, and on our
    seven levels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import polars as pl
from utilsforecast import losses

from core.errors import DataError
from evals.forecast.dataset import SERIES
from evals.forecast.forecaster import BOUNDS, INTERVALS, QUANTILES
from evals.forecast.panel import with_id

METRICS = ("wape", "rmsse", "mase", "bias", "coverage_80", "coverage_95", "pinball", "mape", "mape_share")
SCALED = ("rmsse", "mase", "pinball")
COUNTS = ("series", "days", "no_forecast", *(f"left_out_{name}" for name in SCALED))
ALL = "all"

_WEEK = 7
_SLICES: Sequence[tuple[str, ...]] = ((), ("demand_class",), ("cutoff",), ("demand_class", "cutoff"))


def score(
    forecasts: pl.DataFrame, actuals: pl.DataFrame, history: pl.DataFrame, classes: pl.DataFrame
) -> pl.DataFrame:
    """Score one forecaster.

    A day the forecaster left out is scored as a forecast of 0, and counted. A bound or
    quantile that is missing on some days is taken to be the forecast itself.

    Args:
        forecasts: The common frame (`forecaster.FORECAST_SCHEMA`), of all origins.
        actuals: `cutoff, sku_id, store_id, date, y`: the days to score.
        history: `unique_id, ds, y`, dense (see `panel.dense`), up to the last cutoff at least.
        classes: `cutoff, sku_id, store_id, demand_class`.

    Returns:
        One row per `demand_class` and `cutoff`, where `all` and null stand for all of them:
        `METRICS`, `series` (times origins), `days`, `no_forecast` (days), and
        `left_out_<metric>` (series times origins left out). The scaled metrics come with
        their `<metric>_median`: a few series with a tiny scale can carry a mean.

    Raises:
        DataError: there is no day to score.
    """
    if actuals.is_empty():
        raise DataError("No day after the cutoffs can be scored: each is unknown or sold out.")
    rows = _rows(forecasts, actuals, classes)
    by_series = _by_series(rows, history)
    return pl.concat([_sliced(rows, by_series, keys) for keys in _SLICES])


def _rows(forecasts: pl.DataFrame, actuals: pl.DataFrame, classes: pl.DataFrame) -> pl.DataFrame:
    keys = ["cutoff", *SERIES]
    joined = actuals.join(forecasts, on=[*keys, "date"], how="left").join(classes, on=keys, how="left")
    numbers = [pl.col(name).fill_nan(None) for name in ("yhat", *BOUNDS, *QUANTILES)]
    joined = joined.with_columns(numbers).with_columns(
        pl.col("yhat").is_null().alias("no_forecast"), pl.col("yhat").fill_null(0.0)
    )
    given = [name for name in (*BOUNDS, *QUANTILES) if joined[name].null_count() < joined.height]
    return with_id(joined.with_columns(pl.col(name).fill_null(pl.col("yhat")) for name in given)).rename(
        {"date": "ds"}
    )


def _has(rows: pl.DataFrame, names: Iterable[str]) -> bool:
    return all(rows[name].null_count() < rows.height for name in names)


def _by_series(rows: pl.DataFrame, history: pl.DataFrame) -> pl.DataFrame:
    """Return `cutoff, unique_id, demand_class` and the scaled metrics, nan where undefined."""
    train = history.sort("unique_id", "ds")
    given = rows.select("cutoff", "unique_id", "ds", "y", "yhat", *QUANTILES)
    scaled = {
        "rmsse": losses.rmsse(given, ["yhat"], seasonality=1, train_df=train, time_col="ds"),
        "mase": losses.mase(given, ["yhat"], seasonality=_WEEK, train_df=train, time_col="ds"),
    }
    if _has(rows, QUANTILES):
        scaled["pinball"] = losses.scaled_mqloss(
            given,
            {"yhat": list(QUANTILES)},
            quantiles=np.array(list(QUANTILES.values())),
            seasonality=1,
            train_df=train,
            time_col="ds",
        )
    result = rows.select("cutoff", "unique_id", "demand_class").unique()
    for name in SCALED:
        if name in scaled:
            result = result.join(
                scaled[name].rename({"yhat": name}), on=["cutoff", "unique_id"], how="left"
            ).with_columns(_finite(name))
        else:
            result = result.with_columns(pl.lit(float("nan")).alias(name))
    return result


def _numbered(rows: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Name each slice in `slice`: the losses group by one column, whatever it stands for."""
    parts = [pl.col(key).cast(pl.String) for key in keys]
    return rows.with_columns(pl.concat_str([pl.lit("slice"), *parts], separator="|").alias("slice"))


def _micro(rows: pl.DataFrame) -> pl.DataFrame:
    """Return `slice` and the metrics that pool all days of a slice."""
    error = pl.col("yhat") - pl.col("y")
    sold = rows.filter(pl.col("y") > 0)
    bounds = rows.rename(
        {
            name: f"yhat-{end}-{level}"
            for level, pair in INTERVALS.items()
            for name, end in zip(pair, ("lo", "hi"), strict=True)
        }
    )
    pooled = {"id_col": "slice", "cutoff_col": "no such column"}
    result = rows.group_by("slice").agg(
        (error.sum() / pl.col("y").sum()).alias("bias"),
        (pl.col("y") > 0).mean().alias("mape_share"),
        pl.len().alias("days"),
        pl.col("no_forecast").sum(),
    )
    measured = {
        "wape": losses.wape(rows, ["yhat"], **pooled),
        "mape": losses.mape(sold, ["yhat"], **pooled),
        **{
            f"coverage_{level}": losses.coverage(bounds, ["yhat"], level, **pooled)
            for level, pair in INTERVALS.items()
            if _has(rows, pair)
        },
    }
    for name in ("wape", "mape", *(f"coverage_{level}" for level in INTERVALS)):
        if name in measured:
            result = result.join(measured[name].rename({"yhat": name}), on="slice", how="left")
        else:
            result = result.with_columns(pl.lit(float("nan")).alias(name))
    return result.with_columns(_finite(name) for name in METRICS if name not in SCALED)


def _finite(name: str) -> pl.Expr:
    return pl.when(pl.col(name).is_finite()).then(name).otherwise(float("nan")).alias(name)


def _sliced(rows: pl.DataFrame, by_series: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    days = _numbered(rows, keys)
    defined = {name: pl.col(name).filter(pl.col(name).is_finite()) for name in SCALED}
    means = (
        _numbered(by_series, keys)
        .group_by("slice")
        .agg(
            *(values.mean().fill_null(float("nan")) for values in defined.values()),
            *(values.median().fill_null(float("nan")).name.suffix("_median") for values in defined.values()),
            *(pl.col(name).is_nan().sum().alias(f"left_out_{name}") for name in SCALED),
            pl.len().alias("series"),
        )
    )
    everything = {"demand_class": pl.lit(ALL), "cutoff": pl.lit(None, dtype=pl.Date)}
    return (
        days.select("slice", *keys)
        .unique()
        .with_columns(value.alias(name) for name, value in everything.items() if name not in keys)
        .join(_micro(days), on="slice")
        .join(means, on="slice")
        .select("demand_class", "cutoff", *METRICS, *COUNTS, *(f"{name}_median" for name in SCALED))
        .sort("demand_class", "cutoff")
    )
