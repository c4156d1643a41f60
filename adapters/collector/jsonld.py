"""The price in a product page's JSON-LD, as schema.org describes it.

A page must leave no doubt: one product, one price. Several of either (variants, related
products, a strike-through price beside it) are not chosen from, but reported.

Source:
    https://schema.org/Product, /Offer, /AggregateOffer, /UnitPriceSpecification.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from adapters.collector.shown import NotShown, Shown, as_text, availability

MAX_DEPTH = 20
_OPENING = re.compile(r"<!--|<script\b", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_JSONLD = re.compile(r"""\btype\s*=\s*["']?\s*application/ld\+json\b""", re.IGNORECASE)
_LIST_PRICES = frozenset(
    {"ListPrice", "MSRP", "MinimumAdvertisedPrice", "SRP", "StrikethroughPrice", "RegularPrice"}
)

Node = dict[str, Any]


def read_jsonld(html: str) -> Shown | NotShown:
    """Return the one offer of the one product a page shows, or why there is none."""
    nodes: list[Node] = []
    broken = False
    for script in _scripts(html):
        try:
            nodes += _nodes(json.loads(script, parse_float=str, parse_int=str), MAX_DEPTH)
        except (ValueError, RecursionError):
            broken = True
    products = _distinct([node for node in nodes if _is(node, "Product") and "offers" in node])
    if not products:
        return NotShown("jsonld_invalid" if broken else "no_product")
    if len(products) > 1:
        names = [as_text(product.get("name")) or "?" for product in products]
        return NotShown("several_products", ", ".join(names[:5]))
    return _single([*_offers(products[0]["offers"])])


def _scripts(html: str) -> Iterator[str]:
    """Return the JSON-LD scripts of a page, those in comments left out.

    Found by hand in one pass: `html.parser` takes quadratic time on some broken pages, and
    whoever writes the page is a stranger.
    """
    at = 0
    while opening := _OPENING.search(html, at):
        if opening[0] == "<!--":
            start, end = opening.end(), html.find("-->", opening.end())
        else:
            start = html.find(">", opening.end()) + 1
            closing = _CLOSING.search(html, start) if start else None
            end = closing.start() if closing else -1
            if end >= 0 and _JSONLD.search(html, opening.end(), start):
                yield html[start:end]
        if end < 0:
            return
        at = end


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    """Return what describes the page: top-level objects, those of `@graph`, and its main entity.

    Objects deeper down (related products, reviews) describe something else.
    """
    if depth == 0:
        return
    if isinstance(value, list):
        for item in cast("list[Any]", value):
            yield from _nodes(item, depth - 1)
    elif isinstance(value, dict):
        node = cast("Node", value)
        yield node
        for name in ("@graph", "mainEntity"):
            yield from _nodes(node.get(name), depth - 1)


def _distinct(nodes: list[Node]) -> list[Node]:
    """Leave out repeats: some pages carry the same product twice."""
    return list({json.dumps(node, sort_keys=True): node for node in nodes}.values())


def _types(node: Node) -> set[str]:
    given: Any = node.get("@type")
    names = cast("list[Any]", given) if isinstance(given, list) else [given]
    return {str(name).rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names}


def _is(node: Node, kind: str) -> bool:
    return kind in _types(node)


def _offers(value: Any) -> Iterator[Shown | NotShown]:
    if isinstance(value, list):
        for item in cast("list[Any]", value):
            yield from _offers(item)
    elif isinstance(value, dict):
        node = cast("Node", value)
        yield _aggregate(node) if _is(node, "AggregateOffer") else _offer(node)


def _offer(node: Node) -> Shown | NotShown:
    asked = [node]
    if as_text(node.get("price")) is None:
        given: Any = node.get("priceSpecification")
        listed = cast("list[Any]", given) if isinstance(given, list) else [given]
        described = [cast("Node", one) for one in listed if isinstance(one, dict)]
        asked = [one for one in described if not _is_list_price(one) and as_text(one.get("price"))]
    prices = {as_text(one.get("price")): one for one in asked}
    if len(prices) > 1:
        return NotShown("several_prices", ", ".join(str(price) for price in prices))
    for price, one in prices.items():
        if price is not None:
            currency = as_text(one.get("priceCurrency")) or as_text(node.get("priceCurrency"))
            return Shown(price, currency, availability(node.get("availability")))
    return NotShown("no_price")


def _is_list_price(node: Node) -> bool:
    kind = (as_text(node.get("priceType")) or "").rstrip("/").rsplit("/", 1)[-1]
    return kind in _LIST_PRICES


def _aggregate(node: Node) -> Shown | NotShown:
    """Read several offers summed up: a price only where the lowest is the highest.

    A page that gives the lowest price alone says that there are others.
    """
    low, high = as_text(node.get("lowPrice")), as_text(node.get("highPrice"))
    inner = list(_offers(node.get("offers")))
    if inner:
        return _single(inner)
    if low is None:
        return NotShown("no_price")
    if low != high and as_text(node.get("offerCount")) != "1":
        return NotShown("several_prices", f"{low} to {high or 'more'}")
    return Shown(low, as_text(node.get("priceCurrency")), availability(node.get("availability")))


def _single(offers: list[Shown | NotShown]) -> Shown | NotShown:
    """Return the offer all agree on; offers that are out of stock do not disagree."""
    unclear = next((offer for offer in offers if isinstance(offer, NotShown)), None)
    shown = [offer for offer in offers if isinstance(offer, Shown)]
    if unclear is not None or not shown:
        return unclear or NotShown("no_price")
    in_stock = [offer for offer in shown if offer.available is not False] or shown[:1]
    distinct = list({(offer.price, offer.currency): offer for offer in in_stock}.values())
    if len(distinct) > 1:
        return NotShown("several_prices", ", ".join(offer.price for offer in distinct[:5]))
    return distinct[0]
