"""A small shop for the agent's tests: four stores, five products, sales up to 21 November 2026."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import polars as pl

from core.identity import Principal, Role
from core.ports import AuditRecord, NewUser
from core.tenant import TenantSettings
from tests.tools.fake_lake import FORECASTS, SALES, FakeLake

AS_OF = date(2026, 11, 21)
NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
WEEK = (10, 10, 10, 10, 14, 20, 24)  # Monday to Sunday

MANAGER = Principal("demo", "vikram", "Vikram", Role.MANAGER)
SELLER = Principal("demo", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01", "DELHI_02"}))


PRICES = {"MILK_500": 28.0, "ATTA_5": 265.0, "SOAP_4": 150.0, "TEA_250": 110.0, "FOODS_3_090": 45.0}
SOLD = (
    ("MILK_500", "DELHI_01", 1.0),
    ("MILK_500", "DELHI_02", 0.5),
    ("MILK_500", "MUMBAI_01", 1.0),
    ("ATTA_5", "DELHI_01", 0.4),
    ("ATTA_5", "JAIPUR_01", 0.4),
    ("SOAP_4", "DELHI_01", 0.3),
    ("TEA_250", "DELHI_01", 0.3),
    ("FOODS_3_090", "MUMBAI_01", 0.6),
)
"""What sells where, and how much of the weekly pattern."""


@dataclass
class FakeAudit:
    """Keeps what was recorded."""

    appended: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def append(
        self,
        *,
        tenant_id: str,
        actor: str,
        action: str,
        subject: str,
        outcome: str,
        details: Mapping[str, Any] | None = None,
    ) -> AuditRecord:
        self.appended.append({"actor": actor, "action": action, "subject": subject, "outcome": outcome})
        return AuditRecord(len(self.appended), NOW, tenant_id, actor, action, subject, outcome, {}, "", "")

    def records(
        self, tenant_id: str | None = None, limit: int = 100, before: int | None = None
    ) -> list[AuditRecord]:
        return []

    def verify(self) -> int:
        return len(self.appended)


@dataclass
class FakeDirectory:
    """One tenant with its settings; nobody to find."""

    settings: TenantSettings = field(default_factory=lambda: TenantSettings("demo"))

    def find_by_address(self, channel: str, address: str) -> Principal | None:
        return None

    def find_user(self, user_id: str) -> Principal | None:
        return None

    def add_user(self, user: NewUser) -> Principal:
        raise NotImplementedError

    def users(self, tenant_id: str | None = None) -> list[NewUser]:
        return []

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        return self.settings

    def change_setting(self, tenant_id: str, name: str, value: float | None) -> TenantSettings:
        raise NotImplementedError


def shop(last: date = AS_OF) -> FakeLake:
    """Milk nearly runs out at Delhi 1; the soap has no cost and no stock; data end on `last`."""
    return FakeLake(
        stores_rows=[
            _store("DELHI_01", "Delhi", "Delhi 1"),
            _store("DELHI_02", "Delhi", "Delhi 2"),
            _store("MUMBAI_01", "Mumbai", "Mumbai 1"),
            _store("JAIPUR_01", "Jaipur", "Jaipur 1"),
        ],
        products_rows=[
            _product("MILK_500", "DAIRY", "Mohini Toned Milk", "500 ml", 30.0, 20.0),
            _product("ATTA_5", "STAPLES", "Suvarna Atta", "5 kg", 280.0, 200.0),
            _product("SOAP_4", "CARE", "Kesar Soap", "4-pack", 160.0, None),
            _product("TEA_250", "STAPLES", "Girnar Tea", "250 g", 120.0, 80.0),
            {"sku_id": "FOODS_3_090", "category": "FOODS", "brand": None, "pack_size": None, "mrp": 50.0},
        ],
        sales=_all_sales(last),
        stock_rows=[
            _stock("MILK_500", "DELHI_01", 15, last),
            _stock("MILK_500", "DELHI_02", 80, last),  # enough, and nothing to spare
            _stock("MILK_500", "MUMBAI_01", 30, last, in_transit=40),
            _stock("ATTA_5", "DELHI_01", 500, last),
            _stock("ATTA_5", "JAIPUR_01", 500, last),
            _stock("TEA_250", "DELHI_01", 6, last),
        ],
        competitor_rows=[
            _offer("ATTA_5", "BazaarNow", 259.0, last),
            _offer("ATTA_5", "KiranaKart", 271.0, last - timedelta(days=7)),
        ],
        saved=_all_forecasts(last),
    )


def without_stock(last: date = AS_OF) -> FakeLake:
    """The same shop where no stock was ever counted."""
    full = shop(last)
    return FakeLake(
        stores_rows=full.stores_rows,
        products_rows=full.products_rows,
        sales=full.sales,
        stock_rows=[],
        competitor_rows=full.competitor_rows,
        saved=full.saved,
    )


def _store(store_id: str, city: str, name: str) -> dict[str, Any]:
    return {"store_id": store_id, "city": city, "region": city, "name": name}


def _product(  # noqa: PLR0917 - a row of a table, read in columns
    sku_id: str, category: str, name: str, pack_size: str, mrp: float, unit_cost: float | None
) -> dict[str, Any]:
    return {
        "sku_id": sku_id,
        "category": category,
        "brand": name.split(maxsplit=1)[0],
        "pack_size": pack_size,
        "name": name,
        "mrp": mrp,
        "unit_cost": unit_cost,
        "gst_rate_pct": 5.0,
        "min_margin_pct": 10.0,
    }


@cache
def _all_sales(last: date) -> pl.DataFrame:
    """Every sale, drawn once for all tests of a process: no test changes a frame in its place."""
    return pl.concat([_sales(sku_id, store_id, scale, last) for sku_id, store_id, scale in SOLD])


@cache
def _all_forecasts(last: date) -> pl.DataFrame:
    return pl.concat([_forecast(sku_id, store_id, scale, last) for sku_id, store_id, scale in SOLD])


def _sales(sku_id: str, store_id: str, scale: float, last: date) -> pl.DataFrame:
    price = PRICES[sku_id]
    dates = [last - timedelta(days=offset) for offset in reversed(range(120))]
    units = [
        max(round(scale * WEEK[day.weekday()]) + (-1, 0, 2, 1, -2)[index % 5], 0)
        for index, day in enumerate(dates)
    ]
    return pl.DataFrame(
        {
            "date": dates,
            "sku_id": sku_id,
            "store_id": store_id,
            "units": units,
            "units_winsorised": [float(value) for value in units],
            "revenue": [value * price for value in units],
            "price": price,
            "imputed_price": False,
            "promo_flag": False,
            "stockout": False,
        },
        schema=SALES,
    )


def _forecast(sku_id: str, store_id: str, scale: float, last: date) -> pl.DataFrame:
    """The nightly run's rows, so that no test has to fit a model."""
    dates = [last + timedelta(days=offset) for offset in range(1, 36)]
    expected = [scale * WEEK[day.weekday()] for day in dates]
    rows = pl.DataFrame(
        {
            "sku_id": sku_id,
            "store_id": store_id,
            "date": dates,
            "cutoff": last,
            "model": "AutoETS",
            "yhat": expected,
            "yhat_lo_80": [value * 0.8 for value in expected],
            "yhat_hi_80": [value * 1.2 for value in expected],
            "yhat_lo_95": [value * 0.7 for value in expected],
            "yhat_hi_95": [value * 1.3 for value in expected],
        }
    )
    unknown = [pl.lit(None).alias(name) for name in FORECASTS if name not in rows.columns]
    return rows.with_columns(unknown).select(FORECASTS.names()).cast(FORECASTS)  # pyright: ignore[reportArgumentType]


def _stock(sku_id: str, store_id: str, on_hand: int, day: date, **more: object) -> dict[str, Any]:
    return {
        "date": day,
        "sku_id": sku_id,
        "store_id": store_id,
        "on_hand": on_hand,
        "in_transit": 0,
        "backorder": 0,
        "lead_time_days": 3,
        **more,
    }


def _offer(sku_id: str, competitor: str, price: float, day: date) -> dict[str, Any]:
    return {
        "date": day,
        "sku_id": sku_id,
        "competitor": competitor,
        "competitor_price": price,
        "confidence": 0.9,
    }
