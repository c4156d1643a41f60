"""Columns and types of the lake's tables, from `core.table`; no library is needed to read them."""

from __future__ import annotations

from core.errors import InputError
from core.table import (
    COMPETITOR_PRICES,
    HOLIDAYS,
    INVENTORY,
    PRICE_POLICY,
    PRODUCTS,
    PROMOTIONS,
    STORES,
    SUPPLIER_TERMS,
    TABLE_BY_KIND,
    ColumnType,
    Table,
)

Columns = dict[str, str]
"""Column name → SQL type, in order."""

DECIMAL = "DECIMAL(18,4)"
"""Money and every other decimal of the contract: 14 digits before the point, 4 after."""

_SQL_TYPES: dict[ColumnType, str] = {
    "id": "VARCHAR",
    "text": "VARCHAR",
    "json": "VARCHAR",
    "date": "DATE",
    "integer": "BIGINT",
    "decimal": DECIMAL,
    "boolean": "BOOLEAN",
}

LINEAGE: Columns = {
    "import_id": "VARCHAR",
    "import_sequence": "BIGINT",
    "row_number": "BIGINT",
    "duplicate": "BOOLEAN",
}
"""Where a cleaned row came from.

`import_sequence` orders imports by commit (a file that replaces another in a table merged
by "first" takes its place). `duplicate` says that the row was not accepted when its import
was committed: it stays, hidden, because undoing the import that hid it must show it again.
"""


def table_of(kind: str) -> Table:
    """Return the contract of a kind; `InputError` if there is none."""
    table = TABLE_BY_KIND.get(kind)
    if table is None:
        raise InputError(f"There is no table {kind[:40]!r}; the kinds are {', '.join(TABLE_BY_KIND)}.")
    return table


def contract_columns(table: Table) -> Columns:
    """Return a kind's own columns."""
    return {column.name: _SQL_TYPES[column.type] for column in table.columns}


def cleaned_columns(table: Table) -> Columns:
    """Return the columns of a cleaned table: the kind's own, then the lineage."""
    return contract_columns(table) | LINEAGE


_SERIES: Columns = {"sku_id": "VARCHAR", "store_id": "VARCHAR", "date": "DATE"}
_FORECAST: Columns = _SERIES | {
    "cutoff": "DATE",
    "model": "VARCHAR",
    "yhat": "DOUBLE",
    "yhat_lo_80": "DOUBLE",
    "yhat_hi_80": "DOUBLE",
    "yhat_lo_95": "DOUBLE",
    "yhat_hi_95": "DOUBLE",
    "demand_class": "VARCHAR",
    "sigma": "DOUBLE",
    "q025": "DOUBLE",
    "q10": "DOUBLE",
    "q25": "DOUBLE",
    "q50": "DOUBLE",
    "q75": "DOUBLE",
    "q90": "DOUBLE",
    "q975": "DOUBLE",
}
FORECAST_REQUIRED = tuple(_FORECAST)[:10]
"""What a saved forecast must have; the rest came later and is null in older ones."""

_MODELS: Columns = {
    "version": "VARCHAR",
    "trained_at": "VARCHAR",
    "cutoff": "DATE",
    "reason": "VARCHAR",
    "data_snapshot": "VARCHAR",
    "parameters": "VARCHAR",
    "report": "VARCHAR",
    "artifact": "VARCHAR",
    "serving": "BOOLEAN",
}
_ELASTICITIES: Columns = {
    "sku_id": "VARCHAR",
    "store_id": "VARCHAR",
    "cutoff": "DATE",
    "elasticity": "DOUBLE",
    "elasticity_sd": "DOUBLE",
    "elasticity_lo_80": "DOUBLE",
    "elasticity_hi_80": "DOUBLE",
    "promo_lift": "DOUBLE",
    "own_share": "DOUBLE",
    "basis": "VARCHAR",
    "reason": "VARCHAR",
    "price_low": "DOUBLE",
    "price_high": "DOUBLE",
}
_ANOMALIES: Columns = {
    "finding": "BIGINT",
    "kind": "VARCHAR",
    "sku_id": "VARCHAR",
    "store_id": "VARCHAR",
    "category": "VARCHAR",
    "start_date": "DATE",
    "end_date": "DATE",
    "actual": "DOUBLE",
    "expected": "DOUBLE",
    "rupees": "DOUBLE",
    "chance": "DOUBLE",
    "cause": "VARCHAR",
    "reason": "VARCHAR",
    "days": "BIGINT",
    "looked_from": "DATE",
    "looked_until": "DATE",
    "method": "VARCHAR",
}
_SUPPLIER_DELAYS: Columns = {
    "supplier": "VARCHAR",
    "late_days": "BIGINT",
    "came": "BIGINT",
    "waited": "BIGINT",
}
_STOCK: Columns = contract_columns(INVENTORY)

CURATED: dict[str, Columns] = {
    "daily_sales": {
        "date": "DATE",
        "sku_id": "VARCHAR",
        "store_id": "VARCHAR",
        "units": "BIGINT",
        "units_winsorised": "DOUBLE",
        "revenue": DECIMAL,
        "price": DECIMAL,
        "imputed_price": "BOOLEAN",
        "promo_flag": "BOOLEAN",
        "stockout": "BOOLEAN",
    },
    "stock": _STOCK,
    "stock_position": _STOCK,
    "stores": contract_columns(STORES),
    "products": contract_columns(PRODUCTS),
    "competitor_prices": contract_columns(COMPETITOR_PRICES),
    "promotions": contract_columns(PROMOTIONS),
    "holidays": contract_columns(HOLIDAYS),
    "returns": {
        "date": "DATE",
        "sku_id": "VARCHAR",
        "store_id": "VARCHAR",
        "units_returned": "BIGINT",
        "reason": "VARCHAR",
    },
    "supplier_terms": contract_columns(SUPPLIER_TERMS),
    "price_policy": contract_columns(PRICE_POLICY),
    "forecasts": _FORECAST,
    "forecast_history": _FORECAST,
    "models": _MODELS,
    "elasticities": _ELASTICITIES,
    "anomalies": _ANOMALIES,
    "supplier_delays": _SUPPLIER_DELAYS,
}
"""What questions read. Those in `SAVED` are saved, the others rebuilt from the cleaned tables."""

SAVED = ("forecasts", "forecast_history", "models", "elasticities", "anomalies", "supplier_delays")
