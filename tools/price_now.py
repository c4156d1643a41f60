"""The price in force: what was last sold at, or what was set here since.

Every tool takes today's price from here, so that a price set this morning counts for the next
question though its first sale has not been imported yet.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from core.fact import Source
from core.identity import Scope
from core.money import to_money
from core.tool import Note, ToolContext
from tools.note import note

if TYPE_CHECKING:
    import polars as pl

HISTORY_DAYS = 182
"""A price older than half a year is not known any more."""

REGULAR_DAYS = 28
"""So far back a price without a promotion counts before a newer one with."""

Key = tuple[str, str]


@dataclass(frozen=True)
class PriceNow:
    """A product's price in a store. `sold_at` is the last one sold at, `None` where none is known;
    `set_on` the day on which a price was set here that no sale has confirmed yet."""

    price: Decimal
    sold_at: Decimal | None
    set_on: date | None = None


@dataclass(frozen=True)
class _Set:
    price: Decimal
    day: date


def _set_prices(context: ToolContext, scope: Scope) -> dict[Key, _Set]:
    """Return the last price applied to each item of a scope."""
    zone = ZoneInfo(context.settings.timezone)
    applied = [
        (one.applied_at, one.sequence, one)
        for one in context.ledgers.price_changes.entries(scope)
        if one.status == "applied" and one.applied_at is not None
    ]
    return {
        (one.sku_id, one.store_id): _Set(one.price, at.astimezone(zone).date())
        for at, _, one in sorted(applied, key=lambda entry: entry[:2])
    }


def _in_force(change: _Set | None, sold_on: date | None) -> _Set | None:
    """Return the change where the last sale is of before it: sales since tell the till's own price."""
    return change if change is not None and (sold_on is None or sold_on <= change.day) else None


def prices_now(
    context: ToolContext, scope: Scope, cutoff: date
) -> tuple[dict[Key, PriceNow], tuple[Source, ...]]:
    """Return the price in force of each item of a scope; an item without one is not there.

    That is the last regular price of four weeks, else the last of half a year, promotions
    included; or the one set here since.

    Args:
        context: The call's.
        scope: Already authorised.
        cutoff: The last day of sales.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    sales = context.lake.sales_history(scope, cutoff - timedelta(days=HISTORY_DAYS - 1), cutoff)
    regular = ~pl.col("promo_flag").fill_null(False) & (
        pl.col("date") > cutoff - timedelta(days=REGULAR_DAYS)
    )
    last = pl.coalesce(pl.struct("price", "date").filter(regular).last(), pl.struct("price", "date").last())
    rows = (
        sales.frame.filter(pl.col("price").is_not_null() & (pl.col("price") > 0))
        .sort("date")
        .group_by("sku_id", "store_id")
        .agg(last.alias("last"))
        .unnest("last")
    )
    return _with_set(rows, context, scope), (sales.source,)


def _with_set(rows: pl.DataFrame, context: ToolContext, scope: Scope) -> dict[Key, PriceNow]:
    changes = _set_prices(context, scope)
    found: dict[Key, PriceNow] = {}
    for sku_id, store_id, price, sold_on in rows.select("sku_id", "store_id", "price", "date").iter_rows():
        change = _in_force(changes.get((sku_id, store_id)), sold_on)
        sold_at = to_money(price)
        found[sku_id, store_id] = (
            PriceNow(sold_at, sold_at) if change is None else PriceNow(change.price, sold_at, change.day)
        )
    for key, change in changes.items():
        if key not in found:
            found[key] = PriceNow(change.price, None, change.day)
    return found


def selling_prices(
    context: ToolContext, scope: Scope, keys: Collection[Key], cutoff: date
) -> tuple[Mapping[Key, float], tuple[Source, ...]]:
    """Return what each item brings in when it sells: its last price of four weeks, or the one set since.

    Unlike `prices_now` a promotion counts: it is what buyers pay these days.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    found: dict[Key, tuple[float, date]] = {}
    sources: list[Source] = []
    for days in (7, REGULAR_DAYS):  # most items have sold this week: the longer look is for the rest
        missing = set(keys) - found.keys()
        if not missing:
            break
        there = Scope(
            scope.tenant_id,
            tuple(sorted({store for _, store in missing})),
            tuple(sorted({sku for sku, _ in missing})),
        )
        sales = context.lake.sales_history(there, cutoff - timedelta(days=days - 1), cutoff)
        sources.append(sales.source)
        rows = (
            sales.frame.filter(pl.col("price").is_not_null())
            .sort("date")
            .group_by("sku_id", "store_id", maintain_order=True)
            .agg(pl.col("price").last().cast(pl.Float64), pl.col("date").last())
        )
        found |= {
            (sku, store): (price, day)
            for sku, store, price, day in rows.iter_rows()
            if (sku, store) in missing
        }
    changes = _set_prices(context, scope)
    prices: dict[Key, float] = {}
    for key in keys:
        price, sold_on = found.get(key, (None, None))
        change = _in_force(changes.get(key), sold_on)
        if change is not None:
            prices[key] = float(change.price)
        elif price is not None:
            prices[key] = price
    return prices, tuple(sources)


def set_since_notes(context: ToolContext, scope: Scope, cutoff: date) -> tuple[Note, ...]:
    """Say how many prices were set that no sales up to the last day tell of yet."""
    count = sum(change.day >= cutoff for change in _set_prices(context, scope).values())
    return (note("prices_set_since", count=count, n=count),) if count else ()
