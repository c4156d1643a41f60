"""Stock over the coming days, and its picture."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.inventory import Arrival, DailyDemand, Stock
from engines.inventory.chart import COLOURS, StockLabels, stock_chart
from engines.inventory.projection import project

LABELS = StockLabels("With the order", "Likely range", "Without it", "Order again at", "Units left")
CERTAIN = DailyDemand([10.0], [0.0])


def left(stock: int, days: int, *arrivals: Arrival) -> list[float]:
    return [one.left for one in project(CERTAIN, Stock(stock), days, arrivals)]


def test_stock_falls_by_demand_and_rises_by_what_comes() -> None:
    assert left(35, 4) == [25, 15, 5, 0]
    assert left(35, 4, Arrival(2, 20)) == [25, 35, 25, 15]


def test_what_was_lost_does_not_use_up_what_comes_later() -> None:
    assert left(5, 4, Arrival(3, 20)) == [0, 0, 20, 10]


def test_promised_units_are_not_there_to_sell() -> None:
    assert project(CERTAIN, Stock(30, backorder=15), 1)[0].left == 5


@given(st.floats(0.1, 50), st.floats(0.1, 40), st.integers(0, 300), st.integers(1, 10), st.integers(0, 200))
def test_the_range_holds_what_is_expected_and_nothing_is_negative(
    mean: float, sigma: float, on_hand: int, day: int, units: int
) -> None:
    daily = DailyDemand([mean], [sigma], 0.1)
    for one in project(daily, Stock(on_hand), 14, [Arrival(day, units)]):
        assert 0 <= one.low <= one.left <= one.high <= on_hand + units + 1e-6


def drawn(ordered: bool) -> dict[str, Any]:
    without = project(CERTAIN, Stock(35), 10)
    helped = project(CERTAIN, Stock(35), 10, [Arrival(3, 40)]) if ordered else without
    return stock_chart(
        helped,
        without,
        first_day=date(2026, 11, 22),
        reorder_point=20.0,
        title="Milk,\n Delhi 1",
        labels=LABELS,
        theme={"config": {"range": {"category": list(COLOURS)}}},
    )


def test_the_chart_holds_its_figures_and_names_no_address() -> None:
    spec = drawn(ordered=True)
    first = spec["datasets"]["stock"][0]
    assert first == {"date": "2026-11-22", "left": 25.0, "low": 25.0, "high": 25.0, "without": 25.0}
    assert spec["title"]["text"] == ["Milk, Delhi 1"]
    assert [key for key in str(spec).split("'") if "://" in key] == [spec["$schema"]]


@pytest.mark.parametrize(("ordered", "shown"), [(True, 4), (False, 3)])
def test_without_an_order_there_is_one_line_alone(ordered: bool, shown: int) -> None:
    spec = drawn(ordered)
    legend = spec["layer"][0]["encoding"]["color"]["legend"]["values"]
    assert len(legend) == shown
    assert (LABELS.without in legend) == ordered
