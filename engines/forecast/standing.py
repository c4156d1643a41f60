"""Which combination served each demand class best, and by how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engines.forecast.backtest import STATISTICAL_WINDOWS, Window, padded
from engines.forecast.candidate import DEFAULT_RECIPE, RECIPES, combine, needs
from engines.forecast.demand_class import DEMAND_CLASSES, DemandClass
from engines.forecast.trial import TRIED

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

WORTH_CHANGING = 0.005
"""A combination replaces the default where its loss is this share lower and neither of its
two measures is worse: less is chance, …"""

FEWEST_TO_CHANGE = 40
"""… and so is anything that fewer series say."""


@dataclass(frozen=True)
class Standing:
    """How one combination did for one demand class.

    `rmsse` averages over series, `wape` sums over them; `loss` is the mean of both, each
    divided by the default combination's on the same series; `no_worse` says that neither is
    above it. `series` counts series times windows; one that was out of reach in a first
    trial has few.
    """

    demand_class: DemandClass
    recipe: str
    rmsse: float
    wape: float
    bias: float
    loss: float
    series: int
    no_worse: bool = False

    @property
    def is_worth_changing_to(self) -> bool:
        """Whether it is better than the default by more than chance."""
        return self.series >= FEWEST_TO_CHANGE and self.loss < 1 - WORTH_CHANGING and self.no_worse


def choose(windows: list[Window]) -> tuple[dict[DemandClass, str], list[Standing]]:
    """Choose a combination for each demand class by measured loss.

    Returns:
        The recipe of each class (the default where the class was not seen), and the table
        of what each candidate lost.
    """
    recipes: dict[DemandClass, str] = {}
    table: list[Standing] = []
    for name in DEMAND_CLASSES:
        measured = _standings(name, windows[:STATISTICAL_WINDOWS])
        table.extend(measured)
        recipes[name] = DEFAULT_RECIPE
        better = [one for one in measured if one.is_worth_changing_to]
        if better:
            recipes[name] = min(better, key=lambda one: one.loss).recipe
    return recipes, table


def _standings(name: DemandClass, windows: list[Window]) -> list[Standing]:
    """Measure each recipe on the series it was tried on, beside the default on the same ones."""
    measured: list[Standing] = []
    for recipe in RECIPES:
        if not needs(recipe) <= frozenset(TRIED[name]):
            continue
        judged = [_judged(window, name, recipe) for window in windows]
        own = _measure(windows, judged, recipe)
        usual = _measure(windows, judged, DEFAULT_RECIPE)
        if own is not None and usual is not None:
            loss = (own.rmsse / usual.rmsse + own.wape / usual.wape) / 2
            no_worse = own.rmsse <= usual.rmsse and own.wape <= usual.wape
            measured.append(
                Standing(name, recipe, own.rmsse, own.wape, own.bias, loss, own.series, no_worse=no_worse)
            )
    return measured


def _judged(window: Window, name: DemandClass, recipe: str) -> Index:
    """Return the series of a class on which a recipe can be compared with the default."""
    of = window.sample[window.classes[window.sample] == name]
    of = of[(window.scale[of] > 0) & ~np.isnan(window.forecasts["pooled"][of, 0])]
    both = [combine(one, padded(window, one), of) for one in (recipe, DEFAULT_RECIPE)]
    return of[~np.isnan(both[0] + both[1] + window.sold[of]).all(axis=1)]


@dataclass(frozen=True)
class _Measured:
    rmsse: float
    wape: float
    bias: float
    series: int


def _measure(windows: list[Window], judged: list[Index], recipe: str) -> _Measured | None:
    """Measure a recipe on some series of each window; `None` where nothing sold."""
    ratios: list[Floats] = []
    missed, sold, over = 0.0, 0.0, 0.0
    for window, of in zip(windows, judged, strict=True):
        error = combine(recipe, padded(window, recipe), of) - window.sold[of]
        told = ~np.isnan(error)
        error = np.where(told, error, 0.0)
        ratios.append(np.sqrt((error**2).sum(axis=1) / np.maximum(told.sum(axis=1), 1)) / window.scale[of])
        missed += float(np.abs(error).sum())
        over += float(error.sum())
        sold += float(np.nansum(window.sold[of]))
    every = np.concatenate(ratios)
    return _Measured(float(every.mean()), missed / sold, over / sold, len(every)) if sold > 0 else None
