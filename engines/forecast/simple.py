"""The two models, each from one array to means and quantiles.

Intervals are empirical: quantiles of the model's own one-step errors, widened with the
horizon. Normal intervals are symmetric and reach below zero where demand is low.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np

from engines.forecast.series import WEEK, Values

QUANTILES = (0.025, 0.1, 0.9, 0.975)
"""The bounds of the 95 % interval around those of the 80 % interval."""

_SMALLEST_SCALE = 1e-6


@dataclass(frozen=True)
class Prediction:
    """Daily means and the quantiles of `QUANTILES`, one row a day."""

    model: str
    mean: Values
    quantiles: Values  # shape (days, 4)


def _bounded(model: str, mean: Values, quantiles: Values) -> Prediction:
    """Return the prediction without negative values and without crossing bounds."""
    mean = np.maximum(mean, 0.0)
    low = np.clip(quantiles[:, :2], 0.0, mean[:, None])
    high = np.maximum(quantiles[:, 2:], mean[:, None])
    low[:, 0] = np.minimum(low[:, 0], low[:, 1])
    high[:, 1] = np.maximum(high[:, 0], high[:, 1])
    return Prediction(model, mean, np.hstack([low, high]))


def moving_average(y: Values, horizon: int) -> Prediction:
    """Return the mean of all days: for series too short to know their week.

    Errors are at least as wide as Poisson's, since a handful of days cannot show them.
    """
    mean = float(y.mean())
    spread = max(float(y.std(ddof=1)) if len(y) > 1 else 0.0, np.sqrt(max(mean, 0.25)))
    z = np.array([-1.959964, -1.281552, 1.281552, 1.959964])
    means = np.full(horizon, mean)
    return _bounded("moving_average", means, means[:, None] + spread * z[None, :])


def seasonal_naive(y: Values, horizon: int) -> Prediction:
    """Return last week again.

    Errors are week-on-week differences; `k` weeks ahead they add up to √k times as much.

    Source:
        Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2 and 5.5.
    """
    if len(y) < 2 * WEEK:
        return moving_average(y, horizon)
    days = np.arange(horizon)
    mean = y[-WEEK:][days % WEEK]
    errors = np.quantile(y[WEEK:] - y[:-WEEK], QUANTILES)
    growth = np.sqrt(days // WEEK + 1.0)
    return _bounded("seasonal_naive", mean, mean[:, None] + growth[:, None] * errors[None, :])


def auto_ets(y: Values, horizon: int) -> Prediction | None:
    """Fit exponential smoothing with or without a weekly season, by AICc.

    Additive errors and no trend: half a year of daily retail sales shows no trend worth
    extrapolating, and the small model space keeps the nightly run short. Errors are scaled
    by the square root of the level, as counts vary, and grow with the horizon as
    √(1 + (h − 1)α²) where α is the smoothing of the level.

    Returns:
        `None` where the optimiser fails.

    Source:
        Hyndman et al., Forecasting with Exponential Smoothing (2008), table 6.1 (ANN).
    """
    from statsforecast.models import AutoETS  # noqa: PLC0415 - seconds to import

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # the optimiser's own divisions by zero
        try:
            fitted = AutoETS(season_length=WEEK, model="ANZ").fit(y)
            mean = np.asarray(fitted.predict(h=horizon)["mean"], dtype=np.float64)
        except (ValueError, ArithmeticError, IndexError, TypeError, np.linalg.LinAlgError):
            return None
    in_sample = np.asarray(fitted.model_["fitted"], dtype=np.float64)
    if not (np.isfinite(mean).all() and np.isfinite(in_sample).all()):
        return None
    level = max(float(y.mean()), _SMALLEST_SCALE)
    scale = np.sqrt(np.maximum(in_sample, level / 4))
    errors = np.quantile((y - in_sample) / scale, QUANTILES)
    alpha = float(np.nan_to_num(np.asarray(fitted.model_["par"], dtype=np.float64)[0]))
    growth = np.sqrt(1.0 + np.arange(horizon) * alpha**2)
    width = np.sqrt(np.maximum(mean, level / 4)) * growth
    return _bounded("auto_ets", mean, np.maximum(mean, 0.0)[:, None] + width[:, None] * errors[None, :])
