"""Base stock of a chain, against the published three-stage example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from engines.inventory import DailyDemand, Demand
from engines.inventory.echelon import Outlet, Stage, echelon_base_stock, two_echelon


def example(days: int) -> Demand:
    """Normal demand of 5 and deviation 1 a day, moved up so far that nothing is cut off at zero."""
    return Demand(1000 + 5 * days, days**0.5)


def test_the_three_stages_of_snyder_and_shen_come_out() -> None:
    """Example 6.1: holding 3, 2, 2 by echelon, b = 37.12, lead times 1, 1, 2 (Shang and Song's heuristic).

    stockpyl's `newsvendor_heuristic` gives 6.4909, 12.0274 and 22.6340; the optimum is
    6.5144, 12.0125 and 22.7001.
    """
    stages = [Stage(example(1), 3.0), Stage(example(2), 2.0), Stage(example(4), 2.0)]
    levels = [level - 1000 for level in echelon_base_stock(stages, 37.12)]
    assert levels == pytest.approx([6.4909, 12.0274, 22.6340], abs=1e-3)


def test_a_warehouse_evens_out_the_ups_and_downs_of_its_stores() -> None:
    def warehouse(stores: int) -> float:
        daily = DailyDemand([100.0], [10.0])
        outlets = [Outlet(f"S{n}", daily, 2) for n in range(stores)]
        plan = two_echelon(outlets, 4, store_holding=2.0, warehouse_holding=1.0, stockout_cost=20.0)
        return plan.warehouse + sum(plan.stores.values()) - stores * 600  # beyond the mean of six days

    assert warehouse(4) == pytest.approx(2 * warehouse(1), rel=0.02)  # √4, not 4


@given(st.floats(1, 100), st.floats(1, 30), st.integers(1, 10), st.integers(1, 10), st.floats(5, 100))
def test_more_expensive_stockouts_ask_for_more_stock(
    mean: float, sigma: float, near: int, far: int, short: float
) -> None:
    def total(cost: float) -> float:
        outlet = Outlet("S", DailyDemand([mean], [sigma]), near)
        plan = two_echelon([outlet], far, store_holding=2.0, warehouse_holding=1.0, stockout_cost=cost)
        return plan.warehouse + sum(plan.stores.values())

    assert total(short * 2) >= total(short)


def test_a_warehouse_dearer_than_its_stores_is_refused() -> None:
    with pytest.raises(InputError, match="must cost more"):
        two_echelon(
            [Outlet("S", DailyDemand([1.0], [1.0]), 1)],
            2,
            store_holding=1.0,
            warehouse_holding=2.0,
            stockout_cost=9.0,
        )
    with pytest.raises(InputError, match="above 0"):
        echelon_base_stock([Stage(Demand(1, 1), 1.0)], 0.0)
