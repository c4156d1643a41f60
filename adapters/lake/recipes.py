# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""What the curated tables hold, as SQL over the cleaned ones. The data contract in one place.

Plain SQL rather than Ibis: Ibis with its DuckDB backend takes 1.3 to 2.7 s to load, and a
cold answer has 3. The statements keep to what DuckDB and Athena share, and a test holds
that they translate. `cleaned_<kind>` are the rows in force of a kind; the other names are
curated tables made before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.lake.schema import contract_columns
from core.table import PRODUCTS, STORES

VERSION = 1
"""Of the rules below. Raise it with them: every home then rebuilds its curated tables."""


@dataclass(frozen=True)
class Recipe:
    """How one curated table is made.

    `sources` are the kinds it depends on, directly or through a curated table; `order_by`
    is how its rows lie, so that a question about a few products skips the others.
    """

    sources: tuple[str, ...]
    query: str
    order_by: str
    uses: tuple[str, ...] = ()


_DAILY_SALES = """
WITH events AS (
    SELECT date, sku_id, store_id, units_sold AS units, price, promo_flag,
        coalesce(revenue, units_sold * price) AS revenue
    FROM cleaned_sales
),
days AS (
    SELECT date, sku_id, store_id,
        TRY_CAST(sum(units) AS BIGINT) AS units,
        sum(revenue) AS revenue,
        sum(CASE WHEN revenue IS NULL THEN units ELSE 0 END) AS units_without_revenue,
        coalesce(
            sum(CASE WHEN price IS NOT NULL THEN price * units END)
                / nullif(sum(CASE WHEN price IS NOT NULL THEN units END), 0),
            avg(price)
        ) AS price_seen,
        sum(revenue) / nullif(sum(CASE WHEN revenue IS NOT NULL THEN units END), 0) AS price_implied,
        bool_or(promo_flag) AS promo_flag
    FROM events
    GROUP BY date, sku_id, store_id
),
filled AS (
    SELECT *,
        TRY_CAST(coalesce(
            price_seen,
            last_value(price_seen IGNORE NULLS) OVER (
                PARTITION BY sku_id, store_id ORDER BY date
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ),
            price_implied
        ) AS DECIMAL(18,4)) AS price,
        avg(units) OVER (
            PARTITION BY sku_id, store_id ORDER BY date
            RANGE BETWEEN INTERVAL 28 DAY PRECEDING AND INTERVAL 1 DAY PRECEDING
        ) AS usual_units
    FROM days
),
caps AS (
    SELECT sku_id, quantile_cont(CAST(units AS DOUBLE), 0.99) AS cap
    FROM days
    WHERE units > 0 AND NOT coalesce(promo_flag, false)
    GROUP BY sku_id
    HAVING count(*) >= 30
)
SELECT f.date, f.sku_id, f.store_id, f.units,
    CASE
        WHEN coalesce(f.promo_flag, false) OR caps.cap IS NULL THEN CAST(f.units AS DOUBLE)
        ELSE least(CAST(f.units AS DOUBLE), caps.cap)
    END AS units_winsorised,
    CASE
        WHEN f.units_without_revenue = 0 THEN TRY_CAST(coalesce(f.revenue, 0) AS DECIMAL(18,4))
        ELSE TRY_CAST(coalesce(f.revenue, 0) + f.units_without_revenue * f.price AS DECIMAL(18,4))
    END AS revenue,
    f.price,
    f.price_seen IS NULL AND f.price IS NOT NULL AS imputed_price,
    f.promo_flag,
    CASE
        WHEN stock.on_hand IS NULL THEN NULL
        ELSE stock.on_hand <= 0 AND (f.units = 0 OR coalesce(f.units < f.usual_units, false))
    END AS stockout
FROM filled AS f
LEFT JOIN caps ON caps.sku_id = f.sku_id
LEFT JOIN stock ON stock.date = f.date AND stock.sku_id = f.sku_id AND stock.store_id = f.store_id
"""
"""Events become days.

A day's price is the unit-weighted mean of its events' prices. A day without any price
takes the last one of that product in that store and is marked; before the first one, what
revenue and units imply, marked too. Revenue that is missing is units × price, and unknown
where the price is. Units are capped at the product's 99th percentile of its days with
sales and without promotion, from 30 such days on; a day on promotion is not capped.
`stockout`: nothing left at the day's end and nothing sold, or less than on the mean
recorded day of the four weeks before; null where that day's stock is unknown.
"""

_PREFIX = r"""
array_to_string(list_transform(
    string_split(replace(regexp_extract(store_id, '^(.+?)(?:[_-][^_-]*|[0-9]+)$', 1), '-', '_'), '_'),
    lambda word: CASE WHEN length(word) > 2 THEN upper(word[1]) || lower(word[2:]) ELSE word END
), ' ')
"""
"""`NEW_DELHI_01` → New Delhi, `CA_1` → CA; empty where the id has no such part."""


def _known(key: str) -> str:
    return f"(SELECT {key} FROM daily_sales UNION SELECT {key} FROM stock)"


def _plain(kind: str, order_by: str) -> Recipe:
    return Recipe((kind,), f"SELECT * FROM cleaned_{kind}", order_by)


_PRODUCT_NULLS = ", ".join(f"NULL AS {name}" for name in contract_columns(PRODUCTS) if name != "sku_id")
_STORE_NAMES = ", ".join(contract_columns(STORES))
_PRODUCT_NAMES = ", ".join(contract_columns(PRODUCTS))

RECIPES: Mapping[str, Recipe] = {
    "stock": _plain("inventory", "sku_id, store_id, date"),
    "stock_position": Recipe(
        ("inventory",),
        "SELECT * FROM stock"
        " QUALIFY row_number() OVER (PARTITION BY sku_id, store_id ORDER BY date DESC) = 1",
        "sku_id, store_id",
        uses=("stock",),
    ),
    "daily_sales": Recipe(("sales", "inventory"), _DAILY_SALES, "sku_id, store_id, date", uses=("stock",)),
    "stores": Recipe(
        ("stores", "sales", "inventory"),
        f"SELECT {_STORE_NAMES} FROM cleaned_stores UNION ALL"
        f" SELECT store_id, nullif({_PREFIX}, '') AS city, NULL AS region, NULL AS name"
        f" FROM {_known('store_id')} AS met WHERE store_id NOT IN (SELECT store_id FROM cleaned_stores)",
        "store_id",
        uses=("daily_sales", "stock"),
    ),
    "products": Recipe(
        ("products", "sales", "inventory"),
        f"SELECT {_PRODUCT_NAMES} FROM cleaned_products UNION ALL SELECT sku_id, {_PRODUCT_NULLS}"
        f" FROM {_known('sku_id')} AS met WHERE sku_id NOT IN (SELECT sku_id FROM cleaned_products)",
        "sku_id",
        uses=("daily_sales", "stock"),
    ),
    "competitor_prices": _plain("competitor_prices", "sku_id, date, competitor"),
    "promotions": _plain("promotions", "promo_id, sku_id, store_id"),
    "holidays": _plain("holidays", "date, name, region"),
    "returns": Recipe(
        ("returns",),
        "SELECT date, sku_id, store_id, units_returned, reason FROM cleaned_returns",
        "sku_id, store_id, date",
    ),
    "supplier_terms": _plain("supplier_terms", "sku_id"),
    "price_policy": _plain("price_policy", "sku_id"),
}
"""In the order they are made."""
