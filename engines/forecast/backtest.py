"""What each candidate would have said on earlier days, and which served each demand class best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engines.forecast.boosting import (
    FIRST_ORIGIN,
    MOST_ROWS_OF_A_BACKTEST,
    fit,
    fit_by_category,
    training_rows,
)
from engines.forecast.candidate import (
    RECIPES,
    Boosters,
    boosted,
    combine,
    forecast_statistical,
    needs,
    panel_rows,
)
from engines.forecast.demand_class import DEMAND_CLASSES, DemandClass, demand_class
from engines.forecast.feature import Rows
from engines.forecast.festival import FestivalMemory
from engines.forecast.panel import History, Panel
from engines.forecast.statistical import Candidate

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]
Names = npt.NDArray[np.str_]

WINDOWS = 3
WINDOW_DAYS = 28
MOST_SERIES = 4_000
SAMPLE_OF_A_CLASS = 30
STATISTICAL_WINDOWS = 2
"""The statistical candidates fit each series anew: they are compared on a sample of each
class, in the latest windows."""

SAMPLE_OF_RESIDUALS = 120
"""Where one serves by default, it forecasts so many series of the class: ranges need more."""

TRIED: Mapping[DemandClass, tuple[Candidate, ...]] = {
    "smooth": ("ets", "theta", "mstl", "seasonal_naive"),
    "erratic": ("ets", "theta", "mstl", "seasonal_naive"),
    "intermittent": ("ets", "tsb", "seasonal_naive"),
    "lumpy": ("ets", "tsb", "seasonal_naive"),
    "new": ("ets", "theta", "seasonal_naive"),
}
"""Which of them a demand class is tried with: a model for rare sales on rare sales only."""

DEFAULT_RECIPE: Mapping[DemandClass, str] = {
    "smooth": "boosted + ets",
    "erratic": "boosted + ets",
    "intermittent": "boosted",
    "lumpy": "boosted",
    "new": "boosted and ets",
}
"""What serves a class until something is measured to be better."""

WORTH_CHANGING = 0.005
"""A combination replaces the default where its loss is this share lower and neither of its
two measures is worse: less is chance, …"""

FEWEST_TO_CHANGE = 40
"""… and so is anything that fewer series say."""


@dataclass(frozen=True)
class Window:
    """One backtest: the panel as it stood, what was forecast, what then sold.

    `sold` (n, days of the window): not a number where the day tells nothing. `scale` (n,):
    the root mean square of the day-on-day change before. `sample`: the series on which
    every candidate was tried.
    """

    panel: Panel
    rows: Rows
    forecasts: Mapping[str, Floats]
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
    chosen = _chosen(panel.n)
    part = panel.rows(chosen)
    for number in range(1, WINDOWS + 1):
        back = number * WINDOW_DAYS
        if panel.days - back <= FIRST_ORIGIN + WINDOW_DAYS:
            break
        then = part.until(back, WINDOW_DAYS)
        training = training_rows(then, horizon, memory, most=MOST_ROWS_OF_A_BACKTEST, seed=number)
        if training is None:
            break
        boosters = Boosters(fit(training, threads=threads), fit_by_category(training, threads=threads))
        rows = panel_rows(then, memory)
        classes = classes_of(then, history)
        sample = _sample(then, classes, SAMPLE_OF_A_CLASS, seed=number)
        tried: list[Mapping[str, Floats]] = []
        if number <= STATISTICAL_WINDOWS:
            wide = _sample(then, classes, SAMPLE_OF_RESIDUALS, seed=number)
            for name, candidates in TRIED.items():
                tried.append(forecast_statistical(then, candidates, sample[classes[sample] == name]))
                of = wide[classes[wide] == name]
                tried.append(forecast_statistical(then, needs(DEFAULT_RECIPE[name]), of))
        windows.append(
            Window(
                panel=then,
                rows=rows,
                forecasts={
                    **boosted(boosters, then, rows, threads=threads),
                    **_merged(tried),
                },
                sold=part.y[:, then.days : then.days + WINDOW_DAYS].astype(np.float64),
                scale=_scale(then),
                classes=classes,
                sample=sample,
            )
        )
    return windows


def _merged(tried: list[Mapping[str, Floats]]) -> dict[str, Floats]:
    """Return one array a candidate, of every series it was tried on."""
    merged: dict[str, Floats] = {}
    for found in tried:
        for name, values in found.items():
            merged[name] = np.where(np.isnan(values), merged.get(name, values), values)
    return merged


def _chosen(n: int) -> Index:
    if n <= MOST_SERIES:
        return np.arange(n)
    return np.sort(np.random.default_rng(0).choice(n, MOST_SERIES, replace=False))


def _sample(panel: Panel, classes: Names, most: int, *, seed: int) -> Index:
    random = np.random.default_rng(seed)
    launched = panel.launch < panel.days - 7
    drawn: list[Index] = []
    for name in DEMAND_CLASSES:
        of = np.flatnonzero((classes == name) & launched)
        drawn.append(random.permutation(of)[:most])
    return np.sort(np.concatenate(drawn))


def _scale(panel: Panel) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.diff(panel.y, axis=1).astype(np.float64)
        known = ~np.isnan(change)
        squares = np.where(known, change, 0.0) ** 2
        return np.sqrt(squares.sum(axis=1) / known.sum(axis=1))


@dataclass(frozen=True)
class Standing:
    """How one combination did for one demand class.

    `rmsse` averages over series, `wape` sums over them; `loss` is the mean of both, each
    divided by the default combination's.
    """

    demand_class: DemandClass
    recipe: str
    rmsse: float
    wape: float
    bias: float
    loss: float
    series: int


def choose(windows: list[Window]) -> tuple[dict[str, str], list[Standing]]:
    """Choose a combination for each demand class by measured loss.

    Returns:
        The recipe of each class (the default where the class was not seen), and the table
        of what each candidate lost.
    """
    recipes: dict[str, str] = {}
    table: list[Standing] = []
    for name in DEMAND_CLASSES:
        measured = _standings(name, windows[:STATISTICAL_WINDOWS])
        table.extend(measured)
        recipes[name] = DEFAULT_RECIPE[name]
        usual = next((one for one in measured if one.recipe == DEFAULT_RECIPE[name]), None)
        better = [one for one in measured if usual is not None and _is_better(one, usual)]
        if better:
            recipes[name] = min(better, key=lambda one: one.loss).recipe
    return recipes, table


def _is_better(one: Standing, usual: Standing) -> bool:
    return (
        one.series >= FEWEST_TO_CHANGE
        and one.loss < 1 - WORTH_CHANGING
        and one.rmsse <= usual.rmsse
        and one.wape <= usual.wape
    )


def _standings(name: DemandClass, windows: list[Window]) -> list[Standing]:
    raw: dict[str, tuple[float, float, float, int]] = {}
    for recipe in RECIPES:
        if not needs(recipe) <= frozenset(TRIED[name]):
            continue
        ratios: list[Floats] = []
        missed, sold, over = 0.0, 0.0, 0.0
        for window in windows:
            of = window.sample[window.classes[window.sample] == name]
            of = of[(window.scale[of] > 0) & ~np.isnan(window.forecasts["pooled"][of, 0])]
            if len(of) == 0:
                continue
            error = combine(recipe, _padded(window, recipe), of) - window.sold[of]
            judged = ~np.isnan(error).all(axis=1)
            of, error = of[judged], error[judged]
            told = ~np.isnan(error)
            error = np.where(told, error, 0.0)
            with np.errstate(invalid="ignore", divide="ignore"):
                ratio = np.sqrt((error**2).sum(axis=1) / told.sum(axis=1)) / window.scale[of]
            ratios.append(ratio[np.isfinite(ratio)])
            missed += float(np.abs(error).sum())
            over += float(error.sum())
            sold += float(np.nansum(window.sold[of]))
        every = np.concatenate(ratios) if ratios else np.zeros(0)
        if len(every) and sold > 0:
            raw[recipe] = (float(every.mean()), missed / sold, over / sold, len(every))
    if DEFAULT_RECIPE[name] not in raw:
        return []
    usual = raw[DEFAULT_RECIPE[name]]
    return [
        Standing(name, recipe, rmsse, wape, bias, (rmsse / usual[0] + wape / usual[1]) / 2, series)
        for recipe, (rmsse, wape, bias, series) in raw.items()
    ]


@dataclass(frozen=True)
class Residuals:
    """Backtest rows of every class under the recipes that will serve: for spread and calibration.

    `window` numbers the backtest each row is of.
    """

    rows: Rows
    mean: Floats
    sold: Floats
    scale: Floats
    classes: Names
    window: Index


def residuals(windows: list[Window], recipes: Mapping[str, str]) -> Residuals:
    """Return what the chosen combinations would have missed by.

    A class served with a statistical candidate is judged on the sample it was tried on.
    """
    rows: list[Rows] = []
    parts: dict[str, list[npt.NDArray[Any]]] = {
        name: [] for name in ("mean", "sold", "scale", "classes", "window")
    }
    for number, window in enumerate(windows):
        mean = np.full(window.sold.shape, np.nan)
        for name, recipe in recipes.items():
            of = np.flatnonzero(window.classes == name)
            mean[of] = combine(recipe, _padded(window, recipe), of)
        series, day = window.rows.series, window.rows.ahead - 1
        told = ~np.isnan(mean[series, day]) & ~np.isnan(window.sold[series, day]) & (window.scale[series] > 0)
        chosen = np.flatnonzero(told)
        rows.append(window.rows.part(chosen))
        parts["mean"].append(mean[series, day][chosen])
        parts["sold"].append(window.sold[series, day][chosen])
        parts["scale"].append(window.scale[series][chosen])
        parts["classes"].append(window.classes[series][chosen])
        parts["window"].append(np.full(len(chosen), number))
    joined = {name: np.concatenate(values) for name, values in parts.items()}
    return Residuals(Rows.joined(rows), **joined)


def _padded(window: Window, recipe: str) -> Mapping[str, Floats]:
    nothing = np.full(window.sold.shape, np.nan)
    return {name: window.forecasts.get(name, nothing) for name in RECIPES[recipe]}
