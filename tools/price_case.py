"""One product in one store as a price question sees it: limits, competitors, demand and buyers.

The what-if and the recommendation both start from here, so that they never disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from core.errors import DataError
from core.fact import Source
from core.money import to_money
from core.tool import Note, ToolContext
from engines.pricing import Band, Circumstances, competitor_band
from tools.elasticity import KnownReaction, known_reaction
from tools.note import note
from tools.price_input import Shelf, read_circumstances, read_offers, read_shelf
from tools.price_now import prices_now
from tools.scope import ResolvedScope, ScopeArguments, resolve

if TYPE_CHECKING:
    from engines.pricing.effect import Outlook, Reaction

WEEK_DAYS = 7

STALE_AFTER_DAYS = 7
"""A competitor's price this much older than the newest data is said to be old."""


@dataclass(frozen=True)
class PriceCase:
    """What is known. `sold_at` is the price the forecast was made for, `given.price` the one asked
    about as today's; they differ where a person names another, or one was set here since, on
    `set_on`. Offers age from `offers_on`. `offer_planned`: the product goes on promotion, or is
    on it, in the coming week."""

    where: ResolvedScope
    sku_id: str
    store_id: str
    given: Circumstances
    sold_at: Decimal
    band: Band | None
    shelf: Shelf
    known: KnownReaction
    sources: tuple[Source, ...]
    offers_on: date
    gst_known: bool
    offer_planned: bool
    set_on: date | None = None

    @property
    def product(self) -> str:
        """What the product is called."""
        return self.where.names.product(self.sku_id)

    @property
    def store(self) -> str:
        """What the store is called."""
        return self.where.names.store(self.store_id)

    @property
    def subject(self) -> dict[str, str]:
        """What its facts are about."""
        return {"sku_id": self.sku_id, "store_id": self.store_id}

    @property
    def first_day(self) -> date:
        """The first day that is looked at."""
        return self.shelf.first_day

    def outlook(self, days: int, reaction: Reaction) -> Outlook | None:
        """Return what is expected over some days; `None` where nothing is."""
        demand = self.shelf.daily.over(days)
        if demand.mean <= 0:
            return None
        return outlook_of(
            self.given,
            self.sold_at,
            daily_over(self.shelf.daily.mean, days),
            demand.sigma,
            reaction,
            for_sale=self.shelf.for_sale,
            arrivals=self.shelf.arrivals,
        )

    def notes(self, context: ToolContext) -> tuple[Note, ...]:
        """Say what is unknown, what is old, and what rests on one source alone."""
        notes: list[Note] = []
        if self.set_on is not None:
            notes.append(note("price_set_since", date=self.set_on.isoformat()))
        if not self.gst_known:
            notes.append(note("gst_unknown"))
        if self.given.mrp is None:
            notes.append(note("mrp_unknown"))
        elif self.given.price > self.given.mrp:
            notes.append(note("price_above_mrp"))
        if self.given.on_hand is None:
            notes.append(note("price_stock_unknown"))
        if self.band is None:
            notes.append(note("no_competitor_prices", days=context.settings.competitor_max_age_days))
        else:
            youngest = min(offer.age_days for offer in self.band.offers)
            if youngest > STALE_AFTER_DAYS:
                notes.append(note("competitor_prices_old", days=youngest))
            if len(self.band.offers) == 1:
                notes.append(note("one_competitor_only"))
        if self.offer_planned:
            notes.append(note("offer_planned"))
        return tuple(notes)


def daily_over(mean: Sequence[float], days: int) -> tuple[float, ...]:
    """Return the expected units of the first days; beyond the last the mean goes on."""
    known = [max(units, 0.0) for units in mean[:days]]
    average = sum(known) / len(known) if known else 0.0
    return (*known, *([average] * (days - len(known))))


def outlook_of(
    given: Circumstances,
    sold_at: Decimal,
    daily: tuple[float, ...],
    sigma: float,
    reaction: Reaction,
    *,
    for_sale: int | None,
    arrivals: tuple[tuple[int, float], ...],
) -> Outlook:
    """Return the engine's view of the days ahead, from what the limits are computed from."""
    from engines.pricing.effect import Outlook  # noqa: PLC0415 - brings numpy along

    return Outlook(
        price=float(sold_at),
        daily=daily,
        sigma=sigma,
        reaction=reaction,
        unit_cost=None if given.unit_cost is None else float(given.unit_cost),
        gst_rate_pct=float(given.gst_rate_pct),
        selling_fee_pct=float(given.selling_fee_pct),
        on_hand=for_sale,
        arrivals=arrivals,
    )


def read_case(sku_id: str, store_id: str, current_price: Decimal | None, context: ToolContext) -> PriceCase:
    """Read everything a price question needs.

    Args:
        sku_id: The product.
        store_id: The store.
        current_price: Today's price where a person names it; else the one set since the last
            sales, else the last one sold at.
        context: The call's.

    Raises:
        ScopeError, InputError: the product or the store is not the caller's, or unknown.
        DataError: no sales, or no price is known.
    """
    where = resolve(ScopeArguments(sku_ids=(sku_id,), store_id=store_id), context)
    shelf = read_shelf(where, sku_id, context)
    sources = list(shelf.sources)
    known_prices, price_sources = prices_now(context, where.scope, shelf.cutoff)
    sources += price_sources
    known_price = known_prices.get((sku_id, store_id))
    price = current_price or (None if known_price is None else known_price.price)
    if price is None:
        raise DataError(
            "The price of this product here is unknown: it has not sold in the last half year. Give it.",
            code="price_unknown",
        )
    sold_at = price if known_price is None or known_price.sold_at is None else known_price.sold_at
    # Offers age from the newest day of data, so that a late import is not all out of date.
    fresh = context.lake.freshness(context.principal.tenant_id)
    today = max(day for day in (shelf.cutoff, fresh.competitor_prices) if day is not None)
    offers, offer_source = read_offers(where, today, context)
    policy = context.lake.price_policy(where.scope)
    products = context.lake.products(where.scope)
    known = known_reaction(context.lake, context.principal.tenant_id, sku_id, store_id)
    next_week = shelf.first_day + timedelta(days=WEEK_DAYS - 1)
    offered = context.lake.promotions(where.scope, shelf.first_day, next_week)
    sources += [offer_source, policy.source, products.source, *known.sources, offered.source]
    return PriceCase(
        where=where,
        sku_id=sku_id,
        store_id=store_id,
        given=read_circumstances(
            where, next(policy.frame.iter_rows(named=True), {}), to_money(price), shelf, context
        ),
        sold_at=to_money(sold_at),
        band=competitor_band(offers, max_age_days=context.settings.competitor_max_age_days),
        shelf=shelf,
        known=known,
        sources=tuple(sources),
        offers_on=today,
        gst_known=where.products.row(0, named=True)["gst_rate_pct"] is not None,
        offer_planned=offered.frame.height > 0,
        set_on=None if current_price is not None or known_price is None else known_price.set_on,
    )
