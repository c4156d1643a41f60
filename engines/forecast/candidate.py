"""Every candidate's forecast of a panel, and the combinations that may serve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engines.forecast.boosting import Training, Trees, fit, fit_by_category, predict
from engines.forecast.feature import FeatureMaker, Rows
from engines.forecast.festival import NOTHING, FestivalMemory
from engines.forecast.panel import Panel
from engines.forecast.statistical import CANDIDATES, statistical

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

RECIPES: Mapping[str, Mapping[str, float]] = {
    "boosted": {"pooled": 0.5, "by_category": 0.5},
    "pooled": {"pooled": 1.0},
    "boosted + ets": {"pooled": 0.375, "by_category": 0.375, "ets": 0.25},
    "boosted and ets": {"pooled": 0.25, "by_category": 0.25, "ets": 0.5},
    "boosted + theta": {"pooled": 0.375, "by_category": 0.375, "theta": 0.25},
    "boosted + tsb": {"pooled": 0.375, "by_category": 0.375, "tsb": 0.25},
    "ets + theta": {"ets": 0.5, "theta": 0.5},
    **{name: {name: 1.0} for name in CANDIDATES},
}
"""What may be chosen for a demand class: weights of candidates, each adding up to 1."""

DEFAULT_RECIPE = "boosted"
"""What serves a class until another is measured to be better."""


@dataclass(frozen=True)
class Boosters:
    """The fitted trees. A category without any of its own is served by the pooled ones."""

    pooled: Trees
    by_category: Mapping[int, Trees]


def fit_all(training: Training, *, threads: int = 1, seed: int = 1) -> Boosters:
    """Fit the trees over all series and those of each category."""
    return Boosters(
        fit(training, threads=threads, seed=seed), fit_by_category(training, threads=threads, seed=seed)
    )


def panel_rows(panel: Panel, memory: FestivalMemory = NOTHING) -> Rows:
    """Return the rows to forecast: every day of the horizon of every series old enough.

    Args:
        panel: Forecast from its last day.
        memory: Of the festivals a year ago.
    """
    makes = FeatureMaker(panel, memory)
    origin = panel.days - 1
    able = makes.able(origin)
    ahead = np.tile(np.arange(1, panel.horizon + 1), len(able))
    return makes.rows(origin, np.repeat(able, panel.horizon), ahead)


def boosted(boosters: Boosters, panel: Panel, rows: Rows, *, threads: int = 1) -> dict[str, Floats]:
    """Return (n, horizon) for `pooled` and `by_category`; not a number for series too young."""
    pooled = predict(boosters.pooled, rows, threads=threads)
    own = pooled.copy()
    category = panel.category[rows.series]
    for code, trees in boosters.by_category.items():
        of = np.flatnonzero(category == code)
        if len(of):
            own[of] = predict(trees, rows.part(of), threads=threads)
    return {"pooled": _laid_out(panel, rows, pooled), "by_category": _laid_out(panel, rows, own)}


def forecast_statistical(panel: Panel, names: Iterable[str], series: Index) -> dict[str, Floats]:
    """Return (n, horizon) for each statistical candidate named, for some of the series."""
    found: dict[str, Floats] = {}
    for name in CANDIDATES:
        if name in names:
            out = np.full((panel.n, panel.horizon), np.nan)
            out[series] = statistical(name, panel, series)
            found[name] = out
    return found


def combine(recipe: str, forecasts: Mapping[str, Floats], series: Index) -> Floats:
    """Return the recipe's mean forecast of some series, (series, horizon)."""
    parts = [weight * forecasts[name][series] for name, weight in RECIPES[recipe].items()]
    return np.sum(parts, axis=0)


def needs(recipe: str) -> frozenset[str]:
    """Return the statistical candidates that a recipe is made of."""
    return frozenset(RECIPES[recipe]) & frozenset(CANDIDATES)


def _laid_out(panel: Panel, rows: Rows, values: Floats) -> Floats:
    out = np.full((panel.n, panel.horizon), np.nan)
    out[rows.series, rows.ahead - 1] = values
    return out
