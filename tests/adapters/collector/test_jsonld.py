"""A product page's JSON-LD gives one price, or a reason why not; nothing is chosen or guessed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.collector.jsonld import read_jsonld
from adapters.collector.shown import NotShown, Shown
from tests.adapters.collector.loopback_site import product_page

OFFER = {"@type": "Offer", "price": 265.5, "priceCurrency": "INR"}
SHOWN = Shown("265.5", "INR")


def page(*contents: Any) -> str:
    return "<html>" + "".join(
        f'<script type="application/ld+json">{json.dumps(content)}</script>' for content in contents
    )


def product(offers: Any, **more: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "Product", "offers": offers, **more}


def reason(html: str) -> str:
    found = read_jsonld(html)
    assert isinstance(found, NotShown)
    return found.reason


def test_an_offer_is_read_as_it_stands() -> None:
    assert read_jsonld(product_page("1,299.00")) == Shown("1,299.00", "INR", True)


@pytest.mark.parametrize(
    "content",
    [
        product(OFFER),
        product([OFFER]),
        product([OFFER, OFFER]),
        [product(OFFER)],
        {"@graph": [{"@type": "WebPage"}, product(OFFER)]},
        {"@type": "ItemPage", "mainEntity": product(OFFER)},
        product(OFFER) | {"@type": ["Product", "Thing"]},
        product(OFFER) | {"@type": "http://schema.org/Product"},
        product({"@type": "Offer", "priceSpecification": OFFER}),
        product({"@type": "AggregateOffer", "lowPrice": 265.5, "highPrice": 265.5, "priceCurrency": "INR"}),
        product({"@type": "AggregateOffer", "lowPrice": 265.5, "offerCount": 1, "priceCurrency": "INR"}),
        product({"@type": "AggregateOffer", "lowPrice": 200, "offers": [OFFER]}),
    ],
)
def test_the_ways_to_write_one_price_are_one(content: Any) -> None:
    assert read_jsonld(page(content)) == SHOWN


def test_a_strike_through_price_is_not_the_price() -> None:
    struck = {"@type": "UnitPriceSpecification", "priceType": "https://schema.org/ListPrice", "price": 300}
    offer = {"@type": "Offer", "priceSpecification": [struck, OFFER]}
    assert read_jsonld(page(product(offer))) == SHOWN


@pytest.mark.parametrize(
    "offers",
    [
        [OFFER, OFFER | {"price": 199}],
        {"@type": "AggregateOffer", "lowPrice": 199, "highPrice": 399, "priceCurrency": "INR"},
        {"@type": "AggregateOffer", "lowPrice": 199, "priceCurrency": "INR"},
        {"@type": "Offer", "priceSpecification": [{"price": 199}, {"price": 210}]},
    ],
)
def test_of_several_prices_none_is_chosen(offers: Any) -> None:
    assert reason(page(product(offers))) == "several_prices"


def test_an_offer_that_is_sold_out_does_not_disagree_with_one_that_is_not() -> None:
    gone = OFFER | {"price": 199, "availability": "https://schema.org/OutOfStock"}
    assert read_jsonld(page(product([gone, OFFER]))) == SHOWN


def test_offers_that_are_all_sold_out_are_sold_out() -> None:
    offers = [OFFER | {"price": price, "availability": "SoldOut"} for price in (199, 210)]
    found = read_jsonld(page(product(offers)))
    assert isinstance(found, Shown)
    assert found.available is False


def test_of_several_products_none_is_chosen() -> None:
    other = product(OFFER | {"price": 99}, name="Related")
    assert reason(page(product(OFFER, name="Atta"), other)) == "several_products"


def test_a_product_told_twice_is_one_product() -> None:
    assert read_jsonld(page(product(OFFER), product(OFFER))) == SHOWN


def test_products_that_are_only_related_do_not_count() -> None:
    related = product(OFFER | {"price": 99})
    assert read_jsonld(page(product(OFFER, isRelatedTo=[related]))) == SHOWN


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("", "no_product"),
        ("<html><body>Price: 265</body></html>", "no_product"),
        ('<script type="text/javascript">var price = 265</script>', "no_product"),
        ('<!-- <script type="application/ld+json">{"@type": "Product"}</script> -->', "no_product"),
        ('<script type="application/ld+json">{"@type": "Product", "offers": {"price": 1}', "no_product"),
        ('<script type="application/ld+json">{"@type": "Product", </script>', "jsonld_invalid"),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", "jsonld_invalid"),
        (page({"@type": "Product", "name": "Atta"}), "no_product"),
        (page(product({"@type": "Offer"})), "no_price"),
        (page(product({"@type": "Offer", "price": {"value": 3}})), "no_price"),
        (page(product([])), "no_price"),
    ],
)
def test_a_page_without_a_price_says_why(html: str, why: str) -> None:
    assert reason(html) == why


def test_a_broken_script_does_not_hide_a_sound_one() -> None:
    broken = '<SCRIPT TYPE=application/ld+json data-x=1>{"@type": </SCRIPT >'
    assert read_jsonld(broken + page(product(OFFER))) == SHOWN


def test_a_hostile_page_takes_one_pass() -> None:
    for piece in ("<script>", "<!--", '<script type="application/ld+json">', "<script", "<![CDATA["):
        assert reason(piece * 200_000) in ("no_product", "jsonld_invalid")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["@type", "@graph", "offers", "price", "priceSpecification", "mainEntity"]),
                inner | st.sampled_from(["Product", "Offer", "AggregateOffer"]),
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_no_content_is_too_strange_to_answer(content: Any) -> None:
    assert isinstance(read_jsonld(page(content)), Shown | NotShown)
