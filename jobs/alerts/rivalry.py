"""Our prices beside what competitors ask: like compared with like."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from core.fact import Source
from engines.alerting.price import FEWEST_COMPETITORS, Rivalry
from jobs.alerts.snapshot import Snapshot

if TYPE_CHECKING:
    import polars as pl

_SHELF = ("sku_id", "store_id")


def rivalry_of(snapshot: Snapshot) -> tuple[list[Rivalry], Source]:
    """Return our price of each product and store beside the middle of what competitors ask now.

    Each competitor's newest price counts, if it is no older than the shop's own limit. One seen while
    we ran an offer that is over by now does not: offers go together, and whether theirs is over too was
    not seen yet.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    last = snapshot.freshness.competitor_prices or snapshot.today
    oldest = last - timedelta(days=snapshot.context.settings.competitor_max_age_days)
    seen = snapshot.context.lake.competitor_prices(snapshot.scope, oldest, max(last, snapshot.today))
    ours, offers = _ours(snapshot.sales.frame)
    theirs = (
        seen.frame.filter(pl.col("competitor_price") > 0)
        .select("date", "sku_id", "competitor", pl.col("competitor_price").cast(pl.Float64))
        .join(ours, on="sku_id")
        .join(offers, on=["date", *_SHELF], how="anti")
        .sort("date")
        .group_by(*_SHELF, "competitor")
        .agg(pl.col("competitor_price", "price").last())
        .group_by(*_SHELF)
        .agg(pl.col("price").first(), pl.col("competitor_price").median(), pl.len().alias("competitors"))
        .filter(pl.col("competitors") >= FEWEST_COMPETITORS)
    )
    rows = theirs.select(*_SHELF, "price", "competitor_price", "competitors").sort(*_SHELF)
    found = [
        Rivalry(sku, store, Decimal(str(round(price, 2))), Decimal(str(round(middle, 2))), int(count))
        for sku, store, price, middle, count in rows.iter_rows()
    ]
    return found, snapshot.source("price against competitors", snapshot.sales.source, seen.source)


def _ours(sales: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return each shelf's price now, and the days of its offers that are over."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    priced = sales.filter(pl.col("price") > 0).with_columns(pl.col("promo_flag").fill_null(False))
    now = (
        priced.sort("date")
        .group_by(*_SHELF)
        .agg(pl.col("price").cast(pl.Float64).last(), pl.col("promo_flag").last().alias("on_offer"))
    )
    over = priced.filter("promo_flag").join(now.filter(~pl.col("on_offer")), on=list(_SHELF), how="semi")
    return now.drop("on_offer"), over.select("date", *_SHELF)
