"""What a price change did: units after it against what they would have been without it.

With products or stores whose price did not change, what happened to them tells what would have
happened (difference in differences, on the ratio of units). Without, the forecast of before
the change stands in. A forecast made at today's price counts the change in already, so it must
be one made before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import polars as pl

from core.errors import DataError
from engines.pricing.effect import Range

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEVEL = 0.8
_BLOCK_DAYS = 7
_ROUNDS = 500
_ENOUGH = 1e-7
_TINY = 1e-9


@dataclass(frozen=True)
class PriceOutcome:
    """The change of units a price change brought, with 80 % bounds.

    `change_pct` is in percent of the units without it; `units_per_day` what sold a day after
    it. `basis` says what it is measured against, `controls` how many series that were.
    """

    change_pct: Range
    units_per_day: float
    basis: Literal["controls", "forecast"]
    controls: int
    days: int

    def profit_per_day(self, unit_profit_before: float, unit_profit_after: float) -> Range:
        """Return what the change earns a day, against the old price, with 80 % bounds."""

        def gain(change: float) -> float:
            without = self.units_per_day / (1 + change / 100)
            return self.units_per_day * unit_profit_after - without * unit_profit_before

        low, mid, high = (gain(change) for change in _values(self.change_pct))
        return Range(min(low, high), mid, max(low, high))


def _values(of: Range) -> tuple[float, float, float]:
    return of.low, of.mid, of.high


def outcome_against_controls(daily: pl.DataFrame, changed: date) -> PriceOutcome:
    """Compare a changed series with controls.

    (O1)  E[units] = exp(series + day + τ · (changed series, from the day of the change on))

    Its error has two parts: counts scatter (weeks of each series, overdispersed), and series
    drift apart by themselves: how far the controls do, the same comparison made for each
    of them tells.

    Args:
        daily: `date, series, units, treated`, optionally `stockout` (days to leave out).
            `series` names a product in a store; exactly those `treated` changed price.
        changed: The first day of the new price.

    Raises:
        DataError: no sale of the changed series before it or after it, or no control with both.
    """
    rows = _usable(daily, changed)
    treated = rows.filter("treated")
    names = rows["series"].unique().sort().to_list()
    series = rows["series"].replace_strict(names, list(range(len(names))), return_dtype=pl.Int64).to_numpy()
    day = (rows["date"].rank("dense").cast(pl.Int64) - 1).to_numpy()
    after = (rows["date"] >= changed).to_numpy()
    is_treated = rows["treated"].to_numpy()
    units = rows["units"].to_numpy()
    without, expected = _fitted(units, series, day, is_treated & after)
    effect = _log_ratio(units[is_treated], without[is_treated], after[is_treated])
    free = 1 - expected / np.bincount(day, expected)[day]
    week = ((rows["date"] - rows["date"].min()).dt.total_days() // _BLOCK_DAYS).to_numpy() * 2 + after
    counted = _Counted(units, expected, free, week, after)
    own = counted.variance(is_treated)
    controls = sorted(set(series[~is_treated].tolist()))
    apart = [
        (counted.log_ratio(chosen), counted.variance(chosen))
        for chosen in (series == number for number in controls)
    ]
    drift = _drift(apart)
    of_controls = 1 / sum(1 / (variance + drift) for _, variance in apart)
    error = math.sqrt(own + drift + of_controls)
    weeks = treated["date"].n_unique() / _BLOCK_DAYS
    freedom = max(min(weeks - 1, float(len(controls) - 1) if drift > own else weeks - 1), 1.0)
    sold = treated.filter(pl.col("date") >= changed)
    return PriceOutcome(
        change_pct=_bounds(effect, error, freedom),
        units_per_day=float(sold["units"].to_numpy().mean()),
        basis="controls",
        controls=len(controls),
        days=sold.height,
    )


def outcome_against_forecast(units: Sequence[float], expected: Sequence[float], sigma: float) -> PriceOutcome:
    """Compare what sold with what had been expected at the old price.

    Args:
        units: Sold a day since the change.
        expected: Forecast for the same days, made before the change.
        sigma: Standard error of the sum of `expected`, the scatter of single days included.

    Raises:
        DataError: nothing was expected, or nothing sold.
    """
    sold, foreseen = float(sum(units)), float(sum(expected))
    if sold <= 0 or foreseen <= 0:
        raise DataError(
            "Nothing sold or nothing was expected since the price changed; wait for more days.",
            code="outcome_unknown",
        )
    return PriceOutcome(
        change_pct=_bounds(math.log(sold / foreseen), sigma / foreseen, math.inf),
        units_per_day=sold / len(units),
        basis="forecast",
        controls=0,
        days=len(units),
    )


def _usable(daily: pl.DataFrame, changed: date) -> pl.DataFrame:
    out = pl.col("stockout").fill_null(False) if "stockout" in daily.columns else pl.lit(False)
    rows = daily.filter(~out & pl.col("units").is_not_null()).with_columns(pl.col("units").cast(pl.Float64))
    before = pl.col("units").filter(pl.col("date") < changed).sum()
    since = pl.col("units").filter(pl.col("date") >= changed).sum()
    known = rows.group_by("series", "treated").agg(before.alias("before"), since.alias("since"))
    known = known.filter((pl.col("before") > 0) & (pl.col("since") > 0))
    if known.filter("treated").height == 0:
        raise DataError(
            "The product has not sold both before and after its price changed; wait for more days.",
            code="outcome_unknown",
        )
    if known.filter("treated").height > 1:
        raise DataError("Compare one changed series at a time.", code="outcome_unknown")
    if known.filter(~pl.col("treated")).height == 0:
        raise DataError("Nothing with an unchanged price sold on both sides.", code="no_controls")
    return rows.join(known.select("series"), on="series", how="semi").sort("series", "date")


def _fitted(units: Floats, series: Ints, day: Ints, moved: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return the means without the effect of the change, and with it."""
    without, factor = np.ones_like(units), 1.0
    for _ in range(_ROUNDS):
        before = factor
        for by in (series, day):
            wanted = np.bincount(by, units)
            there = np.bincount(by, without * np.where(moved, factor, 1.0))
            without = without * (np.maximum(wanted, _TINY) / np.maximum(there, _TINY))[by]
        factor = float(units[moved].sum() / max(without[moved].sum(), _TINY))
        if abs(factor - before) < _ENOUGH * factor:
            break
    return without, without * np.where(moved, factor, 1.0)


