"""How likely the shelf runs empty, when, and what is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from engines.inventory.arrival import Arrival, courses
from engines.inventory.demand import DailyDemand
from engines.inventory.reorder import Stock


@dataclass(frozen=True)
class StockoutRisk:
    """`probability` of running out within the horizon; `day` 1 is tomorrow.

    `day` is the first one by whose end it is more likely than not that demand has exceeded
    the stock, `None` where that does not come within the horizon. `days_of_cover` is stock
    by mean demand a day, `None` where nothing is expected to sell. `lasting` is the probability that
    it is (still) empty on a later day than tomorrow: what is cured by then needs nobody.
    """

    probability: float
    day: int | None
    expected_demand: float
    lost_units: float
    days_of_cover: float | None
    lasting: float = field(default=0.0, repr=False, compare=False)


def assess(
    daily: DailyDemand, stock: Stock, horizon_days: int, arrivals: Sequence[Arrival] = ()
) -> StockoutRisk:
    """Compare cumulative demand with the stock, day by day.

    What arrives counts from the day after: not for that day's sales. Units promised to
    customers (backorders) are not for sale. An empty shelf is a stockout from day one.

    Args:
        daily: Expected demand a day.
        stock: What is known to be there; `in_transit` counts by `arrivals` alone.
        horizon_days: Days ahead, at least 1.
        arrivals: When what is on the way comes in; where that is uncertain, each way it may go
            counts by its chance.

    >>> assess(DailyDemand([10.0], [0.0]), Stock(on_hand=35), 7)
    StockoutRisk(probability=1.0, day=4, expected_demand=70.0, lost_units=35.0, days_of_cover=3.5)
    """
    at_hand = max(stock.on_hand - stock.backorder, 0)
    short_by = cache(partial(_short, daily))  # most of what may happen is the same whichever way it goes
    by_day = [0.0] * horizon_days
    lost = lasting = 0.0
    for weight, came_in in courses(arrivals, horizon_days):
        short = worst = later = 0.0
        for day, came in enumerate(came_in, start=1):
            chance, lack = short_by(day, at_hand + came)
            short, worst = max(short, chance), max(worst, lack)
            later = max(later, chance) if day > 1 else later
            by_day[day - 1] += weight * short
        lost, lasting = lost + weight * worst, lasting + weight * later
    expected = daily.over(horizon_days).mean
    return StockoutRisk(
        probability=by_day[-1],
        day=next((day for day, chance in enumerate(by_day, start=1) if chance > 0.5), None),
        expected_demand=expected,
        lost_units=lost,
        days_of_cover=at_hand / (expected / horizon_days) if expected > 0 else None,
        lasting=lasting,
    )


def _short(daily: DailyDemand, day: int, available: int) -> tuple[float, float]:
    """Return the chance that demand up to a day exceeds what is there, and the units lacking then."""
    demand = daily.over(day)
    chance = demand.above(available) if available > 0 else float(demand.mean > 0)
    return chance, demand.shortage(available)
