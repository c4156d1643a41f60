"""Wrong prices: above MRP, below cost, far from the usual; offers are no errors."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from engines.decision.anomaly import Anomaly
from engines.decision.price_error import detect_prices

END = date(2026, 11, 21)
START = END - timedelta(days=6)
PRODUCTS = pl.DataFrame(
    {"sku_id": ["A"], "category": ["DAIRY"], "mrp": [110.0], "unit_cost": [60.0], "gst_rate_pct": [5.0]}
)


def rows(**changed: dict[int, Any]) -> pl.DataFrame:
    """Return sixty days at ₹100 whose last ones are changed: column → {days before the end: value}."""
    days = [END - timedelta(days=number) for number in reversed(range(60))]
    frame = pl.DataFrame(
        {
            "date": days,
            "sku_id": "A",
            "store_id": "S",
            "units": 4,
            "price": 100.0,
            "promo_flag": False,
            "discount_pct": pl.Series([None] * 60, dtype=pl.Float64),
        }
    )
    for column, values in changed.items():
        for back, value in values.items():
            here = pl.col("date") == END - timedelta(days=back)
            frame = frame.with_columns(pl.when(here).then(pl.lit(value)).otherwise(column).alias(column))
    return frame


def detect(frame: pl.DataFrame, products: pl.DataFrame = PRODUCTS) -> list[Anomaly]:
    return detect_prices(frame, products, start=START, end=END)


def test_the_usual_price_is_no_error() -> None:
    assert detect(rows()) == []


def test_a_price_above_mrp_is_one_finding_of_its_days() -> None:
    (one,) = detect(rows(price={2: 115.0, 1: 121.0}))
    assert (one.kind, one.days, one.expected) == ("price_above_mrp", 2, 110.0)
    assert one.actual == pytest.approx(118.0)
    assert one.rupees == pytest.approx(4 * 5 + 4 * 11)
    assert one.severity(usual_day=1e9) == "high"


def test_a_slipped_decimal_point_is_below_cost() -> None:
    (one,) = detect(rows(price={1: 10.0}))
    assert (one.kind, one.cause) == ("price_below_cost", None)
    assert one.expected == pytest.approx(63.0)  # 60 and 5 % tax
    assert one.rupees == pytest.approx(4 * (10 - 63))


@pytest.mark.parametrize(("price", "far"), [(85.0, False), (78.0, True)])
def test_a_price_is_far_from_the_usual_one_beyond_a_fifth(price: float, far: bool) -> None:
    assert [one.kind for one in detect(rows(price={0: price}))] == (["price_unusual"] if far else [])


def test_an_offer_may_take_off_what_it_promises() -> None:
    offer = {"price": {1: 75.0}, "promo_flag": {1: True}}
    assert detect(rows(**offer, discount_pct={1: 25.0})) == []
    assert [
        one.kind for one in detect(rows(price={1: 64.0}, promo_flag={1: True}, discount_pct={1: 10.0}))
    ] == ["price_unusual"]


def test_an_offer_below_cost_is_told_as_an_offer() -> None:
    (one,) = detect(rows(price={1: 62.0}, promo_flag={1: True}, discount_pct={1: 38.0}))
    assert (one.kind, one.cause) == ("price_below_cost", "promotion")


def test_what_is_not_known_is_not_checked() -> None:
    nothing = PRODUCTS.with_columns(
        *(pl.lit(None, dtype=pl.Float64).alias(name) for name in ("mrp", "unit_cost", "gst_rate_pct"))
    )
    assert detect(rows(price={1: 115.0, 3: None}), nothing) == []


def test_a_price_that_always_swings_may_swing() -> None:
    swings = {back: 100.0 if back % 2 else 70.0 for back in range(60)}
    cheap = PRODUCTS.with_columns(unit_cost=pl.lit(30.0))
    assert detect(rows(price=swings), cheap) == []
