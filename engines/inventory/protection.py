"""How many sales an order placed now keeps from being lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from engines.inventory.arrival import Arrival
from engines.inventory.demand import DailyDemand, Demand, EitherDemand
from engines.inventory.reorder import Stock, Terms, demand_until_arrival


@dataclass(frozen=True)
class Protection:
    """Sales lost until the order after the next one could come in.

    `unavoidable` are units lost before an order placed now arrives. They do not come back,
    so they leave the stock that is there for later (I12):

        lost(q) = ℓ + E[(D_{L+R} − (position + ℓ + q))⁺],  ℓ = E[(D_L − available)⁺]
    """

    unavoidable: float
    position: float
    cover: Demand | EitherDemand

    def lost(self, quantity: float = 0) -> float:
        """Return the units expected to be lost if so many are ordered now."""
        return self.unavoidable + self.cover.shortage(self.position + self.unavoidable + quantity)

    def avoided(self, quantity: float) -> float:
        """Return the units that an order of so many keeps from being lost.

        Each further unit avoids no more than the one before.
        """
        return max(self._without_order - self.lost(quantity), 0.0)

    @cached_property
    def _without_order(self) -> float:
        return self.lost()


def protection(
    daily: DailyDemand, stock: Stock, terms: Terms, review_period_days: int, arrivals: Sequence[Arrival] = ()
) -> Protection:
    """Look at the days an order placed now is for: its lead time, and until the next look.

    Args:
        daily: Expected demand a day.
        stock: What is known to be there.
        terms: How the supplier delivers.
        review_period_days: Days until the next look.
        arrivals: When what is on the way comes in.
    """
    lead_days = max(terms.lead_time_days, 1)
    here = max(stock.on_hand - stock.backorder, 0)
    coming = sum(arrival.units * arrival.by(lead_days - 1) for arrival in arrivals)
    unavoidable = demand_until_arrival(daily, terms).shortage(here + coming)
    cover = demand_until_arrival(daily, terms, review_period_days)
    return Protection(unavoidable, float(max(stock.position, 0)), cover)
