"""Other ways to tell days that are out of the ordinary, on the forecasts and sales that ours sees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

from engines.decision.grid import Grid
from engines.decision.tail import Floats

FAR_DEVIATIONS = 3.0
ESD_ALPHA = 0.05
ESD_MOST = 0.1
"""Share of a series' days that may be outliers, and at which significance."""

_MAD = 1.4826
_WEEK = 7


@dataclass(frozen=True)
class Rival:
    """How far out each cell of the judged days is (n, days), and from where its authors call it so."""

    name: str
    score: Floats
    customary: float


def rivals(grid: Grid, judged: int) -> list[Rival]:
    """Score the last days of a grid by each rule.

    Days on promotion and with an empty shelf are left out, as ours names their cause.

    Args:
        grid: The days to judge, and the weeks before them.
        judged: How many of the last days are judged.
    """
    usable = grid.comparable & ~grid.promo
    found = (
        Rival("z-score of residuals", np.abs(_z(grid)), FAR_DEVIATIONS),
        Rival("seasonal hybrid ESD", _esd(grid, usable), 1.0),
        Rival("isolation forest", _forest(grid, usable), 0.5),
    )
    last = slice(len(grid.days) - judged, None)
    return [Rival(one.name, np.where(usable, one.score, 0.0)[:, last], one.customary) for one in found]


def _z(grid: Grid) -> Floats:
    """The seed's first rule: the residual over its standard deviation."""
    with np.errstate(invalid="ignore"):
        return np.nan_to_num((grid.units - grid.mean) / np.sqrt(np.maximum(grid.variance, 1e-9)))


def _esd(grid: Grid, usable: np.ndarray) -> Floats:
    """Seasonal hybrid ESD: without its median and its weekday's, a day over the MAD.

    Returns:
        The statistic of each day over its critical value, for the days tested (at most a
        tenth of a series): above 1 is an outlier.

    Source:
        Hochenbaum, Vallis & Kejariwal, "Automatic Anomaly Detection in the Cloud Via
        Statistical Learning", arXiv:1704.07706; Rosner, Technometrics 25 (1983), for the
        critical values.
    """
    units = np.where(usable, grid.units, np.nan)
    rest = units.copy()
    with np.errstate(all="ignore"):
        middle = _nanmedian(units)
        for weekday in range(_WEEK):
            of = slice(weekday, None, _WEEK)
            rest[:, of] = units[:, of] - _nanmedian(units[:, of])
        rest = rest - _nanmedian(rest) if middle.size else rest
    score = np.zeros_like(units)
    left = rest.copy()
    count = np.isfinite(rest).sum(axis=1)
    rows = np.arange(len(units))
    for step in range(1, int(ESD_MOST * units.shape[1]) + 1):
        around = np.abs(left - _nanmedian(left))
        spread = _MAD * _nanmedian(around)[:, 0]
        remaining = count - step + 1
        able = (spread > 0) & (remaining > _WEEK)
        if not able.any():
            break
        at = np.argmax(np.nan_to_num(around, nan=-1.0), axis=1)
        quantile = student.ppf(1 - ESD_ALPHA / (2 * np.maximum(remaining, 3)), np.maximum(remaining - 2, 1))
        critical = (remaining - 1) * quantile / np.sqrt((remaining - 2 + quantile**2) * remaining)
        with np.errstate(all="ignore"):
            statistic = around[rows, at] / spread / critical
        score[rows[able], at[able]] = np.nan_to_num(statistic[able])
        left[rows[able], at[able]] = np.nan
    return score


def _nanmedian(values: Floats) -> Floats:
    """Return (n, 1) medians of what is known; not a number where nothing is."""
    known = np.isfinite(values)
    out = np.full((len(values), 1), np.nan)
    some = known.any(axis=1)
    out[some, 0] = np.nanmedian(np.where(known, values, np.nan)[some], axis=1)
    return out


def _forest(grid: Grid, usable: np.ndarray) -> Floats:
    """Isolation forest on residual, ratio and size: its own score, 0.5 being its usual border."""
    from sklearn.ensemble import IsolationForest  # noqa: PLC0415 - heavy

    ratio = np.log((np.nan_to_num(grid.units) + 1) / (np.nan_to_num(grid.mean) + 1))
    features = np.column_stack((_z(grid)[usable], ratio[usable], np.log(grid.mean[usable] + 1)))
    forest = IsolationForest(random_state=0, n_jobs=1).fit(features)
    score = np.zeros(usable.shape)
    score[usable] = -forest.score_samples(features)
    return score
