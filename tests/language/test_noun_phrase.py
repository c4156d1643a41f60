"""A noun with all that is said beside it means one set of goods, in a shop of tools, medicines and more."""

from __future__ import annotations

import pytest

from language.gloss import in_english
from language.vocabulary import Vocabulary

LINES = (
    ("TOOLS", "Loha", "Claw Hammer", ("250 g", "500 g")),
    ("TOOLS", "Loha", "Screwdriver Set", ("6 pcs", "12 pcs")),
    ("PAINTS", "Rangrez", "Wall Putty", ("5 kg", "40 kg")),
    ("ELECTRICALS", "Ujala", "Copper Wire", ("30 m", "90 m")),
    ("MEDICINES", "Arogya", "Paracetamol Tablets", ("10 tablets", "15 tablets")),
    ("MEDICINES", "Arogya", "Cough Syrup", ("60 ml", "100 ml")),
    ("BABY CARE", "Laado", "Baby Pants Medium", ("18 pcs", "76 pcs")),
    ("BABY CARE", "Laado", "Baby Soap", ("75 g", "3-pack")),
    ("KITCHENWARE", "Rasoi", "Steel Plate", ("1 pc", "6-pack")),
    ("HOME CARE", "Tez", "Floor Cleaner", ("500 ml", "1 l")),
    ("DAIRY", "Mohini", "Table Butter", ("100 g", "500 g")),
    ("SNACKS", "Madhur", "Butter Cookies", ("150 g", "400 g")),
    ("STATIONERY", "Patra", "Ruled Notebook", ("100 pages", "200 pages")),
    ("BEVERAGES", "Kaveri", "Filter Coffee", ("100 g", "200 g")),
    ("PUJA", "Mandir", "Camphor", ("50 g", "100 g")),
)
PRODUCTS = [
    {
        "sku_id": f"SKU_{item.split()[-1].upper()}_{size.replace(' ', '')}",
        "name": f"{brand} {item} {size}",
        "brand": brand,
        "category": category,
        "pack_size": size,
    }
    for category, brand, item, sizes in LINES
    for size in sizes
]
STORES = [{"store_id": "DELHI_01", "city": "Delhi", "name": "Delhi 1"}]


@pytest.fixture(scope="module")
def shop() -> Vocabulary:
    return Vocabulary(PRODUCTS, STORES)


def _goods(text: str, shop: Vocabulary) -> list[str]:
    found = shop.find(in_english(text, shop.has_name))
    assert found.unknown == ()
    return [
        "|".join((one.id, *one.alternatives)).replace("SKU_", "")
        for one in found.mentions
        if one.kind in ("product", "brand", "category")
    ]


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        # a count, a number without its unit, a comparison; before the noun, behind it, or apart
        ("paracetamol 15s stock", "TABLETS_15tablets"),
        ("putty 40 revenue", "PUTTY_40kg"),
        ("the 90 metre wire price", "WIRE_90m"),
        ("plates pack of six sold", "PLATE_6-pack"),
        ("single baby soap price", "SOAP_75g"),
        ("taar nabbe meter wali kitni biki", "WIRE_90m"),
        ("pechkas barah wala set kitna mangau", "SET_12pcs"),
        ("पैरासिटामोल पंद्रह गोली वाली कितनी बिकी", "TABLETS_15tablets"),
        ("soap for Delhi, sales of the 3 pack", "SOAP_3-pack"),
        # without the noun
        ("price of medium 76s", "MEDIUM_76pcs"),
        ("medium 18 wale kitne bike", "MEDIUM_18pcs"),
        # by another name, and by what it is for
        ("hathoda aadha kilo kitna bika", "HAMMER_500g"),
        ("khansi ki dawa sau ml kitni bachi", "SYRUP_100ml"),
        ("कपूर सौ ग्राम कितना बिका", "CAMPHOR_100g"),
        ("thali chhe ka set kitni biki", "PLATE_6-pack"),
        ("farsh saaf karne wala ek litre kitna bika", "CLEANER_1l"),
        # a word of two senses is told by what stands beside it
        ("kaapi do sau panne wali kitni biki", "NOTEBOOK_200pages"),
        ("kaapi do sau gram kitni biki", "COFFEE_200g"),
        # what a word says a thing is, not what it is made with
        ("butter sales", "BUTTER_100g|BUTTER_500g"),
    ],
)
def test_all_that_is_said_tells_which(shop: Vocabulary, text: str, sku: str) -> None:
    assert _goods(text, shop) == [sku]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("only baby, what runs out", "BABY CARE"),
        ("which baby skus are slow", "BABY CARE"),
        ("bachcho wala maal kitna bika", "BABY CARE"),
        ("बच्चों के माल में क्या घटेगा", "BABY CARE"),
        ("दूध से बनी चीज़ों की बिक्री", "DAIRY"),
        ("bijli ka saman kitna bika", "ELECTRICALS"),
        ("पूजा की सामग्री कितनी बिकी", "PUJA"),
        ("safai ke saman ka kya haal hai", "HOME CARE"),
    ],
)
def test_a_department_is_named_by_the_words_for_its_goods(shop: Vocabulary, text: str, category: str) -> None:
    assert _goods(text, shop) == [category]


@pytest.mark.parametrize(
    "text",
    [
        "the sweet spot of last month, show revenue",
        "kal delhi 1 ka dhandha itna tez kaise bhaga",
        "bache maal ka kya karu",
        "99 pe daal do",
    ],
)
def test_a_word_that_is_said_in_another_sense_names_no_goods(shop: Vocabulary, text: str) -> None:
    assert _goods(text, shop) == []


def test_several_packs_of_one_thing_are_all_meant(shop: Vocabulary) -> None:
    assert _goods("tablets 10s and 15s sold", shop) == ["TABLETS_10tablets", "TABLETS_15tablets"]
    assert _goods("both cough syrup packs sold", shop) == ["SYRUP_60ml", "SYRUP_100ml"]
