"""A tenant's way to bring rows in and look at them, in the words of the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pyarrow as pa

from adapters.lake import IcebergLake
from core.identity import Scope
from core.ports import CommitResult, KpiQuestion
from core.table import TABLE_BY_KIND

_TYPES: dict[str, pa.DataType] = {
    "id": pa.string(),
    "text": pa.string(),
    "json": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "decimal": pa.decimal128(18, 4),
    "boolean": pa.bool_(),
}

Row = Mapping[str, Any]


def batch(kind: str, rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows as ingest hands them over: every column of the kind, and the row's number."""
    columns = TABLE_BY_KIND[kind].columns
    fields = [pa.field(column.name, _TYPES[column.type]) for column in columns]
    arrays = [pa.array([row.get(field.name) for row in rows], field.type) for field in fields]
    numbers = pa.array(range(1, len(rows) + 1), pa.int64())
    return pa.RecordBatch.from_arrays(
        [*arrays, numbers], schema=pa.schema([*fields, pa.field("row_number", pa.int64())])
    )


def day(number: int) -> date:
    return date.fromordinal(date(2025, 1, 1).toordinal() + number - 1)


def sale(
    on: int,
    units: int,
    *,
    sku: str = "MILK",
    store: str = "DELHI_01",
    price: float | None = 10,
    revenue: float | None = None,
    promo: bool | None = None,
    event: str | None = None,
) -> Row:
    return {
        "date": day(on),
        "sku_id": sku,
        "store_id": store,
        "units_sold": units,
        "price": None if price is None else Decimal(str(price)),
        "revenue": None if revenue is None else Decimal(str(revenue)),
        "promo_flag": promo,
        "source_event_id": event or f"{sku}-{store}-{on}",
    }


def stock(on: int, on_hand: int | None, *, sku: str = "MILK", store: str = "DELHI_01", lead: int = 3) -> Row:
    return {"date": day(on), "sku_id": sku, "store_id": store, "on_hand": on_hand, "lead_time_days": lead}


def product(
    sku: str, *, name: str = "", category: str = "DAIRY", cost: float | None = None, gst: float | None = None
) -> Row:
    return {
        "sku_id": sku,
        "category": category,
        "brand": "Mohini",
        "pack_size": "500 ml",
        "mrp": Decimal(30),
        "name": name or sku.title(),
        "unit_cost": None if cost is None else Decimal(str(cost)),
        "gst_rate_pct": None if gst is None else Decimal(str(gst)),
    }


@dataclass
class Shop:
    """One tenant on a lake."""

    lake: IcebergLake
    tenant: str = "shop"

    @property
    def scope(self) -> Scope:
        return Scope(self.tenant)

    def stage(self, kind: str, import_id: str, rows: Sequence[Row]) -> int:
        return self.lake.stage(self.tenant, kind, import_id, [batch(kind, rows)])

    def bring(
        self, kind: str, import_id: str, rows: Sequence[Row], *, replaces: str | None = None
    ) -> CommitResult:
        self.stage(kind, import_id, rows)
        return self.lake.commit(self.tenant, kind, import_id, replaces=replaces)

    def undo(self, kind: str, import_id: str) -> int:
        return self.lake.undo(self.tenant, kind, import_id)

    def sales(self) -> pl.DataFrame:
        return self.lake.sales_history(self.scope).frame

    def units(self) -> int:
        return int(self.sales()["units"].sum())

    def kpi(self, *metrics: str, by: tuple[str, ...] = (), start: int = 1, end: int = 31) -> pl.DataFrame:
        question = KpiQuestion(metrics, by, day(start), day(end))
        return self.lake.kpi(self.scope, question).frame

    def one(self, metric: str, *, start: int = 1, end: int = 31) -> Any:
        return self.kpi(metric, start=start, end=end)[metric].item()
