"""What is in stock, and how its supplier delivers: the values that orders and risks are told from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stock:
    """What is there and on the way; `backorder` is promised and not delivered."""

    on_hand: int
    in_transit: int = 0
    backorder: int = 0

    @property
    def position(self) -> int:
        """(I6)  Inventory position = on hand + in transit − backorders."""
        return self.on_hand + self.in_transit - self.backorder

    @property
    def for_sale(self) -> int:
        """What is there and promised to nobody."""
        return max(self.on_hand - self.backorder, 0)


@dataclass(frozen=True)
class Terms:
    """How a supplier delivers.

    `reliability` is the probability that an order comes in time; one that does not comes
    `late_days` later. `shelf_life_days` bounds what may be ordered at once, `None` not at all.
    `supplier` is who that is, empty where it is not known.
    """

    lead_time_days: int
    lead_time_std_days: float = 0.0
    moq: int = 0
    case_pack: int = 1
    shelf_life_days: int | None = None
    reliability: float = 1.0
    late_days: int = 0
    supplier: str = ""

    @property
    def wait_days(self) -> int:
        """The lead time, of 0 counted as one day: what is ordered tonight sells tomorrow at the earliest."""
        return max(self.lead_time_days, 1)
