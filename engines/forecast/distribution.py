"""From a mean forecast to a range: a variance learned from backtests, then counts around the mean.

Units sold a day are taken as negative binomial (Poisson where the variance is no larger
than the mean). An interval is the narrowest that keeps its lower bound a quantile: where
zero is so likely that it cannot be left out, nothing is lost below and the whole
allowance is above. Bounds are whole units. What level to ask of the distribution so that
a share of days that was promised falls inside is measured per demand class.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from engines.forecast.count_quantile import quantile
from engines.forecast.feature import NAMES, Rows

if TYPE_CHECKING:
    import lightgbm as lgb

Floats = npt.NDArray[np.float64]

QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
LEVELS = (80, 95)

SPREAD_ROUNDS = 120
_SPREAD_FEATURES = (
    "rolling_mean_28",
    "rolling_mean_112",
    "rolling_mean_364",
    "rolling_std_28",
    "rolling_std_112",
    "zero_share_112",
    "size_when_sold",
    "log_level",
    "age_days",
    "ahead_days",
    "promo",
    "category",
)
_COLUMNS = [NAMES.index(name) for name in _SPREAD_FEATURES]
_PARAMETERS: dict[str, Any] = {
    "objective": "tweedie",
    "tweedie_variance_power": 1.7,
    "num_leaves": 15,
    "learning_rate": 0.04,
    "min_child_samples": 300,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
_SMALLEST_MEAN = 1e-3
_POISSON_EXCESS = 1.02
MOST_VARIANCE = 50.0
"""Times Poisson's: more than any shop's counts scatter, so a guard and not a model."""


def expected_variance(mean: Floats) -> Floats:
    """Return the variance from which the learned one departs: a little more than Poisson's."""
    mean = np.maximum(mean, _SMALLEST_MEAN)
    return mean + 0.15 * mean**2


def fit_spread(rows: Rows, mean: Floats, sold: Floats, *, threads: int = 1, seed: int = 1) -> lgb.Booster:
    """Learn how far demand falls from its forecast.

    Args:
        rows: Rows of a backtest.
        mean: What was forecast for them.
        sold: What then sold.
        threads: Of the fit.
        seed: Of the draw of rows and features.
    """
    import lightgbm as lgb  # noqa: PLC0415 - a second to import

    data = lgb.Dataset(
        _spread_inputs(rows, mean),
        (sold - mean) ** 2,
        init_score=np.log(expected_variance(mean)),
        free_raw_data=True,
    )
    return lgb.train(_PARAMETERS | {"seed": seed, "num_threads": threads}, data, SPREAD_ROUNDS)


def variance(spread: lgb.Booster, rows: Rows, mean: Floats, *, threads: int = 1) -> Floats:
    """Return the variance of what will sell, one value a row."""
    raw = spread.predict(_spread_inputs(rows, mean), raw_score=True, num_threads=threads)
    learned = np.exp(np.asarray(raw, dtype=np.float64)) * expected_variance(mean)
    return np.minimum(learned, MOST_VARIANCE * expected_variance(mean))


def _spread_inputs(rows: Rows, mean: Floats) -> npt.NDArray[np.float64]:
    logarithm = np.log(np.maximum(mean, _SMALLEST_MEAN))
    to_level = logarithm - np.log(rows.level)
    return np.column_stack([rows.x[:, _COLUMNS].astype(np.float64), logarithm, to_level])


@dataclass(frozen=True)
class Counts:
    """Negative binomial counts of given mean and variance (rows,)."""

    mean: Floats
    variance: Floats

    def part(self, chosen: npt.NDArray[Any]) -> Counts:
        """Return some of the rows."""
        return Counts(self.mean[chosen], self.variance[chosen])

    def _shape(self) -> tuple[Floats, Floats]:
        mean = np.maximum(self.mean, _SMALLEST_MEAN)
        spread = np.maximum(self.variance, mean * _POISSON_EXCESS)
        size = mean**2 / (spread - mean)
        return size, size / (size + mean)

    def quantile(self, probability: Floats | float) -> Floats:
        """Return the smallest count that holds the probability."""
        return quantile(probability, *self._shape())

    def below(self, count: Floats) -> Floats:
        """Return the probability of less than the count."""
        from scipy.special import betainc  # noqa: PLC0415 - heavy

        size, success = self._shape()
        at = np.maximum(count, 1.0)
        return np.where(count > 0, betainc(size, at, success), 0.0)

    def interval(self, level: Floats | float) -> tuple[Floats, Floats]:
        """Return bounds that hold the level (0-1): low is a quantile, high makes up the rest."""
        low = self.quantile((1 - np.asarray(level)) / 2)
        high = self.quantile(np.minimum(np.asarray(level) + self.below(low), 1 - 1e-9))
        return low, high


@dataclass(frozen=True)
class Calibration:
    """For one demand class: what to ask of the distribution to get what is promised.

    `levels` (80, 95 → 0-1) for intervals, `probabilities` in the order of `QUANTILES`.
    """

    levels: dict[int, float]
    probabilities: tuple[float, ...]

    @staticmethod
    def plain() -> Calibration:
        """Return the calibration that trusts the distribution."""
        return Calibration({level: level / 100 for level in LEVELS}, QUANTILES)


FEWEST_TO_CALIBRATE = 500
MOST_TO_CALIBRATE = 12_000
_HALVINGS = 9
_SHIFTS = np.linspace(-0.6, 0.6, 9)


def calibrate(counts: Counts, sold: Floats, scale: Floats) -> Calibration:
    """Measure on a backtest what to ask for.

    Args:
        counts: The distributions that were forecast.
        sold: What then sold.
        scale: Of each row's series, so that large ones do not drown small ones.

    Returns:
        For intervals, the level at which the promised share fell inside; for quantiles, the
        probability whose quantile lost least by the pinball measure. The plain one under
        `FEWEST_TO_CALIBRATE` rows.
    """
    if len(sold) < FEWEST_TO_CALIBRATE:
        return Calibration.plain()
    if len(sold) > MOST_TO_CALIBRATE:
        chosen = np.random.default_rng(0).choice(len(sold), MOST_TO_CALIBRATE, replace=False)
        counts, sold, scale = counts.part(chosen), sold[chosen], scale[chosen]
    levels = {level: _level_that_holds(level / 100, counts, sold) for level in LEVELS}
    best = [_best_probability(probability, counts, sold, scale) for probability in QUANTILES]
    return Calibration(levels, tuple(float(p) for p in np.maximum.accumulate(best)))


def _level_that_holds(share: float, counts: Counts, sold: Floats) -> float:
    low, high = 0.05, 0.9995
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        bottom, top = counts.interval(middle)
        inside = float(np.mean((sold >= bottom) & (sold <= top)))
        low, high = (middle, high) if inside < share else (low, middle)
    return (low + high) / 2


def _best_probability(probability: float, counts: Counts, sold: Floats, scale: Floats) -> float:
    odds = np.log(probability / (1 - probability))
    losses: list[tuple[float, float]] = []
    for shift in _SHIFTS:
        asked = float(1 / (1 + np.exp(-(odds + shift))))
        error = sold - counts.quantile(asked)
        loss = np.maximum(probability * error, (probability - 1) * error) / scale
        losses.append((float(loss.mean()), asked))
    return min(losses)[1]
