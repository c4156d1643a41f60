"""How well elasticities come out, against the truth of shops that were drawn with it.

Three shops a seed: the demo's as it is; the same short of stock, which is when plain
regressions go wrong; and one whose demand drifts while prices creep up, which is when a fixed
level per product goes wrong. Beside ours stand the regressions people reach for first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from app.demo.shop import Shop, build_shop
from engines.pricing.elasticity import estimate_elasticities
from evals.decisions.table import Row, Table

SEEDS = (1, 2, 3)
LAST_DAY = date(2026, 11, 21)
DAYS = 730
ITEM = ["sku_id"]
SERIES = ["sku_id", "store_id"]
Z_80, Z_95 = 1.2816, 1.96

RMSE_AIM = 0.31
"""What fixed effects, promotion, dropped stockouts and shrinkage reached before, short of stock."""

COVER_AIM = 0.05
"""How far coverage may lie from what the interval promises."""

_DELIVERY_DAYS = 14
_USUAL_DAYS = 28

Floats = npt.NDArray[np.float64]
Estimate = Callable[[pl.DataFrame], pl.DataFrame]


@dataclass(frozen=True)
class PricedShop:
    """Sales as the lake answers them, with `category`, and each product's true elasticity."""

    name: str
    sales: pl.DataFrame
    truth: Mapping[str, float]


def measure(seeds: Sequence[int] = SEEDS, *, days: int = DAYS, last_day: date = LAST_DAY) -> Table:
    """Estimate the elasticities of every shop of every seed, by ours and by the baselines.

    Returns:
        RMSE, bias, the share of products inside the 80 % and the 95 % interval, the share that
        was not answered, and CPU seconds, each the mean over the seeds.
    """
    found: dict[str, list[dict[str, float]]] = {}
    for seed in seeds:
        for shop in shops(seed, days=days, last_day=last_day):
            for name, estimate in CONTESTANTS.items():
                found.setdefault(f"{shop.name}: {name}", []).append(_figures(shop, estimate))
    rows = tuple(
        Row(name, {key: float(np.mean([run[key] for run in runs])) for key in runs[0]})
        for name, runs in found.items()
    )
    return Table(f"Elasticity against the truth, {len(seeds)} shops of {days} days", rows, _aims(rows))


def shops(seed: int, *, days: int, last_day: date) -> tuple[PricedShop, ...]:
    """Draw the three shops of a seed."""
    shop = build_shop(last_day, days=days, seed=seed)
    truth: dict[str, float] = shop.truth["elasticity"]
    sold = _days_of(shop)
    rng = np.random.default_rng(seed)
    return (
        PricedShop("usual", _curated(sold), truth),
        PricedShop("short of stock", _curated(_short_of_stock(sold, rng)), truth),
        PricedShop("drifting", _curated(_drifting(sold, shop, rng)), truth),
    )


# --- the shops ------------------------------------------------------------------------


def _days_of(shop: Shop) -> pl.DataFrame:
    """Return each day of each series: what sold, what was wanted and what was left."""
    keys = ["date", *SERIES]
    categories = shop.tables["products"].select("sku_id", "category")
    return (
        shop.tables["sales"]
        .select(*keys, pl.col("units_sold").alias("units"), "price", "promo_flag")
        .join(shop.tables["inventory"].select(*keys, "on_hand"), on=keys, how="left")
        .join(shop.truth_series.select(*keys, "demand", "expected_demand"), on=keys)
        .join(categories, on="sku_id")
        .sort(*SERIES, "date")
    )


def _curated(days: pl.DataFrame) -> pl.DataFrame:
    """Add `stockout` as the lake tells it: nothing left, and less sold than usual."""
    usual = pl.col("units").cast(pl.Float64).rolling_mean_by("date", f"{_USUAL_DAYS}d", closed="left")
    less = (pl.col("units") == 0) | (pl.col("units") < usual.over(SERIES)).fill_null(False)
    return days.with_columns(stockout=(pl.col("on_hand") <= 0) & less)


