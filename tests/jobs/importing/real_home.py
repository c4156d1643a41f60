"""An importer on the adapters that a laptop runs; as a program, one that is killed on the way.

`python -m tests.jobs.importing.real_home FOLDER STEP` receives a file and is killed with
SIGKILL when the step begins.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from adapters.audit import SqlAuditLog
from adapters.blobs import LocalBlobs
from adapters.database.engine import open_database
from adapters.database.migrate import migrate
from adapters.lake import IcebergLake, open_lake
from adapters.ledgers import SqlImportLedger
from core.clock import FixedClock
from core.identity import Scope
from core.tenant import TenantSettings
from jobs.importing import ImportService
from tests.jobs.importing.conftest import ADMIN, NOW, SALES

ROWS = 2_000
LARGE = SALES + "".join(f"2026-11-20,sku{n},s,1,2,2,no,pos\n" for n in range(ROWS))


@dataclass
class RealHome:
    """The parts of an installation that importing needs."""

    service: ImportService
    lake: IcebergLake
    ledger: SqlImportLedger
    audit: SqlAuditLog
    blobs: LocalBlobs

    def units(self) -> dict[str, int]:
        frame = self.lake.sales_history(Scope("shop")).frame
        return dict(zip(frame["sku_id"], frame["units"], strict=True))


def open_home(folder: Path) -> RealHome:
    clock = FixedClock(NOW)
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'app.db'}"
    migrate(url)
    database = open_database(url)
    audit, blobs = SqlAuditLog(database, clock), LocalBlobs(folder / "blobs")
    ledger, lake = SqlImportLedger(database), open_lake(folder / "lake", clock, TenantSettings)
    service = ImportService(
        blobs=blobs,
        ledger=ledger,
        writer=lake,
        audit=audit,
        clock=clock,
        settings_of=TenantSettings,
        work_dir=folder / "imports",
    )
    return RealHome(service, lake, ledger, audit, blobs)


def _die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, step: str) -> None:
    home = open_home(folder)
    if step == "reading":
        home.service.receive(BytesIO(LARGE.encode()), "large.csv", ADMIN, on_progress=_die)
    else:
        owner, name = step.split(".")
        setattr(getattr(home, owner), name, _die)
        home.service.receive(BytesIO(LARGE.encode()), "large.csv", ADMIN)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
