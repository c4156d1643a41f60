"""Stock records that cannot be right: below zero, or standing still while the product sells."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from engines.decision.anomaly import Anomaly
from engines.decision.run import Row, runs

FROZEN_DAYS = 3
"""Days with sales and no change of stock that make a record frozen. One happens: what came in
that day was what went out. Three in a row do not."""

_KEYS = ["sku_id", "store_id"]


def detect_stock(
    stock: pl.DataFrame, sales: pl.DataFrame, products: pl.DataFrame, *, start: date, end: date
) -> list[Anomaly]:
    """Find records below zero, and records that stand still, that touch the days.

    A record stands still on a day on which units sold, its figure is the day before's, and
    nothing that was on the way came in.

    Args:
        stock: `date, sku_id, store_id, on_hand, in_transit`, also of some days before `start`,
            so that a record that froze then is seen whole; a null `on_hand` is unknown.
        sales: `date, sku_id, store_id, units`, of the same days.
        products: `sku_id, category, unit_cost`.
        start: First day to judge.
        end: Last day.

    Returns:
        Of a negative record `actual` is the lowest figure; of a frozen one the figure it
        shows, `expected` that less the units sold since. `rupees` is what is wrongly on the
        books (frozen) or missing from them (negative), at cost.
    """
    known = (
        stock.filter(pl.col("on_hand").is_not_null() & (pl.col("date") <= end))
        .select("date", *_KEYS, "on_hand", pl.col("in_transit").fill_null(0))
        .join(sales.select("date", *_KEYS, "units"), on=["date", *_KEYS], how="left")
        .join(
            products.select("sku_id", "category", pl.col("unit_cost").cast(pl.Float64)),
            on="sku_id",
            how="left",
        )
        .with_columns(pl.col("units").fill_null(0))
        .sort(*_KEYS, "date")
    )
    return [*_negative(known, start), *_frozen(known, start)]


def _negative(known: pl.DataFrame, start: date) -> list[Anomaly]:
    below = known.filter((pl.col("on_hand") < 0) & (pl.col("date") >= start))
    return [
        _told("stock_negative", run, run, float(min(row["on_hand"] for row in run)), None)
        for run in runs(below.iter_rows(named=True), by=_KEYS)
    ]


def _frozen(known: pl.DataFrame, start: date) -> list[Anomaly]:
    before = {name: pl.col(name).shift(1).over(_KEYS) for name in ("on_hand", "in_transit", "date")}
    still = known.with_columns(
        still=(pl.col("on_hand") == before["on_hand"])
        & (pl.col("on_hand") > 0)
        & (pl.col("in_transit") >= before["in_transit"])
        & (pl.col("date") - before["date"] == pl.duration(days=1))
    ).filter("still")
    found: list[Anomaly] = []
    for run in runs(still.iter_rows(named=True), by=[*_KEYS, "on_hand"]):
        sold = [row for row in run if row["units"] > 0]
        if len(sold) < FROZEN_DAYS or run[-1]["date"] < start:
            continue
        shown = float(run[0]["on_hand"])
        units = float(sum(row["units"] for row in run))
        found.append(_told("stock_frozen", run, sold, shown, shown - units))
    return found


def _told(kind: str, run: list[Row], counted: list[Row], actual: float, expected: float | None) -> Anomaly:
    first = run[0]
    cost = first["unit_cost"]
    off = actual if expected is None else expected - actual
    return Anomaly(
        kind="stock_negative" if kind == "stock_negative" else "stock_frozen",
        store_id=first["store_id"],
        sku_id=first["sku_id"],
        category=first["category"] or "",
        start=first["date"] - timedelta(days=1) if kind == "stock_frozen" else first["date"],
        end=counted[-1]["date"],
        actual=actual,
        expected=expected,
        rupees=None if cost is None else off * float(cost),
    )
