"""How likely the shelf runs empty, when, and what is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engines.inventory.demand import DailyDemand
from engines.inventory.reorder import Stock


@dataclass(frozen=True)
class Arrival:
    """Units that come in on the evening of a day; day 1 is tomorrow.

    `overdue_days` tells how long they should have been here, as far as that is known.
    """

    day: int
    units: int
    overdue_days: int = field(default=0, repr=False, compare=False)


@dataclass(frozen=True)
class StockoutRisk:
    """`probability` of running out within the horizon; `day` 1 is tomorrow.

    `day` is the first one by whose end it is more likely than not that demand has exceeded
    the stock, `None` where that does not come within the horizon. `days_of_cover` is stock
    by mean demand a day, `None` where nothing is expected to sell.
    """

    probability: float
    day: int | None
    expected_demand: float
    lost_units: float
    days_of_cover: float | None


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
        arrivals: When what is on the way comes in.

    >>> assess(DailyDemand([10.0], [0.0]), Stock(on_hand=35), 7)
    StockoutRisk(probability=1.0, day=4, expected_demand=70.0, lost_units=35.0, days_of_cover=3.5)
    """
    at_hand = max(stock.on_hand - stock.backorder, 0)
    probability, first_day = 0.0, None
    lost = 0.0
    for day in range(1, horizon_days + 1):
        available = at_hand
        if arrivals:
            available += sum(arrival.units for arrival in arrivals if arrival.day < day)
        demand = daily.over(day)
        chance = demand.above(available) if available > 0 else float(demand.mean > 0)
        probability = max(probability, chance)
        lost = max(lost, demand.shortage(available))
        if first_day is None and probability > 0.5:
            first_day = day
    expected = daily.over(horizon_days).mean
    return StockoutRisk(
        probability=probability,
        day=first_day,
        expected_demand=expected,
        lost_units=lost,
        days_of_cover=at_hand / (expected / horizon_days) if expected > 0 else None,
    )
