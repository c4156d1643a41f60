"""Stock that is more than will sell: money that stands on the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engines.inventory.demand import DailyDemand
from engines.inventory.stock import Stock

ENOUGH_DAYS = 60
"""What will not sell in so many days is more than enough, whatever the next order brings."""

ExcessKind = Literal["dead", "expiring", "over"]
"""`dead`: less than one unit is expected to sell in the time. `expiring`: it will not sell
within its shelf life. `over`: it will sell, but not soon."""


@dataclass(frozen=True)
class Excess:
    """`units` beyond what is expected to sell within `days`; `days_of_cover` of all that is there."""

    kind: ExcessKind
    units: int
    days: int
    days_of_cover: float | None


def excess(
    daily: DailyDemand, stock: Stock, *, shelf_life_days: int | None = None, keep: float = 0.0
) -> Excess | None:
    """Return what is too much of a product in a store; `None` where nothing is.

    Only what lies there counts: what is on the way can still be called off.

    Args:
        daily: Expected demand a day.
        stock: What is known to be there.
        shelf_life_days: How long it keeps.
        keep: Units that are kept in any case, as the order-up-to level says.

    >>> excess(DailyDemand([1.0], [1.0]), Stock(100))
    Excess(kind='over', units=40, days=60, days_of_cover=100.0)
    """
    here = stock.on_hand - stock.backorder
    if here <= 0:
        return None
    days = ENOUGH_DAYS if shelf_life_days is None else min(ENOUGH_DAYS, shelf_life_days)
    sells = daily.over(days).mean
    dead = sells < 1.0
    units = here if dead else int(here - max(sells, keep))
    if units <= 0:
        return None
    kind: ExcessKind = "dead" if dead else "expiring" if days < ENOUGH_DAYS else "over"
    return Excess(kind, units, days, here / (sells / days) if sells > 0 else None)
