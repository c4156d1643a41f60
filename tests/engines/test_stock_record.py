"""Stock records that cannot be right."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from engines.decision.anomaly import Anomaly
from engines.decision.stock_record import detect_stock

END = date(2026, 11, 21)
START = END - timedelta(days=6)
PRODUCTS = pl.DataFrame({"sku_id": ["A"], "category": ["DAIRY"], "unit_cost": [20.0]})


def detect(
    on_hand: list[int | None],
    units: list[int],
    in_transit: list[int] | None = None,
    cost: float | None = 20.0,
) -> list[Anomaly]:
    """Judge a record whose last figure is of the last day."""
    days = [END - timedelta(days=number) for number in reversed(range(len(on_hand)))]
    keys = {"date": days, "sku_id": "A", "store_id": "S"}
    stock = pl.DataFrame(
        keys | {"on_hand": on_hand, "in_transit": in_transit or [0] * len(on_hand)},
        schema_overrides={"on_hand": pl.Int64},
    )
    sales = pl.DataFrame(keys | {"units": units})
    products = PRODUCTS.with_columns(pl.lit(cost, dtype=pl.Float64).alias("unit_cost"))
    return detect_stock(stock, sales, products, start=START, end=END)


def test_a_record_that_follows_sales_is_in_order() -> None:
    assert detect([20, 17, 13, 10, 30, 25], [3, 3, 4, 3, 2, 5]) == []


def test_a_record_below_zero_is_told_with_its_lowest_figure() -> None:
    (one,) = detect([5, -2, -6, 4], [3, 7, 4, 0])
    assert (one.kind, one.actual, one.days) == ("stock_negative", -6.0, 2)
    assert one.rupees == pytest.approx(-120.0)


def test_a_record_that_stands_still_while_it_sells_is_frozen() -> None:
    (one,) = detect([20, 20, 20, 20, 12], [0, 3, 2, 4, 1])
    assert (one.kind, one.actual, one.expected) == ("stock_frozen", 20.0, 11.0)
    assert one.rupees == pytest.approx(-9 * 20.0)


@pytest.mark.parametrize(
    ("on_hand", "units", "in_transit"),
    [
        ([20, 20, 20, 14], [0, 3, 2, 6], None),  # two days of sales may be chance
        ([20, 20, 20, 20], [0, 0, 0, 0], None),  # nothing sold
        ([20, 20, 20, 20], [0, 3, 2, 4], [9, 6, 4, 0]),  # what came in replaced what went
        ([0, 0, 0, 0], [0, 3, 2, 4], None),  # sold out each day
        ([20, None, 20, 20], [0, 3, 2, 4], None),  # not counted in between
    ],
)
def test_a_record_with_another_reason_is_not_frozen(
    on_hand: list[int | None], units: list[int], in_transit: list[int] | None
) -> None:
    assert detect(on_hand, units, in_transit) == []


def test_without_a_cost_the_effect_is_unknown() -> None:
    (one,) = detect([5, -2], [3, 7], cost=None)
    assert one.rupees is None


def test_what_ended_before_the_days_asked_about_is_over() -> None:
    assert detect([20, 20, 20, 20, 15, 14, 13, 12, 11, 10, 9], [0, 3, 2, 4, 5, 1, 1, 1, 1, 1, 1]) == []
