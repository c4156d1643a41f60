"""Demand day by day, and over several days.

Silver, Pyke & Thomas, *Inventory and Production Management in Supply Chains* (4th ed.),
ch. 6, is the source of this room; its equation numbers differ between editions, so the
formulas are written out here and numbered (I1)–(I14) for our own use.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from core.errors import InputError


@dataclass(frozen=True)
class Demand:
    """Units wanted over some days: `mean` and `sigma`, its standard deviation.

    `distribution` tells its quantiles and its tail.
    """

    mean: float
    sigma: float


@dataclass(frozen=True)
class DailyDemand:
    """Expected units and standard errors of consecutive days, the first one tomorrow.

    `correlation` is that between the errors of two days, `scale` what a sum's variance is
    multiplied by: both are learned from a backtest. Beyond the last day the mean of the days
    that are there goes on. Of many shelves at once `demands.DailyDemands` tells the same.
    """

    mean: Sequence[float]
    sigma: Sequence[float]
    correlation: float = 0.0
    scale: float = 1.0

    @property
    def a_day(self) -> float:
        """Expected units a day; 0 where no day is known."""
        return sum(self.mean) / max(len(self.mean), 1)

    def over(self, days: int) -> Demand:
        """Return the demand of the first `days` days.

        (I1)  μ = Σ μ_t        (I2)  σ² = k (Σ σ_t² + ρ ((Σ σ_t)² − Σ σ_t²))

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
        return Demand(mean, math.sqrt(max(self.scale * (variance + together), 0.0)))

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
