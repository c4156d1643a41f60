"""How likely shelves run empty, when, and what is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from engines.inventory import distribution
from engines.inventory.arrival import Arrival
from engines.inventory.course import Courses, courses
from engines.inventory.demands import DailyDemands, Ints
from engines.inventory.distribution import Bools, Floats
from engines.inventory.stock import Stock

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


def stockout_risks(
    daily: DailyDemands,
    stocks: Sequence[Stock],
    horizon_days: Sequence[int],
    arrivals: Sequence[Sequence[Arrival]],
) -> list[StockoutRisk]:
    """Compare cumulative demand with the stock of n shelves, day by day.

    What arrives counts from the day after: not for that day's sales. Units promised to
    customers (backorders) are not for sale. An empty shelf is a stockout from day one.

    Args:
        daily: Expected demand a day.
        stocks: What is known to be there; `in_transit` counts by `arrivals` alone.
        horizon_days: Days ahead of each shelf, at least 1.
        arrivals: When what is on the way to each shelf comes in; where that is uncertain, each way it
            may go counts by its chance.

    >>> from engines.inventory import DailyDemand
    >>> daily = DailyDemands.of([DailyDemand([10.0], [0.0])])
    >>> stockout_risks(daily, [Stock(on_hand=35)], [7], [()])
    [StockoutRisk(probability=1.0, day=4, expected_demand=70.0, lost_units=35.0, days_of_cover=3.5)]
    """
    if not stocks:
        return []
    horizon = np.array(horizon_days, dtype=np.int64)
    at_hand = np.array([one.for_sale for one in stocks], dtype=np.int64)
    ways = courses(arrivals, horizon)
    # Demand only grows: of days between two arrivals the last is the worst.
    way, evening = np.nonzero(ways.last_evenings(horizon))
    ends = _moments(daily, at_hand, ways, way, evening)
    chance, lack = ends.tail()
    first = np.searchsorted(way, np.arange(len(ways.shelf)))
    probability = ways.expected(np.maximum.reduceat(chance, first), len(stocks))
    lasting = ways.expected(np.maximum.reduceat(np.where(evening > 0, chance, 0.0), first), len(stocks))
    lost = ways.expected(np.maximum.reduceat(lack, first), len(stocks))
    likely = probability > _LIKELY
    day = np.zeros(len(stocks), dtype=np.int64)
    day[likely] = _likely_days(daily, at_hand, ways, likely)
    expected, _ = daily.over(np.arange(len(stocks)), horizon)
    cover = at_hand / np.where(expected > 0, expected / horizon, 1.0)
    columns = (probability, day, expected, lost, cover, lasting)
    return [
        StockoutRisk(chance, on or None, demand, lack, days if demand > 0 else None, still)
        for chance, on, demand, lack, days, still in zip(*(one.tolist() for one in columns), strict=True)
    ]


@dataclass(frozen=True)
class _Moments:
    """What is wanted by a day's end, and what is there: (moments,), each once.

    `back` tells which of them is which of those asked for, and has their shape.
    """

    mean: Floats
    sigma: Floats
    available: Ints
    back: Ints

    def tail(self) -> tuple[Floats, Floats]:
        """Return the chance that more is wanted than is there, and the units lacking then."""
        above, lack = distribution.tail(self.mean, self.sigma, self.available)
        return np.where(self.available > 0, above, self.mean > 0)[self.back], lack[self.back]


def _moments(daily: DailyDemands, at_hand: Ints, ways: Courses, way: Ints, evening: Ints) -> _Moments:
    """Look at the day after an evening, where it went a way; both of the same shape, or broadcast."""
    shelf, came = ways.shelf[way], ways.came[way, evening]
    # Most of what may happen is the same whichever way it goes.
    key = (shelf * ways.came.shape[1] + evening) * (ways.came.max() + 1) + came
    _, at, back = np.unique(key, return_index=True, return_inverse=True)
    shelf, day, came = (np.broadcast_to(one, key.shape).flat[at] for one in (shelf, evening + 1, came))
    mean, sigma = daily.over(shelf, day)
    return _Moments(mean, sigma, at_hand[shelf] + came, back.reshape(key.shape))


def _likely_days(daily: DailyDemands, at_hand: Ints, ways: Courses, likely: Bools) -> Ints:
    """Return the first day by whose end each of the likely shelves is more likely empty than not."""
    way = np.flatnonzero(likely[ways.shelf])
    if way.size == 0:
        return np.zeros(0, dtype=np.int64)
    moments = _moments(daily, at_hand, ways, way[:, None], np.arange(ways.came.shape[1])[None, :])
    empty = np.maximum.accumulate(moments.tail()[0], axis=1)
    _, first = np.unique(ways.shelf[way], return_index=True)
    by_day = np.add.reduceat(ways.chance[way, None] * empty, first, axis=0)
    return (by_day > _LIKELY).argmax(axis=1) + 1
