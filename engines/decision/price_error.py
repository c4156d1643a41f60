"""Prices that were charged and should not have been."""

from __future__ import annotations

from datetime import date

import polars as pl

from engines.decision.anomaly import Anomaly
from engines.decision.run import Row, runs

USUAL_DAYS = 56
"""Days before the period whose median is the usual price."""

FEWEST_USUAL_DAYS = 5
LEAST_SWING = 0.20
"""A price this far from the usual one, as a share, is looked at twice in any shop."""

SWINGS = 2.0
"""Where prices move more, so many times what they usually do."""

TOLERANCE = 0.005
"""Rounding of the till and of averages over a day's bills."""

_KEYS = ["sku_id", "store_id"]


def detect_prices(sales: pl.DataFrame, products: pl.DataFrame, *, start: date, end: date) -> list[Anomaly]:
    """Find prices above MRP, below cost, or far from what the product usually costs.

    Of a day the gravest holds. A price is far where it is more than a fifth off the median
    of the eight weeks before (or twice as far as nine in ten of their days were). On a
    promotion a price may be as much lower as the deepest promotion of those days and the
    period took off.

    Args:
        sales: `date, sku_id, store_id, units, price, promo_flag, discount_pct` (of the
            promotion that ran, null where unknown) from eight weeks before `start`; a null
            price says nothing.
        products: `sku_id, category, mrp, unit_cost, gst_rate_pct`; what is null is not checked.
        start: First day to judge.
        end: Last day.

    Returns:
        `actual` is the mean price charged, `expected` MRP, cost with tax, or the usual
        price; `rupees` what the difference came to on the units sold.
    """
    known = sales.filter(pl.col("price").is_not_null()).with_columns(
        pl.col("price").cast(pl.Float64), pl.col("promo_flag").fill_null(False).alias("promo")
    )
    costs = products.select(
        "sku_id",
        "category",
        pl.col("mrp").cast(pl.Float64),
        (pl.col("unit_cost").cast(pl.Float64) * (1 + pl.col("gst_rate_pct").cast(pl.Float64) / 100)).alias(
            "cost"
        ),
    )
    judged = (
        known.filter(pl.col("date").is_between(start, end))
        .join(costs, on="sku_id", how="left")
        .join(_usual(known, start), on=_KEYS, how="left")
        .with_columns(_kind().alias("kind"))
        .filter(pl.col("kind").is_not_null())
    )
    expected = {"price_above_mrp": "mrp", "price_below_cost": "cost", "price_unusual": "usual"}
    return [
        _told(run, expected[run[0]["kind"]])
        for run in runs(judged.iter_rows(named=True), by=[*_KEYS, "kind"])
    ]


def _usual(known: pl.DataFrame, start: date) -> pl.DataFrame:
    before = known.filter(
        pl.col("date").is_between(pl.lit(start).dt.offset_by(f"-{USUAL_DAYS}d"), start, closed="left")
    )
    plain = (
        before.filter(~pl.col("promo"))
        .group_by(_KEYS)
        .agg(pl.col("price").median().alias("usual"), pl.col("price"), pl.len().alias("seen"))
        .filter((pl.col("seen") >= FEWEST_USUAL_DAYS) & (pl.col("usual") > 0))
        .with_columns(
            pl.col("price")
            .list.eval((pl.element() - pl.element().median()).abs().quantile(0.9) / pl.element().median())
            .list.first()
            .alias("swing")
        )
        .drop("price", "seen")
    )
    deepest = (
        before.filter("promo")
        .join(plain, on=_KEYS)
        .group_by(_KEYS)
        .agg((1 - pl.col("price").min() / pl.col("usual").first()).alias("deepest"))
    )
    return plain.join(deepest, on=_KEYS, how="left")


def _kind() -> pl.Expr:
    limit = pl.max_horizontal(pl.lit(LEAST_SWING), SWINGS * pl.col("swing"))
    off = pl.col("price") / pl.col("usual") - 1
    offered = pl.max_horizontal(pl.col("deepest"), pl.col("discount_pct").cast(pl.Float64) / 100, pl.lit(0.0))
    # A promotion of unknown depth may be any, down to the cost.
    unknown = pl.col("promo") & pl.col("deepest").is_null() & pl.col("discount_pct").is_null()
    low = pl.when(unknown).then(-1.0).when("promo").then((1 - offered) * (1 - limit) - 1).otherwise(-limit)
    return (
        pl.when(pl.col("price") > pl.col("mrp") * (1 + TOLERANCE))
        .then(pl.lit("price_above_mrp"))
        .when((off > limit) | (off < low))
        .then(
            pl.when(pl.col("price") < pl.col("cost") * (1 - TOLERANCE))
            .then(pl.lit("price_below_cost"))
            .otherwise(pl.lit("price_unusual"))
        )
        .when(pl.col("price") < pl.col("cost") * (1 - TOLERANCE))
        .then(pl.lit("price_below_cost"))
    )


def _told(run: list[Row], expected: str) -> Anomaly:
    first = run[0]
    units = [float(row["units"] or 0) for row in run]
    prices = [float(row["price"]) for row in run]
    ought = [float(row[expected]) for row in run]
    sold = sum(units)
    weights = units if sold > 0 else [1.0] * len(run)

    def mean(values: list[float]) -> float:
        return sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)

    off = sum(u * (p - o) for u, p, o in zip(units, prices, ought, strict=True))
    # What is charged without tax is what can be set against a cost: both are brought to shelf prices.
    return Anomaly(
        kind=first["kind"],
        store_id=first["store_id"],
        sku_id=first["sku_id"],
        category=first["category"] or "",
        start=first["date"],
        end=run[-1]["date"],
        actual=mean(prices),
        expected=mean(ought),
        rupees=off,
        cause="promotion"
        if first["kind"] == "price_below_cost" and all(row["promo"] for row in run)
        else None,
    )
