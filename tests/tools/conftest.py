"""A small shop: three stores, four products, four months of sales ending 21 November 2026."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import polars as pl
import pytest

from core.clock import FixedClock
from core.identity import Principal, Role
from core.ports import AuditRecord, Ledgers, NewUser
from core.tenant import TenantSettings, checked_setting
from core.tool import ToolOutcome
from tests.jobs.fakes import MemoryPreferences
from tests.jobs.importing.fakes import FakeLedger, Steps
from tests.tools.fake_alerts import MemoryAlertRules, MemoryAlerts
from tests.tools.fake_documents import MemoryDocuments
from tests.tools.fake_lake import SALES, FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, MemoryPriceChanges, MemoryRecommendations
from tests.tools.fake_overrides import MemoryOverrides
from tools.registry import Registry

AS_OF = date(2026, 11, 21)
NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
WEEK = (10, 10, 10, 10, 14, 20, 24)  # Monday to Sunday


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
        self.appended.append(
            {"actor": actor, "action": action, "subject": subject, "outcome": outcome, **(details or {})}
        )
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
        default = getattr(TenantSettings(tenant_id), name)
        wanted = default if value is None else checked_setting(name, value)
        self.settings = replace(self.settings, **{name: wanted})
        return self.settings


@cache
def sales_rows(
    sku_id: str,
    store_id: str,
    price: float,
    *,
    days: int = 120,
    scale: float = 1.0,
    last: date = AS_OF,
    stockout: bool | None = False,
) -> pl.DataFrame:
    """A weekly pattern with a ripple, so that errors are not all zero; drawn once in a process."""
    dates = [last - timedelta(days=offset) for offset in reversed(range(days))]
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
            "stockout": stockout,
        },
        schema=SALES,
    )


def stock_row(sku_id: str, store_id: str, on_hand: int | None, **more: object) -> dict[str, object]:
    """A snapshot of the last sales day."""
    return {
        "date": AS_OF,
        "sku_id": sku_id,
        "store_id": store_id,
        "on_hand": on_hand,
        "in_transit": 0,
        "backorder": 0,
        "lead_time_days": 3,
        **more,
    }


@pytest.fixture
def lake() -> FakeLake:
    """The shop. MILK nearly runs out at DELHI_01; SOAP has no cost; TEA sells at DELHI_01 only."""
    return FakeLake(
        stores_rows=[
            {"store_id": "DELHI_01", "city": "Delhi", "region": "DL", "name": "Delhi 1"},
            {"store_id": "DELHI_02", "city": "Delhi", "region": "DL", "name": "Delhi 2"},
            {"store_id": "MUMBAI_01", "city": "Mumbai", "region": "MH", "name": None},
        ],
        products_rows=[
            {
                "sku_id": "MILK",
                "category": "DAIRY",
                "brand": "Mohini",
                "pack_size": "500 ml",
                "name": "Mohini Toned Milk",
                "mrp": 30.0,
                "unit_cost": 20.0,
                "gst_rate_pct": 5.0,
                "min_margin_pct": 10.0,
            },
            {
                "sku_id": "ATTA",
                "category": "STAPLES",
                "brand": "Suvarna",
                "pack_size": "5 kg",
                "name": "Suvarna Atta 5kg",
                "mrp": 280.0,
                "unit_cost": 200.0,
                "gst_rate_pct": 5.0,
                "min_margin_pct": 10.0,
            },
            {"sku_id": "SOAP", "category": "CARE", "brand": "Kesar", "pack_size": "4 x 100 g", "mrp": 160.0},
            {"sku_id": "TEA", "category": "STAPLES", "brand": "Girnar", "pack_size": "250 g", "mrp": 120.0},
        ],
        sales=pl.concat(
            [
                sales_rows("MILK", "DELHI_01", 28.0),
                sales_rows("MILK", "DELHI_02", 28.0, scale=0.5),
                sales_rows("MILK", "MUMBAI_01", 29.0),
                sales_rows("ATTA", "DELHI_01", 265.0, scale=0.4),
                sales_rows("ATTA", "DELHI_02", 265.0, scale=0.4),
                sales_rows("SOAP", "DELHI_01", 150.0, scale=0.3),
                sales_rows("TEA", "DELHI_01", 110.0, days=10, scale=0.3),
            ]
        ),
        stock_rows=[
            stock_row("MILK", "DELHI_01", 15),
            stock_row("MILK", "DELHI_02", 400),
            stock_row("MILK", "MUMBAI_01", 30, in_transit=40),
            stock_row("ATTA", "DELHI_01", 500),
            stock_row("ATTA", "DELHI_02", 500),
            stock_row("SOAP", "DELHI_01", None),
            stock_row("TEA", "DELHI_01", 200),
        ],
        competitor_rows=[
            {
                "date": AS_OF,
                "sku_id": "ATTA",
                "competitor": "BazaarNow",
                "competitor_price": 259.0,
                "confidence": 0.9,
            },
            {
                "date": AS_OF - timedelta(days=7),
                "sku_id": "ATTA",
                "competitor": "KiranaKart",
                "competitor_price": 271.0,
                "confidence": 0.9,
            },
        ],
        supplier_rows=[
            {
                "sku_id": "MILK",
                "supplier": "Mohini Dairy",
                "lead_time_days": 2,
                "lead_time_std_days": 0.5,
                "moq": 24,
                "case_pack": 12,
                "shelf_life_days": 60,
            }
        ],
    )


@pytest.fixture
def audit() -> FakeAudit:
    return FakeAudit()


@pytest.fixture
def directory() -> FakeDirectory:
    return FakeDirectory()


@pytest.fixture
def overrides() -> MemoryOverrides:
    return MemoryOverrides()


@pytest.fixture
def recommendations() -> MemoryRecommendations:
    return MemoryRecommendations()


@pytest.fixture
def price_changes() -> MemoryPriceChanges:
    return MemoryPriceChanges()


@pytest.fixture
def documents() -> MemoryDocuments:
    return MemoryDocuments()


@pytest.fixture
def imports() -> FakeLedger:
    return FakeLedger(Steps())


@pytest.fixture
def alerts() -> MemoryAlerts:
    return MemoryAlerts()


@pytest.fixture
def alert_rules() -> MemoryAlertRules:
    return MemoryAlertRules()


@pytest.fixture
def preferences() -> MemoryPreferences:
    return MemoryPreferences()


@pytest.fixture
def blobs() -> MemoryBlobs:
    return MemoryBlobs()


@pytest.fixture
def ledgers(  # noqa: PLR0917 - pytest hands each in by its name
    overrides: MemoryOverrides,
    recommendations: MemoryRecommendations,
    price_changes: MemoryPriceChanges,
    documents: MemoryDocuments,
    imports: FakeLedger,
    alerts: MemoryAlerts,
    alert_rules: MemoryAlertRules,
    preferences: MemoryPreferences,
) -> Ledgers:
    return Ledgers(
        overrides, recommendations, price_changes, documents, imports, alerts, alert_rules, preferences
    )


@pytest.fixture
def registry(
    lake: FakeLake, directory: FakeDirectory, audit: FakeAudit, ledgers: Ledgers, blobs: MemoryBlobs
) -> Registry:
    return Registry(
        lake=lake, directory=directory, audit=audit, clock=FixedClock(NOW), ledgers=ledgers, blobs=blobs
    )


MANAGER = Principal("demo", "vikram", "Vikram", Role.MANAGER)
SELLER = Principal("demo", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01", "DELHI_02"}))

Call = Callable[..., ToolOutcome]


@pytest.fixture
def call(registry: Registry) -> Call:
    """Call a tool by name as the manager, or as `who`."""

    def _call(tool: str, who: Principal = MANAGER, **arguments: object) -> ToolOutcome:
        return registry.call(tool, arguments, who)

    return _call
