"""How far our prices now lie above or below competitors', product by product and in groups.

The competitors' side is the band that `suggest_price` goes by, the own side the price in force, so that
a list of dear products and the advice on one of them never disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from core.chart import Chart
from core.fact import Source
from core.money import to_money
from core.tool import ToolContext
from engines.pricing import Band
from tools.competitor_chart import competitor_charts
from tools.demand import last_sales_day
from tools.evidence import Evidence
from tools.kpi import Dimension, PriceBand
from tools.price_input import read_bands
from tools.price_now import prices_now
from tools.scope import ResolvedScope

Key = tuple[str | None, ...]


@dataclass(frozen=True)
class ComparedPrice:
    """The price now of one product in one store, and what competitors take for the product."""

    sku_id: str
    store_id: str
    price: Decimal
    band: Band

    @property
    def index(self) -> float:
        """By how much our price lies above the competitors' typical one, percent; below 0 it lies below."""
        return float(self.price / self.band.parity - 1) * 100


@dataclass(frozen=True)
class ComparedPrices:
    """Every price of a scope that competitors' prices of the last days are known for."""

    prices: tuple[ComparedPrice, ...]
    source: Source


def compared_prices(where: ResolvedScope, until: date, context: ToolContext) -> ComparedPrices:
    """Return the prices in force beside the competitors'.

    Only what holds now is known: of days that ended before any price that still counts there is nothing.

    Args:
        where: Already authorised.
        until: The last day asked about.
        context: The call's.

    Raises:
        DataError: there are no sales at all.
    """
    cutoff = last_sales_day(context.lake, where.scope.tenant_id)
    bands, seen = read_bands(where, cutoff, context)
    prices, sources = prices_now(context, where.scope, cutoff)
    tables = {name: snapshot for source in (seen, *sources) for name, snapshot in source.tables.items()}
    if until < cutoff - timedelta(days=context.settings.competitor_max_age_days):
        return ComparedPrices((), Source(tables=tables))
    found = (
        ComparedPrice(sku_id, store_id, to_money(now.price), bands[sku_id])
        for (sku_id, store_id), now in sorted(prices.items())
        if sku_id in bands
    )
    return ComparedPrices(tuple(found), Source(tables=tables))


def index_by(
    compared: Sequence[ComparedPrice], dimensions: Sequence[Dimension], where: ResolvedScope
) -> dict[Key, float]:
    """Return the mean index of each group; every product counts alike in every store.

    Args:
        compared: Prices of the scope.
        dimensions: How they are cut: by place or product, never by time.
        where: The scope they are of.
    """
    products = {row["sku_id"]: row for row in where.products.iter_rows(named=True)}
    stores = {row["store_id"]: row for row in where.stores.iter_rows(named=True)}
    groups: dict[Key, list[float]] = {}
    for one in compared:
        attributes: Mapping[str, Any] = {
            "sku": one.sku_id,
            "store": one.store_id,
            "city": stores.get(one.store_id, {}).get("city"),
            "category": products.get(one.sku_id, {}).get("category"),
            "brand": products.get(one.sku_id, {}).get("brand"),
        }
        groups.setdefault(tuple(attributes[name] for name in dimensions), []).append(one.index)
    return {key: sum(values) / len(values) for key, values in groups.items()}


def band_charts(
    compared: Sequence[ComparedPrice], where: ResolvedScope, evidence: Evidence
) -> tuple[Chart, ...]:
    """Return the picture of what `band_of` tells."""
    if len({one.sku_id for one in compared}) != 1:
        return ()
    product, own = where.names.product(compared[0].sku_id), {one.price for one in compared}
    return competitor_charts(product, where.place, compared[0].band.offers, own, evidence)


def band_of(compared: Sequence[ComparedPrice], evidence: Evidence) -> PriceBand | None:
    """Return the competitors' prices of a product, where all that was compared is of one."""
    if len({one.sku_id for one in compared}) != 1:
        return None
    first, own = compared[0], {one.price for one in compared}
    subject = {"sku_id": first.sku_id}
    return PriceBand(
        low=evidence.fact("Lowest competitor price", first.band.low, "currency", subject),
        high=evidence.fact("Highest competitor price", first.band.high, "currency", subject),
        count=evidence.fact("Competitors compared", len(first.band.offers), "count", subject),
        own_low=evidence.fact("Lowest own price", min(own), "currency", subject),
        own_high=evidence.fact("Highest own price", max(own), "currency", subject),
    )
