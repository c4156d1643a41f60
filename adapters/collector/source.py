"""Where competitor prices come from: one source, as its owner configured and allowed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Literal

Kind = Literal["jsonld", "json", "csv"]


@dataclass(frozen=True)
class Fields:
    """Where a reply names what: JMESPath expressions for `json`, column names for `csv`.

    `items` and `key` are for a reply that lists many products: the list, and what of a
    product is the `id` of our mapping. Empty where the source has no such field.
    """

    price: str = ""
    currency: str = ""
    available: str = ""
    items: str = ""
    key: str = ""


@dataclass(frozen=True)
class Source:
    """One competitor's prices and how they may be asked for.

    Args:
        name: The competitor, as people will see it.
        kind: `jsonld` pages, a `json` API, or a `csv` feed.
        host: The one host that is asked, lower case.
        user_agent: How we introduce ourselves, with a contact.
        product_token: Its first word, which robots.txt names us by.
        currency: What prices are in where the source does not say; empty where it does.
        gap_s: Seconds from one request to the next, at the least.
        ttl: How long a page stays good before it is asked for again.
        max_pages: Pages asked for in one run, at the most.
        max_bytes: Size of a reply, unpacked, at the most.
        timeout_s: Seconds one reply may take as a whole.
        confidence: How far the source is trusted, 0-1.
        allow_private: Whether the host may be in a private network.
        pages: What to ask for, and which products it shows.
    """

    name: str
    kind: Kind
    host: str
    user_agent: str
    product_token: str
    currency: str
    gap_s: float
    ttl: timedelta
    max_pages: int
    max_bytes: int
    timeout_s: float
    confidence: Decimal
    allow_private: bool
    fields: Fields
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Page:
    """One address to ask, and the products it shows: our SKU by the source's own id.

    A page of one product has one entry, and its id need not stand in the reply.
    """

    url: str
    skus: tuple[tuple[str, str], ...]
    """Pairs `(sku_id, id)`."""
