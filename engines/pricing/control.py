"""What a changed price is compared with: series whose price stayed and that do not compete with it.

A cut sends buyers from the same shelf over to the product, so that its neighbours of the same
category are no control. The same category in the other stores, and other categories in the same
store, are: together they tell what the days, the product's kind and the store did by themselves.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import polars as pl

MOST_CONTROLS = 60
"""The best selling ones: more add time, and nothing to the certainty."""

SAME_PRICE = 0.01
"""How far prices may lie apart, as a share, and still count as one."""

_KEYS = ["sku_id", "store_id"]


def comparison(
    sales: pl.DataFrame,
    empty: pl.DataFrame,
    categories: pl.DataFrame,
    *,
    sku_id: str,
    store_id: str,
    changed: date,
    moved: Collection[tuple[str, str]] = (),
) -> pl.DataFrame:
    """Lay the changed series beside its controls, as `outcome_against_controls` takes them.

    Days on promotion are left out. A day on which the store sold but the product did not
    counts as 0 units, unless its shelf was empty.

    Args:
        sales: `date, sku_id, store_id, units, price, promo_flag, stockout` of the days before
            and after, the day of the change itself left out.
        empty: `date, sku_id, store_id` of empty shelves.
        categories: `sku_id, category`.
        sku_id: The product whose price changed.
        store_id: Where.
        changed: The first whole day of the new price.
        moved: Products in stores whose price was changed in these days as well.

    Returns:
        `date, series, units, stockout, treated, price`; `series` names product and store.
    """
    own = pl.col("sku_id").eq(sku_id) & pl.col("store_id").eq(store_id)
    sales = sales.join(categories, on="sku_id", how="left")
    (category,) = categories.filter(pl.col("sku_id") == sku_id)["category"].to_list() or [None]
    same = pl.col("category").eq_missing(pl.lit(category, dtype=pl.String))
    elsewhere = pl.col("store_id") != store_id
    candidates = sales.filter(same == elsewhere, ~own)
    taken = pl.DataFrame(sorted(moved), schema={"sku_id": pl.String, "store_id": pl.String}, orient="row")
    steady = _steady(candidates, changed).join(taken, on=_KEYS, how="anti")
    chosen = (
        candidates.join(steady, on=_KEYS, how="semi")
        .group_by(_KEYS)
        .agg(pl.col("units").filter(pl.col("date") < changed).sum())
        .sort(pl.col("units") * -1, *_KEYS)
        .head(MOST_CONTROLS)
        .select(_KEYS)
    )
    series = pl.concat([chosen, pl.DataFrame({"sku_id": [sku_id], "store_id": [store_id]})])
    opened = sales.filter(pl.col("units") > 0).select("store_id", "date").unique()
    return (
        series.join(opened, on="store_id")
        .join(sales, on=["date", *_KEYS], how="left")
        .join(empty.with_columns(pl.lit(True).alias("empty")), on=["date", *_KEYS], how="left")
        .filter(~pl.col("promo_flag").fill_null(False))
        .select(
            "date",
            (pl.col("sku_id") + " " + pl.col("store_id")).alias("series"),
            pl.col("units").cast(pl.Float64).fill_null(0.0),
            (pl.col("stockout").fill_null(False) | pl.col("empty").fill_null(False)).alias("stockout"),
            own.alias("treated"),
            pl.col("price").cast(pl.Float64),
        )
        .sort("series", "date")
    )


def _steady(candidates: pl.DataFrame, changed: date) -> pl.DataFrame:
    """Return the series whose usual price is the same before and after."""
    regular = candidates.filter(~pl.col("promo_flag").fill_null(False), pl.col("price").is_not_null())
    price = pl.col("price").cast(pl.Float64)
    usual = regular.group_by(_KEYS).agg(
        price.filter(pl.col("date") < changed).median().alias("before"),
        price.filter(pl.col("date") >= changed).median().alias("after"),
    )
    return usual.filter((pl.col("after") / pl.col("before") - 1).abs() <= SAME_PRICE).select(_KEYS)


def share_charged(rows: pl.DataFrame, price: float, changed: date) -> float | None:
    """Return on which share of its selling days the changed series was sold at the new price.

    `None` where it has not sold at a known price since.
    """
    since = rows.filter("treated", pl.col("date") >= changed, pl.col("price").is_not_null())
    if since.is_empty():
        return None
    return since.filter((pl.col("price") / price - 1).abs() <= SAME_PRICE).height / since.height
