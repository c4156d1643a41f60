"""What is planted is in the tables, each thing apart from the others."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from app.demo.shop import Shop, build_shop
from evals.decisions.planting import WEEKS, PlantedShop, plant

LAST = date(2026, 9, 20)


@pytest.fixture(scope="module")
def clean() -> Shop:
    return build_shop(LAST, days=120, seed=3)


@pytest.fixture(scope="module")
def planted(clean: Shop) -> PlantedShop:
    return plant(clean, seed=3, last_day=LAST, each=2)


def test_every_kind_is_planted_in_the_last_weeks(planted: PlantedShop) -> None:
    kinds = {one.kind for one in planted.planted}
    assert {
        "sales_spike",
        "sales_drop",
        "stock_frozen",
        "stock_negative",
        "returns_spike",
        "store_drop",
    } <= kinds
    first = LAST - timedelta(days=7 * WEEKS - 1)
    assert all(first <= one.start <= one.end <= LAST for one in planted.planted)


def test_no_product_in_a_store_gets_two(planted: PlantedShop) -> None:
    places = [(one.sku_id, one.store_id) for one in planted.planted if one.sku_id and one.store_id]
    assert len(places) == len(set(places))


def test_sales_spike_and_drop_by_what_was_asked_and_change_nowhere_else(
    clean: Shop, planted: PlantedShop
) -> None:
    keys = ["date", "sku_id", "store_id"]
    both = clean.tables["sales"].join(planted.tables["sales"], on=keys, suffix="_after")
    moved = both.filter(pl.col("units_sold") != pl.col("units_sold_after"))
    planted_days = {
        (one.sku_id, one.store_id, one.start + timedelta(days=number)): one.kind
        for one in planted.planted
        if one.kind in ("sales_spike", "sales_drop")
        for number in range((one.end - one.start).days + 1)
    }
    assert moved.height
    for row in moved.iter_rows(named=True):
        kind = planted_days[row["sku_id"], row["store_id"], row["date"]]
        assert (row["units_sold_after"] > row["units_sold"]) == (kind == "sales_spike")


def test_the_closed_store_sent_no_row(planted: PlantedShop) -> None:
    (closed,) = [one for one in planted.planted if one.kind == "store_drop"]
    sales = planted.tables["sales"].filter(pl.col("date") == closed.start)
    assert closed.store_id not in set(sales["store_id"])


def test_drops_last_as_long_as_it_takes_someone_to_notice(planted: PlantedShop) -> None:
    drops = [one for one in planted.planted if one.kind == "sales_drop"]
    assert drops
    assert all((one.end - one.start).days >= 1 for one in drops)


def test_what_demand_was_drawn_from_is_known_for_the_weeks_planted_in(
    clean: Shop, planted: PlantedShop
) -> None:
    truth = planted.truth
    assert truth["date"].min() == LAST - timedelta(days=7 * WEEKS - 1)
    assert truth.select("sku_id", "store_id").unique().height == len(clean.truth["series"])
    assert truth["dispersion"].min() > 0  # pyright: ignore[reportOperatorIssue]


def test_the_same_seed_plants_the_same(clean: Shop, planted: PlantedShop) -> None:
    assert plant(clean, seed=3, last_day=LAST, each=2).planted == planted.planted
