"""The statistical candidates: one model a series, each from its own history alone."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from engines.forecast.panel import WEEK, Matrix, Panel

Candidate = Literal["ets", "theta", "tsb", "mstl", "seasonal_naive"]
CANDIDATES: tuple[Candidate, ...] = ("ets", "theta", "tsb", "mstl", "seasonal_naive")

FIT_DAYS = 364
FEWEST_DAYS = 2 * WEEK
Floats = npt.NDArray[np.float64]


def statistical(candidate: Candidate, panel: Panel, series: npt.NDArray[np.intp]) -> Floats:
    """Forecast some series with one candidate.

    Args:
        candidate: Which one. `ets` is exponential smoothing with additive error, no trend
            and a weekly season where AICc wants one; `theta` the best of four theta models;
            `tsb` Teunter, Syntetos and Babai's for intermittent demand; `mstl` a weekly
            decomposition; `seasonal_naive` last week again.
        panel: Its filled history is what is fitted, the last year of it.
        series: Which rows of the panel.

    Returns:
        (series, horizon): units a day, not negative. A series that the candidate cannot
        fit gets last week again; one under two weeks old the mean of its days.
    """
    fits = _MODELS[candidate]
    out = np.zeros((len(series), panel.horizon))
    for row, number in enumerate(series):
        y = panel.level[number, max(panel.launch[number], panel.days - FIT_DAYS) :].astype(np.float64)
        y = y[~np.isnan(y)]
        out[row] = _one(fits, y, panel.horizon)
    return np.maximum(out, 0.0)


def last_week(level: Matrix, horizon: int) -> Floats:
    """Return (series, horizon): the last seven days again and again."""
    week = np.nan_to_num(level[:, -WEEK:].astype(np.float64))
    return np.tile(week, (1, horizon // WEEK + 1))[:, :horizon]


def _one(fits: Callable[[], Any] | None, y: Floats, horizon: int) -> Floats:
    if len(y) < FEWEST_DAYS:
        return np.full(horizon, y.mean() if len(y) else 0.0)
    again = np.tile(y[-WEEK:], horizon // WEEK + 1)[:horizon]
    if fits is None or not y.any():
        return again
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # the optimisers' own divisions by zero
        try:
            mean = np.asarray(fits().forecast(y=y, h=horizon)["mean"], dtype=np.float64)
        except (ValueError, ArithmeticError, IndexError, TypeError, np.linalg.LinAlgError):
            return again
    return mean if np.isfinite(mean).all() else again


def _ets() -> Any:
    from statsforecast.models import AutoETS  # noqa: PLC0415 - seconds to import

    return AutoETS(season_length=WEEK, model="ANZ")


def _theta() -> Any:
    from statsforecast.models import AutoTheta  # noqa: PLC0415

    return AutoTheta(season_length=WEEK)


def _tsb() -> Any:
    from statsforecast.models import TSB  # noqa: PLC0415

    return TSB(alpha_d=0.1, alpha_p=0.1)


def _mstl() -> Any:
    from statsforecast.models import MSTL  # noqa: PLC0415

    return MSTL(season_length=WEEK)


_MODELS: dict[Candidate, Callable[[], Any] | None] = {
    "ets": _ets,
    "theta": _theta,
    "tsb": _tsb,
    "mstl": _mstl,
    "seasonal_naive": None,
}
