"""What would have sold without promotion and without an empty shelf: estimates behind a bridge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from engines.decision.bridge import Cell, Side, Status

NORMAL_DAYS = 28
"""How far before a period its normal days are looked for, beside those within it."""

FEWEST_NORMAL_DAYS = 7
LOST_FROM_UNITS = 3.0
"""An item that should have sold this much by its usual rate and sold none is gone: were it
still there, one time in twenty it would sell none (Poisson)."""

Row = Mapping[str, Any]

_KEYS = ["sku_id", "store_id"]


@dataclass(frozen=True)
class Days:
    """A period, both ends included."""

    start: date
    end: date

    @property
    def count(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1

    @property
    def from_normal(self) -> date:
        """Return the first day that tells what is usual for the period."""
        return self.start - timedelta(days=NORMAL_DAYS)


@dataclass(frozen=True)
class Estimated:
    """Cells ready for a bridge, and what of the units could not be used.

    `unknown_units` are units of both periods whose revenue (for a margin, also GST rate or
    cost) is not known; their cells are left out whole. `unjudged_days` are days with an
    empty shelf or a promotion on which nothing could be estimated for want of normal days.
    """

    cells: tuple[Cell, ...]
    units: int
    unknown_units: int
    unjudged_days: int

    @property
    def unknown_share(self) -> float:
        """Share of the units of both periods that is left out, 0–1."""
        return self.unknown_units / self.units if self.units else 0.0


def estimate(
    daily: pl.DataFrame,
    before: Days,
    now: Days,
    *,
    products: pl.DataFrame | None = None,
    priced: bool = True,
) -> Estimated:
    """Return the cells of two periods.

    A series' usual units are the mean of its days without promotion and without an empty
    shelf, in the period and the four weeks before it, shaped by how its store's sales differ
    by weekday. On a day with an empty shelf, lost is what is missing to that; on a promotion
    day, uplift is what goes beyond it. Days of an open store without a row sold nothing.

    Args:
        daily: `date, sku_id, store_id, units, revenue, promo_flag, stockout` (null flags are
            false) of both periods and the four weeks before each; a day with an empty shelf
            and no sale is a row with 0 units.
        before: The earlier period.
        now: The later one.
        products: `sku_id, unit_cost, gst_rate_pct`, for a margin: what is unknown there is
            left out. `None`: neither matters.
        priced: Whether what has no known revenue is left out; `False` where units are counted.
    """
    laid_out = _laid_out(daily, before, now)
    one, other = _side(laid_out, before), _side(laid_out, now)
    pairs = one.join(other, on=_KEYS, how="full", coalesce=True, suffix="_now").sort(_KEYS)
    money = _money(pairs, products, priced=priced)
    cells: list[Cell] = []
    units = unknown = unjudged = 0
    for row in money.iter_rows(named=True):
        sold = int(row["units"] or 0) + int(row["units_now"] or 0)
        units += sold
        if not row["known"]:
            unknown += sold
            continue
        unjudged += int(row["unjudged"] or 0) + int(row["unjudged_now"] or 0)
        cell = _cell(row, now.count)
        if cell is not None:
            cells.append(cell)
    return Estimated(tuple(cells), units, unknown, unjudged)


def _laid_out(daily: pl.DataFrame, before: Days, now: Days) -> pl.DataFrame:
    """Return one row per series and open day of its store, from its first row on."""
    rows = daily.select(
        "date",
        *_KEYS,
        pl.col("units").cast(pl.Float64),
        "revenue",
        pl.col("promo_flag").fill_null(False).alias("promo"),
        pl.col("stockout").fill_null(False).alias("out"),
    )
    wanted = pl.col("date").is_between(before.from_normal, before.end) | pl.col("date").is_between(
        now.from_normal, now.end
    )
    open_days = rows.filter(wanted).select("store_id", "date").unique()
    series = rows.group_by(_KEYS).agg(pl.col("date").min().alias("first"))
    return (
        series.join(open_days, on="store_id")
        .filter(pl.col("date") >= pl.col("first"))
        .drop("first")
        .join(rows, on=["date", *_KEYS], how="left")
        .with_columns(
            pl.col("units").fill_null(0.0),
            pl.col("promo", "out").fill_null(False),
            pl.col("units").is_null().alias("blank"),
            pl.col("date").dt.weekday().alias("weekday"),
        )
    )


def _side(laid_out: pl.DataFrame, period: Days) -> pl.DataFrame:
    """Return each series' sums over a period, with uplift, lost units and usual rate."""
    window = laid_out.filter(pl.col("date").is_between(period.from_normal, period.end))
    normal = window.filter(~pl.col("promo") & ~pl.col("out"))
    shape = normal.group_by("store_id", "weekday").agg(pl.col("units").mean().alias("of_weekday"))
    shape = shape.with_columns(
        (pl.col("of_weekday") / pl.col("of_weekday").mean().over("store_id")).alias("shape")
    ).select("store_id", "weekday", pl.when(pl.col("shape").is_finite()).then("shape").alias("shape"))
    rate = (
        normal.join(shape, on=["store_id", "weekday"], how="left")
        .group_by(_KEYS)
        .agg((pl.col("units").sum() / pl.col("shape").sum()).alias("rate"), pl.len().alias("normal_days"))
        .filter((pl.col("normal_days") >= FEWEST_NORMAL_DAYS) & pl.col("rate").is_finite())
        .select(*_KEYS, "rate")
    )
    usual = pl.col("rate") * pl.col("shape")
    moved = pl.col("promo") | pl.col("out")
    judged = (
        window.filter(pl.col("date") >= period.start)
        .join(shape, on=["store_id", "weekday"], how="left")
        .join(rate, on=_KEYS, how="left")
        .with_columns(
            pl.when("out").then((usual - pl.col("units")).clip(lower_bound=0.0)).fill_null(0.0).alias("lost"),
            pl.when(moved & usual.is_null()).then(1).otherwise(0).alias("unjudged"),
        )
        .with_columns(
            pl.when("promo").then(pl.col("units") + pl.col("lost") - usual).fill_null(0.0).alias("uplift")
        )
    )
    plain = ~pl.col("promo") & pl.col("revenue").is_not_null()
    return judged.group_by(_KEYS).agg(
        pl.col("units").sum(),
        pl.col("revenue").sum(),
        (pl.col("revenue").is_null() & (pl.col("units") > 0)).any().alias("unpriced"),
        pl.col("uplift", "lost", "unjudged").sum(),
        pl.col("out").mean().alias("share_out"),
        pl.col("rate").first(),
        pl.col("units").filter(plain).sum().alias("shelf_units"),
        pl.col("revenue").filter(plain).sum().alias("shelf_revenue"),
    )


