"""What each candidate would have said on earlier days, and what the chosen ones missed by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engines.forecast.boosting import FIRST_ORIGIN, MOST_ROWS_OF_A_BACKTEST, training_rows
from engines.forecast.candidate import RECIPES, boosted, combine, fit_all, needs, panel_rows
from engines.forecast.demand_class import DemandClass, demand_class
from engines.forecast.feature import Rows
from engines.forecast.festival import FestivalMemory
from engines.forecast.panel import History, Panel
from engines.forecast.trial import (
    SAMPLE_OF_A_CLASS,
    SAMPLE_OF_A_FIRST_TRIAL,
    TRIED,
    forecast_sample,
    merge,
    sample,
    within_reach,
)

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]
Names = npt.NDArray[np.str_]

WINDOWS = 3
WINDOW_DAYS = 28
MOST_SERIES = 4_000
STATISTICAL_WINDOWS = 2
"""The statistical candidates are compared in the latest windows, on a sample of each class."""

SAMPLE_OF_RESIDUALS = 120
"""Where one serves, it forecasts so many series of the class: ranges need more."""


@dataclass(frozen=True)
class Window:
    """One backtest: the panel as it stood, what was forecast, what then sold.

    `forecasts`, of each candidate, are not a number for series it was not tried on. `sold`
    (n, days of the window): not a number where the day tells nothing. `scale` (n,): the root
    mean square of the day-on-day change before. `sample`: the series on which candidates
    were tried.
    """

    panel: Panel
    rows: Rows
    forecasts: dict[str, Floats]
    sold: Floats
    scale: Floats
    classes: Names
    sample: Index


def classes_of(panel: Panel, history: History) -> Names:
    """Return the demand class of each series of the panel at its cutoff."""
    told = demand_class(history.sales, cutoff=panel.cutoff)
    joined = panel.keys.join(told, on=["sku_id", "store_id"], how="left", maintain_order="left")
    return np.array(joined["demand_class"].fill_null("new").to_list(), dtype=np.str_)


def run_windows(
    panel: Panel, history: History, memory: FestivalMemory, *, horizon: int, threads: int = 1
) -> list[Window]:
    """Forecast the last windows of the panel, each from what was known before it.

    Of the memory only festivals of a year before a day are read, so it may be the whole panel's.
    """
    windows: list[Window] = []
    kept: Mapping[DemandClass, Iterable[str]] = {}
    part = panel.rows(_chosen(panel.n))
    for number in range(1, WINDOWS + 1):
        back = number * WINDOW_DAYS
        if panel.days - back <= FIRST_ORIGIN + WINDOW_DAYS:
            break
        then = part.until(back, WINDOW_DAYS)
        training = training_rows(then, horizon, memory, most=MOST_ROWS_OF_A_BACKTEST, seed=number)
        if training is None:
            break
        rows = panel_rows(then, memory)
        classes = classes_of(then, history)
        window = Window(
            panel=then,
            rows=rows,
            forecasts=boosted(fit_all(training, threads=threads), then, rows, threads=threads),
            sold=part.y[:, then.days : then.days + WINDOW_DAYS].astype(np.float64),
            scale=_scale(then),
            classes=classes,
            sample=sample(then, classes, SAMPLE_OF_A_CLASS, seed=number),
        )
        windows.append(window)
        if number == 1:
            few = sample(then, classes, SAMPLE_OF_A_FIRST_TRIAL, seed=number)
            tried = forecast_sample(then, classes, TRIED, few)
            kept = within_reach(window, tried, few)
            merge(window.forecasts, tried)
        if number <= STATISTICAL_WINDOWS:
            merge(window.forecasts, forecast_sample(then, classes, kept, window.sample))
    return windows


def complete(windows: list[Window], recipes: Mapping[DemandClass, str]) -> None:
    """Let the statistical candidates that will serve forecast more series, for the ranges."""
    serving: dict[DemandClass, frozenset[str]] = {name: needs(recipes[name]) for name in recipes}
    for number, window in enumerate(windows[:STATISTICAL_WINDOWS], start=1):
        wide = sample(window.panel, window.classes, SAMPLE_OF_RESIDUALS, seed=number)
        more = np.setdiff1d(wide, window.sample)
        merge(window.forecasts, forecast_sample(window.panel, window.classes, serving, more))


def _chosen(n: int) -> Index:
    if n <= MOST_SERIES:
        return np.arange(n)
    return np.sort(np.random.default_rng(0).choice(n, MOST_SERIES, replace=False))


def _scale(panel: Panel) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.diff(panel.y, axis=1).astype(np.float64)
        known = ~np.isnan(change)
        squares = np.where(known, change, 0.0) ** 2
        return np.sqrt(squares.sum(axis=1) / known.sum(axis=1))


@dataclass(frozen=True)
class Residuals:
    """Backtest rows of every class under the recipes that will serve: for spread and calibration.

    `window` numbers the backtest each row is of. `weight` says how many of its class a row
    stands for, where only a sample was forecast.
    """

    rows: Rows
    mean: Floats
    sold: Floats
    scale: Floats
    classes: Names
    window: Index
    weight: Floats

    @property
    def wape(self) -> float:
        """The error of the whole shop over the backtest."""
        missed = np.abs(self.sold - self.mean)
        return float((self.weight * missed).sum() / (self.weight * self.sold).sum())


def residuals(windows: list[Window], recipes: Mapping[DemandClass, str]) -> Residuals:
    """Return what the chosen combinations would have missed by.

    A class served with a statistical candidate is judged on the sample it was tried on.
    """
    rows: list[Rows] = []
    parts: dict[str, list[npt.NDArray[Any]]] = {
        name: [] for name in ("mean", "sold", "scale", "classes", "window", "weight")
    }
    for number, window in enumerate(windows):
        mean = np.full(window.sold.shape, np.nan)
        for name, recipe in recipes.items():
            of = np.flatnonzero(window.classes == name)
            mean[of] = combine(recipe, padded(window, recipe), of)
        series, day = window.rows.series, window.rows.ahead - 1
        known = ~np.isnan(window.sold[series, day]) & (window.scale[series] > 0)
        told = known & ~np.isnan(mean[series, day])
        chosen = np.flatnonzero(told)
        of = window.classes[series]
        stands_for = {
            name: (known & (of == name)).sum() / max((told & (of == name)).sum(), 1) for name in recipes
        }
        rows.append(window.rows.part(chosen))
        parts["mean"].append(mean[series, day][chosen])
        parts["sold"].append(window.sold[series, day][chosen])
        parts["scale"].append(window.scale[series][chosen])
        parts["classes"].append(window.classes[series][chosen])
        parts["window"].append(np.full(len(chosen), number))
        parts["weight"].append(np.array([stands_for[name] for name in of[chosen]]))
    joined = {name: np.concatenate(values) for name, values in parts.items()}
    return Residuals(Rows.joined(rows), **joined)


def padded(window: Window, recipe: str) -> Mapping[str, Floats]:
    """Return what a recipe is made of, not a number where a part was not tried."""
    nothing = np.full(window.sold.shape, np.nan)
    return {name: window.forecasts.get(name, nothing) for name in RECIPES[recipe]}
