"""How many sales an order placed now keeps from being lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engines.inventory.arrival import Arrival
from engines.inventory.demands import DailyDemands, Demands, lead_time_demands
from engines.inventory.distribution import Floats
from engines.inventory.stock import Stock, Terms


@dataclass(frozen=True)
class Protection:
    """Sales lost until the order after the next one could come in.

    `unavoidable` are units lost before an order placed now arrives. They do not come back,
    so they leave the stock that is there for later (I12):

        lost(q) = ℓ + E[(D_{L+R} − (position + ℓ + q))⁺],  ℓ = E[(D_L − available)⁺]

    Of many shelves, where all are of shape (n,) and `cover` of (n, ways), `protection[at]` is that
    of one, which takes any number of quantities.
    """

    unavoidable: Floats
    position: Floats
    cover: Demands

    def __getitem__(self, at: int) -> Protection:
        return Protection(self.unavoidable[at], self.position[at], self.cover[at])

    def lost(self, quantity: npt.ArrayLike = 0) -> Floats:
        """Return the units expected to be lost if so many are ordered now."""
        there = self.position + self.unavoidable + np.asarray(quantity, dtype=np.float64)
        return self.unavoidable + self.cover.shortage(there)

    def avoided(self, quantity: npt.ArrayLike) -> Floats:
        """Return the units that an order of so many keeps from being lost.

        Each further unit avoids no more than the one before.
        """
        return np.maximum(self.lost() - self.lost(quantity), 0.0)


def protection(
    daily: DailyDemands,
    stocks: Sequence[Stock],
    terms: Sequence[Terms],
    review_period_days: int,
    arrivals: Sequence[Sequence[Arrival]],
) -> Protection:
    """Look at the days an order placed now is for: its lead time, and until the next look.

    Args:
        daily: Expected demand a day, of n shelves.
        stocks: What is known to be there.
        terms: How the supplier delivers.
        review_period_days: Days until the next look.
        arrivals: When what is on the way to each shelf comes in.
    """
    coming = [
        sum(one.units * one.by(own.wait_days - 1) for one in found)
        for found, own in zip(arrivals, terms, strict=True)
    ]
    here = np.array([stock.for_sale for stock in stocks]) + np.array(coming, dtype=np.float64)
    return Protection(
        lead_time_demands(daily, terms).shortage(here),
        np.array([max(stock.position, 0) for stock in stocks], dtype=np.float64),
        lead_time_demands(daily, terms, review_period_days),
    )
