"""What products and stores are called."""

from __future__ import annotations

import pytest

from tools.naming import Names, category_name, product_name


@pytest.mark.parametrize(
    ("name", "pack_size", "shown"),
    [
        ("Mohini Toned Milk", "500 ml", "Mohini Toned Milk 500 ml"),
        ("Suvarna Atta 5KG", "5 kg", "Suvarna Atta 5KG"),
        ("Kesar Soap", None, "Kesar Soap"),
        ("  ", "1 unit", "SKU_1"),
        (None, None, "SKU_1"),
    ],
)
def test_a_product_is_called_by_name_and_size_else_by_its_id(
    name: str | None, pack_size: str | None, shown: str
) -> None:
    assert product_name("SKU_1", name, pack_size) == shown


def test_an_id_without_a_name_is_its_own_name() -> None:
    assert (Names().product("SKU_9"), Names().store("PUNE_01")) == ("SKU_9", "PUNE_01")


@pytest.mark.parametrize(
    ("category", "called"),
    [
        ("PERSONAL_CARE", "Personal care"),
        ("MEN'S SHIRTS & TROUSERS", "Men's shirts & Trousers"),
        ("BED & BATH", "Bed & Bath"),
        ("BOOKS/TOYS", "Books/Toys"),
    ],
)
def test_a_category_is_called_by_words_not_shouted(category: str, called: str) -> None:
    assert category_name(category) == called
