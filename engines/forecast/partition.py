"""One part of a shop forecast by itself: the unit of work that another engine can spread.

A part (a category, a cluster of stores) is trained and forecast from its own rows alone,
so it does not matter where the others are, or whether they are there at all.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from engines.forecast.fallback import forecast
from engines.forecast.model import train
from engines.forecast.panel import History, build_panel
from engines.forecast.schema import SCHEMA
from engines.forecast.serving import serve

ROWS = pl.Schema(
    {
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "date": pl.Date(),
        "y": pl.Float64(),
        "stockout": pl.Boolean(),
        "price": pl.Float64(),
        "promo_flag": pl.Boolean(),
        "category": pl.String(),
        "mrp": pl.Float64(),
        "region": pl.String(),
        "city": pl.String(),
    }
)
"""What a part is made of: days up to the cutoff with `y`, planned days after it without."""


def forecast_partition(
    rows: pl.DataFrame, *, cutoff: date, horizon: int, holidays: pl.DataFrame | None = None, seed: int = 1
) -> pl.DataFrame:
    """Train on a part of a shop and forecast it, on one thread.

    Args:
        rows: The columns of `ROWS`.
        cutoff: The last day of sales.
        horizon: Days ahead.
        holidays: `date, name, region`.
        seed: Of every draw.

    Returns:
        One row per series and day, the columns of `SCHEMA`; from the simple models where
        the part has too little history to learn from. The same rows in any order, with the
        same seed, give the same forecasts.
    """
    ordered = rows.sort("sku_id", "store_id", "date")
    sold = ordered.filter((pl.col("date") <= cutoff) & pl.col("y").is_not_null())
    history = History(
        sales=sold.select("sku_id", "store_id", "date", "y", "stockout", "price", "promo_flag"),
        cutoff=cutoff,
        planned=ordered.filter(pl.col("date") > cutoff).select(
            "sku_id", "store_id", "date", "price", "promo_flag"
        ),
        products=ordered.select("sku_id", "category", "mrp").unique("sku_id", maintain_order=True),
        stores=ordered.select("store_id", "region", "city").unique("store_id", maintain_order=True),
        holidays=holidays,
    )
    if sold.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    panel = build_panel(history, horizon)
    trained = train(history, panel, seed=seed)
    if trained is None:
        return forecast(history.sales, horizon, cutoff=cutoff)
    return serve(trained.model, history, panel)
