"""Common words that are names of goods in a catalogue of tools, and stores whose names are plain words."""

from __future__ import annotations

from datetime import date

import pytest

from agent.planner.understand import understand
from language.vocabulary import Vocabulary

GOODS = (
    ("ELECTRICAL", "Finox", "Copper Wire 1.5 sqmm", "90 m"),
    ("ELECTRICAL", "Finox", "Copper Wire 2.5 sqmm", "90 m"),
    ("PAINTS", "Rangeela", "Interior Emulsion", "4 l"),
    ("PAINTS", "Rangeela", "Exterior Emulsion", "4 l"),
    ("PAINTS", "Rangeela", "Paint Brush", "2 inch"),
    ("PHARMACY", "Suraksha", "N95 Mask", "5 pcs"),
    ("PHARMACY", "Aarogya", "Paracetamol 500 mg", "10 tablets"),
)
PRODUCTS = [
    {
        "sku_id": f"A{number}",
        "name": f"{brand} {item} {size}",
        "brand": brand,
        "category": category,
        "pack_size": size,
    }
    for number, (category, brand, item, size) in enumerate(GOODS)
]
STORES = [
    {"store_id": "PRY_MAIN", "city": "Prayagraj", "name": "Main Bazaar"},
    {"store_id": "KNP_CHOWK", "city": "Kanpur", "name": "Chowk"},
    {"store_id": "LKO_02", "city": "Lucknow", "name": "Lucknow 2"},
]


@pytest.fixture(scope="module")
def shop() -> Vocabulary:
    return Vocabulary(PRODUCTS, STORES)


def _named(text: str, shop: Vocabulary, *kinds: str) -> list[str]:
    said = understand(text, shop, today=date(2026, 10, 14))
    assert said.unknown == ()
    return ["|".join((one.id, *one.alternatives)) for one in said.entities if one.kind in kinds]


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("wire stock", "A0|A1"),
        ("stock of wire", "A0|A1"),
        ("wire 2.5 stock", "A1"),
        ("how many masks", "A5"),
        ("mask kitne bache hai", "A5"),
        ("पैरासिटामोल का स्टॉक", "A6"),
        ("paint 4 litre kitna bacha hai", "A2|A3"),
        ("paint 2 inch stock", "A4"),
    ],
)
def test_a_common_word_of_the_catalogue_is_its_goods_where_goods_are_asked_of(
    text: str, skus: str, shop: Vocabulary
) -> None:
    assert _named(text, shop, "product") == [skus]


@pytest.mark.parametrize("text", ["did the wire come through", "we wear a mask here"])
def test_elsewhere_it_is_a_word(text: str, shop: Vocabulary) -> None:
    assert _named(text, shop, "product") == []


@pytest.mark.parametrize(
    "text", ["wire stock at Main Bazaar", "main bazaar me wire kitna hai", "Main Bazaar ka stock"]
)
def test_a_store_of_plain_words_is_found_by_its_name(text: str, shop: Vocabulary) -> None:
    assert _named(text, shop, "store") == ["PRY_MAIN"]


@pytest.mark.parametrize(
    ("text", "store"),
    [("wire stock lukhnow 2", "LKO_02"), ("wire stock lucknw2", "LKO_02"), ("wire stock chowk", "KNP_CHOWK")],
)
def test_a_misspelt_city_keeps_the_number_of_its_store(text: str, store: str, shop: Vocabulary) -> None:
    assert _named(text, shop, "store") == [store]
