"""Sums of daily forecasts, with ranges of their own.

The bounds of a sum are not the sum of the bounds: that would suppose every day goes wrong
in the same direction. Nor are days independent: they share the error of the level. Days of
one series, and series of one sum, are taken to be equally correlated; the sum's quantiles
are those of a gamma distribution of the same mean and variance (demand is not negative and
leans to the right).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from statistics import NormalDist

import polars as pl

DAY_CORRELATION = 0.1
"""Between the errors of two days of one series (chosen by backtest; see tests)."""

SERIES_CORRELATION = 0.02
"""Between the errors of two series' sums."""

Z_80 = NormalDist().inv_cdf(0.9)
Z_95 = NormalDist().inv_cdf(0.975)


def sigma() -> pl.Expr:
    """Return a day's standard error: the one that was forecast, else from its intervals.

    Of the intervals the upper halves tell: the lower ones are cut off at zero and say
    little. (Forecasts saved by an earlier version have no standard error of their own.)
    """
    upper_80 = (pl.col("yhat_hi_80") - pl.col("yhat")) / Z_80
    upper_95 = (pl.col("yhat_hi_95") - pl.col("yhat")) / Z_95
    return pl.coalesce(pl.col("sigma"), (upper_80 + upper_95) / 2)


def _gamma_quantile(mean: pl.Expr, variance: pl.Expr, z: float) -> pl.Expr:
    """Return the gamma quantile at normal score `z`, by Wilson and Hilferty's cube.

    Source:
        Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions vol. 1, ch. 17
        (the chi-square form stated for a gamma of shape k).
    """
    shape = mean**2 / variance
    root = 1 - 1 / (9 * shape) + z / (3 * shape.sqrt())
    return pl.when((variance > 0) & (mean > 0)).then(mean * root.clip(lower_bound=0) ** 3).otherwise(mean)


@cache
def _quantiles() -> tuple[pl.Expr, ...]:
    """Return the bounds of sums; a sum of one row keeps that row's own."""
    scores = {"yhat_lo_80": -Z_80, "yhat_hi_80": Z_80, "yhat_lo_95": -Z_95, "yhat_hi_95": Z_95}
    return tuple(
        pl.when(pl.col("n") == 1)
        .then(pl.col(bound))
        .otherwise(
            (pl.min_horizontal if z < 0 else pl.max_horizontal)(
                _gamma_quantile(pl.col("yhat"), pl.col("v"), z), pl.col("yhat")
            )
        )
        .alias(bound)
        for bound, z in scores.items()
    )


def total(daily: pl.DataFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """Sum daily forecasts over everything but `by`.

    Args:
        daily: Rows of `forecast`.
        by: Columns to keep apart (`sku_id`, `store_id`, `date`, a week's start, …).

    Returns:
        `by`, `yhat`, `yhat_lo_80`, `yhat_hi_80`, `yhat_lo_95`, `yhat_hi_95`, `sigma`,
        sorted by `by`. A sum of one row keeps that row's own bounds. Without rows: none.
    """
    keys = list(by)
    bounds = ("yhat_lo_80", "yhat_hi_80", "yhat_lo_95", "yhat_hi_95")
    line = list(dict.fromkeys([*keys, "sku_id", "store_id"]))
    per_series = (
        daily.with_columns(sigma().alias("s"))
        .group_by(line)
        .agg(
            pl.col("yhat").sum(),
            (pl.col("s") ** 2).sum().alias("v"),
            pl.col("s").sum().alias("s"),
            pl.len().alias("n"),
            *(pl.col(bound).sum() for bound in bounds),
        )
        .with_columns((pl.col("v") + DAY_CORRELATION * (pl.col("s") ** 2 - pl.col("v"))).alias("v"))
        .with_columns(pl.col("v").sqrt().alias("s"), pl.lit(0).alias("_all"))
    )
    summed = (
        per_series.group_by(keys or ["_all"])
        .agg(
            pl.col("yhat").sum(),
            pl.col("v").sum(),
            pl.col("s").sum(),
            pl.col("n").sum(),
            *(pl.col(bound).sum() for bound in bounds),
        )
        .with_columns((pl.col("v") + SERIES_CORRELATION * (pl.col("s") ** 2 - pl.col("v"))).alias("v"))
    )
    return (
        summed.with_columns(*_quantiles())
        .select(*keys, "yhat", *bounds, pl.col("v").sqrt().alias("sigma"))
        .sort(keys or "yhat")
    )


def with_weeks(daily: pl.DataFrame) -> pl.DataFrame:
    """Add each day's calendar week, Monday to Sunday, cut to the days there are.

    Returns:
        `daily` with `week_start` and `week_end` (the first and last day of that week within
        the frame) and `partial` (the frame does not hold the whole week).
    """
    monday = pl.col("date").dt.truncate("1w")
    return (
        daily.with_columns(monday.alias("_monday"))
        .with_columns(
            pl.col("date").min().over("_monday").alias("week_start"),
            pl.col("date").max().over("_monday").alias("week_end"),
        )
        .with_columns(((pl.col("week_end") - pl.col("week_start")).dt.total_days() < 6).alias("partial"))
        .drop("_monday")
    )
