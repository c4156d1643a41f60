"""What a price rule needs to know of one product in one store, read from the lake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.fact import Source
from core.money import to_money
from core.tenant import TenantSettings
from core.tool import Note, ToolContext
from engines.inventory import DailyDemand, expected_units
from engines.pricing import Band, Circumstances, Offer, competitor_band
from tools.decided import decided
from tools.demand import demand_forecasts
from tools.scope import ResolvedScope
from tools.stock import FORECAST_DAYS, StockView, stock_view

if TYPE_CHECKING:
    import polars as pl

_CELLS_A_SHELF = 500


@dataclass(frozen=True)
class Shelf:
    """Stock and safety stock of the one item, and the demand that meets it.

    `None` where stock is unknown. `on_hand` is what was counted, `for_sale` without what is
    promised already; `arrivals` are (day, units), day 1 is `first_day`. `daily` is empty where
    nothing can be expected: the item has not sold in the last half year.
    """

    on_hand: int | None
    safety_stock: float | None
    cutoff: date
    sources: tuple[Source, ...]
    daily: DailyDemand
    first_day: date
    for_sale: int | None = None
    arrivals: tuple[tuple[int, float], ...] = ()
    notes: tuple[Note, ...] = ()


def read_shelf(where: ResolvedScope, sku_id: str, context: ToolContext) -> Shelf:
    """Return the item's stock and the safety stock of the order rule."""
    return context.lake.kept(
        where.scope.tenant_id,
        ("shelf", where.scope),
        lambda: _read_shelf(where, sku_id, context),
        given=decided(context, (sku_id,)).about(where.store_ids),
        cells=lambda _: _CELLS_A_SHELF,
    )


def _read_shelf(where: ResolvedScope, sku_id: str, context: ToolContext) -> Shelf:
    from engines.inventory.reorder import reorder  # noqa: PLC0415 - brings numpy along

    view = stock_view(context, where, FORECAST_DAYS, named_skus=(sku_id,))
    if not view.items:
        return _without_stock(view, where, sku_id, context)
    item = view.items[0]
    order = reorder(item.daily, item.stock, item.terms, service_level=context.settings.service_level)
    return Shelf(
        on_hand=item.stock.on_hand,
        safety_stock=order.safety_stock,
        cutoff=view.demand.cutoff,
        sources=view.sources,
        daily=item.daily,
        first_day=item.first_day,
        for_sale=max(item.stock.on_hand - item.stock.backorder, 0),
        arrivals=expected_units(item.arrivals),
        notes=view.demand.notes,
    )


def _without_stock(view: StockView, where: ResolvedScope, sku_id: str, context: ToolContext) -> Shelf:
    """Return the demand alone: stock is unknown, what will be asked for is not."""
    from engines.forecast import DAY_CORRELATION  # noqa: PLC0415 - brings polars along
    from engines.forecast.aggregate import sigma  # noqa: PLC0415

    demand = demand_forecasts(context, where.scope, FORECAST_DAYS, named_skus=(sku_id,))
    rows = demand.frame.sort("date").with_columns(sigma().alias("error"))
    daily = DailyDemand(rows["yhat"].to_list(), rows["error"].to_list(), DAY_CORRELATION)
    sources = (*view.sources, *demand.sources)
    return Shelf(None, None, demand.cutoff, sources, daily, demand.start, notes=demand.notes)


def read_offers(where: ResolvedScope, today: date, context: ToolContext) -> tuple[list[Offer], Source]:
    """Return what competitors asked in the days that count, up to `today`."""
    answer = context.lake.competitor_prices(
        where.scope, today - timedelta(days=context.settings.competitor_max_age_days), today
    )
    return [offer for _, offer in offers_of(answer.frame, today)], answer.source


def read_bands(where: ResolvedScope, cutoff: date, context: ToolContext) -> tuple[dict[str, Band], Source]:
    """Return the competitors' band of each product of a scope that has one.

    Offers age from the newest day of data, so that a late import is not all out of date.

    Args:
        where: Already authorised.
        cutoff: The last day of sales.
        context: The call's.
    """
    newest = context.lake.freshness(where.scope.tenant_id).competitor_prices
    today = max(day for day in (cutoff, newest) if day is not None)
    most = context.settings.competitor_max_age_days
    answer = context.lake.competitor_prices(where.scope, today - timedelta(days=most), today)
    offers: dict[str, list[Offer]] = {}
    for sku_id, offer in offers_of(answer.frame, today):
        offers.setdefault(sku_id, []).append(offer)
    bands = {sku_id: competitor_band(found, max_age_days=most) for sku_id, found in offers.items()}
    return {sku_id: band for sku_id, band in bands.items() if band is not None}, answer.source


def offers_of(observed: pl.DataFrame, today: date) -> Iterator[tuple[str, Offer]]:
    """Return each observation of a competitor's price as an offer, with its product."""
    for row in observed.iter_rows(named=True):
        if row["competitor_price"] is not None:
            yield (
                row["sku_id"],
                Offer(
                    competitor=row["competitor"],
                    price=to_money(row["competitor_price"]),
                    age_days=(today - row["date"]).days,
                    confidence=None if row["confidence"] is None else float(row["confidence"]),
                    url=row["url"],
                ),
            )


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def circumstances_of(
    product: Mapping[str, Any], policy: Mapping[str, Any], price: Decimal, settings: TenantSettings
) -> Circumstances:
    """Gather what the limits are computed from, stock aside; what the product lacks is the tenant's."""
    own_margin = _decimal(product["min_margin_pct"])
    own_delta = _decimal(policy.get("max_delta_pct"))
    return Circumstances(
        price=price,
        unit_cost=_decimal(product["unit_cost"]),
        gst_rate_pct=_decimal(product["gst_rate_pct"]) or Decimal(0),
        min_margin_pct=Decimal(str(settings.min_margin_pct)) if own_margin is None else own_margin,
        max_delta_pct=Decimal(str(settings.max_delta_pct)) if own_delta is None else own_delta,
        mrp=_decimal(product["mrp"] or None),  # an MRP of 0 is none
        map_price=_decimal(policy.get("map_price")),
        floor_price=_decimal(policy.get("floor_price")),
        selling_fee_pct=Decimal(str(settings.selling_fee_pct)),
    )


def read_circumstances(
    where: ResolvedScope, policy: Mapping[str, Any], price: Decimal, shelf: Shelf, context: ToolContext
) -> Circumstances:
    """Gather what the limits are computed from, stock included."""
    product = where.products.row(0, named=True)
    given = circumstances_of(product, policy, price, context.settings)
    return replace(given, on_hand=shelf.on_hand, safety_stock=shelf.safety_stock)