def _short_of_stock(days: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Deliver every second week too much or too little of what usually sells: shelves run empty."""
    numbered = days.with_columns(
        delivery=(pl.col("date") - pl.col("date").min()).dt.total_days() // _DELIVERY_DAYS
    )
    deliveries = numbered.select(*SERIES, "delivery").unique(maintain_order=True)
    deliveries = deliveries.with_columns(times=pl.Series(rng.uniform(0.4, 1.3, deliveries.height)))
    weekly = [*SERIES, "delivery"]
    return (
        numbered.join(deliveries, on=weekly)
        .with_columns(
            stock=(pl.col("expected_demand").mean().over(SERIES) * _DELIVERY_DAYS * pl.col("times")).ceil()
        )
        .sort(*SERIES, "date")
        .with_columns(wanted=pl.col("demand").cum_sum().over(weekly))
        .with_columns(left=(pl.col("stock") - pl.col("wanted")).clip(lower_bound=0).cast(pl.Int64))
        .with_columns(
            units=(
                pl.min_horizontal("wanted", "stock")
                - pl.min_horizontal(pl.col("wanted") - pl.col("demand"), "stock")
            ).cast(pl.Int64),
            on_hand=pl.col("left"),
        )
        .drop("delivery", "times", "stock", "wanted", "left")
    )


def _drifting(days: pl.DataFrame, shop: Shop, rng: np.random.Generator) -> pl.DataFrame:
    """Let every product's demand wander by the month and grow or shrink by the year, and let its
    price rise three times a year."""
    truth: dict[str, float] = shop.truth["elasticity"]
    spread = {(one["sku_id"], one["store_id"]): one["dispersion"] for one in shop.truth["series"]}
    skus = sorted(truth)
    item = days["sku_id"].replace_strict(skus, list(range(len(skus))), return_dtype=pl.Int64).to_numpy()
    day = ((days["date"] - days["date"].min()).dt.total_days()).to_numpy()
    months = int(day.max()) // 30 + 1
    wander = rng.normal(0, 0.06, (len(skus), months)).cumsum(axis=1)
    growth, creep = rng.normal(0, 0.15, len(skus)), rng.uniform(0.02, 0.10, len(skus))
    dearer = creep[item] * (day // 122) / 3
    elasticity = np.array([truth[sku] for sku in skus])[item]
    level = wander[item, day // 30] + growth[item] * day / 365 + elasticity * dearer
    expected = days["expected_demand"].cast(pl.Float64).to_numpy() * np.exp(level)
    shape = np.array([spread[key] for key in days.select(SERIES).iter_rows()])
    drawn = rng.poisson(rng.gamma(shape, expected / shape))
    return days.with_columns(
        units=pl.Series(drawn), price=pl.col("price") * pl.Series(np.exp(dearer)), on_hand=pl.lit(1)
    )


# --- the contestants ------------------------------------------------------------------


def _regression(sales: pl.DataFrame) -> pl.DataFrame:
    """Regress log(1 + units) on log price within each product, by least squares."""
    rows = sales.filter(pl.col("price") > 0).with_columns(
        x=pl.col("price").cast(pl.Float64).log(), y=pl.col("units").cast(pl.Float64).log1p()
    )
    centred = [(pl.col(name) - pl.col(name).mean()).alias(name) for name in ("x", "y")]
    return (
        rows.group_by(ITEM)
        .agg(*centred, pl.len().alias("n"))
        .explode("x", "y")
        .group_by(ITEM)
        .agg(
            (pl.col("x") * pl.col("y")).sum().alias("xy"),
            (pl.col("x") ** 2).sum().alias("xx"),
            (pl.col("y") ** 2).sum().alias("yy"),
            pl.col("n").first(),
        )
        .filter((pl.col("xx") > 0) & (pl.col("n") > 2))
        .with_columns(elasticity=pl.col("xy") / pl.col("xx"))
        .with_columns(
            elasticity_sd=(
                (pl.col("yy") - pl.col("elasticity") * pl.col("xy")) / (pl.col("n") - 2) / pl.col("xx")
            ).sqrt(),
            reason=pl.lit(None, pl.String),
        )
    )


def _regression_in_stock(sales: pl.DataFrame) -> pl.DataFrame:
    return _regression(sales.filter(~pl.col("stockout").fill_null(False)))


CONTESTANTS: Mapping[str, Estimate] = {
    "ours": estimate_elasticities,
    "OLS, all days": _regression,
    "OLS, days in stock": _regression_in_stock,
}


# --- the figures ----------------------------------------------------------------------


def _figures(shop: PricedShop, estimate: Estimate) -> dict[str, float]:
    begun = time.process_time()
    answered = estimate(shop.sales)
    spent = time.process_time() - begun
    told = answered.filter(pl.col("reason").is_null())
    true = told["sku_id"].replace_strict(shop.truth, return_dtype=pl.Float64)
    error: Floats = (told["elasticity"] - true).to_numpy()
    sd = told["elasticity_sd"].to_numpy()
    return {
        "rmse": float(np.sqrt(np.mean(error**2))),
        "bias": float(np.mean(error)),
        "cover_80": float(np.mean(np.abs(error) <= Z_80 * sd)),
        "cover_95": float(np.mean(np.abs(error) <= Z_95 * sd)),
        "abstained_pct": 100 * (1 - told.height / max(answered.height, 1)),
        "cpu_s": spent,
    }


def _aims(rows: Sequence[Row]) -> tuple[tuple[str, bool], ...]:
    ours = {row.name.split(":")[0]: row.figures for row in rows if row.name.endswith(": ours")}
    short = ours["short of stock"]["rmse"]
    worst = min((figures["cover_80"] for figures in ours.values()), default=0.0)
    return (
        (f"short of stock, RMSE below {RMSE_AIM}", short < RMSE_AIM),
        (f"80 % intervals hold at least {0.8 - COVER_AIM:.0%} in every shop", worst >= 0.8 - COVER_AIM),
    )
