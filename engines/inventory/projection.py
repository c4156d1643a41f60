"""What will be left on the shelf, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engines.inventory.arrival import Arrival
from engines.inventory.demand import DailyDemand
from engines.inventory.reorder import Stock

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
    here = max(stock.on_hand - stock.backorder, 0)
    lost = lost_at_most = lost_at_least = 0.0
    found: list[ProjectedDay] = []
    for day in range(1, days + 1):
        before, tonight = _come_in(arrivals, day - 1), _come_in(arrivals, day)
        least, supply, most = (here + came for came in before)
        demand = daily.over(day)
        few, many = demand.quantile(LOW), demand.quantile(HIGH)
        lost = max(lost, demand.shortage(supply))
        lost_at_least, lost_at_most = max(lost_at_least, few - most), max(lost_at_most, many - least)
        left = max(supply + lost - demand.mean, 0.0)
        low = min(least + lost_at_most - many, left)
        high = max(most + lost_at_least - few, left)
        more = [after - earlier for after, earlier in zip(tonight, before, strict=True)]
        found.append(ProjectedDay(day, left + more[1], low + more[0], high + more[2]))
    return tuple(found)


def _come_in(arrivals: Sequence[Arrival], day: int) -> tuple[float, float, float]:
    """Return the units that are in by the evening of a day: surely, as expected, and maybe."""
    by = [(one.units, one.by(day)) for one in arrivals]
    return (
        sum(units for units, share in by if share >= HIGH),
        sum(units * share for units, share in by),
        sum(units for units, share in by if share > LOW),
    )
