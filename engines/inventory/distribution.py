"""What sums of daily demand are distributed as, given their means and deviations: arrays in, arrays out.

Units are counts that scatter more than Poisson's: negative binomial, of size r = μ²/(σ² − μ) and
success probability p = r/(r + μ). What scatters less (a published example, an item of very steady
sales) is normal, cut off at zero. Without deviation, demand is its mean.

`mean`, `sigma` and the third argument of each function are broadcast against each other, and the
result has the shape that comes of it.

Source:
    Johnson, Kemp & Kotz, Univariate Discrete Distributions, ch. 5: the distribution function of the
    negative binomial is a regularised incomplete beta. Zipkin, Foundations of Inventory Management
    (2000), C.2.3.6, has its loss function.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_special: Any = special  # SciPy names no types

_NEGLIGIBLE = 1e-6
_POISSON_EXCESS = 1 + 1e-6
_FAR = 40.0
"""Deviations beyond which the normal tail is nothing a float can hold."""

_ROOT_2_PI = math.sqrt(2 * math.pi)


def certain(mean: npt.ArrayLike, sigma: npt.ArrayLike) -> Bools:
    """Return where demand is as good as its mean."""
    mean, sigma = np.asarray(mean, float), np.asarray(sigma, float)
    return (mean <= _NEGLIGIBLE * sigma) | (sigma <= _NEGLIGIBLE * mean)


def counts(mean: npt.ArrayLike, sigma: npt.ArrayLike) -> Bools:
    """Return where only whole units are possible."""
    mean, sigma = np.asarray(mean, float), np.asarray(sigma, float)
    return ~certain(mean, sigma) & (sigma**2 > mean * _POISSON_EXCESS)


def at_most(mean: npt.ArrayLike, sigma: npt.ArrayLike, units: npt.ArrayLike) -> Floats:
    """Return P(D ≤ x): of counts I_p(r, ⌊x⌋ + 1), of normal demand Φ((x − μ)/σ); 0 below zero.

    >>> at_most([10.0, 100.0, 2.0], [0.0, 9.0, 3.0], [10.0, 100.0, 8.0]).round(3).tolist()
    [1.0, 0.5, 0.956]
    """
    mean, sigma, units = _floats(mean, sigma, units)
    whole = counts(mean, sigma)
    size, success = _shape(mean, sigma, whole)
    found = np.where(
        whole,
        _special.betainc(size, np.floor(np.maximum(units, 0.0)) + 1.0, success),
        _special.ndtr(_deviations(mean, sigma, units)),
    )
    found = np.where(certain(mean, sigma), mean <= units, found)
    return np.where(units < 0, 0.0, found)


def quantile(mean: npt.ArrayLike, sigma: npt.ArrayLike, probability: npt.ArrayLike) -> Floats:
    """Return the least stock that holds demand with the probability, in (0, 1).

    Normal demand's is μ + zσ, at least 0; certain demand's the mean, whatever the probability.

    >>> quantile([10.0, 500.0, 2.0], [0.0, 20.0, 3.0], 0.95).round(1).tolist()
    [10.0, 532.9, 8.0]
    """
    mean, sigma, probability = _floats(mean, sigma, probability)
    normal = mean + _special.ndtri(probability) * sigma
    found = np.array(np.maximum(np.where(certain(mean, sigma), mean, normal), 0.0))
    whole = counts(mean, sigma)
    found[whole] = _least_count(mean[whole], sigma[whole], probability[whole])
    return found


def standard_quantile(probability: npt.ArrayLike) -> Floats:
    """Return z, the quantile of the standard normal distribution."""
    return _special.ndtri(np.asarray(probability, dtype=np.float64))


def shortage(mean: npt.ArrayLike, sigma: npt.ArrayLike, units: npt.ArrayLike) -> Floats:
    """Return the expected units wanted beyond x, never more than the mean: (I3)  E[(D − x)⁺].

    >>> shortage([10.0, 500.0], [0.0, 20.0], [4.0, 520.0]).round(2).tolist()
    [6.0, 1.67]
    """
    return tail(mean, sigma, np.maximum(units, 0.0))[1]


def tail(mean: npt.ArrayLike, sigma: npt.ArrayLike, units: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return P(D > x) and E[(D − x)⁺], which have most of their reckoning in common; x is 0 or more.

    (I4)  of normal demand  σ (φ(k) − k (1 − Φ(k))),  k = (x − μ)/σ
    (I5)  of counts         μ P(D' ≥ n) − n P(D > n), D' of size r + 1; linear between counts

    where P(D' ≥ n) = P(D > n) + P(D = n) (1 + n/r).
    """
    mean, sigma, units = _floats(mean, sigma, units)
    above = 1.0 - at_most(mean, sigma, units)
    k = _deviations(mean, sigma, units)
    normal = sigma * (np.exp(-(k**2) / 2) / _ROOT_2_PI - k * above)
    whole, n = counts(mean, sigma), np.floor(units)
    size, success = _shape(mean, sigma, whole)
    log_chance = _special.gammaln(size + n) - _special.gammaln(size) - _special.gammaln(n + 1.0)
    exactly = np.exp(log_chance + size * np.log(success) + n * np.log1p(-success))
    counted = mean * (above + exactly * (1 + n / size)) - units * above
    lacking = np.where(certain(mean, sigma), mean - units, np.where(whole, counted, normal))
    return above, np.clip(lacking, 0.0, np.maximum(mean, 0.0))


def _floats(*arrays: npt.ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.broadcast_arrays(*(np.asarray(one, dtype=np.float64) for one in arrays)))


def _deviations(mean: Floats, sigma: Floats, units: Floats) -> Floats:
    """Return k = (x − μ)/σ, where demand is certain of σ = 1."""
    spread = np.where(certain(mean, sigma), 1.0, sigma)
    with np.errstate(over="ignore"):  # of next to no units anything is infinitely many
        return np.minimum((units - mean) / spread, _FAR)


def _shape(mean: Floats, sigma: Floats, whole: Bools) -> tuple[Floats, Floats]:
    """Return the negative binomial's size and success probability; 1 and a half where it is none."""
    size = np.where(whole, mean, 1.0) ** 2 / np.where(whole, sigma**2 - mean, 1.0)
    return size, size / (size + np.where(whole, mean, 1.0))


def _least_count(mean: Floats, sigma: Floats, probability: Floats) -> Floats:
    """Return the least counts that hold the probability; all of shape (n,).

    Searched from the gamma quantile of the same mean and deviation (Wilson and Hilferty): away from
    it in steps that double until the answer lies between, then by halves.
    """
    shape = (mean / sigma) ** 2
    root = 1 - 1 / (9 * shape) + _special.ndtri(probability) / (3 * np.sqrt(shape))
    guess = np.floor(mean * np.maximum(root, 0.0) ** 3)
    down = at_most(mean, sigma, guess) >= probability
    low, high = (
        np.where(down, -1.0, guess),
        np.where(down, guess, np.inf),
    )  # low holds too little, high enough
    step = 1.0
    while (left := np.flatnonzero(high - low > 1)).size:
        below, above, middle = low[left], high[left], np.floor((low[left] + high[left]) / 2)
        probe = np.where(down[left], np.maximum(above - step, middle), np.minimum(below + step, middle))
        enough = at_most(mean[left], sigma[left], probe) >= probability[left]
        high[left], low[left] = np.where(enough, probe, above), np.where(enough, below, probe)
        step *= 2
    return high
