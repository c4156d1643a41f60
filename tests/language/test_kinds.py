"""What goods are called besides their names: by kind, by department, by another name, by who asks."""

from __future__ import annotations

import pytest

from language.vocabulary import Vocabulary

LINES = (
    ("DAIRY", "Mohini", "Toned Milk", "मोहिनी टोंड दूध", ("500 ml", "1 l")),
    ("DAIRY", "Mohini", "Curd", "मोहिनी दही", ("200 g", "400 g", "1 kg")),
    ("DAIRY", "Mohini", "Paneer", "मोहिनी पनीर", ("200 g", "1 kg")),
    ("STAPLES", "Dharti", "Toor Dal", "धरती तूर दाल", ("500 g", "1 kg")),
    ("STAPLES", "Dharti", "Atta", "धरती आटा", ("1 kg", "5 kg")),
    ("STATIONERY", "Aksharam", "Pencils", "अक्षरम पेंसिल", ("10-pack", "20-pack")),
    ("FROZEN", "Himgiri", "Paratha", "हिमगिरि पराठा", ("5-pack", "10-pack")),
)
PRODUCTS = [
    {
        "sku_id": f"{item.split()[-1].upper()}_{size.replace(' ', '')}",
        "name": f"{brand} {item} {size}",
        "name_hi": f"{hindi} {size}",
        "brand": brand,
        "category": category,
        "pack_size": size,
    }
    for category, brand, item, hindi, sizes in LINES
    for size in sizes
]
STORES = [
    {"store_id": "DELHI_01", "city": "Delhi", "name": "Delhi 1"},
    {"store_id": "DELHI_02", "city": "Delhi", "name": "Delhi 2"},
]


@pytest.fixture(scope="module")
def shop() -> Vocabulary:
    return Vocabulary(PRODUCTS, STORES)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("milk curd paneer sales", "DAIRY"),
        ("milk, curd and paneer: sales", "DAIRY"),
        ("दूध-दही-पनीर sales", "DAIRY"),
        ("sales of milk products", "DAIRY"),
        ("how much dal-atta stock is left", "STAPLES"),
        ("school supplies sold yesterday", "STATIONERY"),
        ("freezer section sales", "FROZEN"),
    ],
)
def test_a_category_goes_by_its_goods_and_by_its_department(
    shop: Vocabulary, text: str, category: str
) -> None:
    found = [one.id for one in shop.find(text).mentions if one.kind == "category"]
    assert found == [category]


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("arhar dal 1 kg sold", ["DAL_1kg"]),
        ("the smallest curd", ["CURD_200g"]),
        ("curd family pack sold", ["CURD_1kg"]),
        ("curd 200 g and 1 kg", ["CURD_200g", "CURD_1kg"]),
        ("all packs of curd", ["CURD_200g", "CURD_400g", "CURD_1kg"]),
        ("Mohini 1 l, the milk", ["MILK_1l"]),
        ("the milk van is late, milk 1 l how much left", ["MILK_1l"]),
        ("आटे 5 kg", ["ATTA_5kg"]),
        ("frozen paratha 5-pack", ["PARATHA_5-pack"]),
    ],
)
def test_a_product_goes_by_its_size_and_by_its_other_names(
    shop: Vocabulary, text: str, skus: list[str]
) -> None:
    products = [one for one in shop.find(text).mentions if one.kind == "product"]
    assert [(one.id, one.alternatives) for one in products] == [(sku, ()) for sku in skus]


def test_a_brand_goes_by_its_hindi_name(shop: Vocabulary) -> None:
    (brand,) = shop.find("मोहिनी sales").mentions
    assert (brand.kind, brand.id) == ("brand", "Mohini")


def test_a_store_goes_by_its_place_in_the_row(shop: Vocabulary) -> None:
    (store,) = shop.find("sales at our second Delhi outlet").mentions
    assert store.id == "DELHI_02"


@pytest.mark.parametrize("text", ["sales for papa", "CA wants the sales", "sales for Thapliyal ji"])
def test_people_are_no_strangers(shop: Vocabulary, text: str) -> None:
    assert shop.find(text).unknown == ()


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("helmet how many sold", "helmet"),
        ("papad 200 g how much should i order", "papad"),
        ("demand for air coolers", "air coolers"),
    ],
)
def test_what_is_asked_of_and_not_ours_is_told(shop: Vocabulary, text: str, unknown: str) -> None:
    assert [one.text for one in shop.find(text).unknown] == [unknown]
