"""Forecasts set by hand: put on top of the model's, and later compared with what sold.

A person knows of the school fair; the model does not. On the days an override covers its
figure takes the place of the model's mean, and the range keeps the model's shape. What the
model said stays known, so that time can tell which of the two was right.
"""

from __future__ import annotations

import re
from datetime import date
from statistics import NormalDist

import polars as pl

OVERRIDE = "override"
"""What `model` says on a day that an override covers."""

MOST_TIMES = 10.0
"""Above this many times the model's figure, the model's range says nothing of the person's."""

SERIES = ("sku_id", "store_id")
DAY = (*SERIES, "date")

OVERRIDES = pl.Schema(
    {
        "override_id": pl.String(),
        "sequence": pl.Int64(),
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "start": pl.Date(),
        "end": pl.Date(),
        "units_per_day": pl.Float64(),
        "cutoff": pl.Date(),
        "withdrawn_cutoff": pl.Date(),
    }
)
"""Overrides as this module takes them; `end` is included, a later `sequence` wins.

`cutoff` is the last day of sales when it was made, `withdrawn_cutoff` when it was withdrawn
(null: it was not).
"""

_NO_DAYS = pl.Schema(
    {
        "override_id": pl.String(),
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "date": pl.Date(),
        "units_per_day": pl.Float64(),
    }
)
SIGMA = "sigma"
"""The standard deviation of a day's demand, where a model tells it."""

_BOUND = re.compile(r"yhat_(?P<side>lo|hi)_(?P<level>\d\d)|(?:yhat_)?q(?P<decimals>\d+)")
_EQUAL = 1e-9
"""Errors that differ by less are the same: they are sums of floats."""


def apply(
    daily: pl.DataFrame, overrides: pl.DataFrame, *, start: date, end: date, cutoff: date
) -> pl.DataFrame:
    """Put overrides on top of the model's daily forecasts.

    On a covered day `yhat` becomes the override's figure, `model` becomes `override`, and
    bounds, quantiles and `sigma` are scaled by the same ratio. Where the model says nothing
    to scale (0, or less than a tenth of the person's figure) the range is that of a Poisson
    count: the figure and its square root, at the normal score of the bound. Bounds never
    cross the figure nor each other, quantiles keep their order, and none is negative. What
    the model left unknown (null) stays so.

    A product without any forecast in its store gets one: the override's days as said, the
    others 0, as for anything that has not sold for long.

    Args:
        daily: One row per product, store and day: `sku_id, store_id, date, cutoff, model,
            yhat`, any number of bounds `yhat_lo_<level>`, `yhat_hi_<level>` and quantiles
            `q<decimals>` (`q025` is the fortieth part), perhaps `sigma`; others are kept.
        overrides: Those in force, columns as in `OVERRIDES`.
        start: First day of the forecasts.
        end: Last day of the forecasts.
        cutoff: Last day of sales.

    Returns:
        The same columns, sorted by product, store and day; all other days unchanged.
    """
    covered = _by_day(overrides).filter(pl.col("date").is_between(start, end))
    if covered.height == 0:
        return daily.sort(DAY)
    set_by_hand = covered.select(*DAY, pl.col("units_per_day").alias("_units"))
    daily = pl.concat([daily, _new_series(daily, covered, start=start, end=end, cutoff=cutoff)])
    joined = daily.join(set_by_hand, on=DAY, how="left")
    covers = pl.col("_units").is_not_null()
    bounds = [name for name in daily.columns if _is_bound(name)]
    changed = joined.with_columns(
        pl.when(covers).then(pl.col("_units")).otherwise(pl.col("yhat")).alias("yhat"),
        pl.when(covers).then(pl.lit(OVERRIDE)).otherwise(pl.col("model")).alias("model"),
        *(pl.when(covers).then(_bound(name)).otherwise(pl.col(name)).alias(name) for name in bounds),
    )
    return changed.select(daily.columns).sort(DAY)


def covered_days(overrides: pl.DataFrame, *, start: date, end: date) -> pl.DataFrame:
    """Return the days that overrides in force cover, each with the one that counts.

    Returns:
        `override_id, sku_id, store_id, date, units_per_day`, one row per product, store and day.
    """
    return _by_day(overrides).filter(pl.col("date").is_between(start, end))


def days_answered_for(overrides: pl.DataFrame) -> pl.DataFrame:
    """Return the days each override stood for when they came.

    Not days that were over when it was made, nor days after it was withdrawn; of two that
    stood for a day, the later one answers for it.

    Returns:
        `override_id, sku_id, store_id, date, units_per_day`.
    """
    stood = (pl.col("date") > pl.col("cutoff")) & (
        pl.col("withdrawn_cutoff").is_null() | (pl.col("date") <= pl.col("withdrawn_cutoff"))
    )
    return _by_day(overrides, stood)


