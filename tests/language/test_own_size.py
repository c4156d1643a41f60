"""Sizes that count nothing, brands said to be one, and the other words of a trade that sells clothes."""

from __future__ import annotations

import pytest

from language.catalogue.own_size import own_size, size_code
from language.tokens import stem
from language.vocabulary import Vocabulary

_GOODS = (
    ("KU_S", "WOMEN'S KURTAS & KURTIS", "Aaj", "S", "Aaj Rayon Kurti Mustard S"),
    ("KU_M", "WOMEN'S KURTAS & KURTIS", "Aaj", "M", "Aaj Rayon Kurti Mustard M"),
    ("KU_XL", "WOMEN'S KURTAS & KURTIS", "Aaj", "XL", "Aaj Rayon Kurti Mustard XL"),
    ("PJ_XL", "MEN'S ETHNIC", "Neev", "XL", "Neev Kurta Pyjama White XL"),
    ("PJ_2XL", "MEN'S ETHNIC", "Neev", "XXL", "Neev Kurta Pyjama White XXL"),
    ("RC_M", "ACCESSORIES", "Monsoon", "M", "Monsoon Raincoat Navy M"),
    ("RC_L", "ACCESSORIES", "Monsoon", "L", "Monsoon Raincoat Navy L"),
    ("SH_8", "FOOTWEAR", "Comfort Step", "UK 8", "Comfort Step Sports Shoe Black UK 8"),
    ("SH_9", "FOOTWEAR", "Comfort Step", "UK 9", "Comfort Step Sports Shoe Black UK 9"),
    ("TS_2", "KIDS WEAR", "Chhotu", "2-3Y", "Chhotu T-Shirt Red 2-3Y"),
    ("TS_4", "KIDS WEAR", "Chhotu", "4-5Y", "Chhotu T-Shirt Red 4-5Y"),
    ("BR_36C", "INNERWEAR & SOCKS", "Softee", "36C", "Softee Everyday Bra Beige 36C"),
    ("VE_85", "INNERWEAR & SOCKS", "Best", "85 cm", "Best Cotton Vest White 85 cm"),
    ("SA_K", "SAREES", "Onam", "5.5 m", "Onam Kasavu Cotton Saree Cream 5.5 m"),
    ("SA_B", "SAREES", "Sampada", "Free Size", "Sampada Bandhani Saree Red Free Size"),
    ("MU", "MEN'S ETHNIC", "Onam", "4 m", "Onam Kasavu Mundu 4 m"),
    ("BS_D", "BED & BATH", "Sukoon", "200 TC Double", "Sukoon Bedsheet White 200 TC Double"),
    ("BT", "BED & BATH", "Sukoon", "450 GSM", "Sukoon Bath Towel White 450 GSM"),
)


def garment_shop() -> Vocabulary:
    """Return the vocabulary of a shop that sells clothes, shoes and linen."""
    columns = ("sku_id", "category", "brand", "pack_size", "name")
    return Vocabulary(
        [dict(zip(columns, row, strict=True)) for row in _GOODS],
        [{"store_id": "SURAT_01", "city": "Surat", "name": "Ring Road"}],
    )


@pytest.fixture(scope="module")
def garments() -> Vocabulary:
    return garment_shop()


@pytest.mark.parametrize(
    ("size", "code"),
    [
        ("XL", "xl"), ("XXL", "2xl"), ("2XL", "2xl"), ("m", "m"), ("UK 8", "uk8"), ("36C", "36c"),
        ("2-3 years", "23y"), ("450 GSM", "450gsm"), ("King", None), ("44", None), (None, None),
    ],
)  # fmt: skip
def test_a_size_that_counts_nothing_has_a_code(size: str | None, code: str | None) -> None:
    assert size_code(size) == code


@pytest.mark.parametrize(
    ("pack_size", "name", "code"),
    [
        ("L", "Raincoat L", "l"), (None, "Raincoat Navy XL", "xl"), (None, "Shoe UK 8", "uk8"),
        ("5 L", "Paint 5 L", None), (None, "Paint 5 L", None), ("8 GB", "Phone 8 GB", None),
        ("30s", "Wipes 30s", None),
    ],
)  # fmt: skip
def test_a_quantity_is_no_size_of_its_own(pack_size: str | None, name: str, code: str | None) -> None:
    assert own_size(pack_size, name) == code


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("2XL kurta pyjama stock", {"PJ_2XL"}),
        ("XL kurta pyjama stock", {"PJ_XL"}),
        ("XL kurtis below 5", {"KU_XL"}),
        ("raincoat sales", {"RC_M", "RC_L"}),
        ("raincoat L sales", {"RC_L"}),
        ("M size raincoat", {"RC_M"}),
        ("large rain coat", {"RC_L"}),
        ("extra large kurti", {"KU_XL"}),
        ("sports shoes UK 9 stock", {"SH_9"}),
        ("uk9 sports shoe", {"SH_9"}),
        ("size 9 sports shoes", {"SH_9"}),
        ("sports shoe 8 number", {"SH_8"}),
        ("tshirt 2-3 years stock", {"TS_2"}),
        ("36C stock", {"BR_36C"}),
        ("Kasavu saree sales", {"SA_K"}),
        ("bandhni saree", {"SA_B"}),
        ("bed sheet stock", {"BS_D"}),
    ],
)
def test_the_size_and_the_thing_tell_which(garments: Vocabulary, text: str, skus: set[str]) -> None:
    (mention,) = garments.find(text).mentions
    assert mention.kind == "product"
    assert set(mention.members) == skus


@pytest.mark.parametrize(
    ("text", "brand"),
    [("brand Best sales", "Best"), ("Monsoon brand sales in july", "Monsoon"), ("sales of brand Aaj", "Aaj")],
)
def test_a_brand_said_to_be_one_is_meant_whatever_its_word_means(
    garments: Vocabulary, text: str, brand: str
) -> None:
    (mention,) = garments.find(text).mentions
    assert (mention.kind, mention.id) == ("brand", brand)


def test_the_best_brand_asks_for_one(garments: Vocabulary) -> None:
    assert not garments.find("best brand by sales").mentions


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("innerwear sales", "INNERWEAR & SOCKS"),
        ("bed and bath revenue", "BED & BATH"),
        ("bed & bath revenue", "BED & BATH"),
        ("which kurtis sold", "WOMEN'S KURTAS & KURTIS"),
    ],
)
def test_a_category_of_several_kinds_goes_by_each(garments: Vocabulary, text: str, category: str) -> None:
    (mention,) = garments.find(text).mentions
    assert (mention.kind, mention.id) == ("category", category)


def test_a_thing_in_a_colour_it_does_not_come_in_is_not_ours(garments: Vocabulary) -> None:
    found = garments.find("red kurti stock")
    assert all(mention.score < 0.75 for mention in found.mentions)
    assert [unknown.text for unknown in found.unknown] == ["red kurti"]


@pytest.mark.parametrize(
    ("one", "many"), [("kurti", "kurtis"), ("shoe", "shoes"), ("saree", "sarees"), ("potato", "potatoes")]
)
def test_one_and_many_have_one_stem(one: str, many: str) -> None:
    assert stem(many) == stem(one)
