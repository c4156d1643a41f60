"""Forecasts of a shop part by part, on whichever engine is there: this machine, Dask, Spark or Ray.

Fugue hands each part to the engine; what runs there is the same function that runs here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import polars as pl

from core.errors import InputError
from engines.forecast.partition import ROWS, forecast_partition
from engines.forecast.schema import SCHEMA

Engine = Any
"""What Fugue takes: `None` (this process), `"dask"`, `"spark"`, `"ray"`, or a client or session of theirs."""

_FUGUE_TYPES = {"String": "str", "Date": "date", "Float64": "double"}


def forecast_partitions(
    rows: pl.DataFrame,
    *,
    cutoff: date,
    horizon: int,
    by: str = "category",
    holidays: pl.DataFrame | None = None,
    engine: Engine = None,
    seed: int = 1,
) -> pl.DataFrame:
    """Forecast each part of a shop from its own rows.

    Args:
        rows: The columns of `engines.forecast.partition.ROWS`, all of one tenant.
        cutoff: The last day of sales.
        horizon: Days ahead.
        by: The column whose values are the parts.
        holidays: `date, name, region`; small, sent to every part.
        engine: Where the parts run.
        seed: Of every draw.

    Returns:
        One row per series and day, the columns of `SCHEMA`, sorted; the same whichever
        engine ran it.

    Raises:
        InputError: `by` is no column of the rows.
    """
    if by not in rows.columns:
        raise InputError(
            f"There is no column {by!r} to part the rows by; they have {', '.join(rows.columns)}."
        )
    from fugue.dataframe.api import as_pandas  # noqa: PLC0415 - heavy, and only here
    from fugue.workflow.api import transform  # noqa: PLC0415 - heavy, and only here

    def one_part(part: pd.DataFrame) -> pd.DataFrame:
        own = pl.from_pandas(part).select(ROWS.names()).cast(ROWS)  # pyright: ignore[reportArgumentType]
        return forecast_partition(
            own, cutoff=cutoff, horizon=horizon, holidays=holidays, seed=seed
        ).to_pandas()

    schema = ",".join(f"{name}:{_FUGUE_TYPES[str(kind)]}" for name, kind in SCHEMA.items())
    spread = transform(
        rows.select(ROWS.names()).to_pandas(),
        one_part,
        schema=schema,
        partition={"by": by},
        engine=engine,
        as_local=True,
    )
    found = pl.from_pandas(as_pandas(spread)).select(SCHEMA.names())
    return found.cast(SCHEMA).sort("sku_id", "store_id", "date")  # pyright: ignore[reportArgumentType]
