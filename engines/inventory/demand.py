"""Demand over several days as a distribution: mean, standard deviation, tail.

Silver, Pyke & Thomas, *Inventory and Production Management in Supply Chains* (4th ed.),
ch. 6, is the source of this room; its equation numbers differ between editions, so the
formulas are written out here and numbered (I1)–(I13) for our own use.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from core.errors import InputError
from engines.inventory.distribution import Distribution, distribution

_LIKELY = 1e-9


@dataclass(frozen=True)
class Demand:
    """Units wanted over some days: `mean` and `sigma`, its standard deviation."""

    mean: float
    sigma: float

    @cached_property
    def _distribution(self) -> Distribution:
        return distribution(self.mean, self.sigma)

    def at_most(self, units: float) -> float:
        """Return the probability that no more than `units` are wanted."""
        return 0.0 if units < 0 else self._distribution.at_most(units)

    def above(self, units: float) -> float:
        """Return the probability that more than `units` are wanted.

        >>> round(Demand(100, 20).above(100), 2)
        0.47
        """
        return 1.0 - self.at_most(units)

    def quantile(self, probability: float) -> float:
        """Return the least stock that holds demand with the probability, in (0, 1).

        >>> Demand(100, 20).quantile(0.95)
        135.0
        """
        return self._distribution.quantile(probability)

    def stock_for(self, service_level: float) -> float:
        """Return the stock whose probability of holding demand lies nearest the service level.

        Of counts the quantile holds more than was asked, of slow items far more: over many
        items the nearest whole number is what gives the service promised.

        >>> Demand(0.16, 0.45).quantile(0.9), Demand(0.16, 0.45).stock_for(0.9)
        (1.0, 0.0)
        """
        stock = self.quantile(service_level)
        return _nearest(self, stock, service_level) if self._distribution.counts else stock

    def shortage(self, units: float) -> float:
        """Return the expected units wanted beyond `units`: (I3)  E[(D − x)⁺].

        Never more than the mean.

        >>> round(Demand(100, 20).shortage(120), 2)
        1.93
        """
        if self.mean <= 0:
            return 0.0
        return min(max(self._distribution.shortage(max(units, 0.0)), 0.0), self.mean)


@dataclass(frozen=True)
class EitherDemand:
    """Demand that is one or another, by chance: an order that comes in time, or late.

    `parts` are (probability, demand), the probabilities adding up to 1.
    """

    parts: tuple[tuple[float, Demand], ...]

    @property
    def mean(self) -> float:
        """Expected units."""
        return sum(weight * demand.mean for weight, demand in self.parts)

    @property
    def sigma(self) -> float:
        """Standard deviation: of each part, and between them."""
        mean = self.mean
        square = sum(weight * (one.sigma**2 + (one.mean - mean) ** 2) for weight, one in self.parts)
        return math.sqrt(square)

    def at_most(self, units: float) -> float:
        """Return the probability that no more than `units` are wanted."""
        return sum(weight * demand.at_most(units) for weight, demand in self.parts)

    def above(self, units: float) -> float:
        """Return the probability that more than `units` are wanted."""
        return 1.0 - self.at_most(units)

    def quantile(self, probability: float) -> float:
        """Return the least whole stock that holds demand with the probability, in (0, 1)."""
        low = math.floor(min(demand.quantile(probability) for _, demand in self.parts))
        high = math.ceil(max(demand.quantile(probability) for _, demand in self.parts))
        while low < high:
            middle = (low + high) // 2
            if self.at_most(middle) >= probability - _LIKELY:
                high = middle
            else:
                low = middle + 1
        return float(low)

    def stock_for(self, service_level: float) -> float:
        """Return the whole stock whose probability of holding demand lies nearest the level."""
        return _nearest(self, self.quantile(service_level), service_level)

    def shortage(self, units: float) -> float:
        """Return the expected units wanted beyond `units`."""
        return sum(weight * demand.shortage(units) for weight, demand in self.parts)


def _nearest(demand: Demand | EitherDemand, stock: float, service_level: float) -> float:
    """Return the stock, or one unit less where that comes nearer to the service level."""
    if stock < 1:
        return stock
    less, more = demand.at_most(stock - 1), demand.at_most(stock)
    return stock - 1 if service_level - less < more - service_level else stock


@dataclass(frozen=True)
class DailyDemand:
    """Expected units and standard errors of consecutive days, the first one tomorrow.

    `correlation` is that between the errors of two days, `scale` what a sum's variance is
    multiplied by: both are learned from a backtest. Beyond the last day the mean of the days
    that are there goes on.
    """

    mean: Sequence[float]
    sigma: Sequence[float]
    correlation: float = 0.0
    scale: float = 1.0

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
