"""Demand over several days as a distribution: mean, standard deviation, tail.

Silver, Pyke & Thomas, *Inventory and Production Management in Supply Chains* (4th ed.),
ch. 6, is the source of this room; its equation numbers differ between editions, so the
formulas are written out here and numbered (I1)–(I8) for our own use.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from statistics import NormalDist

from core.errors import InputError

_NORMAL = NormalDist()
_NEGLIGIBLE = 1e-6
_FAR = 40.0  # deviations beyond which the normal tail is nothing a float can hold


@dataclass(frozen=True)
class Demand:
    """Units wanted over some days: `mean` and `sigma`, its standard deviation."""

    mean: float
    sigma: float


@dataclass(frozen=True)
class DailyDemand:
    """Expected units and standard errors of consecutive days, the first one tomorrow.

    `correlation` is that between the errors of two days. Beyond the last day the mean of
    the days that are there goes on.
    """

    mean: Sequence[float]
    sigma: Sequence[float]
    correlation: float = 0.0

    def over(self, days: int) -> Demand:
        """Return the demand of the first `days` days.

        (I1)  μ = Σ μ_t        (I2)  σ² = Σ σ_t² + ρ ((Σ σ_t)² − Σ σ_t²)

        >>> DailyDemand([30.0], [5.0]).over(10)
        Demand(mean=300.0, sigma=15.811388300841896)
        """
        known = len(self.mean)
        if known == 0 or days <= 0:
            return Demand(0.0, 0.0)
        mean, sigma, variance = (sums[min(days, known)] for sums in self._sums)
        if days > known:
            more = days / known
            spread = math.sqrt(variance / known)
            mean, sigma, variance = mean * more, sigma + spread * (days - known), variance * more
        together = self.correlation * (sigma**2 - variance)
        return Demand(mean, math.sqrt(max(variance + together, 0.0)))

    @cached_property
    def _sums(self) -> tuple[list[float], list[float], list[float]]:
        """Running sums of means, deviations and variances, each from 0."""
        return (
            list(accumulate(self.mean, initial=0.0)),
            list(accumulate(self.sigma, initial=0.0)),
            list(accumulate((s * s for s in self.sigma), initial=0.0)),
        )


def moving_average_demand(units: Sequence[float], days: int = 7) -> DailyDemand:
    """Return the seed's fallback where there is no forecast: the 7- and 28-day averages.

    The mean is the average of the last 7 and the last 28 days' averages (the first follows
    a change, the second is steady); the deviation is that of the last 28 days.

    Args:
        units: Units sold a day, the oldest first; at least one day.
        days: How many days ahead.

    Raises:
        InputError: there is not a single day.

    >>> moving_average_demand([2.0] * 21 + [6.0] * 7, days=1).mean
    [4.5]
    """
    if len(units) == 0:
        raise InputError("A moving average needs at least one day of sales.")
    last_28 = list(units[-28:])
    last_7 = last_28[-7:]
    mean_28 = sum(last_28) / len(last_28)
    mean = (sum(last_7) / len(last_7) + mean_28) / 2
    spread = sum((value - mean_28) ** 2 for value in last_28) / max(len(last_28) - 1, 1)
    return DailyDemand([mean] * days, [math.sqrt(spread)] * days)


def probability_above(demand: Demand, units: float) -> float:
    """Return the probability that more than `units` are wanted.

    Demand is gamma distributed with the same mean and deviation (it is never negative and
    leans to the right), evaluated by Wilson and Hilferty's cube root:

    (I3)  P(D > x) ≈ 1 − Φ((∛(x/μ) − 1 + 1/(9k)) · 3√k),  k = (μ/σ)²

    Without deviation, demand is its mean.

    >>> round(probability_above(Demand(100, 20), 100), 2)
    0.47
    """
    if demand.mean <= 0 or demand.mean < _NEGLIGIBLE * demand.sigma:
        return 0.0 if units >= 0 else 1.0
    if units <= 0:
        return 1.0
    if demand.sigma <= _NEGLIGIBLE * demand.mean:
        return 1.0 if demand.mean > units else 0.0
    shape = (demand.mean / demand.sigma) ** 2
    score = ((units / demand.mean) ** (1 / 3) - 1 + 1 / (9 * shape)) * 3 * math.sqrt(shape)
    return 1.0 - _NORMAL.cdf(score)


def expected_shortage(demand: Demand, units: float) -> float:
    """Return the expected units wanted beyond `units`, by the normal loss function.

    (I4)  E[(D − x)⁺] = σ (φ(k) − k (1 − Φ(k))),  k = (x − μ)/σ

    Never more than the mean.

    >>> round(expected_shortage(Demand(100, 20), 100), 3)
    7.979
    """
    units = max(units, 0.0)
    if demand.mean <= 0:
        return 0.0
    if demand.sigma <= _NEGLIGIBLE * demand.mean:
        return max(demand.mean - units, 0.0)
    k = (units - demand.mean) / demand.sigma
    if k > _FAR:
        return 0.0
    loss = demand.sigma * (_NORMAL.pdf(k) - k * (1 - _NORMAL.cdf(k)))
    return min(max(loss, 0.0), demand.mean)
