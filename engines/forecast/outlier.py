"""Take the edge off freak days, without ever looking past the cutoff."""

from __future__ import annotations

from datetime import date

import polars as pl

QUANTILE = 0.99
FEWEST_POSITIVE_DAYS = 30


def winsorise(history: pl.DataFrame, *, cutoff: date) -> pl.DataFrame:
    """Cap units at the product's 99th percentile, in a column of its own.

    The percentile is taken per product over its days with sales (all stores) up to the
    cutoff, so that tomorrow's spike cannot change today's figure. With fewer than 30 such
    days there is no cap. Days on promotion are neither capped nor counted.

    Args:
        history: `sku_id, date, units` and optionally `promo_flag` (null: no promotion).
        cutoff: The last day that may shape the cap.

    Returns:
        `history` with `units_winsorised`, a float; `units` stays as it was.

    Source:
        The seed, "Data validation + cleaning rules", outliers.
    """
    promo = pl.col("promo_flag").fill_null(False) if "promo_flag" in history.columns else pl.lit(False)
    counted = (pl.col("date") <= cutoff) & (pl.col("units") > 0) & ~promo
    caps = (
        history.filter(counted)
        .group_by("sku_id")
        .agg(
            pl.col("units").cast(pl.Float64).quantile(QUANTILE, "linear").alias("cap"),
            pl.len().alias("days"),
        )
        .select("sku_id", pl.when(pl.col("days") >= FEWEST_POSITIVE_DAYS).then("cap").alias("cap"))
    )
    units = pl.col("units").cast(pl.Float64)
    capped = pl.when(promo | pl.col("cap").is_null()).then(units).otherwise(pl.min_horizontal(units, "cap"))
    return (
        history.join(caps, on="sku_id", how="left", maintain_order="left")
        .with_columns(capped.alias("units_winsorised"))
        .drop("cap")
    )
