"""Statistical candidates on trial: cheaply on a few series first, then only those within reach.

Each of them fits every series anew, a hundred times the cost of asking trees about it. So
a handful of series of each demand class decides which go on to the whole sample.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engines.forecast.candidate import DEFAULT_RECIPE, combine, forecast_statistical
from engines.forecast.demand_class import DEMAND_CLASSES, DemandClass
from engines.forecast.panel import Panel
from engines.forecast.statistical import Candidate

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]
Names = npt.NDArray[np.str_]

TRIED: Mapping[DemandClass, tuple[Candidate, ...]] = {
    "smooth": ("ets", "theta", "mstl", "seasonal_naive"),
    "erratic": ("ets", "theta", "mstl", "seasonal_naive"),
    "intermittent": ("ets", "tsb", "seasonal_naive"),
    "lumpy": ("ets", "tsb", "seasonal_naive"),
    "new": ("ets", "theta", "seasonal_naive"),
}
"""Which of them a demand class is tried with: a model for rare sales on rare sales only."""

SAMPLE_OF_A_CLASS = 30
SAMPLE_OF_A_FIRST_TRIAL = 10
WITHIN_REACH = 1.05
"""A candidate that misses by this much more than the trees on a few series will not serve."""


class Trial(Protocol):
    """What a trial needs of a backtest; see `backtest.Window`."""

    @property
    def panel(self) -> Panel:
        """The shop as it stood."""
        ...

    @property
    def forecasts(self) -> Mapping[str, Floats]:
        """What each candidate said."""
        ...

    @property
    def sold(self) -> Floats:
        """What then sold."""
        ...

    @property
    def scale(self) -> Floats:
        """By how much each series changes from day to day."""
        ...

    @property
    def classes(self) -> Names:
        """The demand class of each series."""
        ...


def sample(panel: Panel, classes: Names, most: int, *, seed: int) -> Index:
    """Draw at most so many series of each class, none launched in the last week."""
    random = np.random.default_rng(seed)
    launched = panel.launch < panel.days - 7
    drawn: list[Index] = []
    for name in DEMAND_CLASSES:
        of = np.flatnonzero((classes == name) & launched)
        drawn.append(random.permutation(of)[:most])
    return np.sort(np.concatenate(drawn))


def within_reach(
    window: Trial, tried: Mapping[str, Floats], series: Index
) -> dict[DemandClass, frozenset[Candidate]]:
    """Return which candidates are worth more than a first trial.

    Args:
        window: With what the trees forecast.
        tried: What each candidate forecast for a few series of each class.
        series: Those.
    """
    kept: dict[DemandClass, frozenset[Candidate]] = {}
    for name, candidates in TRIED.items():
        of = series[(window.classes[series] == name) & (window.scale[series] > 0)]
        of = of[~np.isnan(window.forecasts["pooled"][of, 0])]
        most = WITHIN_REACH * _missed(window, combine(DEFAULT_RECIPE, window.forecasts, of), of)
        kept[name] = frozenset(one for one in candidates if _missed(window, tried[one][of], of) <= most)
    return kept


def _missed(window: Trial, forecast: Floats, of: Index) -> float:
    squared = (forecast - window.sold[of]) ** 2
    told = ~np.isnan(squared)
    mean = np.where(told, squared, 0.0).sum(axis=1) / np.maximum(told.sum(axis=1), 1)
    return float((np.sqrt(mean) / window.scale[of]).sum())


def forecast_sample(
    panel: Panel, classes: Names, candidates: Mapping[DemandClass, Iterable[str]], series: Index
) -> dict[str, Floats]:
    """Forecast some series with the candidates of their classes; not a number elsewhere."""
    found: dict[str, Floats] = {}
    for name, chosen in candidates.items():
        merge(found, forecast_statistical(panel, chosen, series[classes[series] == name]))
    return found


def merge(into: dict[str, Floats], found: Mapping[str, Floats]) -> None:
    """Add what was forecast of other series, or by other candidates."""
    for name, values in found.items():
        into[name] = np.where(np.isnan(values), into.get(name, values), values)
