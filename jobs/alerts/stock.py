"""Shelves for the alerts: all of them by one frame, and the likely ones as the risk tool tells them.

Every series is looked at in one frame: what lies there against what the coming week asks for.
Only what may run out is then assessed like `assess_stockout_risk` does, with what is on the way,
so that an alert and the answer to "what will run out" name the same figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from core.fact import Source
from core.money import to_money
from engines.alerting.stock import Remedy, Shelf, Surplus
from jobs.alerts.snapshot import AHEAD_DAYS, Key, Snapshot
from tools.price_now import selling_prices
from tools.scope import ScopeArguments, resolve
from tools.stock import TOO_OLD_AFTER_DAYS, StockItem, stock_view

if TYPE_CHECKING:
    import polars as pl

    from core.recommendation import Recommendation
    from engines.inventory.stockout import StockoutRisk

MOST_ASSESSED = 300
"""So many shelves, the dearest first: more alerts than that are read by nobody."""


@dataclass(frozen=True)
class Cover:
    """Every counted shelf with a forecast: `sku_id, store_id, on_hand, demand, sigma, cover`."""

    frame: pl.DataFrame
    sources: tuple[Source, ...]


def counted(snapshot: Snapshot) -> pl.DataFrame | None:
    """Return every shelf counted of late, less what is owed: `sku_id, store_id, on_hand`.

    `None` where nothing was sold yet, so that nothing tells how late a count is.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    if snapshot.cutoff is None:
        return None
    late = snapshot.cutoff - timedelta(days=TOO_OLD_AFTER_DAYS)
    return snapshot.stock.frame.filter(pl.col("on_hand").is_not_null() & (pl.col("date") >= late)).select(
        "sku_id", "store_id", (pl.col("on_hand") - pl.col("backorder").fill_null(0)).clip(0).alias("on_hand")
    )


def cover_of(snapshot: Snapshot) -> Cover | None:
    """Return how long each shelf lasts; `None` where the forecasts are not of today's data.

    `cover` is days at the coming week's mean demand, null where nothing is expected to sell.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.forecast.aggregate import sigma  # noqa: PLC0415 - brings numpy along

    ahead, there = snapshot.forecasts, counted(snapshot)
    if ahead is None or there is None:
        return None
    asked = (
        ahead.frame.with_columns(sigma().alias("s"))
        .group_by("sku_id", "store_id")
        .agg(pl.col("yhat").sum().alias("demand"), pl.col("s").sum().alias("sigma"))
    )
    frame = there.join(asked, on=["sku_id", "store_id"]).with_columns(
        pl.when(pl.col("demand") > 0)
        .then(pl.col("on_hand") / (pl.col("demand") / AHEAD_DAYS))
        .otherwise(None)
        .alias("cover")
    )
    return Cover(frame, (ahead.source, snapshot.stock.source))


def shelves(snapshot: Snapshot, cover: Cover) -> tuple[tuple[Shelf, ...], Source]:
    """Return the shelves that may run out within a week, assessed like the risk tool's."""
    from engines.inventory.demands import DailyDemands  # noqa: PLC0415 - brings numpy along
    from engines.inventory.stockout import stockout_risks  # noqa: PLC0415

    likely = _may_run_out(snapshot, cover)
    if not likely:
        return (), snapshot.source("stock against forecast", *cover.sources)
    arguments = ScopeArguments(sku_ids=tuple(sorted({sku for sku, _ in likely})))
    where = resolve(arguments, snapshot.context)
    view = stock_view(snapshot.context, where, AHEAD_DAYS)
    items = [item for item in view.items if item.key in likely]
    prices, more = selling_prices(
        snapshot.context, where.scope, {item.key for item in items}, view.demand.cutoff
    )
    risks = stockout_risks(
        DailyDemands.of([item.daily for item in items]),
        [item.stock for item in items],
        [AHEAD_DAYS] * len(items),
        [item.arrivals for item in items],
    )
    found = tuple(_shelf(item, risk, prices) for item, risk in zip(items, risks, strict=True))
    return found, snapshot.source("stock against forecast", *view.sources, *more)


def remedies(snapshot: Snapshot) -> Mapping[Key, Remedy]:
    """Return what the night proposed for each shelf: a move before an order, which comes later."""
    found: dict[Key, Remedy] = {}
    for one in sorted(snapshot.proposed, key=lambda one: one.kind):  # "reorder" before "transfer"
        if one.kind in ("reorder", "transfer"):
            quantity = int(one.payload.get("quantity") or 0)
            found[one.sku_id, one.store_id] = Remedy(
                one.recommendation_id, one.kind, quantity, _order_by(one)
            )
    return found


def _order_by(one: Recommendation) -> date | None:
    said = next((why["values"].get("order_by") for why in one.payload.get("why", ())), None)
    return None if said is None else date.fromisoformat(str(said))


def surplus(snapshot: Snapshot) -> tuple[Surplus, ...]:
    """Return the goods that the night proposed to sell off."""
    return tuple(
        Surplus(
            one.recommendation_id,
            one.sku_id,
            one.store_id,
            int(one.payload.get("quantity") or 0),
            str(why["code"]),
            Decimal(str(why["values"]["tied_up"])),
        )
        for one in snapshot.proposed
        if one.kind == "clear_out"
        for why in one.payload["why"][:1]
    )


def _may_run_out(snapshot: Snapshot, cover: Cover) -> set[Key]:
    """Return the shelves that the week's demand, and a half of its error, would empty; the dearest."""
    import polars as pl  # noqa: PLC0415 - heavy

    price = snapshot.sales.frame.group_by("sku_id", "store_id").agg(pl.col("price").cast(pl.Float64).mean())
    lacking = pl.col("demand") + 0.5 * pl.col("sigma") - pl.col("on_hand")
    likely = (
        cover.frame.filter((pl.col("demand") > 0) & (lacking >= 0))
        .join(price, on=["sku_id", "store_id"], how="left")
        .with_columns((lacking * pl.col("price").fill_null(1.0)).alias("worth"))
        .sort("worth", "sku_id", "store_id", descending=[True, False, False])
        .head(MOST_ASSESSED)
    )
    return set(likely.select("sku_id", "store_id").iter_rows())


def _shelf(item: StockItem, risk: StockoutRisk, prices: Mapping[Key, float]) -> Shelf:
    price = prices.get(item.key)
    return Shelf(
        item.sku_id,
        item.store_id,
        item.stock.on_hand,
        risk.expected_demand,
        risk.probability,
        None if risk.day is None else item.first_day + timedelta(days=risk.day - 1),
        risk.days_of_cover,
        None if price is None else to_money(price * risk.lost_units),
        item.stock.in_transit,
        item.due_on,
        lasting=risk.lasting,
    )
