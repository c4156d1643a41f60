"""Reorder points, order quantities and stock-out risk, against worked examples."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from engines.inventory import Arrival, DailyDemand, Demand, Stock, Terms, moving_average_demand
from engines.inventory.demands import DailyDemands, Demands, lead_time_demands
from engines.inventory.reorder import reorder, safety_factor
from engines.inventory.stockout import StockoutRisk, stockout_risks

STEADY = DailyDemand([10.0] * 14, [3.0] * 14)


def until_arrival(daily: DailyDemand, terms: Terms) -> Demands:
    return lead_time_demands(DailyDemands.of([daily]), [terms])


def assess(daily: DailyDemand, stock: Stock, days: int, arrivals: Sequence[Arrival] = ()) -> StockoutRisk:
    """Assess one shelf among others: what lies beside it is of no matter."""
    beside = DailyDemand([1.0] * 40, [4.0] * 40, 0.3)
    _, found, _ = stockout_risks(
        DailyDemands.of([beside, daily, STEADY]),
        [Stock(20), stock, Stock(60)],
        [33, days, 3],
        [[Arrival(2, 7, (0.5, 0.25))], arrivals, ()],
    )
    return found


def test_the_published_carpet_example_comes_out() -> None:
    """Russell & Taylor, Operations Management, "Reorder point with variable demand".

    30 yards a day, deviation 5, lead time 10 days, 95 %: R = 300 + 1.65 · 5 · √10 = 326.1.
    """
    order = reorder(DailyDemand([30.0], [5.0]), Stock(400), Terms(10), service_level=0.95)
    assert order.lead_time_demand == pytest.approx(300)
    assert order.safety_stock == pytest.approx(26.1, abs=0.1)
    assert order.reorder_point == pytest.approx(326.1, abs=0.1)


def test_an_uncertain_lead_time_adds_its_own_variance() -> None:
    # σ_L² = 10 · 5² + 30² · 2² = 250 + 3600
    demand = until_arrival(DailyDemand([30.0], [5.0]), Terms(10, lead_time_std_days=2.0))
    assert demand.deviation == pytest.approx(3850**0.5)


def test_an_order_that_may_be_late_is_waited_for_longer() -> None:
    # 9 times in 10 after 10 days, else after 15: 0.9 · 300 + 0.1 · 450
    late = Terms(10, reliability=0.9, late_days=5)
    demand = until_arrival(DailyDemand([30.0], [5.0]), late)
    assert demand.expected == pytest.approx(315)
    # between the two lies 0.9 · 0.1 · 150², within them 0.9 · 250 + 0.1 · 375
    assert demand.deviation**2 == pytest.approx(0.09 * 150**2 + 0.9 * 250 + 0.1 * 375)


def test_a_supplier_late_more_often_than_the_service_allows_is_stocked_for() -> None:
    daily = DailyDemand([30.0], [5.0])
    reliable = reorder(daily, Stock(400), Terms(10, reliability=0.99, late_days=5), service_level=0.95)
    late = reorder(daily, Stock(400), Terms(10, reliability=0.9, late_days=5), service_level=0.95)
    assert reliable.reorder_point == pytest.approx(300 + 1.75 * 15.8, abs=2)  # 0.99 · Φ(z) + 0 = 0.95
    assert late.reorder_point == pytest.approx(450, abs=1)  # 0.9 + 0.1 · Φ(z) = 0.95: the late order's median


def test_the_textbook_point_stays_beside_the_quantile() -> None:
    # Counts of mean 2 and deviation 3 lean to the right: 8 units hold them 95.0 times in 100.
    order = reorder(DailyDemand([2.0], [3.0]), Stock(20), Terms(1), service_level=0.95)
    assert order.textbook_point == pytest.approx(2 + 1.645 * 3, abs=0.01)
    assert order.reorder_point == 8


def test_correlated_days_are_less_certain_together() -> None:
    # 4 days of σ 3: 36 + ρ (144 − 36)
    assert DailyDemand([1.0] * 4, [3.0] * 4, 0.5).over(4).sigma == pytest.approx(90**0.5)


def test_demand_goes_on_beyond_the_last_day_forecast() -> None:
    assert DailyDemand([2.0, 4.0], [1.0, 1.0]).over(4) == Demand(12.0, 2.0)


def test_nothing_is_ordered_above_the_reorder_point_and_the_day_is_told() -> None:
    # ROP = 20 + 1.645 · 3 √2 ≈ 27.0; 50 → 40 → 30 → 20: reached on day 3
    order = reorder(STEADY, Stock(50), Terms(2), service_level=0.95)
    assert (order.quantity, order.days_until_reorder) == (0, 3)


def test_an_order_fills_up_for_lead_time_and_review() -> None:
    # up to μ_9 + z σ_9 = 90 + 1.645 · 9 = 104.8; position 10 + 5 − 3 = 12
    order = reorder(STEADY, Stock(10, in_transit=5, backorder=3), Terms(2), service_level=0.95)
    assert order.order_up_to == pytest.approx(104.8, abs=0.05)
    assert order.quantity == 93
    assert order.binding == ()


def test_an_order_is_whole_cases() -> None:
    order = reorder(STEADY, Stock(12), Terms(2, case_pack=24), service_level=0.95)
    assert (order.quantity, order.binding) == (96, ("case_pack",))


def test_an_order_is_at_least_the_minimum() -> None:
    order = reorder(STEADY, Stock(12), Terms(2, moq=200, case_pack=12), service_level=0.95)
    assert (order.quantity, order.binding) == (204, ("moq", "case_pack"))


def test_an_order_is_no_more_than_sells_before_it_spoils() -> None:
    order = reorder(STEADY, Stock(12), Terms(2, case_pack=12, shelf_life_days=6), service_level=0.95)
    assert (order.quantity, order.binding) == (48, ("case_pack", "shelf_life"))  # 60 − 12


def test_the_smallest_order_a_supplier_takes_wins_over_the_shelf_life() -> None:
    order = reorder(STEADY, Stock(12), Terms(2, moq=72, case_pack=12, shelf_life_days=3), service_level=0.95)
    assert order.quantity == 72


def test_an_item_nobody_buys_is_not_ordered() -> None:
    assert reorder(DailyDemand([0.0], [0.0]), Stock(0), Terms(5), service_level=0.95).quantity == 0


@pytest.mark.parametrize("level", [0.0, 1.0, 1.5, -0.1])
def test_a_service_level_outside_zero_and_one_is_refused(level: float) -> None:
    with pytest.raises(InputError, match="between 0 and 1"):
        safety_factor(level)


@given(
    on_hand=st.integers(0, 200),
    in_transit=st.integers(0, 100),
    backorder=st.integers(0, 30),
    moq=st.integers(0, 40),
    case=st.integers(1, 24),
    level=st.floats(0.5, 0.99),
)
def test_an_order_is_always_whole_cases_at_least_the_minimum_and_reaches_the_reorder_point(
    *, on_hand: int, in_transit: int, backorder: int, moq: int, case: int, level: float
) -> None:
    stock, terms = Stock(on_hand, in_transit, backorder), Terms(4, moq=moq, case_pack=case)
    order = reorder(STEADY, stock, terms, service_level=level)
    assert order.quantity % case == 0
    assert order.quantity == 0 or order.quantity >= moq
    assert (
        max(stock.position, stock.position + order.quantity)
        >= min(order.reorder_point, order.order_up_to) - 1
    )
    assert (order.quantity > 0) == (stock.position <= order.reorder_point)


def test_the_moving_average_weighs_last_week_and_last_month() -> None:
    # 28 days: 21 × 2 and 7 × 6 → mean 3; last week 6 → (6 + 3) / 2
    demand = moving_average_demand([99.0] * 50 + [2.0] * 21 + [6.0] * 7, days=3)
    assert list(demand.mean) == [4.5] * 3
    with pytest.raises(InputError, match="at least one day"):
        moving_average_demand([])


# --- stock-outs -----------------------------------------------------------------------


def test_the_day_is_the_first_by_which_demand_exceeds_stock() -> None:
    risk = assess(DailyDemand([10.0] * 7, [0.0] * 7), Stock(35), 7)
    assert (risk.probability, risk.day, risk.lost_units, risk.days_of_cover) == (1.0, 4, 35.0, 3.5)


def test_plenty_of_stock_is_no_risk() -> None:
    risk = assess(STEADY, Stock(500), 7)
    assert risk.probability < 1e-6
    assert risk.day is None
    assert risk.lost_units == pytest.approx(0, abs=1e-6)


def test_an_empty_shelf_is_out_on_day_one() -> None:
    risk = assess(STEADY, Stock(0), 7)
    assert (risk.probability, risk.day, risk.lost_units) == (1.0, 1, pytest.approx(70))


def test_an_empty_shelf_of_what_nobody_buys_is_no_risk() -> None:
    risk = assess(DailyDemand([0.0], [0.0]), Stock(0), 7)
    assert (risk.probability, risk.day, risk.days_of_cover) == (0.0, None, None)


def test_promised_units_are_not_for_sale() -> None:
    assert assess(STEADY, Stock(80, backorder=60), 7).day == 3


def test_units_on_the_way_help_only_after_they_arrive() -> None:
    without = assess(STEADY, Stock(55, in_transit=100), 7)
    late = assess(STEADY, Stock(55, in_transit=100), 7, [Arrival(6, 100)])
    in_time = assess(STEADY, Stock(55, in_transit=100), 7, [Arrival(2, 60), Arrival(3, 40)])
    assert without.day == late.day == 6
    assert in_time.day is None
