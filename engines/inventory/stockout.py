"""How likely the shelf runs empty, when, and what is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise

from engines.inventory.arrival import Arrival, courses
from engines.inventory.demand import DailyDemand
from engines.inventory.reorder import Stock

_LIKELY = 0.5


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
    ways = list(courses(arrivals, horizon_days))
    probability = lost = lasting = 0.0
    for weight, came_in in ways:
        # Demand only grows: of days between two arrivals the last is the worst.
        ends = [(day, *short_by(day, at_hand + came)) for day, came in _last_days(came_in)]
        probability += weight * max(chance for _, chance, _ in ends)
        lost += weight * max(lack for _, _, lack in ends)
        lasting += weight * max((chance for day, chance, _ in ends if day > 1), default=0.0)
    expected = daily.over(horizon_days).mean
    return StockoutRisk(
        probability=probability,
        day=_likely_day(ways, at_hand, short_by) if probability > _LIKELY else None,
        expected_demand=expected,
        lost_units=lost,
        days_of_cover=at_hand / (expected / horizon_days) if expected > 0 else None,
        lasting=lasting,
    )


def _last_days(came_in: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the last day, from 1, on which so much has come in, and how much that is."""
    for day, (came, next_came) in enumerate(pairwise((*came_in, None)), start=1):
        if came is not None and came != next_came:
            yield day, came


def _likely_day(
    ways: Sequence[tuple[float, list[int]]], at_hand: int, short_by: Callable[[int, int], tuple[float, float]]
) -> int | None:
    """Return the first day by whose end the shelf is more likely empty than not."""
    by_day = [0.0] * len(ways[0][1])
    for weight, came_in in ways:
        short = 0.0
        for at, came in enumerate(came_in):
            short = max(short, short_by(at + 1, at_hand + came)[0])
            by_day[at] += weight * short
    return next((day for day, chance in enumerate(by_day, start=1) if chance > _LIKELY), None)


def _short(daily: DailyDemand, day: int, available: int) -> tuple[float, float]:
    """Return the chance that demand up to a day exceeds what is there, and the units lacking then."""
    demand = daily.over(day)
    chance = demand.above(available) if available > 0 else float(demand.mean > 0)
    return chance, demand.shortage(available)