def score(days: pl.DataFrame, actuals: pl.DataFrame) -> pl.DataFrame:
    """Compare person and model with what sold.

    Counted are the days on which the sales are known, the shelf was not empty (what sold
    is then not what would have sold) and the model had a figure.

    Args:
        days: Rows of `days_answered_for`, with `model_units`: what the model expected, null
            where it had nothing.
        actuals: `sku_id, store_id, date, units, sold_out`, one row per day with known sales.

    Returns:
        One row per override: `override_id, days, days_scored, days_sold_out, days_unknown,
        days_without_model, sold, person_error, model_error, verdict`, sorted by
        `override_id`. Errors are sums of absolute errors in units over the days scored,
        `sold` is what sold on them. `verdict` is `better` (the person was), `worse`,
        `same`, or null where no day could be scored.
    """
    joined = days.join(actuals.select(*DAY, "units", "sold_out"), on=DAY, how="left")
    unknown = pl.col("units").is_null()
    sold_out = ~unknown & pl.col("sold_out").fill_null(value=False)
    without_model = ~unknown & ~sold_out & pl.col("model_units").is_null()
    scored = ~unknown & ~sold_out & pl.col("model_units").is_not_null()
    sums = joined.group_by("override_id").agg(
        pl.len().cast(pl.Int64).alias("days"),
        scored.sum().cast(pl.Int64).alias("days_scored"),
        sold_out.sum().cast(pl.Int64).alias("days_sold_out"),
        unknown.sum().cast(pl.Int64).alias("days_unknown"),
        without_model.sum().cast(pl.Int64).alias("days_without_model"),
        pl.col("units").filter(scored).sum().cast(pl.Float64).alias("sold"),
        (pl.col("units_per_day") - pl.col("units")).abs().filter(scored).sum().alias("person_error"),
        (pl.col("model_units") - pl.col("units")).abs().filter(scored).sum().alias("model_error"),
    )
    return sums.with_columns(_verdict()).sort("override_id")


def score_in_total(scores: pl.DataFrame) -> pl.DataFrame:
    """Return the scores of several overrides as one row, columns as of `score` but the id."""
    sums = scores.select(pl.all().exclude("override_id", "verdict").sum())
    return sums.with_columns(_verdict())


def _by_day(overrides: pl.DataFrame, stands: pl.Expr | None = None) -> pl.DataFrame:
    """Return one row per product, store and day: of several overrides, the newest that stands."""
    if overrides.height == 0:
        return pl.DataFrame(schema=_NO_DAYS)
    days = overrides.with_columns(pl.date_ranges("start", "end").alias("date")).explode("date")
    if stands is not None:
        days = days.filter(stands)
    newest = days.sort("sequence").unique(DAY, keep="last", maintain_order=True)
    return newest.select(_NO_DAYS.names()).sort(DAY)


def _new_series(
    daily: pl.DataFrame, covered: pl.DataFrame, *, start: date, end: date, cutoff: date
) -> pl.DataFrame:
    """Return rows of zeros for what is overridden and has no forecast."""
    missing = covered.select(SERIES).unique(maintain_order=True).join(daily, on=SERIES, how="anti")
    days = pl.DataFrame({"date": pl.date_range(start, end, eager=True)})
    rows = missing.join(days, how="cross")
    values = {"cutoff": pl.lit(cutoff), "model": pl.lit(OVERRIDE)}
    values |= {name: pl.lit(0.0) for name in daily.columns if name == "yhat" or _is_bound(name)}
    filled = rows.with_columns(
        values.get(name, pl.lit(None)).alias(name) for name in daily.columns if name not in DAY
    )
    return filled.select(pl.col(name).cast(kind) for name, kind in daily.schema.items())


def _is_bound(name: str) -> bool:
    """Tell whether a column says how far demand may lie from its mean."""
    return name == SIGMA or _BOUND.fullmatch(name) is not None


def _bound(name: str) -> pl.Expr:
    """Return a bound of the override's range, or its standard deviation."""
    units, yhat = pl.col("_units"), pl.col("yhat")
    scaled = pl.col(name) * (units / yhat)
    poisson = units.sqrt() if name == SIGMA else units + _normal_score(name) * units.sqrt()
    bound = pl.when((yhat > 0) & (units <= MOST_TIMES * yhat)).then(scaled).otherwise(poisson)
    bound = pl.when(pl.col(name).is_not_null()).then(bound.clip(lower_bound=0.0))
    match = _BOUND.fullmatch(name)
    if match and match["side"] == "lo":
        return pl.min_horizontal(bound, units)
    if match and match["side"] == "hi":
        return pl.max_horizontal(bound, units)
    return bound


def _normal_score(name: str) -> float:
    """Return how many standard deviations a bound lies from the mean."""
    match = _BOUND.fullmatch(name)
    assert match is not None  # noqa: S101 - the caller picked bounds
    if match["side"] is not None:
        score = NormalDist().inv_cdf(0.5 + int(match["level"]) / 200)
        return -score if match["side"] == "lo" else score
    share = float(f"0.{match['decimals']}")
    return NormalDist().inv_cdf(share) if share > 0 else 0.0


def _verdict() -> pl.Expr:
    gap = pl.col("person_error") - pl.col("model_error")
    return (
        pl.when(pl.col("days_scored") == 0)
        .then(pl.lit(None, dtype=pl.String))
        .when(gap.abs() <= _EQUAL)
        .then(pl.lit("same"))
        .when(gap < 0)
        .then(pl.lit("better"))
        .otherwise(pl.lit("worse"))
        .alias("verdict")
    )
