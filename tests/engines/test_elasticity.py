"""Elasticity: planted reactions are found, with honest intervals, or it says why not."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np
import polars as pl
import pytest

from engines.pricing.elasticity import SCHEMA, Z_80, estimate_elasticities

START = date(2026, 1, 5)


@cache
def planted(
    *,
    items: int = 16,
    stores: int = 3,
    days: int = 252,
    elasticity: float = -1.8,
    spread: float = 0.4,
    units: float = 12.0,
    promo_lift: float = 0.3,
    moves: float = 0.06,
    seed: int = 7,
) -> tuple[pl.DataFrame, dict[str, float]]:
    """Sales of items whose price moves every three weeks, with promotions, weekends and a shared mood."""
    rng = np.random.default_rng(seed)
    mood = rng.normal(0, 0.1, (stores, days)) + 0.3 * (np.arange(days) % 7 >= 5)
    frames: list[pl.DataFrame] = []
    truth: dict[str, float] = {}
    dates = [START + timedelta(days=day) for day in range(days)]
    for item in range(items):
        sku = f"S{item:02d}"
        truth[sku] = elasticity + spread * float(rng.normal())
        for store in range(stores):
            log_price = np.repeat(rng.uniform(-moves, moves, days // 21 + 1), 21)[:days]
            promo = np.isin(np.arange(days) // 5, rng.choice(days // 5, 6, replace=False))
            off = np.repeat(rng.choice([0.05, 0.1, 0.2], days // 5 + 1), 5)[:days]
            log_price = log_price + np.where(promo, np.log1p(-off), 0.0)
            level = np.log(units) + rng.normal(0, 0.4)
            mean = np.exp(level + mood[store] + truth[sku] * log_price + promo_lift * promo)
            frames.append(
                pl.DataFrame(
                    {
                        "date": dates,
                        "sku_id": sku,
                        "store_id": f"T{store}",
                        "category": "TEA" if item % 2 else "RICE",
                        "units": rng.poisson(rng.gamma(6, mean / 6)),
                        "price": np.round(100 * np.exp(log_price), 2),
                        "promo_flag": promo,
                        "stockout": False,
                    }
                )
            )
    return pl.concat(frames), truth


def errors(found: pl.DataFrame, truth: dict[str, float]) -> np.ndarray:
    told = found.filter(pl.col("reason").is_null())
    return (told["elasticity"] - told["sku_id"].replace_strict(truth, return_dtype=pl.Float64)).to_numpy()


def test_planted_elasticities_are_found() -> None:
    sales, truth = planted(days=504, units=20.0)
    found = estimate_elasticities(sales)
    assert found.schema == SCHEMA
    assert found.height == 48
    assert found["basis"].to_list() == ["own"] * 48
    error = errors(found, truth)
    assert np.sqrt((error**2).mean()) < 0.35
    assert abs(error.mean()) < 0.15
    assert found["promo_lift"].mean() == pytest.approx(0.3, abs=0.1)


def test_intervals_hold_what_they_promise_over_several_shops() -> None:
    inside: list[float] = []
    for seed in range(5):
        sales, truth = planted(seed=seed, items=12, stores=2)
        found = estimate_elasticities(sales)
        inside += (np.abs(errors(found, truth)) <= Z_80 * found["elasticity_sd"].to_numpy()).tolist()
    assert 0.7 <= np.mean(inside) <= 0.95


def test_slow_sellers_with_mostly_zero_days_are_not_biased() -> None:
    sales, truth = planted(units=0.4, spread=0.0, items=30, seed=3)
    assert (sales["units"].to_numpy() == 0).mean() > 0.6
    found = estimate_elasticities(sales)
    assert abs(errors(found, truth).mean()) < 0.35


def test_days_sold_out_do_not_count() -> None:
    sales, truth = planted(days=504, units=20.0)
    out = (pl.col("date").dt.ordinal_day() % 4 == 0) & (pl.col("price") < 97)  # offers empty shelves
    emptied = sales.with_columns(units=pl.when(out).then(0).otherwise("units"))
    known = emptied.with_columns(stockout=out)
    assert abs(errors(estimate_elasticities(known), truth).mean()) < 0.25
    unknown = estimate_elasticities(emptied).filter(pl.col("reason").is_null())
    assert unknown.height == 0 or errors(unknown, truth).mean() > 0.5


def test_a_drift_of_demand_that_prices_follow_is_not_taken_for_loyal_buyers() -> None:
    sales, truth = planted(days=378, spread=0.0, seed=5)
    day = (pl.col("date") - START).dt.total_days()
    dearer = (day / 378 * 0.25).exp()
    grown = (pl.col("units") * (day / 378 * 0.5).exp()).round()
    found = estimate_elasticities(sales.with_columns(price=pl.col("price") * dearer, units=grown))
    assert abs(errors(found, truth).mean()) < 0.4


def test_days_without_a_row_are_days_without_a_sale() -> None:
    sales, _ = planted(units=2.0, items=40, days=504)
    whole = sales.with_columns(pl.col("price").round(0))
    reported = whole.filter(pl.col("units") > 0)
    every_day, only_sales = (estimate_elasticities(rows)["elasticity"].mean() for rows in (whole, reported))
    assert only_sales == pytest.approx(every_day, abs=0.2)


def test_a_product_that_tells_nothing_takes_what_its_category_says_with_a_wide_interval() -> None:
    sales, _ = planted(spread=0.15)
    silent = sales.with_columns(
        price=pl.when(pl.col("sku_id") == "S00").then(100.0).otherwise("price"),
        promo_flag=pl.when(pl.col("sku_id") == "S00").then(False).otherwise("promo_flag"),
    )
    found = estimate_elasticities(silent)
    borrowed = found.filter(pl.col("sku_id") == "S00")
    others = found.filter(pl.col("sku_id") != "S00")
    assert borrowed["basis"].to_list() == ["borrowed"] * 3
    assert borrowed["elasticity"][0] == pytest.approx(others["elasticity"].mean(), abs=0.35)
    assert borrowed["elasticity_sd"].min() > others["elasticity_sd"].mean()  # pyright: ignore[reportOperatorIssue]


def one_product(price: np.ndarray, units: np.ndarray) -> pl.DataFrame:
    dates = [START + timedelta(days=day) for day in range(len(price))]
    return pl.DataFrame(
        {
            "date": dates,
            "sku_id": "A",
            "store_id": "T",
            "category": None,
            "units": units,
            "price": price,
            "promo_flag": None,
            "stockout": None,
        },
        schema_overrides={
            "date": pl.Date,
            "category": pl.String,
            "promo_flag": pl.Boolean,
            "stockout": pl.Boolean,
        },
    )


def test_a_price_that_never_changed_tells_nothing() -> None:
    found = estimate_elasticities(one_product(np.full(200, 50.0), np.full(200, 8)))
    assert found.select("reason", "basis", "elasticity").rows() == [("little_price_variation", "none", None)]
    assert found["price_low"].to_list() == [50.0]


def test_a_handful_of_sales_tells_nothing() -> None:
    rng = np.random.default_rng(0)
    units = (np.arange(200) % 40 == 0).astype(int)
    found = estimate_elasticities(one_product(rng.choice([45.0, 50.0, 55.0], 200), units))
    assert found["reason"].to_list() == ["few_sales"]


def test_sales_that_rose_with_the_price_are_not_believed() -> None:
    rng = np.random.default_rng(0)
    price = np.repeat(rng.uniform(40, 60, 40), 10)
    units = rng.poisson(20 * (price / 50) ** 3)
    found = estimate_elasticities(one_product(price, units))
    assert found["reason"].to_list() == ["implausible_sign"]


def test_without_sales_there_is_nothing() -> None:
    empty = one_product(np.zeros(0), np.zeros(0, dtype=int))
    assert estimate_elasticities(empty).height == 0
    unpriced = one_product(np.full(10, 5.0), np.zeros(10, dtype=int))
    assert estimate_elasticities(unpriced).height == 0


def test_the_order_of_the_rows_does_not_matter() -> None:
    sales, _ = planted(items=8, stores=2)
    shuffled = sales.sample(fraction=1.0, shuffle=True, seed=1)
    first, second = (estimate_elasticities(rows) for rows in (sales, shuffled))
    assert first["elasticity"].to_numpy() == pytest.approx(second["elasticity"].to_numpy())
