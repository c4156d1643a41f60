"""How strongly buyers react to a price: own-price elasticity with its interval, or why not."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import polars as pl

from engines.pricing.absorbed import fit_items
from engines.pricing.pooling import pool, spread_between_stores
from engines.pricing.price_panel import PricePanel, price_panel, window

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

WINDOW_DAYS = 730
"""Older sales were to other buyers at other prices."""

Z_80 = NormalDist().inv_cdf(0.9)

WIDEST_SD = 0.75
"""A standard error above this tells hardly more than that buyers mind prices at all."""

FEWEST_UNITS = 60
LEAST_VARIATION = 0.01
"""Deviation of the log price: below one in a hundred there was no price change to learn from."""

BORROWED_BELOW = 0.25
"""Share of what is known that is the product's own; below it is its category's."""

SCHEMA = pl.Schema(
    {
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "cutoff": pl.Date(),
        "elasticity": pl.Float64(),
        "elasticity_sd": pl.Float64(),
        "elasticity_lo_80": pl.Float64(),
        "elasticity_hi_80": pl.Float64(),
        "promo_lift": pl.Float64(),
        "own_share": pl.Float64(),
        "basis": pl.String(),
        "reason": pl.String(),
        "price_low": pl.Float64(),
        "price_high": pl.Float64(),
    }
)
"""`basis` is `own`, `borrowed` (mostly its category's) or `none`; then `reason` says why and the
figures are null. `own_share` (0-1) is how much of what is known the product's own sales said.
`promo_lift` is the log demand that being on promotion adds beyond its price. `price_low` and
`price_high` bound the prices tried."""


def estimate_elasticities(sales: pl.DataFrame) -> pl.DataFrame:
    """Estimate the elasticity of each product in each store.

    Args:
        sales: One row per product, store and day: `date, sku_id, store_id, units, price,
            promo_flag, stockout, category`. The last `WINDOW_DAYS` count.

    Returns:
        `SCHEMA`, one row per product and store that sold in the window, sorted by them.
    """
    recent = window(sales, WINDOW_DAYS)
    panel = price_panel(recent)
    if panel.rows == 0:
        return pl.DataFrame(schema=SCHEMA)
    fit = fit_items(panel)
    item = panel.series["item"].to_numpy()
    between_stores = spread_between_stores(fit.series_estimate, fit.series_variance, item)
    covariance = fit.covariance.copy()
    covariance[:, 0, 0] += between_stores * _concentration(1 / fit.series_variance, item)
    category = panel.items["category"].rank("dense").cast(pl.Int64).to_numpy() - 1
    pooled = pool(fit.estimate, covariance, category)
    shared, shared_variance = pooled.mean[item, 0], pooled.covariance[item, 0, 0]
    kept = between_stores / (between_stores + fit.series_variance)
    mean = shared + kept * (fit.series_estimate - shared)
    variance = kept * fit.series_variance + (1 - kept) ** 2 * shared_variance
    own_error = np.sqrt(covariance[:, 0, 0])
    return _judged(
        panel.series.with_columns(
            cutoff=pl.lit(recent["date"].max(), pl.Date),
            elasticity=pl.Series(mean),
            elasticity_sd=pl.Series(np.sqrt(variance)),
            promo_lift=pl.Series(pooled.mean[item, 1]),
            own_share=pl.Series(np.clip(1 - shared_variance / pooled.before[item], 0, 1)),
            own_low=pl.Series((fit.estimate[:, 0] - 2 * own_error)[item]),
            sold=pl.col("units").sum().over("item"),
            variation=pl.Series(_variation(panel)[item]),
        )
    )


def _concentration(weight: Floats, item: Ints) -> Floats:
    """Return Σw² / (Σw)² of each product's stores: 1 for one store, 1/n for n alike."""
    return np.bincount(item, weight**2) / np.bincount(item, weight) ** 2


def _variation(panel: PricePanel) -> Floats:
    """Return the deviation of each product's log price within the seasons of its shelves."""
    center = np.bincount(panel.season, panel.log_price) / np.bincount(panel.season)
    moved = (panel.log_price - center[panel.season]) ** 2
    return np.sqrt(np.bincount(panel.item, moved) / np.bincount(panel.item))


def _judged(frame: pl.DataFrame) -> pl.DataFrame:
    """Keep what the data can tell, and name what keeps them from telling the rest."""
    high = pl.col("elasticity") + Z_80 * pl.col("elasticity_sd")
    vague = (pl.col("elasticity_sd") > WIDEST_SD) | (high >= 0)
    reason = (
        pl.when((pl.col("elasticity") >= 0) | (pl.col("own_low") > 0))
        .then(pl.lit("implausible_sign"))
        .when(vague & (pl.col("variation") < LEAST_VARIATION))
        .then(pl.lit("little_price_variation"))
        .when(vague & (pl.col("sold") < FEWEST_UNITS))
        .then(pl.lit("few_sales"))
        .when(vague)
        .then(pl.lit("too_uncertain"))
    )
    told = pl.col("reason").is_null()
    figures = ("elasticity", "elasticity_sd", "elasticity_lo_80", "elasticity_hi_80", "promo_lift")
    return (
        frame.with_columns(
            reason=reason, elasticity_lo_80=2 * pl.col("elasticity") - high, elasticity_hi_80=high
        )
        .with_columns(
            *(pl.when(told).then(pl.col(name)).alias(name) for name in figures),
            basis=pl.when(~told)
            .then(pl.lit("none"))
            .when(pl.col("own_share") < BORROWED_BELOW)
            .then(pl.lit("borrowed"))
            .otherwise(pl.lit("own")),
        )
        .select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())
        .sort("sku_id", "store_id")
    )
