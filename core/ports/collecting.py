"""Competitors' prices, asked for outside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol


@dataclass(frozen=True)
class PriceReading:
    """What a source showed for a product, as it stood there: `price` is text, not yet checked.

    `currency` is an ISO 4217 code, `confidence` the source's own, 0-1.
    """

    sku_id: str
    competitor: str
    price: str
    currency: str
    url: str
    confidence: Decimal
    seen_at: datetime


@dataclass(frozen=True)
class UnreadPrice:
    """A product whose page came but shows no single price; `reason` is a stable code."""

    sku_id: str
    url: str
    value: str
    reason: str


@dataclass(frozen=True)
class FailedPage:
    """A page that could not be had, and why."""

    url: str
    why: str


@dataclass(frozen=True)
class Collected:
    """What came of asking one source.

    Args:
        source: The source's name.
        asked: Pages asked for; `unchanged` of them had not changed.
        unchanged: See `asked`.
        from_cache: Pages still fresh, so not asked for.
        put_off: Pages left for a later run, because of the pace or too many failures.
        put_off_until: When the source may be asked again, where it said so.
        disallowed: Pages its robots.txt does not let us fetch.
        failed: Pages that could not be had, or not asked for because robots.txt could not.
        out_of_stock: Products the source does not sell now; their price is no offer.
        unknown_products: Products of the source's list that the tenant does not have.
        readings: The prices of all fresh pages, those from the cache too.
        unread: Products whose page shows no single price.
    """

    source: str
    asked: int = 0
    unchanged: int = 0
    from_cache: int = 0
    put_off: int = 0
    put_off_until: datetime | None = None
    disallowed: tuple[str, ...] = ()
    failed: tuple[FailedPage, ...] = ()
    out_of_stock: int = 0
    unknown_products: tuple[str, ...] = ()
    readings: tuple[PriceReading, ...] = ()
    unread: tuple[UnreadPrice, ...] = ()


class Collector(Protocol):
    """Asks competitors' sites for prices, where a tenant has set them up."""

    def sources(self, tenant_id: str) -> Sequence[str]:
        """Return the names of the tenant's enabled sources; none are set up by default.

        Raises:
            InputError: the configuration is wrong; the message names the place and the remedy.
        """
        ...

    def collect(self, tenant_id: str, source_name: str, sku_ids: Collection[str]) -> Collected:
        """Ask one source for the prices of these products that are due.

        Pages that failed, were disallowed or put off are in the answer, not raised.

        Raises:
            InputError: there is no such source, or its configuration is wrong.
            ExternalError: what came cannot be kept.
        """
        ...
