"""Forecasts from a trained model: means, ranges and quantiles of every series and day."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

from engines.forecast.backtest import Names, classes_of
from engines.forecast.candidate import boosted, combine, forecast_statistical, needs, panel_rows
from engines.forecast.demand_class import DEMAND_CLASSES
from engines.forecast.distribution import Counts, variance
from engines.forecast.feature import FEWEST_DAYS, Rows
from engines.forecast.hierarchy import attributes_of, reconcile
from engines.forecast.model import ForecastModel
from engines.forecast.panel import WEEK, History, Panel
from engines.forecast.schema import QUANTILE_COLUMNS, SCHEMA

Floats = npt.NDArray[np.float64]

BORROWED = "category"
"""The model's name of a series too young for anything but its category's sales."""

_YOUNG_SPREAD = 0.8


def serve(
    model: ForecastModel, history: History, panel: Panel, *, reconciled: bool = True, threads: int = 1
) -> pl.DataFrame:
    """Forecast every series of a panel.

    Args:
        model: Trained on this shop, today or earlier.
        history: The tables the panel was made of.
        panel: From `build_panel`, with the horizon wanted.
        reconciled: Whether the means are made to agree with forecasts of the sums above
            them; for the whole shop only, since part of it says nothing about its sums.
        threads: Of the trees' predictions.

    Returns:
        One row per series and day, the columns of `SCHEMA`, sorted. Means are not rounded;
        the bounds of intervals and the quantiles are whole units, except that an interval
        always holds its mean. Nothing is negative, quantiles do not cross.
    """
    panel = panel.coded(model.categories, model.stores)
    classes = classes_of(panel, history)
    rows = panel_rows(panel, model.memory)
    mean, label = _means(model, panel, rows, classes, threads)
    if reconciled and panel.n > 0:

        def of_sums(sums: Panel) -> Floats:
            return boosted(model.boosters, sums, panel_rows(sums, model.memory), threads=threads)["pooled"]

        mean = reconcile(panel, mean, attributes_of(panel, history), of_sums)
    spread = np.full((panel.n, panel.horizon), np.nan)
    with np.errstate(invalid="ignore"):
        spread[rows.series, rows.ahead - 1] = variance(
            model.spread, rows, mean[rows.series, rows.ahead - 1], threads=threads
        )
    young = np.isnan(spread)
    spread[young] = mean[young] + (_YOUNG_SPREAD * mean[young]) ** 2
    counts = Counts(mean.ravel(), spread.ravel())
    return _frame(model, panel, counts, label, classes)


def _means(
    model: ForecastModel, panel: Panel, rows: Rows, classes: Names, threads: int
) -> tuple[Floats, list[str]]:
    forecasts = boosted(model.boosters, panel, rows, threads=threads)
    mean = np.full((panel.n, panel.horizon), np.nan)
    label = [""] * panel.n
    for name in DEMAND_CLASSES:
        of = np.flatnonzero((classes == name) & ~np.isnan(forecasts["pooled"][:, 0]))
        recipe = model.recipes[name]
        extra = forecast_statistical(panel, needs(recipe), of)
        mean[of] = combine(recipe, {**forecasts, **extra}, of)
        for number in of:
            label[number] = recipe
    young = np.flatnonzero(np.isnan(mean[:, 0]))
    mean[young] = _borrowed(panel, young)
    for number in young:
        label[number] = BORROWED
    return np.maximum(mean, 0.0), label


def _borrowed(panel: Panel, young: npt.NDArray[np.intp]) -> Floats:
    """Return what the category sells in the same store, moved towards the few days there are.

    The category counts as a week of the item's own days.
    """
    recent = panel.level[:, -4 * WEEK :].astype(np.float64)
    with np.errstate(invalid="ignore"):
        each = np.nanmean(np.where(np.isnan(recent), np.nan, recent), axis=1) if panel.n else np.zeros(0)
    out = np.zeros((len(young), panel.horizon))
    for row, number in enumerate(young):
        peers = (panel.category == panel.category[number]) & ~np.isin(np.arange(panel.n), young)
        near = peers & (panel.store == panel.store[number])
        peers = near if near.any() else peers
        own = recent[number][~np.isnan(recent[number])]
        typical = float(np.nanmedian(each[peers])) if peers.any() else float(own.mean()) if len(own) else 0.0
        level = (own.sum() + FEWEST_DAYS * typical) / (len(own) + FEWEST_DAYS)
        out[row] = level * _week_shape(panel, peers)
    return out


def _week_shape(panel: Panel, peers: npt.NDArray[np.bool_]) -> Floats:
    """Return (horizon,): how the peers' sales of each weekday compare with their mean."""
    total = np.nansum(panel.level[peers], axis=0)[-8 * WEEK :]
    day = np.arange(panel.days)[-len(total) :] % WEEK
    by_day = np.array(
        [total[day == number].mean() if (day == number).any() else 0.0 for number in range(WEEK)]
    )
    if not by_day.mean() > 0:
        return np.ones(panel.horizon)
    return (by_day / by_day.mean())[(panel.days + np.arange(panel.horizon)) % WEEK]


def _frame(
    model: ForecastModel, panel: Panel, counts: Counts, label: list[str], classes: Names
) -> pl.DataFrame:
    bounds = {name: np.zeros(len(counts.mean)) for name in (*_BOUNDS, *QUANTILE_COLUMNS)}
    of_row = np.repeat(classes, panel.horizon)
    for name in DEMAND_CLASSES:
        of = np.flatnonzero(of_row == name)
        if len(of) == 0:
            continue
        part, asked = counts.part(of), model.calibrations[name]
        for level, (low, high) in _INTERVALS.items():
            bounds[low][of], bounds[high][of] = part.interval(asked.levels[level])
        for column, probability in zip(QUANTILE_COLUMNS, asked.probabilities, strict=True):
            bounds[column][of] = part.quantile(probability)
    mean = counts.mean
    low_80, high_80 = np.minimum(bounds["yhat_lo_80"], mean), np.maximum(bounds["yhat_hi_80"], mean)
    bounds["yhat_lo_95"] = np.minimum(bounds["yhat_lo_95"], low_80)
    bounds["yhat_hi_95"] = np.maximum(bounds["yhat_hi_95"], high_80)
    bounds["yhat_lo_80"], bounds["yhat_hi_80"] = low_80, high_80
    days = [panel.cutoff + timedelta(days=ahead + 1) for ahead in range(panel.horizon)]
    keys = panel.keys.with_columns(model=pl.Series(label, dtype=pl.String), demand_class=pl.Series(classes))
    return (
        keys.select(pl.all().repeat_by(panel.horizon).explode() if panel.n else pl.all())
        .with_columns(
            date=pl.Series(days * panel.n, dtype=pl.Date),
            cutoff=pl.lit(panel.cutoff),
            yhat=pl.Series(mean),
            sigma=pl.Series(np.sqrt(counts.variance)),
            **{name: pl.Series(values) for name, values in bounds.items()},
        )
        .select(SCHEMA.names())
        .cast(SCHEMA)
        .sort("sku_id", "store_id", "date")
    )


_INTERVALS = {80: ("yhat_lo_80", "yhat_hi_80"), 95: ("yhat_lo_95", "yhat_hi_95")}
_BOUNDS = tuple(name for pair in _INTERVALS.values() for name in pair)
