"""What would have sold: lost on empty shelves, added by promotions, new and gone items."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import polars as pl
import pytest

from engines.decision.baseline import Days, Estimated, estimate
from engines.decision.bridge import bridge

NOW = Days(date(2026, 11, 15), date(2026, 11, 21))
BEFORE = Days(date(2026, 11, 8), date(2026, 11, 14))
FIRST = BEFORE.from_normal


def daily(
    sku: str = "A", *, units: int = 10, price: float = 50.0, start: date = FIRST, end: date = NOW.end
) -> pl.DataFrame:
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    return pl.DataFrame(
        {
            "date": days,
            "sku_id": sku,
            "store_id": "S",
            "units": units,
            "revenue": units * price,
            "promo_flag": False,
            "stockout": False,
        }
    )


def changed(frame: pl.DataFrame, days: list[date], **columns: object) -> pl.DataFrame:
    here = pl.col("date").is_in(days)
    return frame.with_columns(
        pl.when(here).then(pl.lit(value)).otherwise(name).cast(frame.schema[name]).alias(name)
        for name, value in columns.items()
    )


def of(frame: pl.DataFrame, **more: object) -> Estimated:
    return estimate(frame, BEFORE, NOW, **more)  # type: ignore[arg-type]


def test_an_empty_shelf_loses_what_is_missing_to_a_usual_day() -> None:
    empty = changed(daily(), [NOW.start, NOW.end], units=2, revenue=100.0, stockout=True)
    (cell,) = of(empty).cells
    assert (cell.before.lost, float(cell.now.lost)) == (0, pytest.approx(16))
    found = bridge(of(empty).cells, "revenue", days_before=7, days_now=7)
    assert found.change == Decimal("-800.00")
    assert found.steps["stockouts"] == Decimal("-800.00")


def test_a_promotion_adds_units_and_takes_a_discount() -> None:
    offer = changed(daily(), [NOW.start], units=25, revenue=1000.0, promo_flag=True)  # 25 at ₹40
    (cell,) = of(offer).cells
    assert float(cell.now.uplift) == pytest.approx(15)
    found = bridge(of(offer).cells, "revenue", days_before=7, days_now=7)
    assert found.steps["promotions"] == found.change == Decimal("500.00")  # 15 × 50 less 25 × 10


def test_days_of_an_open_store_without_a_row_sold_nothing() -> None:
    gone = daily().filter(pl.col("date") != NOW.start)
    (cell, _) = of(pl.concat([gone, daily("B")])).cells
    assert cell.now.units == 60


def test_an_item_whose_first_day_lies_in_the_later_period_is_new() -> None:
    cells = {cell.sku_id: cell.status for cell in of(pl.concat([daily(), daily("N", start=NOW.start)])).cells}
    assert cells == {"A": "kept", "N": "new"}


def test_an_item_that_should_have_sold_and_sold_nothing_is_lost() -> None:
    cells = {cell.sku_id: cell.status for cell in of(pl.concat([daily(), daily("L", end=BEFORE.end)])).cells}
    assert cells == {"A": "kept", "L": "lost"}


def test_a_slow_item_that_sold_none_is_not_lost() -> None:
    slow = changed(daily("L", units=0, price=0.0, end=BEFORE.end), [BEFORE.start], units=1, revenue=50.0)
    cells = {cell.sku_id: cell.status for cell in of(pl.concat([daily(), slow])).cells}
    assert cells["L"] == "kept"


def test_an_item_out_of_stock_all_week_is_not_lost_but_out_of_stock() -> None:
    empty = changed(
        daily(),
        [NOW.start + timedelta(days=number) for number in range(7)],
        units=0,
        revenue=0.0,
        stockout=True,
    )
    (cell, _) = of(pl.concat([empty, daily("B")])).cells
    assert (cell.status, float(cell.now.lost)) == ("kept", pytest.approx(70))


def test_what_has_no_cost_is_left_out_of_a_margin_and_counted() -> None:
    products = pl.DataFrame(
        {"sku_id": ["A", "B"], "unit_cost": [30.0, None], "gst_rate_pct": [5.0, 5.0]},
    )
    found = of(pl.concat([daily(), daily("B", units=30)]), products=products)
    assert [cell.sku_id for cell in found.cells] == ["A"]
    assert found.unknown_share == pytest.approx(0.75)


def test_what_has_no_revenue_is_left_out_of_rupees_and_kept_in_units() -> None:
    unpriced = changed(daily(), [NOW.start], revenue=None)
    assert of(unpriced).cells == ()
    assert of(unpriced).unknown_units == 140
    (cell,) = of(unpriced, priced=False).cells
    assert cell.now.units == 70


def test_a_promotion_without_normal_days_is_not_judged() -> None:
    always = daily().with_columns(promo_flag=pl.lit(True))
    found = of(always)
    assert found.unjudged_days == 14
    assert all(cell.now.uplift == 0 for cell in found.cells)
