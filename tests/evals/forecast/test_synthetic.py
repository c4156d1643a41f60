"""The made-up panel has the M5's shape."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from engines.forecast.demand_class import demand_class
from evals.forecast.dataset import Dataset
from evals.forecast.synthetic import CATEGORIES, DAYS, LAST_DAY, synthetic_panel

PANEL = synthetic_panel(995)


def by(panel: Dataset, key: pl.Expr) -> dict[object, float]:
    return dict(panel.sales.group_by(key).agg(pl.col("y").mean()).iter_rows())


def test_every_series_has_every_day_of_history_and_horizon() -> None:
    known = PANEL.known(LAST_DAY, 28)
    assert known.history.height == 995 * DAYS
    assert known.history.group_by("sku_id", "store_id").len()["len"].unique().to_list() == [DAYS]
    assert known.known_future.height == 995 * 28
    assert PANEL.last_day == LAST_DAY + timedelta(days=28)
    assert PANEL.has_plans


def test_there_are_ten_stores_and_three_categories() -> None:
    assert PANEL.sales["store_id"].n_unique() == 10
    assert set(PANEL.products["category"]) == set(CATEGORIES)
    assert set(PANEL.sales["sku_id"]) == set(PANEL.products["sku_id"])


def test_more_than_half_of_all_days_sell_nothing() -> None:
    assert 0.5 < PANEL.sales.select((pl.col("y") == 0).mean()).item() < 0.7


def test_demand_is_of_several_kinds() -> None:
    kinds = demand_class(PANEL.sales, cutoff=LAST_DAY)["demand_class"].unique()
    assert {"intermittent", "lumpy", "erratic"} <= set(kinds)


def test_weekends_and_promotions_sell_more_and_promotions_are_cheaper() -> None:
    weekday = by(PANEL, pl.col("date").dt.weekday())
    assert weekday[6] > 1.2 * weekday[2]
    promo = by(PANEL, pl.col("promo_flag"))
    assert promo[True] > 1.3 * promo[False]
    each = PANEL.sales.group_by("sku_id", "store_id", "promo_flag").agg(pl.col("price").unique())
    assert each["price"].list.len().max() == 1
    full = each.filter(~pl.col("promo_flag")).explode("price")
    cheaper = each.filter("promo_flag").explode("price").join(full, on=["sku_id", "store_id"])
    assert cheaper.select((pl.col("price") <= 0.9 * pl.col("price_right")).all()).item()


def test_the_seed_decides() -> None:
    assert synthetic_panel(20, seed=1).sales.equals(synthetic_panel(20, seed=1).sales)
    assert not synthetic_panel(20, seed=1).sales.equals(synthetic_panel(20, seed=2).sales)


def test_nothing_sells_below_zero_or_by_halves() -> None:
    assert PANEL.sales.select(((pl.col("y") >= 0) & (pl.col("y") == pl.col("y").round())).all()).item()
