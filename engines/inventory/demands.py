"""The demand of many shelves at once, as arrays: what `demand` tells of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from engines.inventory import distribution
from engines.inventory.demand import DailyDemand
from engines.inventory.distribution import Bools, Floats
from engines.inventory.stock import Terms

Ints = npt.NDArray[np.int64]

_LIKELY = 1e-9


@dataclass(frozen=True)
class DailyDemands:
    """What n shelves are asked for, day by day.

    `mean` is of shape (n, days), a day that is not known 0; `known` tells how many are. `sums` of shape
    (3, n, days + 1) are the running sums of means, deviations and variances, each from 0. The others
    are of shape (n,).
    """

    mean: Floats
    known: Ints
    sums: Floats
    correlation: Floats
    scale: Floats

    @classmethod
    def of(cls, shelves: Sequence[DailyDemand]) -> DailyDemands:
        """Lay the shelves' days out."""
        known = np.array([len(one.mean) for one in shelves], dtype=np.int64)
        mean = laid_out([one.mean for one in shelves], known)
        sigma = laid_out([one.sigma for one in shelves], known)
        sums = np.pad(np.cumsum([mean, sigma, sigma**2], axis=2), ((0, 0), (0, 0), (1, 0)))
        return cls(
            mean,
            known,
            sums,
            np.array([one.correlation for one in shelves]),
            np.array([one.scale for one in shelves]),
        )

    @property
    def a_day(self) -> Floats:
        """Expected units a day, of shape (n,); 0 where no day is known."""
        return self.sums[0, :, -1] / np.maximum(self.known, 1)

    def over(self, shelf: npt.ArrayLike, days: npt.ArrayLike) -> tuple[Floats, Floats]:
        """Return mean and deviation of the first days' demand: (I1) and (I2) of `DailyDemand.over`.

        Args:
            shelf: Which of the n.
            days: How many of its days; of a shape that goes together with that of `shelf`.

        >>> DailyDemands.of([DailyDemand([30.0], [5.0])]).over(0, [1, 10])
        (array([ 30., 300.]), array([ 5.       , 15.8113883]))
        """
        shelf, days = np.broadcast_arrays(np.asarray(shelf), np.asarray(days))
        known = self.known[shelf]
        mean, sigma, variance = self.sums[:, shelf, np.clip(days, 0, known)]
        beyond = np.maximum(days - known, 0)
        more = np.where(beyond > 0, days, 1) / np.where(beyond > 0, np.maximum(known, 1), 1)
        sigma = sigma + np.sqrt(variance / np.maximum(known, 1)) * beyond
        variance = variance * more
        together = self.correlation[shelf] * (sigma**2 - variance)
        return mean * more, np.sqrt(np.maximum(self.scale[shelf] * (variance + together), 0.0))


