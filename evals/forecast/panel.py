"""Sales as the forecasting libraries take them: dense daily series under one id."""

from __future__ import annotations

from datetime import date

import polars as pl
from utilsforecast.preprocessing import fill_gaps

from evals.forecast.dataset import SERIES

_SEPARATOR = "\x1f"  # in no id


def with_id(frame: pl.DataFrame) -> pl.DataFrame:
    """Add `unique_id`, the series' one name."""
    return frame.with_columns(pl.concat_str(SERIES, separator=_SEPARATOR).alias("unique_id"))


def without_id(frame: pl.DataFrame) -> pl.DataFrame:
    """Turn `unique_id` back into `sku_id` and `store_id`."""
    parts = pl.col("unique_id").str.split_exact(_SEPARATOR, 1).struct.rename_fields(list(SERIES))
    return frame.with_columns(parts.alias("_parts")).unnest("_parts").drop("unique_id")


def dense(history: pl.DataFrame, cutoff: date) -> pl.DataFrame:
    """Return each series day by day, from its first row up to the cutoff.

    A day without a row sold nothing, unless its store has no rows at all that day (closed,
    or a missing file): then it repeats the last known same weekday.

    Returns:
        `unique_id, ds, y`, sorted.
    """
    rows = with_id(history.filter((pl.col("date") <= cutoff) & pl.col("y").is_not_null())).select(
        "unique_id", "store_id", pl.col("date").alias("ds"), "y"
    )
    filled = fill_gaps(rows.select("unique_id", "ds", "y"), freq="1d", end=cutoff).sort("unique_id", "ds")
    if filled["y"].null_count() == 0:
        return filled
    stores = rows.select("unique_id", "store_id").unique()
    open_days = rows.select("store_id", "ds").unique().with_columns(pl.lit(True).alias("open"))
    return (
        filled.join(stores, on="unique_id")
        .join(open_days, on=["store_id", "ds"], how="left")
        .with_columns(pl.when(pl.col("open")).then(pl.col("y").fill_null(0.0)).otherwise("y"))
        .sort("unique_id", "ds")
        .with_columns(pl.col("y").forward_fill().over("unique_id", pl.col("ds").dt.weekday()))
        .select("unique_id", "ds", pl.col("y").fill_null(0.0))
    )
