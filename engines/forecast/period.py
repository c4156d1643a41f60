"""How sure a forecast is of the sum of several days, learned from what a backtest missed by.

Days of one series share the error of its level, so their sum scatters more than independent
days would. Two figures a demand class say how much more, found by likelihood: the
correlation of any two days' errors, and a scale on their variances. Sums are taken as
negative binomial around their mean, as days are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engines.forecast.backtest import WINDOW_DAYS, Residuals
from engines.forecast.demand_class import DEMAND_CLASSES

Floats = npt.NDArray[np.float64]

LENGTHS = (1, 3, 7, 14, 28)
"""Days of the sums that are learned from: from a delivery the day after to a month."""

CORRELATIONS = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)

LATER_ERRORS = 1.15
"""On variances: weeks after a backtest are missed by more than those it was chosen by.

(About as much as Student's t of 15 degrees beside the normal: a backtest sees a dozen weeks.
Measured at later origins, without it up to a point less than promised was held.)"""

FEWEST_SERIES = 60
"""A class of which the backtest saw fewer is taken as all classes together."""

MOST_SUMS = 3_000
_ENOUGH_DAYS = 0.7
_SMALLEST_MEAN = 1e-3
_POISSON_EXCESS = 1.02


@dataclass(frozen=True)
class PeriodSpread:
    """From daily variances to that of their sum: scale · (Σσ² + correlation · ((Σσ)² − Σσ²))."""

    correlation: float
    scale: float

    def variance(self, variances: Floats, sigmas: Floats) -> Floats:
        """Return the variance of sums.

        Args:
            variances: Σσ², the sum of the days' variances.
            sigmas: Σσ, the sum of their standard errors.
        """
        return self.scale * (variances + self.correlation * (sigmas**2 - variances))


@dataclass(frozen=True)
class _Sums:
    """Sums over days: what was forecast, its daily variances and deviations summed, what sold."""

    mean: Floats
    variance: Floats
    sigma: Floats
    sold: Floats


def learn_period_spreads(past: Residuals, variance: Floats) -> dict[str, PeriodSpread]:
    """Learn what each demand class's sums scatter by.

    Args:
        past: The backtest.
        variance: What was forecast for each of its rows, beside the mean.

    Returns:
        One a class; a class with too few series is as all of them together, and without any
        row days are independent.
    """
    everything = np.ones(len(past.sold), dtype=np.bool_)
    together = _likeliest(past, variance, everything)
    found: dict[str, PeriodSpread] = {}
    for name in DEMAND_CLASSES:
        own = past.classes == name
        enough = len(np.unique(_line(past)[own])) >= FEWEST_SERIES
        found[name] = _likeliest(past, variance, own) if enough else together
    return found


def plain(spreads: Mapping[str, PeriodSpread]) -> dict[str, dict[str, float]]:
    """Return the spreads as plain values, as a model's record keeps them."""
    return {name: {"correlation": one.correlation, "scale": one.scale} for name, one in spreads.items()}


def _likeliest(past: Residuals, variance: Floats, of: npt.NDArray[np.bool_]) -> PeriodSpread:
    by_length = [_sums(past, variance, of, days) for days in LENGTHS]
    best = (-np.inf, PeriodSpread(0.0, LATER_ERRORS))
    for correlation in CORRELATIONS:
        for scale in SCALES:
            tried = PeriodSpread(correlation, scale)
            fit = sum(_log_likelihood(sums, tried.variance(sums.variance, sums.sigma)) for sums in by_length)
            if fit > best[0]:
                best = (fit, PeriodSpread(correlation, round(scale * LATER_ERRORS, 4)))
    return best[1]


def _line(past: Residuals) -> npt.NDArray[np.int64]:
    """Return one number for each series of each window."""
    return past.window * (int(past.rows.series.max(initial=0)) + 1) + past.rows.series


def _sums(past: Residuals, variance: Floats, of: npt.NDArray[np.bool_], days: int) -> _Sums:
    """Add up consecutive days; a sum of which too many days tell nothing is left out.

    Days that tell nothing are missing on both sides: what was forecast and what sold.
    """
    periods = -(-WINDOW_DAYS // days)
    key = (_line(past) * periods + (past.rows.ahead - 1) // days)[of]
    _, place, known = np.unique(key, return_inverse=True, return_counts=True)

    def added(values: Floats) -> Floats:
        return np.bincount(place, weights=values[of], minlength=len(known)).astype(np.float64)

    kept = np.flatnonzero(known >= _ENOUGH_DAYS * days)
    if len(kept) > MOST_SUMS:
        kept = np.random.default_rng(days).choice(kept, MOST_SUMS, replace=False)
    sigma = np.sqrt(np.maximum(variance, 0.0))
    return _Sums(
        added(past.mean)[kept], added(variance)[kept], added(sigma)[kept], np.round(added(past.sold)[kept])
    )


def _log_likelihood(sums: _Sums, variance: Floats) -> float:
    """Return how likely the sums are as negative binomial counts of the mean and variance."""
    from scipy.special import gammaln, xlogy  # noqa: PLC0415 - heavy

    mean = np.maximum(sums.mean, _SMALLEST_MEAN)
    excess = np.maximum(variance, mean * _POISSON_EXCESS) - mean
    size = mean**2 / excess
    terms = (
        gammaln(sums.sold + size)
        - gammaln(size)
        - gammaln(sums.sold + 1)
        + size * np.log(size / (size + mean))
        + xlogy(sums.sold, mean / (size + mean))
    )
    return float(terms.sum())
