"""A small shop to forecast, and forecasters that need no library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from core.table import HOLIDAYS, PROMOTIONS, STORES
from evals.forecast.dataset import SALES_SCHEMA, SERIES, Dataset, Known
from evals.forecast.forecaster import QUANTILES, Phases
from evals.forecast.reading import empty_table

LAST_DAY = date(2026, 6, 30)


def sales(units: Mapping[str, list[float]], *, last: date = LAST_DAY) -> pl.DataFrame:
    """Return dense sales up to `last`, one product a name; price 10, no promotions."""
    frames = [
        pl.DataFrame(
            {
                "date": [last - timedelta(days=offset) for offset in reversed(range(len(values)))],
                "sku_id": sku,
                "store_id": "S",
                "y": values,
                "price": 10.0,
                "promo_flag": False,
                "stockout": None,
            },
            schema_overrides=SALES_SCHEMA,
        )
        for sku, values in units.items()
    ]
    return pl.concat(frames)


def shop(rows: pl.DataFrame, *, promotions: pl.DataFrame | None = None) -> Dataset:
    products = rows.select("sku_id").unique().sort("sku_id").with_columns(category=pl.lit("FOOD"))
    return Dataset(
        "a small shop",
        rows,
        products,
        empty_table(STORES),
        empty_table(HOLIDAYS),
        empty_table(PROMOTIONS) if promotions is None else promotions,
    )


def write_folder(folder: Path, rows: pl.DataFrame, *, csv: bool = False) -> Path:
    """Write sales and products as a folder for `--data`."""
    table = rows.select(
        "date", "sku_id", "store_id", pl.col("y").alias("units_sold"), "price", "promo_flag"
    ).with_columns(revenue=pl.col("units_sold") * pl.col("price"), source=pl.lit("pos"))
    folder.mkdir(parents=True, exist_ok=True)
    if csv:
        table.write_csv(folder / "sales_transactions.csv")
    else:
        table.write_parquet(folder / "sales_transactions.parquet")
    rows.select("sku_id").unique().with_columns(
        category=pl.lit("FOOD"), brand=pl.lit("B"), pack_size=pl.lit("1 kg"), mrp=pl.lit(12.0)
    ).write_csv(folder / "product_master.csv")
    return folder


def last_value(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Repeat the last day; every quantile is the forecast."""
    last = known.history.sort("date").group_by(SERIES).agg(pl.col("y").last().alias("yhat"))
    frame = known.known_future.join(last, on=SERIES)
    return frame.with_columns(pl.col("yhat").alias(name) for name in QUANTILES), {"fit": 0.25}


def nothing(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Forecast no sales, without quantiles."""
    return known.known_future.with_columns(pl.lit(0.0).alias("yhat")), {}


def broken(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Fail."""
    raise ValueError(f"cannot forecast from {known.cutoff}")


def hungry(known: Known) -> tuple[pl.DataFrame, Phases]:
    """Hold 200 MB and compute for a while, then forecast nothing."""
    held = bytearray(200 * 1024 * 1024)
    held[::4096] = b"x" * len(range(0, len(held), 4096))
    return nothing(known)