def _money(pairs: pl.DataFrame, products: pl.DataFrame | None, *, priced: bool) -> pl.DataFrame:
    """Add what is needed to turn units into rupees, and whether all of it is known."""
    unpriced = pl.col("unpriced").fill_null(False) | pl.col("unpriced_now").fill_null(False)
    known = ~unpriced if priced else pl.lit(True)
    if products is None:
        return pairs.with_columns(
            known.alias("known"), pl.lit(None).alias("unit_cost"), pl.lit(None).alias("gst_rate_pct")
        )
    nothing = (pl.col("units").fill_null(0) == 0) & (pl.col("units_now").fill_null(0) == 0)
    costed = pl.col("unit_cost").is_not_null() & pl.col("gst_rate_pct").is_not_null()
    return pairs.join(
        products.select("sku_id", "unit_cost", "gst_rate_pct"), on="sku_id", how="left"
    ).with_columns((known & (costed | nothing)).alias("known"))


def _decimal(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    return Decimal(str(value)) if value is not None else Decimal(0)


def _estimate(value: float | None) -> Decimal:
    return Decimal(str(round(value or 0.0, 6)))


def _cell(row: Row, days_now: int) -> Cell | None:
    sides: list[Side] = []
    prices = [_shelf_price(row, ""), _shelf_price(row, "_now")]
    tax_share = 1 / (1 + _decimal(row["gst_rate_pct"]) / 100)
    for number, suffix in enumerate(("", "_now")):
        price = prices[number] if prices[number] is not None else prices[1 - number]
        judged = price is not None
        sides.append(
            Side(
                units=_decimal(row[f"units{suffix}"]),
                revenue=_decimal(row[f"revenue{suffix}"]),
                shelf_price=price or Decimal(0),
                uplift=_estimate(row[f"uplift{suffix}"]) if judged else Decimal(0),
                lost=_estimate(row[f"lost{suffix}"]) if judged else Decimal(0),
                tax_share=tax_share,
                unit_cost=_decimal(row["unit_cost"]),
            )
        )
    before, now = sides
    if not (before.units or now.units or before.lost or now.lost):
        return None
    return Cell(str(row["sku_id"]), str(row["store_id"]), before, now, _status(row, before, now, days_now))


def _shelf_price(row: Row, suffix: str) -> Decimal | None:
    """Return the mean price without promotion, else with it, `None` where nothing sold."""
    for units, revenue in (("shelf_units", "shelf_revenue"), ("units", "revenue")):
        sold = _decimal(row[f"{units}{suffix}"])
        if sold > 0:
            return _decimal(row[f"{revenue}{suffix}"]) / sold
    return None


def _status(row: Row, before: Side, now: Side, days_now: int) -> Status:
    """Tell a new or lost item from one that sold nothing by chance or for want of stock."""
    if row["units"] is None and now.units:
        return "new"  # no row of it before: its days begin with its first
    rate, out = row["rate"], row["share_out_now"]
    if before.units and not now.units and not now.lost and isinstance(rate, float):
        there = 1.0 - (float(out) if isinstance(out, float) else 0.0)
        if rate * days_now * there >= LOST_FROM_UNITS:
            return "lost"
    return "kept"
