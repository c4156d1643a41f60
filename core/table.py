"""The data contract: every table the product takes in, its columns, types and key.

One table per ingest kind. `ingest` validates against it, the lake builds its schemas from
it, the docs print it. The seed's own columns are the required ones; the rest is optional.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["id", "text", "date", "integer", "decimal", "boolean", "json"]
Merge = Literal[
    "first",  # a row whose key is already there is a duplicate and is dropped
    "latest",  # the newest import's row for a key is the one in force; older stay, hidden
]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `id` columns are trimmed and upper-cased, `text` columns trimmed. A `required` column
    must be in the file; a `nullable` one may be empty in a row. `minimum` and `maximum`
    are inclusive; a value outside is quarantined. `aliases` are other headers in use.
    """

    name: str
    type: ColumnType
    required: bool = False
    nullable: bool = True
    minimum: float | None = None
    maximum: float | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One ingest kind: its columns, its key and how a repeated key is merged."""

    kind: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    merge: Merge

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns a file must have."""
        return tuple(column.name for column in self.columns if column.required)

    def column(self, name: str) -> Column:
        """Return the column of that name; `KeyError` if there is none."""
        return {column.name: column for column in self.columns}[name]


def _key(name: str, *aliases: str) -> Column:
    return Column(name, "id", required=True, nullable=False, aliases=aliases)


def _day(name: str = "date", *aliases: str) -> Column:
    return Column(name, "date", required=True, nullable=False, aliases=aliases)


_SKU = _key("sku_id", "sku", "item_id", "item_code", "product_id")
_STORE = _key("store_id", "store", "outlet", "branch")

SALES = Table(
    "sales",
    (
        _day("date", "sale_date", "order_date", "bill_date", "invoice_date", "voucher_date"),
        _SKU,
        _STORE,
        Column(
            "units_sold",
            "integer",
            required=True,
            nullable=False,
            minimum=0,
            aliases=("units", "qty", "quantity"),
        ),
        Column("revenue", "decimal", minimum=0, aliases=("amount", "sales_value")),
        Column(
            "price",
            "decimal",
            required=True,
            minimum=0,
            aliases=("unit_price", "selling_price", "sale_price", "rate", "sale_rate"),
        ),
        Column("promo_flag", "boolean", aliases=("promo", "on_promo")),
        Column("source", "text"),
        Column("source_event_id", "text", aliases=("event_id", "order_item_id")),
    ),
    ("date", "sku_id", "store_id", "source_event_id"),
    "first",
)
INVENTORY = Table(
    "inventory",
    (
        _day("date", "snapshot_date"),
        _SKU,
        _STORE,
        Column("on_hand", "integer", required=True, aliases=("stock", "stock_on_hand", "closing_stock")),
        Column("in_transit", "integer", minimum=0),
        Column("backorder", "integer", minimum=0),
        Column("lead_time_days", "integer", minimum=0, maximum=365),
    ),
    ("date", "sku_id", "store_id"),
    "latest",
)
PRODUCTS = Table(
    "products",
    (
        _SKU,
        Column("category", "id", required=True, nullable=False),
        Column("brand", "text"),
        Column("pack_size", "text", aliases=("size",)),
        Column("mrp", "decimal", required=True, minimum=0),
        Column("min_margin_pct", "decimal", minimum=-100, maximum=100),
        Column("name", "text", aliases=("product_name", "title", "item_name")),
        Column("name_hi", "text", aliases=("hindi_name",)),
        Column(
            "unit_cost",
            "decimal",
            minimum=0,
            aliases=("cost", "purchase_rate", "cost_price", "purchase_price"),
        ),
        Column("gst_rate_pct", "decimal", minimum=0, maximum=100, aliases=("gst_rate", "gst_pct", "gst")),
    ),
    ("sku_id",),
    "latest",
)
COMPETITOR_PRICES = Table(
    "competitor_prices",
    (
        _day(),
        _SKU,
        Column("competitor", "text", required=True, nullable=False),
        Column("competitor_price", "decimal", required=True, nullable=False, minimum=0),
        Column("url", "text"),
        Column("confidence", "decimal", minimum=0, maximum=1),
    ),
    ("date", "sku_id", "competitor"),
    "latest",
)
PROMOTIONS = Table(
    "promotions",
    (
        _key("promo_id", "promotion_id", "offer_id"),
        _SKU,
        Column("store_id", "id", aliases=("store",)),
        _day("start_date", "start", "from_date"),
        _day("end_date", "end", "to_date"),
        Column("discount_pct", "decimal", required=True, minimum=0, maximum=100, aliases=("discount",)),
        Column("name", "text"),
    ),
    ("promo_id", "sku_id", "store_id"),
    "latest",
)
HOLIDAYS = Table(
    "holidays",
    (
        _day(),
        Column("name", "text", required=True, nullable=False, aliases=("event", "holiday", "festival")),
        Column("region", "id"),
    ),
    ("date", "name", "region"),
    "latest",
)
STORES = Table(
    "stores",
    (
        _key("store_id", "store"),
        Column("city", "text", required=True, nullable=False),
        Column("region", "text", aliases=("state",)),
        Column("name", "text", aliases=("store_name",)),
    ),
    ("store_id",),
    "latest",
)
RETURNS = Table(
    "returns",
    (
        _day("date", "return_date"),
        _SKU,
        _STORE,
        Column(
            "units_returned",
            "integer",
            required=True,
            nullable=False,
            minimum=0,
            aliases=("return_qty", "qty_returned"),
        ),
        Column("reason", "text", aliases=("return_reason",)),
        Column("source_event_id", "text", aliases=("event_id", "return_id")),
    ),
    ("date", "sku_id", "store_id", "source_event_id"),
    "first",
)
SUPPLIER_TERMS = Table(
    "supplier_terms",
    (
        _SKU,
        Column("supplier", "text", aliases=("vendor", "supplier_name")),
        Column("lead_time_days", "integer", required=True, nullable=False, minimum=0, maximum=365),
        Column("lead_time_std_days", "decimal", minimum=0),
        Column("moq", "integer", minimum=0, aliases=("min_order_qty",)),
        Column("case_pack", "integer", minimum=1),
        Column("shelf_life_days", "integer", minimum=1),
        Column("reliability", "decimal", minimum=0, maximum=1),
    ),
    ("sku_id",),
    "latest",
)
PRICE_POLICY = Table(
    "price_policy",
    (
        _SKU,
        Column("map_price", "decimal", minimum=0, aliases=("map", "minimum_advertised_price")),
        Column("floor_price", "decimal", minimum=0, aliases=("floor",)),
        Column("max_delta_pct", "decimal", minimum=0, maximum=100),
    ),
    ("sku_id",),
    "latest",
)

TABLES: tuple[Table, ...] = (
    SALES,
    INVENTORY,
    PRODUCTS,
    COMPETITOR_PRICES,
    PROMOTIONS,
    HOLIDAYS,
    STORES,
    RETURNS,
    SUPPLIER_TERMS,
    PRICE_POLICY,
)
TABLE_BY_KIND = {table.kind: table for table in TABLES}
