"""Which size is meant where the name fits several, and what is common stands for no name."""

from __future__ import annotations

import pytest

from language.vocabulary import Vocabulary

KINDS = (
    ("Wipes", "30 pcs"),
    ("Wipes", "72 pcs"),
    ("Lotion", "200 ml"),
    ("Lotion", "400 ml"),
    ("Face Wash", "50 g"),
)
PRODUCTS = [
    {
        "sku_id": f"A{number}",
        "name": f"Nanhe Baby {kind} {size}",
        "brand": "Nanhe",
        "category": "BABY_CARE",
        "pack_size": size,
    }
    for number, (kind, size) in enumerate(KINDS)
]
STORES = [{"store_id": "DELHI_01", "city": "Delhi"}]


@pytest.fixture(scope="module")
def shop() -> Vocabulary:
    return Vocabulary(PRODUCTS, STORES)


@pytest.mark.parametrize(
    ("text", "sku_id"),
    [
        ("wipes 72 how many sold", "A1"),
        ("lotion for Delhi, the 400 ml", "A3"),
        ("lotion, the 200 ml and not the 400 ml", "A2"),
        ("baby lotion 400 by 6 percent", "A3"),
        ("taking wipes 72 to 449 at Delhi", "A1"),
        ("lotion 400 day before yesterday how many sold", "A3"),
    ],
)
def test_a_size_said_apart_or_without_its_unit_tells(shop: Vocabulary, text: str, sku_id: str) -> None:
    (product,) = (one for one in shop.find(text).mentions if one.kind == "product")
    assert (product.id, product.alternatives) == (sku_id, ())


@pytest.mark.parametrize(
    "text", ["lotion 6 percent", "lotion 400 units", "lotion", "lotion 200 to 220", "lotion 400 days"]
)
def test_any_other_number_leaves_the_sizes_open(shop: Vocabulary, text: str) -> None:
    (product,) = shop.find(text).mentions
    assert product.alternatives


@pytest.mark.parametrize(
    "text",
    [
        "which lines face an empty shelf",
        "going like hot cakes",
        "what would move the needle",
        "for the wedding",
    ],
)
def test_a_common_word_is_neither_a_part_of_a_name_nor_a_stranger(shop: Vocabulary, text: str) -> None:
    found = shop.find(text)
    assert (found.mentions, found.unknown) == ((), ())


def test_a_category_is_named_by_its_first_word_and_goods(shop: Vocabulary) -> None:
    (category,) = shop.find("returns of baby items").mentions
    assert (category.kind, category.id) == ("category", "BABY_CARE")


@pytest.mark.parametrize(
    ("text", "unknown"), [("sales of pepsi last week", "pepsi"), ("stock of zorvex", "zorvex")]
)
def test_goods_that_are_not_ours_are_told(shop: Vocabulary, text: str, unknown: str) -> None:
    assert [one.text for one in shop.find(text).unknown] == [unknown]
