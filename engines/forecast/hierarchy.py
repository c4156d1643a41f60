"""Forecasts of stores, cities and categories that agree with those of their products.

Each level is forecast by itself too, since totals show seasons that single products hide;
then all are reconciled, so that whichever way the numbers are added, the sum is the same.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

from engines.forecast.panel import WEEK, History, Panel
from engines.forecast.statistical import FIT_DAYS

Floats = npt.NDArray[np.float64]

LEVELS: Mapping[str, tuple[str, ...]] = {
    "total": (),
    "region": ("region",),
    "city": ("region", "city"),
    "store": ("region", "city", "store_id"),
    "category": ("category",),
    "store_category": ("region", "city", "store_id", "category"),
}
"""The sums that are reconciled; each is made of some of the last one's, below which lie the products."""


def attributes_of(panel: Panel, history: History) -> pl.DataFrame:
    """Return one row a series with what it can be summed by; empty text where that is not known."""
    rows = panel.keys
    for table, key, columns in (
        (history.stores, "store_id", ("region", "city")),
        (history.products, "sku_id", ("category",)),
    ):
        known = [] if table is None else [name for name in columns if name in table.columns]
        if table is not None and known:
            named = table.select(key, *known).unique(subset=[key], keep="first")
            rows = rows.join(named, on=key, how="left", maintain_order="left")
        rows = rows.with_columns(pl.lit("").alias(name) for name in columns if name not in known)
    return rows.with_columns(pl.col("region", "city", "category").fill_null(""))


def reconcile(panel: Panel, bottom: Floats, attributes: pl.DataFrame) -> Floats:
    """Move the products' forecasts so that they agree with those of the sums above them.

    Middle-out by steps: each sum of the lowest level is set to the weighted least squares
    compromise of all levels' forecasts (MinTrace with structural weights over the sums),
    and its products move in proportion. Nothing becomes negative, and every sum of the
    result is the sum of its parts.

    Args:
        panel: Its filled history is what the sums are forecast from.
        bottom: (n, horizon), the products' forecasts in units a day.
        attributes: From `attributes_of`.

    Returns:
        (n, horizon), of the same products.

    Source:
        Wickramasuriya, Athanasopoulos & Hyndman, Optimal forecast reconciliation through
        trace minimization, JASA 114 (2019), eq. 9 with structural scaling.
    """
    from hierarchicalforecast.methods import MinTrace  # noqa: PLC0415 - heavy

    groups = [_groups(attributes, columns) for columns in LEVELS.values()]
    finest = groups[-1]
    count = int(finest.max()) + 1
    sums = np.vstack([_membership(group, finest, count) for group in groups])
    history = _added(panel.level, finest, count)
    base = np.vstack([_forecast_sum(row @ history, panel.horizon) for row in sums])
    base[-count:] = (base[-count:] + _added(bottom, finest, count)) / 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = MinTrace(method="wls_struct").fit_predict(S=sums, y_hat=base)
    agreed = np.maximum(np.asarray(found["mean"], dtype=np.float64)[-count:], 0.0)
    now = _added(bottom, finest, count)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(now > 0, agreed / now, 1.0)
    return bottom * ratio[finest]


def _groups(attributes: pl.DataFrame, columns: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """Return the number of each row's group."""
    if not columns:
        return np.zeros(attributes.height, dtype=np.int64)
    keys = attributes.select(pl.concat_str(pl.col(columns).fill_null(""), separator="\x1f")).to_series()
    return np.unique(keys.to_numpy().astype(str), return_inverse=True)[1]


def _membership(group: npt.NDArray[np.int64], finest: npt.NDArray[np.int64], count: int) -> Floats:
    """Return (groups, finest groups): 1 where the finer lies in the coarser."""
    member = np.zeros((int(group.max()) + 1, count))
    member[group, finest] = 1.0
    return member


def _added(values: npt.NDArray[np.floating], group: npt.NDArray[np.int64], count: int) -> Floats:
    total = np.zeros((count, values.shape[1]))
    np.add.at(total, group, np.nan_to_num(values))
    return total


def _forecast_sum(history: Floats, horizon: int) -> Floats:
    from statsforecast.models import AutoETS  # noqa: PLC0415 - seconds to import

    recent = history[-FIT_DAYS:]
    if len(recent) < 4 * WEEK or not recent.any():
        return np.full(horizon, recent.mean() if len(recent) else 0.0)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        mean = AutoETS(season_length=WEEK, model="ANZ").forecast(y=recent, h=horizon)["mean"]
    return np.maximum(np.asarray(mean, dtype=np.float64), 0.0)
