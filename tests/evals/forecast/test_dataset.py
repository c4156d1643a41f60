"""What is known at a cutoff, and what is not."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import polars as pl
import pytest

from core.errors import InputError
from core.table import PROMOTIONS
from evals.forecast.dataset import Dataset, Known
from evals.forecast.reading import empty_table
from tests.evals.forecast.small import LAST_DAY, sales, shop

CUTOFF = LAST_DAY - timedelta(days=7)
DAYS = {"A": [1.0, 2, 3, 4, 5, 6, 7] * 8, "B": [0.0, 0, 4, 0, 0, 0, 2] * 8}


def handed(dataset: Dataset) -> dict[str, pl.DataFrame]:
    known = dataset.known(CUTOFF, 7)
    return {
        field.name: getattr(known, field.name)
        for field in fields(Known)
        if field.name not in ("cutoff", "horizon")
    }


def same(one: dict[str, pl.DataFrame], other: dict[str, pl.DataFrame]) -> bool:
    return all(one[name].equals(other[name]) for name in one)


def promotion(**fields: object) -> pl.DataFrame:
    row = {"promo_id": "P", "sku_id": "A", "discount_pct": 10.0, **fields}
    return pl.concat([empty_table(PROMOTIONS), pl.DataFrame([row])], how="diagonal_relaxed")


def test_origins_end_one_horizon_apart_and_the_last_one_ends_with_the_data() -> None:
    cutoffs = shop(sales({"A": [1.0] * 90})).cutoffs(14, 3)
    assert cutoffs == [LAST_DAY - timedelta(days=days) for days in (42, 28, 14)]


def test_too_short_sales_are_refused_with_the_remedy() -> None:
    with pytest.raises(InputError, match=r"has 60 days of sales; 3 origins of 28 days need 112.*--origins"):
        shop(sales({"A": [1.0] * 60})).cutoffs(28, 3)


@pytest.mark.parametrize(("horizon", "origins"), [(0, 1), (7, 0)])
def test_nothing_to_forecast_is_refused(horizon: int, origins: int) -> None:
    with pytest.raises(InputError, match="at least 1"):
        shop(sales(DAYS)).cutoffs(horizon, origins)


def test_history_ends_at_the_cutoff_and_the_future_has_plans_alone() -> None:
    known = shop(sales(DAYS)).known(CUTOFF, 7)
    assert known.history["date"].max() == CUTOFF
    assert known.known_future.columns == ["date", "sku_id", "store_id", "price", "promo_flag"]
    assert known.known_future.height == 14
    assert known.known_future["date"].min() == CUTOFF + timedelta(days=1)


def test_what_is_sold_after_the_cutoff_changes_nothing_that_is_handed_over() -> None:
    rows = sales(DAYS)
    later = pl.col("date") > CUTOFF
    changed = rows.with_columns(
        pl.when(later).then(pl.col("y") * 100 + 7).otherwise("y").alias("y"),
        pl.when(later).then(True).otherwise("stockout").alias("stockout"),
    )
    assert same(handed(shop(rows)), handed(shop(changed)))
    assert not shop(rows).actuals(CUTOFF, 7).equals(shop(changed).actuals(CUTOFF, 7))


def test_where_only_sold_days_have_rows_which_rows_there_are_changes_nothing() -> None:
    rows = (
        sales(DAYS)
        .filter(pl.col("y") > 0)
        .with_columns(pl.col("date").dt.day().cast(pl.Float64).alias("price"))
    )
    fewer = rows.filter((pl.col("date") <= CUTOFF) | (pl.col("y") > 4))
    assert not shop(rows).has_plans
    assert same(handed(shop(rows)), handed(shop(fewer)))


def test_planned_prices_and_promotions_are_known_ahead() -> None:
    tomorrow = pl.col("date") == CUTOFF + timedelta(days=1)
    rows = sales(DAYS).with_columns(
        pl.when(tomorrow).then(8.0).otherwise("price").alias("price"), tomorrow.alias("promo_flag")
    )
    (first, *rest) = shop(rows).known(CUTOFF, 7).known_future.filter(sku_id="A").rows(named=True)
    assert (first["price"], first["promo_flag"]) == (8.0, True)
    assert {(row["price"], row["promo_flag"]) for row in rest} == {(10.0, False)}


def test_without_rows_for_unsold_days_promotions_come_from_their_table_and_the_last_price_stands() -> None:
    rows = sales(DAYS).filter(pl.col("y") > 0).with_columns(promo_flag=pl.col("date") > CUTOFF)
    offer = promotion(start_date=CUTOFF + timedelta(days=2), end_date=CUTOFF + timedelta(days=40))
    known = shop(rows, promotions=offer).known(CUTOFF, 7)
    on_offer = known.known_future.filter("promo_flag")
    assert on_offer.select("sku_id", "date").rows() == [
        ("A", CUTOFF + timedelta(days=ahead)) for ahead in range(2, 8)
    ]
    assert known.known_future["price"].unique().to_list() == [10.0]


def test_a_promotion_that_starts_after_the_horizon_is_not_known() -> None:
    offer = promotion(start_date=CUTOFF + timedelta(days=8), end_date=CUTOFF + timedelta(days=9))
    assert shop(sales(DAYS), promotions=offer).known(CUTOFF, 7).promotions.is_empty()


def test_a_series_launched_after_the_cutoff_is_not_forecast_then() -> None:
    rows = pl.concat([sales(DAYS), sales({"NEW": [3.0] * 5})])
    assert set(shop(rows).known(CUTOFF, 7).known_future["sku_id"]) == {"A", "B"}
    assert set(shop(rows).actuals(CUTOFF, 7)["sku_id"]) == {"A", "B"}


def test_actuals_hold_every_day_and_censored_ones_are_not_scored() -> None:
    gone = (pl.col("date") == LAST_DAY) & (pl.col("sku_id") == "A")
    actuals = shop(sales(DAYS).with_columns(stockout=gone)).actuals(CUTOFF, 7)
    assert actuals.height == 14
    assert actuals.filter(~pl.col("scored")).select("sku_id", "date").rows() == [("A", LAST_DAY)]


def test_a_day_without_a_row_sold_nothing_unless_the_store_was_closed() -> None:
    closed = LAST_DAY - timedelta(days=3)
    rows = sales({"A": [1.0] * 56, "B": [0.0, 2] * 28}).filter((pl.col("y") > 0) & (pl.col("date") != closed))
    actuals = shop(rows).actuals(CUTOFF, 7)
    assert actuals.filter(~pl.col("scored"))["date"].unique().to_list() == [closed]
    assert actuals.filter(sku_id="B", scored=True)["y"].sort().to_list() == [0.0] * 2 + [2.0] * 4


def test_a_sample_is_the_same_every_time_and_keeps_whole_series() -> None:
    dataset = shop(sales({f"P{number}": [1.0, 2, 3] for number in range(30)}))
    sample = dataset.sample(4)
    assert sample.series.height == 4
    assert sample.sales.height == 12
    assert sample.sales.equals(dataset.sample(4).sales)
    assert dataset.sample(30) is dataset


def test_last_day_is_the_data_s() -> None:
    assert shop(sales(DAYS)).last_day == date(2026, 6, 30)