def _log_ratio(units: Floats, mean: Floats, after: npt.NDArray[np.bool_]) -> float:
    since, until = (
        math.log(max(units[part].sum(), 0.5) / max(mean[part].sum(), _TINY)) for part in (after, ~after)
    )
    return since - until


@dataclass(frozen=True)
class _Counted:
    """What sold beside its fit. `free` is the share of a row's error that its day's effect, fitted
    to the same rows, has left in it."""

    units: Floats
    mean: Floats
    free: Floats
    block: Ints
    after: npt.NDArray[np.bool_]

    def log_ratio(self, chosen: npt.NDArray[np.bool_]) -> float:
        """Return how far a series moved from the others when the price changed."""
        moved = _log_ratio(self.units[chosen], self.mean[chosen], self.after[chosen])
        return moved / math.sqrt(max(float(self.free[chosen].mean()), 0.1))

    def variance(self, chosen: npt.NDArray[np.bool_]) -> float:
        """Return the variance of a series' log ratio by the scatter of its weeks."""
        block = np.unique(self.block[chosen], return_inverse=True)[1]
        error = np.bincount(block, self.units[chosen] - self.mean[chosen])
        expected = np.maximum(np.bincount(block, self.mean[chosen] * self.free[chosen]), _TINY)
        freedom = max(len(expected) - 2, 1)
        scatter = max(float((error**2 / expected).sum()) / freedom, 1.0)
        sums = [max(float(self.units[chosen & part].sum()), 0.5) for part in (self.after, ~self.after)]
        return scatter * (1 / sums[0] + 1 / sums[1])


def _drift(apart: Sequence[tuple[float, float]]) -> float:
    """Return the variance by which series drift apart beyond their scatter (method of moments)."""
    if len(apart) < 2:
        return 0.0
    ratio, variance = (np.array(column) for column in zip(*apart, strict=True))
    weight = 1 / variance
    mean = (weight * ratio).sum() / weight.sum()
    excess = float((weight * (ratio - mean) ** 2).sum()) - (len(apart) - 1)
    return max(excess / float(weight.sum() - (weight**2).sum() / weight.sum()), 0.0)


def _bounds(effect: float, error: float, freedom: float) -> Range:
    """Return a log ratio and its bounds in percent; with few weeks the bounds are Student's."""
    from scipy.special import ndtri, stdtrit  # noqa: PLC0415 - heavy

    tail = (1 + LEVEL) / 2
    score = float(ndtri(tail) if math.isinf(freedom) else stdtrit(freedom, tail))
    low, mid, high = (100 * math.expm1(effect + at * score * error) for at in (-1, 0, 1))
    return Range(low, mid, high)
