"""Sums over the last days of every series, from running sums made once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from engines.forecast.panel import Matrix

Vector = npt.NDArray[np.float32]


def cumulated(values: npt.NDArray[np.generic]) -> npt.NDArray[np.floating]:
    """Return running sums along the days, with a column of zeros before the first."""
    out = np.zeros((values.shape[0], values.shape[1] + 1), dtype=np.float64)
    np.cumsum(values, axis=1, out=out[:, 1:])
    return out


def over(sums: npt.NDArray[np.floating], end: int, days: int) -> npt.NDArray[np.floating]:
    """Return what was added over the days before column `end` of the running sums."""
    return sums[:, end] - sums[:, max(0, end - days)]


def days_since_sale(y: Matrix) -> Vector:
    """Return, at the end of each day, how long ago the last sale was; not a number before the first."""
    since = np.empty(y.shape, dtype=np.float32)
    running = np.full(y.shape[0], np.nan, dtype=np.float32)
    for day in range(y.shape[1]):
        running = np.where(y[:, day] > 0, 0.0, running + 1).astype(np.float32)
        since[:, day] = running
    return since
