"""The columns of every daily forecast, whichever model made it."""

from __future__ import annotations

import polars as pl

QUANTILE_COLUMNS = ("q025", "q10", "q25", "q50", "q75", "q90", "q975")

SCHEMA = pl.Schema(
    {
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "date": pl.Date(),
        "cutoff": pl.Date(),
        "model": pl.String(),
        "yhat": pl.Float64(),
        "yhat_lo_80": pl.Float64(),
        "yhat_hi_80": pl.Float64(),
        "yhat_lo_95": pl.Float64(),
        "yhat_hi_95": pl.Float64(),
        "demand_class": pl.String(),
        "sigma": pl.Float64(),
        **{name: pl.Float64() for name in QUANTILE_COLUMNS},
    }
)
"""`yhat` is the mean, `sigma` the standard error; `yhat_lo_…` and `yhat_hi_…` bound the intervals,
`q…` are quantiles, null where a simple model has none of that level."""
