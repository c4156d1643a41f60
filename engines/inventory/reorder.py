"""When to order again, and how much: of one shelf, or of many at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.errors import InputError
from engines.inventory.demand import DailyDemand
from engines.inventory.demands import DailyDemands, Ints, lead_time_demands
from engines.inventory.distribution import Floats, standard_quantile
from engines.inventory.stock import Stock, Terms


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


def safety_factor(service_level: npt.ArrayLike) -> Floats:
    """Return z, the normal quantile of a cycle service level.

    Raises:
        InputError: a `service_level` lies outside (0, 1).

    >>> round(float(safety_factor(0.95)), 4)
    1.6449
    """
    levels = np.asarray(service_level, dtype=np.float64)
    if not ((levels > 0) & (levels < 1)).all():
        wrong = float(levels[~((levels > 0) & (levels < 1))].flat[0])
        raise InputError(
            f"The service level {wrong} is not between 0 and 1; 0.95 means 95 %.",
            field="service_level",
            value=str(wrong),
        )
    return standard_quantile(levels)


def bounded(
    wanted: float, demand_in_shelf_life: float | None, position: int, terms: Terms
) -> tuple[int, tuple[str, ...]]:
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
    return quantity, tuple(binding)


def reorders(
    daily: DailyDemands,
    stocks: Sequence[Stock],
    terms: Sequence[Terms],
    *,
    service_level: npt.ArrayLike,
    review_period_days: int = 7,
) -> list[Reorder]:
    """Decide on n shelves.

    (I8)  ROP = the stock that holds demand until an order arrives with that service;  SS = ROP − μ_L
    (I9)  order when position ≤ ROP, up to the same of demand over the review period R as well

    Both at least the mean. The textbook's ROP = μ_L + z σ_L is the same where demand is
    normal and orders are never late. The quantity is at least the MOQ, whole cases, and no
    more than will sell within the shelf life, unless that is less than the smallest order
    the supplier takes.

    Args:
        daily: Expected demand a day.
        stocks: What is known to be there.
        terms: How the supplier delivers.
        service_level: Probability of no stockout in a cycle, in (0, 1): one, or of shape (n,).
        review_period_days: Days until the next look, covered by the order.

    Returns:
        Quantity 0 where the position is above the reorder point; `days_until_reorder` is
        then when it will be reached (0: now; `None`: not within the days of `daily`).

    Raises:
        InputError: a `service_level` lies outside (0, 1).

    Source:
        Silver, Pyke & Thomas, ch. 6 (s, S with a probability of no stockout per cycle,
        random lead times); the seed, "Inventory Optimization Service".
    """
    z = safety_factor(service_level)
    lead = lead_time_demands(daily, terms)
    cover = lead_time_demands(daily, terms, review_period_days)
    lead_mean = lead.expected
    reorder_point = np.maximum(lead.stock_for(service_level), lead_mean)
    order_up_to = np.maximum(np.maximum(cover.stock_for(service_level), cover.expected), reorder_point)
    position = np.array([one.position for one in stocks], dtype=np.int64)
    wanted = np.where(position <= reorder_point, np.maximum(order_up_to - position, 0.0), 0.0)
    keeps = np.array([one.shelf_life_days or 0 for one in terms], dtype=np.int64)
    sellable, _ = daily.over(np.arange(len(terms)), keeps)
    textbook = lead.mean[:, 0] + np.maximum(z * lead.sigma[:, 0], 0.0)
    days_until = _days_until(daily, position, reorder_point)
    found: list[Reorder] = []
    columns = (reorder_point, lead_mean, lead.deviation, order_up_to, days_until, textbook, wanted, sellable)
    for stock, own, (point, mean, sigma, up_to, days, z_point, want, sells) in zip(
        stocks, terms, zip(*(column.tolist() for column in columns), strict=True), strict=True
    ):
        quantity, binding = 0, ()
        if want > 0:
            limit = None if own.shelf_life_days is None else sells
            quantity, binding = bounded(want, limit, stock.position, own)
        found.append(
            Reorder(
                quantity=quantity,
                reorder_point=point,
                safety_stock=point - mean,
                lead_time_demand=mean,
                lead_time_sigma=sigma,
                order_up_to=up_to,
                days_until_reorder=None if days < 0 else days,
                binding=binding,
                textbook_point=z_point,
                wanted=want,
            )
        )
    return found


def reorder(
    daily: DailyDemand, stock: Stock, terms: Terms, *, service_level: float, review_period_days: int = 7
) -> Reorder:
    """Decide on one product in one store, as `reorders` does on many."""
    (found,) = reorders(
        DailyDemands.of([daily]),
        [stock],
        [terms],
        service_level=service_level,
        review_period_days=review_period_days,
    )
    return found


def _days_until(daily: DailyDemands, position: Ints, reorder_point: Floats) -> Ints:
    """Return when the reorder point will be reached, of shape (n,): 0 now, −1 not within the known days."""
    left = np.subtract.accumulate(np.column_stack([position, daily.mean]), axis=1)
    known = np.arange(left.shape[1]) <= daily.known[:, None]
    reached = (left <= reorder_point[:, None]) & known
    return np.where(reached.any(axis=1), reached.argmax(axis=1), -1)
