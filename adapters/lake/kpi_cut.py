"""How a figure is cut: by which columns, and what must be joined for them."""

from __future__ import annotations

TIME = {
    "date": "r.date",
    "week": "CAST(date_trunc('week', r.date) AS DATE)",
    "month": "CAST(date_trunc('month', r.date) AS DATE)",
}
LAST_OF = {
    "date": '"date"',
    "week": 'CAST("week" + INTERVAL 6 DAY AS DATE)',
    "month": 'CAST("month" + INTERVAL 1 MONTH - INTERVAL 1 DAY AS DATE)',
}
PLACE = {
    "store": "r.store_id",
    "sku": "r.sku_id",
    "city": "s.city",
    "category": "p.category",
    "brand": "p.brand",
}


def attributes(dimensions: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tables that tell the dimensions."""
    stores = ("stores",) if "city" in dimensions else ()
    return stores + (("products",) if {"category", "brand"} & set(dimensions) else ())


def selected(dimensions: tuple[str, ...]) -> str:
    """Return the dimensions' columns, each by its name."""
    return "".join(f'{(TIME | PLACE)[name]} AS "{name}", ' for name in dimensions)


def joined(dimensions: tuple[str, ...], *, products: bool = False) -> str:
    """Return the joins the dimensions need of the rows `r`, and with `products` that of the products."""
    text = ""
    if "city" in dimensions:
        text += " LEFT JOIN {stores} AS s ON s.store_id = r.store_id"
    if products or {"category", "brand"} & set(dimensions):
        text += " LEFT JOIN {products} AS p ON p.sku_id = r.sku_id"
    return text


def grouped(dimensions: tuple[str, ...]) -> str:
    """Return the grouping by the dimensions."""
    return f" GROUP BY {', '.join((TIME | PLACE)[name] for name in dimensions)}" if dimensions else ""
