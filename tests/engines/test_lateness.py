"""When an order comes in: by its terms, by what its supplier did before, and given how late it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.inventory import Arrival, DailyDemand, Stock, Terms, arrivals, lateness
from engines.inventory.course import courses
from engines.inventory.delivery import deliveries
from engines.inventory.demands import DailyDemands
from engines.inventory.lateness import LATEST
from engines.inventory.projection import project
from engines.inventory.stockout import StockoutRisk, stockout_risks
from engines.inventory.transit import arrival_of

CERTAIN = DailyDemand([10.0] * 14, [0.0] * 14)
TODAY = date(2026, 11, 21)


def assess(stock: Stock, arriving: Arrival) -> StockoutRisk:
    (found,) = stockout_risks(DailyDemands.of([CERTAIN]), [stock], [7], [[arriving]])
    return found


def ways(arriving: Sequence[Arrival], days: int) -> list[tuple[float, list[int]]]:
    """Return how things may go on the second of three shelves, each way with its chance."""
    found = courses([[Arrival(1, 5, (0.5,))], arriving, []], np.array([2, days, 4]))
    ours = found.shelf == 1
    return list(zip(found.chance[ours].tolist(), found.came[ours, :days].tolist(), strict=True))


@pytest.mark.parametrize(
    ("in_transit", "lead_time", "expected"),
    [
        ([], 3, []),
        ([40, 0], 3, []),
        ([0, 40], 3, [(3, 40)]),
        ([0, 40, 40], 3, [(2, 40)]),
        ([40], 3, [(3, 40)]),  # nobody knows when it was sent: today at the latest
        ([40, 40, 40], 4, [(2, 40)]),  # on the first day known at the latest
        ([0, 40, 100, 60], 5, [(4, 60)]),  # the first 40 have come in
        ([0, 40, 100, 80], 5, [(3, 20), (4, 60)]),  # half of them have
    ],
)
def test_a_supplier_who_is_never_late_delivers_a_lead_time_after_the_order(
    in_transit: list[int], lead_time: int, expected: list[tuple[int, int]]
) -> None:
    assert list(arrivals(in_transit, lateness(Terms(lead_time)))) == [Arrival(*one) for one in expected]


@given(
    st.lists(st.integers(0, 50), max_size=30),
    st.builds(Terms, st.integers(0, 20), st.floats(0, 6), reliability=st.floats(0, 1)),
)
def test_arrivals_add_up_and_their_chances_too(in_transit: list[int], terms: Terms) -> None:
    found = arrivals(in_transit, lateness(terms))
    assert sum(arrival.units for arrival in found) == (in_transit[-1] if in_transit else 0)
    assert all(0 <= one.by(day) <= one.by(day + 1) <= 1 + 1e-9 for one in found for day in range(60))
    told = ways(found, 8)
    assert sum(chance for chance, _ in told) == pytest.approx(1.0)
    for day in range(8):
        expected = sum(one.units * one.by(day) for one in found)
        assert sum(chance * units[day] for chance, units in told) == pytest.approx(expected)


def test_an_overdue_order_is_not_taken_to_come_tomorrow() -> None:
    supplier = lateness(Terms(3))
    due_tomorrow, overdue = arrival_of(100, 2, supplier), arrival_of(100, 5, supplier)
    assert (due_tomorrow, overdue.overdue_days) == (Arrival(1, 100), 2)
    risks = [assess(Stock(15, in_transit=100), one) for one in (due_tomorrow, overdue)]
    assert risks[0].probability == 0.0
    assert risks[1].probability == pytest.approx(6 / 7)  # all but the seventh that comes tomorrow
    assert risks[1].lasting == pytest.approx(6 / 7)
    assert risks[1].day == 2


def test_what_may_come_is_weighed_by_its_chance() -> None:
    either = Arrival(4, 100, (0.5, 0.0, 0.0, 0.5))
    risk = assess(Stock(25, in_transit=100), either)
    assert (risk.probability, risk.lost_units) == (0.5, 7.5)  # half the time 15 are lost by day four
    assert [one.left for one in project(CERTAIN, Stock(0), 2, [Arrival(1, 20, (0.5, 0.5))])] == [10, 10]
    wide = project(CERTAIN, Stock(30), 2, [Arrival(1, 20, (0.5, 0.5))])[0]
    assert (wide.low, wide.left, wide.high) == (20, 30, 40)


def test_an_empty_shelf_that_is_filled_tomorrow_does_not_stay_empty() -> None:
    risk = assess(Stock(0, in_transit=100), Arrival(1, 100))
    assert (risk.probability, risk.lasting) == (1.0, 0.0)


def test_two_orders_of_one_supplier_are_late_together() -> None:
    first, second = Arrival(1, 10, (0.5, 0.5)), Arrival(2, 10, (0.0, 0.5, 0.5))
    assert ways([first, second], 4) == [(0.5, [0, 10, 20, 20]), (0.5, [0, 0, 10, 20])]


def stock(units: list[int | None], sku_id: str = "MILK") -> pl.DataFrame:
    days = [TODAY - timedelta(days=len(units) - 1 - number) for number in range(len(units))]
    return pl.DataFrame(
        {"date": days, "in_transit": units, "lead_time_days": [2] * len(units)},
        schema={"date": pl.Date, "in_transit": pl.Int64, "lead_time_days": pl.Int64},
    ).with_columns(pl.lit(sku_id).alias("sku_id"), pl.lit("DELHI_01").alias("store_id"))


TERMS = pl.DataFrame(
    {"sku_id": ["MILK"], "supplier": ["Mohini Dairy"], "lead_time_days": [2]},
    schema={"sku_id": pl.String, "supplier": pl.String, "lead_time_days": pl.Int64},
)


def test_deliveries_are_counted_by_how_late_they_were_and_those_still_out_by_how_long() -> None:
    # 30 sent on the second day and in three days later, a day late; 20 sent three days ago, still out
    found = deliveries(stock([0, 30, 30, None, 0, 0, 20, 20, 20, 20]), TERMS)
    assert found.rows() == [("Mohini Dairy", late, came, 2) for late, came in ((-1, 0), (0, 0), (1, 1))]


def test_without_terms_the_stock_files_own_lead_time_counts_and_suppliers_are_one() -> None:
    found = deliveries(stock([0, 30, 30, 0], "TEA"), TERMS)
    assert found.rows() == [("", -1, 0, 1), ("", 0, 1, 1)]
    unknown = stock([0, 30, 30, 0], "TEA").with_columns(pl.lit(None, pl.Int64).alias("lead_time_days"))
    assert deliveries(unknown, TERMS).is_empty()


def test_what_a_supplier_did_foretells_when_an_overdue_order_comes() -> None:
    """Half of the orders are late by two to nine days, though the terms promise nine of ten in time."""
    random = np.random.default_rng(5)
    took = np.where(random.random(4000) < 0.5, 4, 4 + random.integers(2, 10, 4000))
    came = {late: (int((took - 4 == late).sum()), int((took - 4 >= late).sum())) for late in range(-3, 31)}
    supplier = lateness(Terms(4, 1.0, reliability=0.9), came)
    for age in (4, 6, 9):
        still_out = took[took > age]
        order = arrival_of(1, age, supplier)
        for within in (1, 3):
            truth = float((still_out <= age + within).mean())
            assert order.by(within) == pytest.approx(truth, abs=0.04)
    promised = arrival_of(1, 6, lateness(Terms(4, 1.0, reliability=0.9)))
    assert promised.by(3) != pytest.approx(float((took[took > 6] <= 9).mean()), abs=0.04)


def test_a_supplier_who_never_came_so_late_is_trusted_less_each_day_and_never_given_up() -> None:
    gone = dict.fromkeys(range(1, LATEST + 1), (0, 500))
    order = arrival_of(10, 5, lateness(Terms(3), gone))
    assert 0 < order.by(7) < 0.1