@dataclass(frozen=True)
class Demands:
    """What shelves are asked for until something happens, each one demand or another, by chance.

    `mean`, `sigma` and `weight` are of shape (…, ways); the weights of a shelf add up to 1. What is
    asked of it and what it answers are of shape (…), and `demands[at]` are those of some shelves.
    """

    mean: Floats
    sigma: Floats
    weight: Floats

    def __getitem__(self, at: int | Bools) -> Demands:
        return Demands(self.mean[at], self.sigma[at], self.weight[at])

    @property
    def expected(self) -> Floats:
        """Expected units."""
        return self._together(self.mean)

    @property
    def deviation(self) -> Floats:
        """Standard deviation: of each way, and between them."""
        between = self.mean - self.expected[..., None]
        return np.sqrt(self._together(self.sigma**2 + between**2))

    def at_most(self, units: npt.ArrayLike) -> Floats:
        """Return the probability that no more than `units` are wanted."""
        return self._together(distribution.at_most(self.mean, self.sigma, np.asarray(units)[..., None]))

    def shortage(self, units: npt.ArrayLike) -> Floats:
        """Return the expected units wanted beyond `units`."""
        return self._together(distribution.shortage(self.mean, self.sigma, np.asarray(units)[..., None]))

    def quantile(self, probability: npt.ArrayLike) -> Floats:
        """Return the least stock that holds demand with the probability, in (0, 1).

        It is a whole number where there are several ways.
        """
        probability = np.broadcast_to(np.asarray(probability, dtype=np.float64), self.mean.shape[:-1])
        each = distribution.quantile(self.mean, self.sigma, probability[..., None])
        possible = self.weight > 0
        low = np.floor(np.where(possible, each, np.inf).min(axis=-1))
        high = np.array(np.ceil(np.where(possible, each, -np.inf).max(axis=-1)))
        low = np.where(self._sure, high, low)
        while (wide := low < high).any():
            middle = np.floor((low[wide] + high[wide]) / 2)
            enough = self[wide].at_most(middle) >= probability[wide] - _LIKELY
            low[wide], high[wide] = (
                np.where(enough, low[wide], middle + 1),
                np.where(enough, middle, high[wide]),
            )
        return np.where(self._sure, each[..., 0], low)

    def stock_for(self, service_level: npt.ArrayLike) -> Floats:
        """Return the stock whose probability of holding demand lies nearest the service level.

        Of counts the quantile holds more than was asked, of slow items far more: over many
        items the nearest whole number is what gives the service promised.

        >>> slow = Demands(np.array([0.16]), np.array([0.45]), np.array([1.0]))
        >>> float(slow.quantile(0.9)), float(slow.stock_for(0.9))
        (1.0, 0.0)
        """
        level, stock = np.asarray(service_level, dtype=np.float64), self.quantile(service_level)
        counted = ~self._sure | distribution.counts(self.mean[..., 0], self.sigma[..., 0])
        missing = level - self.at_most(stock - 1)
        nearer = missing < self.at_most(stock) - level
        return np.where(counted & (stock >= 1) & nearer, stock - 1, stock)

    @property
    def _sure(self) -> Bools:
        """Where there is but the first way."""
        return self.weight[..., 0] >= 1

    def _together(self, of_each: Floats) -> Floats:
        return (self.weight * of_each).sum(axis=-1)


def lead_time_demands(daily: DailyDemands, terms: Sequence[Terms], extra_days: int = 0) -> Demands:
    """Return the demand of n shelves until an order placed now has arrived, in time or late.

    (I7)  σ_L² = Σ σ_t² (correlated as `daily` says) + μ̄² σ_LT²

    where μ̄ is the mean a day and σ_LT the deviation of the lead time in days.

    Args:
        daily: Expected demand a day.
        terms: Each shelf's supplier.
        extra_days: Days after the arrival that count as well.

    Returns:
        Of shape (n, 2): in time, and late; one that is never late has a weight of 0 there.

    >>> daily = DailyDemands.of([DailyDemand([30.0], [5.0])])
    >>> lead_time_demands(daily, [Terms(10, lead_time_std_days=1.0)]).deviation
    array([33.91164992])
    >>> lead_time_demands(daily, [Terms(10, reliability=0.9, late_days=5)]).expected
    array([315.])
    """
    wait = np.array([one.wait_days for one in terms], dtype=np.int64) + extra_days
    late_days = np.array([one.late_days for one in terms], dtype=np.int64)
    in_time = np.array([one.reliability for one in terms])
    in_time = np.where(late_days > 0, np.minimum(in_time, 1.0), 1.0)
    days = np.stack([wait, wait + late_days], axis=-1)
    mean, sigma = daily.over(np.arange(len(terms))[:, None], days)
    spread = np.array([one.lead_time_std_days for one in terms])[:, None]
    return Demands(
        mean, np.sqrt(sigma**2 + (mean / days * spread) ** 2), np.stack([in_time, 1.0 - in_time], axis=-1)
    )


def laid_out(rows: Sequence[Sequence[float]], lengths: Ints) -> Floats:
    """Return rows of these lengths as one array, of shape (rows, longest), filled up with 0."""
    there = np.arange(lengths.max(initial=0)) < lengths[:, None]
    found = np.zeros(there.shape)
    found[there] = np.fromiter(chain.from_iterable(rows), dtype=np.float64)
    return found
