"""Which days count in a regression on price, and what they share."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from engines.pricing.price_panel import FEWEST_OF_A_GROUP, SEASON_DAYS, price_panel

MONDAY = date(2026, 1, 5)
Day = tuple[int, float | None, float | None]


def sales(rows: list[Day], sku: str = "A", store: str = "T", **more: object) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "date": MONDAY + timedelta(days=day),
                "sku_id": sku,
                "store_id": store,
                "category": "TEA",
                "units": units,
                "price": price,
                "promo_flag": None,
                "stockout": None,
                **more,
            }
            for day, units, price in rows
        ],
        schema_overrides={
            "units": pl.Float64,
            "price": pl.Float64,
            "promo_flag": pl.Boolean,
            "stockout": pl.Boolean,
        },
    )


def test_days_without_a_price_or_sold_out_do_not_count() -> None:
    rows = pl.concat([sales([(0, 3, 10), (1, 2, None)]), sales([(2, 0, 10)], stockout=True)])
    assert price_panel(rows).units.tolist() == [3.0]


def test_a_day_a_till_does_not_report_is_a_day_without_a_sale() -> None:
    mine = sales([(0, 3, 10), (3, 1, 10)])
    other = sales([(day, 5, 20) for day in range(4)], sku="B")
    assert price_panel(pl.concat([mine, other])).units.tolist() == [3, 0, 0, 1, 5, 5, 5, 5]


def test_a_day_on_which_the_store_sold_nothing_at_all_was_closed() -> None:
    mine = sales([(0, 3, 10), (3, 1, 10)])
    other = sales([(day, 5, 20) for day in (0, 1, 3)], sku="B")
    assert price_panel(pl.concat([mine, other])).units.tolist() == [3, 0, 1, 5, 5, 5]


def test_a_quiet_day_between_two_prices_has_no_price() -> None:
    mine = sales([(0, 3, 10), (3, 1, 12)])
    other = sales([(day, 5, 20) for day in range(4)], sku="B")
    assert price_panel(pl.concat([mine, other])).units.tolist() == [3, 1, 5, 5, 5, 5]


def test_a_season_without_a_sale_says_nothing_of_the_price() -> None:
    quiet = [(day, 0.0, 10.0) for day in range(SEASON_DAYS)]
    busy = [(SEASON_DAYS + day, 1.0, 10.0) for day in range(SEASON_DAYS)]
    panel = price_panel(sales([*quiet, *busy]))
    assert panel.units.tolist() == [1.0] * SEASON_DAYS


def test_a_small_store_has_no_days_of_its_own() -> None:
    many = [sales([(day, 1, 10) for day in range(14)], sku=f"S{n}") for n in range(FEWEST_OF_A_GROUP)]
    few = sales([(day, 1, 10) for day in range(14)], sku="S0", store="U")
    panel = price_panel(pl.concat([*many, few]))
    of_few = panel.series_of == panel.series.with_row_index().filter(pl.col("store_id") == "U")["index"][0]
    assert len(set(panel.store_day[of_few])) == 7  # weekdays
    assert len(set(panel.store_day[~of_few])) == 14


def test_rows_of_a_product_lie_together_and_are_numbered() -> None:
    panel = price_panel(pl.concat([sales([(0, 1, 10)], sku="B"), sales([(0, 2, 11), (1, 3, 12)], sku="A")]))
    assert panel.items["sku_id"].to_list() == ["A", "B"]
    assert panel.item.tolist() == [0, 0, 1]
    assert panel.series.select("price_low", "price_high").rows() == [(11.0, 12.0), (10.0, 10.0)]
