"""A warehouse that serves stores: how much each should hold, and the warehouse behind them.

Stock is counted by echelon: a stage's echelon stock is what lies there and everywhere
downstream of it. Clark and Scarf showed that each echelon orders up to a level of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import InputError
from engines.inventory.demand import DailyDemand, Demand
from engines.inventory.distribution import quantile


@dataclass(frozen=True)
class Stage:
    """One stage of a chain, the one that sells first.

    `lead_time_demand` is the demand over the lead times of this stage and all downstream of
    it; `holding` what holding a unit here costs beyond holding it one stage upstream.
    """

    lead_time_demand: Demand
    holding: float


def echelon_base_stock(stages: Sequence[Stage], stockout_cost: float) -> list[float]:
    """Return the echelon level each stage orders up to, not rounded up beyond whole demand.

    (I13)  S_j = ½ [ F_j⁻¹((b + Σ_{i>j} h_i) / (b + Σ h_i)) + F_j⁻¹((b + Σ_{i>j} h_i) / (b + Σ_{i≥j} h_i)) ]

    the mean of two newsvendors that bound the optimum from both sides.

    Args:
        stages: Downstream first.
        stockout_cost: b, what one unit short costs for as long as holding is counted.

    Raises:
        InputError: a cost is not above 0.

    Source:
        Shang & Song, Newsvendor bounds and heuristic for optimal policies in serial supply
        chains, Management Science 49 (2003); Snyder & Shen, section 6.2.4.
    """
    if stockout_cost <= 0 or any(stage.holding <= 0 for stage in stages):
        raise InputError(f"Holding costs and the stockout cost ({stockout_cost}) must be above 0.")
    everything = sum(stage.holding for stage in stages)
    levels: list[float] = []
    for number, stage in enumerate(stages):
        above = sum(one.holding for one in stages[number + 1 :])
        saved = stockout_cost + above
        demand, ratios = (
            stage.lead_time_demand,
            [saved / (stockout_cost + everything), saved / (saved + stage.holding)],
        )
        levels.append(float(quantile(demand.mean, demand.sigma, ratios).mean()))
    return levels


@dataclass(frozen=True)
class Outlet:
    """A store the warehouse serves: its demand, and days from the warehouse to its shelf."""

    store_id: str
    daily: DailyDemand
    lead_time_days: int


@dataclass(frozen=True)
class TwoEchelon:
    """Levels to order up to: each store's own, and the warehouse's own stock behind them."""

    stores: dict[str, float]
    warehouse: float


def two_echelon(
    outlets: Sequence[Outlet],
    warehouse_lead_time_days: int,
    *,
    store_holding: float,
    warehouse_holding: float,
    stockout_cost: float,
) -> TwoEchelon:
    """Return base stock for a warehouse and its stores.

    Each store is a stage of its own; the warehouse's echelon meets the demand of all of
    them together, where independent ups and downs even out. That is Clark and Scarf's
    decomposition with Eppen and Schrage's assumption that stock at the stores is in balance.

    Args:
        outlets: The stores, at least one.
        warehouse_lead_time_days: From the supplier to the warehouse.
        store_holding: What holding a unit at a store costs a day; above the warehouse's.
        warehouse_holding: The same at the warehouse.
        stockout_cost: What a unit short at a store costs a day.

    Raises:
        InputError: there is no store, or holding at a store costs no more than behind it.

    Source:
        Clark & Scarf, Management Science 6 (1960); Eppen & Schrage (1981).
    """
    if not outlets or store_holding <= warehouse_holding:
        raise InputError(
            "Two echelons need a store, and holding there must cost more than at the warehouse "
            f"({store_holding} against {warehouse_holding})."
        )
    echelon = store_holding - warehouse_holding
    stores: dict[str, float] = {}
    through: list[Demand] = []
    for outlet in outlets:
        own = outlet.daily.over(max(outlet.lead_time_days, 1))
        through.append(outlet.daily.over(max(outlet.lead_time_days, 1) + warehouse_lead_time_days))
        stores[outlet.store_id] = echelon_base_stock(
            [Stage(own, echelon), Stage(through[-1], warehouse_holding)], stockout_cost
        )[0]
    together = Demand(sum(one.mean for one in through), math.sqrt(sum(one.sigma**2 for one in through)))
    first = Stage(together, echelon)  # only its holding cost counts for the stage behind it
    level = echelon_base_stock([first, Stage(together, warehouse_holding)], stockout_cost)[1]
    return TwoEchelon(stores, max(level - sum(stores.values()), 0.0))
