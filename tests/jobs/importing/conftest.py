from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from core.clock import FixedClock
from core.identity import Principal, Role
from core.ports import ImportReport
from core.tenant import TenantSettings
from jobs.importing import ImportService
from tests.jobs.importing.fakes import FakeAudit, FakeBlobs, FakeLedger, FakeWriter, Steps

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ADMIN = Principal("shop", "admin", "Admin", Role.ADMIN)
OWNER = Principal("shop", "owner", "Owner", Role.MANAGER)
SALES = "date,sku_id,store_id,units_sold,revenue,price,promo_flag,source\n"
FILE = SALES + "2026-11-20,a,s,1,2,2,no,pos\n2026-11-21,a,s,-1,2,2,no,pos\n2026-11-21,b,s,3,6,2,no,pos\n"


@dataclass
class Shop:
    """An importer on fakes."""

    service: ImportService
    steps: Steps
    blobs: FakeBlobs
    ledger: FakeLedger
    writer: FakeWriter
    audit: FakeAudit

    def send(self, content: str | bytes = FILE, **options: Any) -> ImportReport:
        raw = content.encode() if isinstance(content, str) else content
        principal = options.pop("principal", ADMIN)
        return self.service.receive(BytesIO(raw), options.pop("file", "sales.csv"), principal, **options)

    @property
    def skus(self) -> list[str]:
        """What a question would see."""
        return sorted(row["sku_id"] for row in self.writer.curated)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    steps = Steps()
    blobs, ledger, writer, audit = FakeBlobs(steps), FakeLedger(steps), FakeWriter(steps), FakeAudit(steps)
    service = ImportService(
        blobs=blobs,
        ledger=ledger,
        writer=writer,
        audit=audit,
        clock=FixedClock(NOW),
        settings_of=TenantSettings,
        work_dir=tmp_path / "work",
    )
    return Shop(service, steps, blobs, ledger, writer, audit)
