"""What kind of demand a series has: how often it sells, and how unevenly.

====================  ====================  ====================
class                 days per sale (ADI)   size variation (CV²)
====================  ====================  ====================
smooth                below 1.32            below 0.49
erratic               below 1.32            0.49 or more
intermittent          1.32 or more          below 0.49
lumpy                 1.32 or more          0.49 or more
new                   launched fewer than 56 days ago: too early to tell
====================  ====================  ====================
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import polars as pl

DemandClass = Literal["smooth", "erratic", "intermittent", "lumpy", "new"]
DEMAND_CLASSES: tuple[DemandClass, ...] = ("smooth", "erratic", "intermittent", "lumpy", "new")

ADI_LIMIT = 1.32
CV2_LIMIT = 0.49
NEW_DAYS = 56

_SERIES = ("sku_id", "store_id")


def demand_class(history: pl.DataFrame, *, cutoff: date) -> pl.DataFrame:
    """Classify each series by its demand from launch up to the cutoff.

    ADI is the average interval between demands: days since launch ÷ days with demand. CV²
    is the squared coefficient of variation of what sells on those days (population
    variance, so that one sale has none). A series that never sold is intermittent.

    Args:
        history: `sku_id, store_id, date, y`, one row per series and day. A series is
            launched on its first row; a day without a row, or with a null, sold nothing.
            Rows after the cutoff are ignored.
        cutoff: The last day that counts.

    Returns:
        `sku_id, store_id, demand_class`, one row per series with rows up to the cutoff,
        sorted.

    Source:
        Syntetos, Boylan & Croston, On the categorization of demand patterns, Journal of
        the Operational Research Society 56 (2005), 495-503: the limits 1.32 and 0.49.

    >>> days = pl.date_range(date(2026, 1, 1), date(2026, 2, 26), eager=True)  # 57 days
    >>> sold = pl.DataFrame({"sku_id": "A", "store_id": "S", "date": days, "y": [4.0, 0, 0] * 19})
    >>> demand_class(sold, cutoff=date(2026, 2, 26))["demand_class"].to_list()  # ADI 3, CV² 0
    ['intermittent']
    """
    sizes = pl.col("y").filter(pl.col("y") > 0).cast(pl.Float64)
    measured = (
        history.lazy()
        .filter(pl.col("date") <= cutoff)
        .group_by(_SERIES)
        .agg(
            (pl.lit(cutoff) - pl.col("date").min()).dt.total_days().alias("days_before"),
            sizes.len().alias("demands"),
            sizes.mean().alias("size"),
            sizes.var(ddof=0).alias("variance"),
        )
    )
    days = pl.col("days_before") + 1
    often = days < ADI_LIMIT * pl.col("demands")
    even = (pl.col("variance") / pl.col("size") ** 2).fill_null(0.0) < CV2_LIMIT
    kind = (
        pl.when(days < NEW_DAYS)
        .then(pl.lit("new"))
        .when(often & even)
        .then(pl.lit("smooth"))
        .when(often)
        .then(pl.lit("erratic"))
        .when(even)
        .then(pl.lit("intermittent"))
        .otherwise(pl.lit("lumpy"))
    )
    return measured.select(*_SERIES, kind.alias("demand_class")).sort(_SERIES).collect()
