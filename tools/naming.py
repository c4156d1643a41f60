"""What products and stores are called in front of a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def product_name(sku_id: str, name: str | None, pack_size: str | None) -> str:
    """Return name and pack size, the size once only; the id where there is no name.

    >>> product_name("SKU_1", "Mohini Toned Milk", "500 ml")
    'Mohini Toned Milk 500 ml'
    >>> product_name("SKU_1", "Mohini Toned Milk 500ml", "500 ml")
    'Mohini Toned Milk 500ml'
    >>> product_name("SKU_1", None, "500 ml")
    'SKU_1'
    """
    if not name or not name.strip():
        return sku_id
    name = name.strip()
    if not pack_size or not pack_size.strip() or _compact(pack_size) in _compact(name):
        return name
    return f"{name} {pack_size.strip()}"


def category_name(category: str) -> str:
    """Return what a category's id is called: as words, with a capital where each of its kinds begins.

    >>> category_name("PERSONAL_CARE"), category_name("MEN'S SHIRTS & TROUSERS"), category_name("TV")
    ('Personal care', "Men's shirts & Trousers", 'Tv')
    """
    kinds = re.split(r"(\s*[&/,+]\s*)", category.replace("_", " "))
    return "".join(kind.capitalize() for kind in kinds)


@dataclass(frozen=True)
class Names:
    """Display names by id; an id without a name is its own name."""

    products: Mapping[str, str] = field(default_factory=dict[str, str])
    stores: Mapping[str, str] = field(default_factory=dict[str, str])

    def product(self, sku_id: str) -> str:
        """Return what the product is called."""
        return self.products.get(sku_id, sku_id)

    def store(self, store_id: str) -> str:
        """Return what the store is called."""
        return self.stores.get(store_id, store_id)


def names_of_products(products: pl.DataFrame) -> dict[str, str]:
    """Return what the lake's products are called, by id."""
    rows = products.select("sku_id", "name", "pack_size").iter_rows()
    return {sku_id: product_name(sku_id, name, pack_size) for sku_id, name, pack_size in rows}


def names_of(products: pl.DataFrame, stores: pl.DataFrame) -> Names:
    """Build the names from the lake's products and stores."""
    return Names(
        names_of_products(products),
        {
            row["store_id"]: (row["name"] or "").strip() or row["store_id"]
            for row in stores.select("store_id", "name").iter_rows(named=True)
        },
    )
