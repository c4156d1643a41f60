"""What a sum of daily demand is distributed as, given its mean and deviation.

Units are counts that scatter more than Poisson's: negative binomial. What scatters less
(a published example, an item of very steady sales) is normal, cut off at zero. Without
deviation, demand is its mean.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import Any, ClassVar, Protocol

_NORMAL = NormalDist()
_NEGLIGIBLE = 1e-6
_POISSON_EXCESS = 1 + 1e-6
_FAR = 40.0  # deviations beyond which the normal tail is nothing a float can hold


class Distribution(Protocol):
    """Probabilities, quantiles and the loss function of demand. Units are 0 or more.

    `counts`: whether only whole units are possible.
    """

    counts: ClassVar[bool]

    def at_most(self, units: float) -> float:
        """Return P(D ≤ units)."""
        ...

    def quantile(self, probability: float) -> float:
        """Return the least x with P(D ≤ x) ≥ probability."""
        ...

    def shortage(self, units: float) -> float:
        """Return E[(D − units)⁺]."""
        ...


def distribution(mean: float, sigma: float) -> Distribution:
    """Return the distribution that fits the mean and deviation."""
    if mean <= _NEGLIGIBLE * sigma or sigma <= _NEGLIGIBLE * mean:
        return Fixed(max(mean, 0.0))
    if sigma**2 > mean * _POISSON_EXCESS:
        return NegativeBinomial(mean, sigma)
    return Normal(mean, sigma)


@cache
def _special() -> Any:
    """Return SciPy's special functions: heavy, and on the CLI's cold path."""
    from scipy import special  # noqa: PLC0415 - see above

    return special


@dataclass(frozen=True)
class Fixed:
    """Demand that is certain."""

    counts: ClassVar[bool] = False
    mean: float

    def at_most(self, units: float) -> float:
        """Return 1 or 0."""
        return float(self.mean <= units)

    def quantile(self, probability: float) -> float:
        """Return the mean, whatever the probability."""
        del probability
        return self.mean

    def shortage(self, units: float) -> float:
        """Return what is lacking."""
        return max(self.mean - units, 0.0)


@dataclass(frozen=True)
class Normal:
    """(I4)  E[(D − x)⁺] = σ (φ(k) − k (1 − Φ(k))),  k = (x − μ)/σ."""

    counts: ClassVar[bool] = False
    mean: float
    sigma: float

    def at_most(self, units: float) -> float:
        """Return Φ(k)."""
        return _NORMAL.cdf((units - self.mean) / self.sigma)

    def quantile(self, probability: float) -> float:
        """Return μ + zσ, at least 0."""
        return max(self.mean + _NORMAL.inv_cdf(probability) * self.sigma, 0.0)

    def shortage(self, units: float) -> float:
        """Return the normal loss."""
        k = (units - self.mean) / self.sigma
        if k > _FAR:
            return 0.0
        return self.sigma * (_NORMAL.pdf(k) - k * (1 - _NORMAL.cdf(k)))


@dataclass(frozen=True)
class NegativeBinomial:
    """Counts of size r = μ²/(σ² − μ) and success probability p = r/(r + μ).

    Source:
        Johnson, Kemp & Kotz, Univariate Discrete Distributions, ch. 5: the distribution
        function is a regularised incomplete beta. Zipkin, Foundations of Inventory
        Management (2000), C.2.3.6, has the loss function.
    """

    counts: ClassVar[bool] = True
    mean: float
    sigma: float

    def _shape(self) -> tuple[float, float]:
        size = self.mean**2 / (self.sigma**2 - self.mean)
        return size, size / (size + self.mean)

    def at_most(self, units: float) -> float:
        """Return I_p(r, ⌊x⌋ + 1)."""
        size, success = self._shape()
        return float(_special().betainc(size, math.floor(units) + 1.0, success))

    def quantile(self, probability: float) -> float:
        """Search from the gamma quantile of the same mean and deviation (Wilson and Hilferty)."""
        shape = (self.mean / self.sigma) ** 2
        root = 1 - 1 / (9 * shape) + _NORMAL.inv_cdf(probability) / (3 * math.sqrt(shape))
        at = math.floor(self.mean * max(root, 0.0) ** 3)
        step = 1
        if self.at_most(at) >= probability:
            high, low = at, at - step
            while low >= 0 and self.at_most(low) >= probability:
                step *= 2
                high, low = low, low - step
        else:
            low, high = at, at + step
            while self.at_most(high) < probability:
                step *= 2
                low, high = high, high + step
        low = max(low, -1)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.at_most(middle) >= probability else (middle, high)
        return float(high)

    def shortage(self, units: float) -> float:
        """(I5)  E[(D − n)⁺] = μ P(D' ≥ n) − n P(D > n), D' of size r + 1; linear between counts."""
        size, success = self._shape()
        whole = math.floor(units)
        betaincc = _special().betaincc
        beyond = float(betaincc(size, whole + 1.0, success))
        reached = float(betaincc(size + 1, float(whole), success)) if whole > 0 else 1.0
        return self.mean * reached - whole * beyond - (units - whole) * beyond
