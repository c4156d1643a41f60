"""How surprising a count is: tails of the negative binomial of a given mean and variance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import betainc

Floats = npt.NDArray[np.float64]

SMALLEST_MEAN = 1e-3
_POISSON_EXCESS = 1.02
"""Least variance, in means: the binomial needs a little more than Poisson's."""


def shape(mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Return size and success probability of the distribution."""
    mean = np.maximum(mean, SMALLEST_MEAN)
    size = mean**2 / (np.maximum(variance, _POISSON_EXCESS * mean) - mean)
    return size, size / (size + mean)


def at_least(count: Floats, mean: Floats, variance: Floats) -> Floats:
    """Return the probability of that many or more; 1 for a count of 0 or less."""
    size, success = shape(mean, variance)
    whole = np.ceil(count)
    return np.where(whole > 0, betainc(np.maximum(whole, 1.0), size, 1.0 - success), 1.0)


def at_most(count: Floats, mean: Floats, variance: Floats) -> Floats:
    """Return the probability of that many or fewer; 0 for a count below 0."""
    size, success = shape(mean, variance)
    whole = np.floor(count)
    return np.where(whole >= 0, betainc(size, np.maximum(whole, 0.0) + 1.0, success), 0.0)
