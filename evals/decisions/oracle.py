"""What could be told at best: the same look, by someone who knows the demand that sales were drawn from.

No forecast, no level to be guessed, no week that wanders: the true mean and the true scatter of
every day. What such a look misses at the promised rate of false alarms can hardly be found.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from engines.decision.anomaly import Anomaly
from engines.decision.grid import Grid
from engines.decision.sales_anomaly import detect_sales
from engines.decision.tail import SMALLEST_MEAN


def found_at_best(grid: Grid, truth: pl.DataFrame, *, per_thousand: float) -> list[Anomaly]:
    """Return what is told that nothing explains.

    Args:
        grid: The days to judge.
        truth: `date, sku_id, store_id, expected, dispersion` of those days.
        per_thousand: False alarms promised per 1,000 series and days.
    """
    judged = detect_sales(
        _as_drawn(grid, truth), start=grid.days[0], per_thousand=per_thousand, usual_wander=0.0
    )
    return [one for one in judged.anomalies if one.cause is None]


def _as_drawn(grid: Grid, truth: pl.DataFrame) -> Grid:
    """Put the true mean and variance in the place of those forecast."""
    series = pl.DataFrame({"sku_id": grid.sku, "store_id": grid.store}).with_row_index("row")
    days = pl.DataFrame({"date": grid.days}, schema={"date": pl.Date}).with_row_index("column")
    placed = truth.join(series, on=["sku_id", "store_id"]).join(days, on="date")
    mean, size = np.full(grid.units.shape, np.nan), np.full(grid.units.shape, np.nan)
    at = placed["row"].to_numpy(), placed["column"].to_numpy()
    mean[at] = np.maximum(placed["expected"].to_numpy(), SMALLEST_MEAN)
    size[at] = placed["dispersion"].to_numpy()
    return replace(grid, mean=mean, variance=mean + mean**2 / size)
