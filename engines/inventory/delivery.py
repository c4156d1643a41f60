"""How late each supplier's orders came in, read from how the units on the way rose and fell."""

from __future__ import annotations

import polars as pl

from engines.inventory.lateness import LATEST

_SHELF = ("sku_id", "store_id")


def deliveries(stock: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Count each supplier's orders by how late they came in.

    A rise of a shelf's units on the way is an order sent that day. The first ordered arrives first: an
    order is in once as many units have come in as were on the way with it. One that is still out counts
    as waited for, up to today. Days without a figure are left out.

    Args:
        stock: `date, sku_id, store_id, in_transit, lead_time_days`, of any days.
        terms: `sku_id, supplier, lead_time_days`. Products of no known supplier are counted together;
            without terms the lead time is that of the stock, and where that is unknown too, nothing
            can be told.

    Returns:
        `supplier, late_days, came, waited`: orders that came in so many days past their lead time (below
        0: early; 30: or later), and those still out before that day. What `lateness` takes, by supplier.
    """
    orders = (
        _orders(stock)
        .join(
            terms.select("sku_id", "supplier", pl.col("lead_time_days").alias("agreed")),
            on="sku_id",
            how="left",
        )
        .with_columns(
            pl.col("supplier").fill_null(""),
            pl.coalesce("agreed", "lead_time_days").clip(1).cast(pl.Int64).alias("lead"),
        )
        .filter(pl.col("lead").is_not_null())
    )
    until = pl.col("came_on").fill_null(stock["date"].max())
    late = (until - pl.col("date")).dt.total_days() - pl.col("lead")
    watched = orders.select(
        "supplier",
        (1 - pl.col("lead")).alias("from"),
        late.clip(upper_bound=LATEST).alias("until"),
        pl.col("came_on").is_not_null().alias("came"),
    ).filter(pl.col("from") <= pl.col("until"))
    began = watched.group_by("supplier", pl.col("from").alias("late_days")).agg(_count(pl.len(), "began"))
    ended = watched.group_by("supplier", pl.col("until").alias("late_days")).agg(
        _count(pl.len(), "ended"), _count(pl.col("came").sum(), "came")
    )
    first = min(began["late_days"].to_list(), default=LATEST)
    days = pl.DataFrame({"late_days": range(first, LATEST + 1)}, schema={"late_days": pl.Int64})
    out = (pl.col("began").cum_sum() - pl.col("ended").cum_sum().shift(1, fill_value=0)).over("supplier")
    return (
        began.select("supplier")
        .unique()
        .join(days, how="cross")
        .join(began, on=["supplier", "late_days"], how="left")
        .join(ended, on=["supplier", "late_days"], how="left")
        .with_columns(pl.col("began", "ended", "came").fill_null(0))
        .sort("supplier", "late_days")
        .with_columns(out.alias("waited"))
        .filter(pl.col("waited") > 0)
        .select("supplier", "late_days", "came", "waited")
    )


def _count(of: pl.Expr, name: str) -> pl.Expr:
    return of.cast(pl.Int64).alias(name)


def _orders(stock: pl.DataFrame) -> pl.DataFrame:
    """Return every order seen to leave, `sku_id, store_id, date`, and `came_on`, null where it is out."""
    moved = (
        stock.filter(pl.col("in_transit").is_not_null())
        .select("date", *_SHELF, pl.col("in_transit").cast(pl.Int64), "lead_time_days")
        .sort(*_SHELF, "date")
        .with_columns(pl.col("in_transit").diff().over(_SHELF).fill_null(0).alias("change"))
        .with_columns(
            (
                pl.col("in_transit").first().over(_SHELF) + pl.col("change").clip(0).cum_sum().over(_SHELF)
            ).alias("sent"),
            (-pl.col("change")).clip(0).cum_sum().over(_SHELF).alias("received"),
        )
    )
    left = moved.filter(pl.col("change") > 0).select("date", *_SHELF, "lead_time_days", "sent").sort("sent")
    came = moved.filter(pl.col("change") < 0).select(pl.col("date").alias("came_on"), *_SHELF, "received")
    return left.join_asof(
        came.sort("received"),
        left_on="sent",
        right_on="received",
        by=list(_SHELF),
        strategy="forward",
        check_sortedness=False,
    )
