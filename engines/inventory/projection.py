"""What will be left on the shelf, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engines.inventory.demand import DailyDemand
from engines.inventory.reorder import Stock
from engines.inventory.stockout import Arrival

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
    that are lost do not come back, so they do not use up what arrives later.

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
        supply = here + sum(arrival.units for arrival in arrivals if arrival.day < day)
        tonight = sum(arrival.units for arrival in arrivals if arrival.day == day)
        demand = daily.over(day)
        few, many = demand.quantile(LOW), demand.quantile(HIGH)
        lost = max(lost, demand.shortage(supply))
        lost_at_least, lost_at_most = max(lost_at_least, few - supply), max(lost_at_most, many - supply)
        left = max(supply + lost - demand.mean, 0.0)
        low = min(supply + lost_at_most - many, left)
        high = max(supply + lost_at_least - few, left)
        found.append(ProjectedDay(day, left + tonight, low + tonight, high + tonight))
    return tuple(found)
