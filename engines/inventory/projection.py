"""What will be left on the shelf, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.inventory.arrival import Arrival
from engines.inventory.demand import DailyDemand
from engines.inventory.demands import DailyDemands
from engines.inventory.distribution import quantile, shortage
from engines.inventory.stock import Stock

LOW, HIGH = 0.1, 0.9


@dataclass(frozen=True)
class ProjectedDay:
    """Units left at a day's end: expected, and the range that holds 80 %. Day 1 is tomorrow."""

    day: int
    left: float
    low: float
    high: float


def project(
    daily: DailyDemand, stock: Stock, days: int, arrivals: Sequence[Arrival] = ()
) -> tuple[ProjectedDay, ...]:
    """Follow the stock over the coming days.

    What arrives in the evening is left at that day's end and sells from the day after. Sales
    that are lost do not come back, so they do not use up what arrives later. What comes in by chance
    counts by it, and in the range where it is nine times of ten, or one time of ten, in.

    Args:
        daily: Expected demand a day.
        stock: What is known to be there; `in_transit` counts by `arrivals` alone.
        days: Days ahead, at least 1.
        arrivals: When what is on the way, or is to be ordered, comes in.

    >>> [one.left for one in project(DailyDemand([10.0], [0.0]), Stock(25), 4, [Arrival(3, 20)])]
    [15.0, 5.0, 20.0, 10.0]
    """
    here, day = stock.for_sale, np.arange(1, days + 1)
    came = np.array([_come_in(arrivals, evening) for evening in range(days + 1)])
    least, supply, most = (here + came[:-1]).T
    mean, sigma = DailyDemands.of([daily]).over(0, day)
    few, many = quantile(mean, sigma, LOW), quantile(mean, sigma, HIGH)
    lost = np.maximum.accumulate(shortage(mean, sigma, supply))
    lost_at_least, lost_at_most = (
        np.maximum.accumulate(np.maximum(beyond, 0.0)) for beyond in (few - most, many - least)
    )
    left = np.maximum(supply + lost - mean, 0.0)
    low = np.minimum(least + lost_at_most - many, left)
    high = np.maximum(most + lost_at_least - few, left)
    tonight = np.diff(came, axis=0).T
    ends = (day, left + tonight[1], low + tonight[0], high + tonight[2])
    return tuple(ProjectedDay(*end) for end in zip(*(one.tolist() for one in ends), strict=True))


def _come_in(arrivals: Sequence[Arrival], day: int) -> tuple[float, float, float]:
    """Return the units that are in by the evening of a day: surely, as expected, and maybe."""
    by = [(one.units, one.by(day)) for one in arrivals]
    return (
        sum(units for units, share in by if share >= HIGH),
        sum(units * share for units, share in by),
        sum(units for units, share in by if share > LOW),
    )
