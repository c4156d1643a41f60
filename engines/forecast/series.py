"""From sales rows to the dense daily series a model may learn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

Values = npt.NDArray[np.float64]

WEEK = 7
RECENT_WEEKS = 8


@dataclass(frozen=True)
class DailySeries:
    """One product in one store: `y[i]` units on `start + i` days, the last one the cutoff."""

    sku_id: str
    store_id: str
    start: date
    y: Values


def _same_weekday_mean(y: Values, known: npt.NDArray[np.bool_], at: int) -> float | None:
    """Return the mean of up to eight known same-weekday values, those before `at` first."""
    weekday = np.arange(at % WEEK, len(y), WEEK)
    candidates = weekday[known[weekday]]
    if len(candidates) == 0:
        return float(y[known].mean()) if known.any() else None
    before = candidates[candidates < at][-RECENT_WEEKS:]
    chosen = before if len(before) > 0 else candidates[:RECENT_WEEKS]
    return float(y[chosen].mean())


def repair(y: Values, *, unknown: npt.NDArray[np.bool_], censored: npt.NDArray[np.bool_]) -> Values:
    """Replace what was not demand by what demand probably was.

    A day of which nothing is known takes the same-weekday mean. A day on which the shelf
    ran empty takes the larger of what sold and that mean: sales there are a lower bound.
    Days that are neither are returned as they are; they alone feed the means.

    Args:
        y: Units a day.
        unknown: Days without data.
        censored: Days with a stockout.

    Returns:
        A new array, as long as `y`.

    >>> y = np.array([4.0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1])
    >>> censored = np.zeros(14, dtype=bool)
    >>> censored[7] = True
    >>> float(repair(y, unknown=np.zeros(14, dtype=bool), censored=censored)[7])
    4.0
    """
    known = ~(unknown | censored)
    repaired = y.copy()
    for at in np.flatnonzero(~known):
        estimate = _same_weekday_mean(y, known, int(at))
        if estimate is None:
            continue
        repaired[at] = estimate if unknown[at] else max(float(y[at]), estimate)
    return repaired


def daily_series(
    history: pl.DataFrame,
    *,
    cutoff: date,
    window_days: int,
    open_days: pl.DataFrame | None = None,
) -> Iterator[DailySeries]:
    """Yield one dense series per product and store, up to and including the cutoff.

    A series starts at its first row within the window. A day without a row sold nothing,
    unless the store has no rows at all that day: then it is unknown (a closed store or a
    missing file) and filled with the same-weekday mean, as are censored days.

    Args:
        history: `sku_id, store_id, date, y` and optionally `stockout` (null: not known to
            be one). Rows after the cutoff are ignored, rows of one day are summed.
        cutoff: The last day of data.
        window_days: How far back to look.
        open_days: `store_id, date` on which the store sold anything; `None`: every day counts.
    """
    first = cutoff - timedelta(days=window_days - 1)
    stockout = pl.col("stockout").fill_null(False) if "stockout" in history.columns else pl.lit(False)
    rows = (
        history.select(
            "sku_id",
            "store_id",
            "date",
            pl.col("y").cast(pl.Float64),
            stockout.cast(pl.Boolean).alias("stockout"),
        )
        .filter(pl.col("date").is_between(first, cutoff) & pl.col("y").is_not_null())
        .group_by("sku_id", "store_id", "date")
        .agg(pl.col("y").sum(), pl.col("stockout").any())
        .with_columns((pl.col("date") - pl.lit(first)).dt.total_days().alias("offset"))
        .sort("sku_id", "store_id", "date")
    )
    closed = _closed_days(open_days, first, window_days)
    for key, group in rows.group_by(["sku_id", "store_id"], maintain_order=True):
        sku_id, store_id = str(key[0]), str(key[1])
        offsets = group["offset"].to_numpy()
        begin = int(offsets[0])
        length = window_days - begin
        y = np.zeros(length)
        censored = np.zeros(length, dtype=bool)
        y[offsets - begin] = np.maximum(group["y"].to_numpy(), 0.0)
        censored[offsets - begin] = group["stockout"].to_numpy()
        unknown = closed[store_id][begin:].copy() if store_id in closed else np.zeros(length, dtype=bool)
        unknown[offsets - begin] = False
        yield DailySeries(
            sku_id, store_id, first + timedelta(days=begin), repair(y, unknown=unknown, censored=censored)
        )


def _closed_days(
    open_days: pl.DataFrame | None, first: date, window_days: int
) -> dict[str, npt.NDArray[np.bool_]]:
    if open_days is None:
        return {}
    closed: dict[str, npt.NDArray[np.bool_]] = {}
    for key, group in open_days.group_by("store_id"):
        mask = np.ones(window_days, dtype=bool)
        offsets = (group["date"] - first).dt.total_days().to_numpy()
        mask[offsets[(offsets >= 0) & (offsets < window_days)]] = False
        closed[str(key[0])] = mask
    return closed
