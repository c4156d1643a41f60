"""What was true of a planted shop on a day: which shelves run out, what was planted, what is too much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from core.alert import Alert
from engines.alerting.sale import RECENT
from evals.decisions.planting import Planted

AHEAD_DAYS = 7
ENOUGH_DAYS = 60
_KEYS = ["sku_id", "store_id"]
Key = tuple[str, str]


@dataclass(frozen=True)
class Shortage:
    """A shelf that runs out within the week: units wanted beyond what is there and comes in."""

    units: float


def shortages(
    demand: pl.DataFrame, inventory: pl.DataFrame, sales: pl.DataFrame, cutoff: date
) -> dict[Key, Shortage]:
    """Return the shelves that demand as it was drawn empties within a week.

    What was on the way at the cutoff comes in when it did; what was ordered after does not count:
    an alert says what happens without help.

    Args:
        demand: `date, sku_id, store_id, demand`, before stock limits it, also of days after.
        inventory: Closing stock, also of days after.
        sales: Units sold, also of days after.
        cutoff: The last day that was known.
    """
    last = cutoff + timedelta(days=AHEAD_DAYS)
    here = inventory.filter(pl.col("date") == cutoff).select(*_KEYS, "on_hand", "in_transit")
    moved = (
        inventory.filter(pl.col("date").is_between(cutoff, last))
        .join(sales.select("date", *_KEYS, "units_sold"), on=["date", *_KEYS], how="left")
        .sort("date")
        .with_columns(
            (pl.col("on_hand") - pl.col("on_hand").shift(1).over(_KEYS) + pl.col("units_sold").fill_null(0))
            .clip(0)
            .fill_null(0)
            .alias("arrived")
        )
        .filter(pl.col("date") > cutoff)
        .select("date", *_KEYS, pl.col("arrived").cum_sum().over(_KEYS))
    )
    wanted = (
        demand.filter(pl.col("date").is_between(cutoff + timedelta(days=1), last))
        .sort("date")
        .select("date", *_KEYS, pl.col("demand").cum_sum().over(_KEYS).alias("wanted"))
    )
    rows = (
        wanted.join(here.filter(pl.col("on_hand").is_not_null()), on=_KEYS)
        .join(moved, on=["date", *_KEYS], how="left")
        .with_columns(pl.min_horizontal(pl.col("arrived").fill_null(0), "in_transit").alias("came"))
        .with_columns((pl.col("wanted") - pl.col("on_hand") - pl.col("came")).alias("lacking"))
        .group_by(_KEYS)
        .agg(pl.col("lacking").max())
        .filter(pl.col("lacking") > 0)
    )
    return {(sku, store): Shortage(float(units)) for sku, store, units in rows.iter_rows()}


def surplus(
    demand: pl.DataFrame, inventory: pl.DataFrame, cutoff: date, shelf_life: dict[str, int]
) -> set[Key]:
    """Return the shelves that hold more than is expected to sell in two months, or before it expires."""
    before = demand.filter(pl.col("date").is_between(cutoff - timedelta(days=27), cutoff))
    usual = before.group_by(_KEYS).agg(pl.col("expected_demand").mean().alias("usual"))
    here = inventory.filter((pl.col("date") == cutoff) & pl.col("on_hand").is_not_null())
    rows = here.join(usual, on=_KEYS).select(*_KEYS, "on_hand", "usual")
    return {
        (sku, store)
        for sku, store, on_hand, a_day in rows.iter_rows()
        if on_hand > a_day * min(ENOUGH_DAYS, shelf_life.get(sku, ENOUGH_DAYS))
    }


def is_planted(alert: Alert, planted: tuple[Planted, ...], cutoff: date) -> bool:
    """Tell whether something planted lately explains a spike or a wrong price."""
    kinds = {
        "demand_spike": ("sales_spike",),
        "price_anomaly": ("price_above_mrp", "price_below_cost", "price_unusual"),
    }
    return any(
        one.kind in kinds[alert.type]
        and one.sku_id == alert.sku_id
        and (_is_dear(one, alert) if alert.form == "above_competitors" else one.store_id == alert.store_id)
        and one.end >= cutoff - RECENT - timedelta(days=1)
        and one.start <= cutoff
        for one in planted
    )


def _is_dear(one: Planted, alert: Alert) -> bool:
    """Tell whether ours lies above theirs: they were made cheaper everywhere, or ours dearer there."""
    return not one.store_id or (one.store_id == alert.store_id and one.size > 1)
