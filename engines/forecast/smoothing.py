"""Exponential smoothing of all series at once, each with the speed that has served it best.

A figure of a month ago counts for much where demand is steady, for little where it moves.
Which it is shows in how well each speed would have told the next day: speeds are weighted by
the likelihood of that, older misses fading, so that a series is not pinned to one by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from engines.forecast.panel import Matrix

SPEEDS = (0.008, 0.015, 0.03, 0.06, 0.1, 0.17, 0.3)
FADING = 0.99
"""What remains of a miss after a day: about the last hundred days decide."""

FEWEST_DAYS = 14
"""Before so many days a speed is judged by nothing."""

_SMALLEST = 1e-9
_DAYS_AT_ONCE = 64


class Smoothed:
    """Exponentially weighted means of each row at some speeds, kept for the days that will be asked about."""

    def __init__(self, speeds: Sequence[float], values: Matrix) -> None:
        self._alpha = np.array(speeds)[:, None]
        self._values = values
        self._kept: dict[int, Matrix] = {}

    def keep(self, origins: frozenset[int]) -> None:
        """Make ready to be asked for some days, all at once."""
        if origins <= self._kept.keys():
            return
        shape = (len(self._alpha), self._values.shape[0])
        total, weight, remains = np.zeros(shape), np.zeros(shape), 1 - self._alpha
        for day, known, value in _by_day(self._values, max(origins) + 1):
            total = np.where(known, remains * total + value, total)
            weight = np.where(known, remains * weight + 1, weight)
            if day in origins:
                with np.errstate(invalid="ignore", divide="ignore"):
                    self._kept[day] = (total / weight).astype(np.float32)

    def at(self, origin: int) -> Matrix:
        """Return (speeds, rows): the means at the end of a day; not a number before a row's first value."""
        self.keep(frozenset({origin}))
        return self._kept[origin]


class OwnSpeeds:
    """Exponentially weighted means at each of `SPEEDS`, and how much each row trusts which."""

    def __init__(self, values: Matrix) -> None:
        self._values = values
        self._kept: dict[int, tuple[Matrix, Matrix]] = {}

    def keep(self, origins: frozenset[int]) -> None:
        """Make ready to be asked for some days, all at once."""
        if origins <= self._kept.keys():
            return
        alpha = np.array(SPEEDS)[:, None]
        shape = (len(SPEEDS), self._values.shape[0])
        total, weight, missed, days = np.zeros(shape), np.zeros(shape), np.zeros(shape), np.zeros(shape[1])
        counted = np.zeros(shape[1])
        for day, known, value in _by_day(self._values, max(origins) + 1):
            miss = np.where(days >= FEWEST_DAYS, (value - total / np.maximum(weight, _SMALLEST)) ** 2, 0.0)
            missed = np.where(known, missed * FADING + miss, missed)
            counted = np.where(known & (days >= FEWEST_DAYS), counted * FADING + 1, counted)
            total = np.where(known, (1 - alpha) * total + value, total)
            weight = np.where(known, (1 - alpha) * weight + 1, weight)
            days = days + known
            if day in origins:
                with np.errstate(invalid="ignore", divide="ignore"):
                    means = total / weight
                self._kept[day] = means.astype(np.float32), _trust(missed, counted)

    def at(self, origin: int) -> tuple[Matrix, Matrix]:
        """Return (speeds, rows) twice: the means at the end of a day, and their weights, adding up to 1."""
        self.keep(frozenset({origin}))
        return self._kept[origin]


def _by_day(
    values: Matrix, until: int
) -> Iterator[tuple[int, npt.NDArray[np.bool_], npt.NDArray[np.float64]]]:
    """Yield each day, whether each row's value is known, and the values with 0 where they are not."""
    for start in range(0, until, _DAYS_AT_ONCE):
        block = np.ascontiguousarray(values[:, start : min(start + _DAYS_AT_ONCE, until)].T, dtype=np.float64)
        known = ~np.isnan(block)
        block[~known] = 0.0
        for number in range(len(block)):
            yield start + number, known[number], block[number]


def _trust(missed: npt.NDArray[np.float64], counted: npt.NDArray[np.float64]) -> Matrix:
    """Return each speed's share of the likelihood of normal errors whose spread is its own."""
    logarithm = -0.5 * counted * np.log(np.maximum(missed, _SMALLEST))
    share = np.exp(logarithm - logarithm.max(axis=0))
    return (share / share.sum(axis=0)).astype(np.float32)
