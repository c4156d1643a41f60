from typing import Any

import polars as pl
import pytest

from language.vocabulary import Vocabulary

PRODUCTS: list[dict[str, Any]] = [
    {"sku_id": sku, "category": category, "brand": brand, "pack_size": pack, "name": name, "name_hi": hindi}
    for sku, category, brand, pack, name, hindi in (
        ("SKU_101", "DAIRY", "Mohini", "500 ml", "Mohini Toned Milk 500 ml", "मोहिनी टोंड दूध 500 ml"),
        ("SKU_102", "DAIRY", "Mohini", "1 l", "Mohini Toned Milk 1 l", "मोहिनी टोंड दूध 1 l"),
        ("SKU_103", "DAIRY", "Mohini", "400 g", "Mohini Curd 400 g", None),
        ("SKU_104", "DAIRY", "Shwetam", "200 ml", "Shwetam Fresh Cream 200 ml", None),
        ("SKU_111", "GROCERY", "Suvarna", "1 kg", "Suvarna Atta 1 kg", None),
        ("SKU_112", "GROCERY", "Suvarna", "5 kg", "Suvarna Atta 5 kg", None),
        ("SKU_113", "GROCERY", "Suvarna", "10 kg", "Suvarna Atta 10 kg", None),
        ("SKU_121", "PERSONAL_CARE", "Kesar", "4-pack", "Kesar Soap 4-pack", None),
        ("SKU_122", "PERSONAL_CARE", "Kesar", "4-pack", "Kesar Sandal Soap 4-pack", None),
        ("SKU_123", "PERSONAL_CARE", "Vanika", "180 ml", "Vanika Herbal Shampoo 180 ml", None),
        ("SKU_131", "HOME_CARE", "Tez", "1 kg", "Tez Detergent 1 kg", None),
        ("SKU_132", "HOME_CARE", "Tez", "1 l", "Tez Liquid Detergent 1 l", None),
        ("SKU_141", "SNACKS", "Britania", "200 g", "Good Day 200 g", None),
        ("SKU_142", "SNACKS", "Karari", "90 g", "Karari Salt and Pepper Chips 90 g", None),
        ("SKU_151", "FROZEN", "Thandi", "700 ml", "Thandi Vanilla Ice Cream 700 ml", None),
        ("SKU_161", "PERSONAL_CARE", "Muskan", "100 g", "Muskan Toothpaste 100 g", None),
    )
]
STORES: list[dict[str, Any]] = [
    {"store_id": store, "city": city, "region": None, "name": name}
    for store, city, name in (
        ("DELHI_01", "Delhi", "Delhi 1"),
        ("DELHI_02", "Delhi", "Delhi 2"),
        ("MUMBAI_01", "Mumbai", "Mumbai 1"),
        ("MUMBAI_02", "Mumbai", "Andheri West"),
        ("MUMBAI_03", "Mumbai", "Andheri East"),
        ("BENGALURU_01", "Bengaluru", "Bengaluru 1"),
        ("JAIPUR_01", "Jaipur", "Jaipur 1"),
    )
]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.build(pl.DataFrame(PRODUCTS), pl.DataFrame(STORES))


@pytest.fixture(scope="session")
def walmart() -> Vocabulary:
    """A catalogue with the seed's own columns only: no names, cities from the ids' prefix."""
    products = pl.DataFrame(
        [
            {"sku_id": f"{brand}_{number:03d}", "category": brand[:-2], "brand": brand, "pack_size": "1 unit"}
            for brand in ("FOODS_1", "FOODS_3", "HOBBIES_2")
            for number in (1, 8, 90)
        ]
    )
    stores = pl.DataFrame(
        [{"store_id": store, "city": store[:2], "name": None} for store in ("CA_1", "CA_3", "TX_2")]
    )
    return Vocabulary.build(products, stores)
