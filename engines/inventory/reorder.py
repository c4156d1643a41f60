"""When to order again, and how much."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from core.errors import InputError
from engines.inventory.demand import DailyDemand, Demand, EitherDemand


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


@dataclass(frozen=True)
class Reorder:
    """An order and the way to it.

    `lead_time_demand` and `lead_time_sigma` are of the days until an order placed now comes
    in, late ones included; the stock is kept between `reorder_point` (min) and `order_up_to`
    (max). `textbook_point` is what z·σ alone would say. `wanted` is the order before the
    supplier's and the shelf's bounds; `binding` names those that changed it.
    """

    quantity: int
    reorder_point: float
    safety_stock: float
    lead_time_demand: float
    lead_time_sigma: float
    order_up_to: float
    days_until_reorder: int | None
    binding: tuple[str, ...] = ()
    textbook_point: float = 0.0
    wanted: float = 0.0


def safety_factor(service_level: float) -> float:
    """Return z, the normal quantile of a cycle service level.

    Raises:
        InputError: `service_level` lies outside (0, 1).

    >>> round(safety_factor(0.95), 4)
    1.6449
    """
    if not 0 < service_level < 1:
        raise InputError(
            f"The service level {service_level} is not between 0 and 1; 0.95 means 95 %.",
            field="service_level",
            value=str(service_level),
        )
    return NormalDist().inv_cdf(service_level)


def lead_time_demand(daily: DailyDemand, terms: Terms, extra_days: int = 0) -> Demand:
    """Return the demand until an order placed now has arrived, if it is not late.

    (I7)  σ_L² = Σ σ_t² (correlated as `daily` says) + μ̄² σ_LT²

    where μ̄ is the mean a day and σ_LT the deviation of the lead time in days. A lead time
    of 0 is counted as one day: what is ordered tonight sells tomorrow at the earliest.

    >>> lead_time_demand(DailyDemand([30.0], [5.0]), Terms(10, lead_time_std_days=1.0))
    Demand(mean=300.0, sigma=33.91164991562634)
    """
    days = max(terms.lead_time_days, 1) + extra_days
    demand = daily.over(days)
    a_day = demand.mean / days
    return Demand(demand.mean, math.sqrt(demand.sigma**2 + (a_day * terms.lead_time_std_days) ** 2))


def demand_until_arrival(daily: DailyDemand, terms: Terms, extra_days: int = 0) -> Demand | EitherDemand:
    """Return the demand until an order placed now has arrived, in time or late.

    >>> demand_until_arrival(DailyDemand([30.0], [0.0]), Terms(10, reliability=0.9, late_days=5)).mean
    315.0
    """
    in_time = lead_time_demand(daily, terms, extra_days)
    late = 1.0 - terms.reliability
    if late <= 0 or terms.late_days <= 0:
        return in_time
    return EitherDemand(
        ((terms.reliability, in_time), (late, lead_time_demand(daily, terms, extra_days + terms.late_days)))
    )


def bounded(
    wanted: float, demand_in_shelf_life: float | None, position: int, terms: Terms
) -> tuple[int, list[str]]:
    """Round up to cases, keep the supplier's least, then the shelf's most.

    Returns:
        The quantity, and the names of the bounds that changed it: `moq`, `case_pack`,
        `shelf_life`. The smallest order a supplier takes wins over the shelf life.
    """
    case = max(terms.case_pack, 1)
    least = max(math.ceil(terms.moq / case) * case, case)
    quantity = math.ceil(wanted)
    binding: list[str] = []
    if quantity < terms.moq:
        quantity = terms.moq
        binding.append("moq")
    if quantity % case:
        quantity += case - quantity % case
        binding.append("case_pack")
    if demand_in_shelf_life is not None:
        most = max(math.floor(demand_in_shelf_life - max(position, 0)), 0) // case * case
        if quantity > max(most, least):
            quantity = max(most, least)
            binding.append("shelf_life")
    return quantity, binding


def reorder(
    daily: DailyDemand, stock: Stock, terms: Terms, *, service_level: float, review_period_days: int = 7
) -> Reorder:
    """Decide on one product in one store.

    (I8)  ROP = the stock that holds demand until an order arrives with that service;  SS = ROP − μ_L
    (I9)  order when position ≤ ROP, up to the same of demand over the review period R as well

    Both at least the mean. The textbook's ROP = μ_L + z σ_L is the same where demand is
    normal and orders are never late. The quantity is at least the MOQ, whole cases, and no
    more than will sell within the shelf life, unless that is less than the smallest order
    the supplier takes.

    Args:
        daily: Expected demand a day.
        stock: What is known to be there.
        terms: How the supplier delivers.
        service_level: Probability of no stockout in a cycle, in (0, 1).
        review_period_days: Days until the next look, covered by the order.

    Returns:
        Quantity 0 where the position is above the reorder point; `days_until_reorder` is
        then when it will be reached (0: now; `None`: not within the days of `daily`).

    Raises:
        InputError: `service_level` lies outside (0, 1).

    Source:
        Silver, Pyke & Thomas, ch. 6 (s, S with a probability of no stockout per cycle,
        random lead times); the seed, "Inventory Optimization Service".
    """
    z = safety_factor(service_level)
    lead = demand_until_arrival(daily, terms)
    cover = demand_until_arrival(daily, terms, review_period_days)
    reorder_point = max(lead.stock_for(service_level), lead.mean)
    order_up_to = max(cover.stock_for(service_level), cover.mean, reorder_point)
    quantity, binding = 0, list[str]()
    wanted = max(order_up_to - stock.position, 0.0) if stock.position <= reorder_point else 0.0
    if wanted > 0:
        sellable = daily.over(terms.shelf_life_days).mean if terms.shelf_life_days is not None else None
        quantity, binding = bounded(wanted, sellable, stock.position, terms)
    in_time = lead_time_demand(daily, terms)
    return Reorder(
        quantity=quantity,
        reorder_point=reorder_point,
        safety_stock=reorder_point - lead.mean,
        lead_time_demand=lead.mean,
        lead_time_sigma=lead.sigma,
        order_up_to=order_up_to,
        days_until_reorder=_days_until(daily, stock.position, reorder_point),
        binding=tuple(binding),
        textbook_point=in_time.mean + max(z * in_time.sigma, 0.0),
        wanted=wanted,
    )


def _days_until(daily: DailyDemand, position: int, reorder_point: float) -> int | None:
    left = float(position)
    if left <= reorder_point:
        return 0
    for day, mean in enumerate(daily.mean, start=1):
        left -= mean
        if left <= reorder_point:
            return day
    return None
