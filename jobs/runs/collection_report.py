"""What came of a collection of competitor prices, source by source; kept for a month."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core.ports import FailedPage, QuarantinedRow

KEPT = timedelta(days=30)
_STAMP = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True)
class SourceReport:
    """What came of one source.

    `new` counts the prices taken in (in a dry run: that would be), `known` those that were
    there already. `message` says why nothing could be done, empty where all went well. See
    `core.ports.Collected` for the rest.
    """

    source: str
    asked: int = 0
    unchanged: int = 0
    from_cache: int = 0
    put_off: int = 0
    put_off_until: datetime | None = None
    disallowed: tuple[str, ...] = ()
    failed: tuple[FailedPage, ...] = ()
    out_of_stock: int = 0
    unknown_products: tuple[str, ...] = ()
    new: int = 0
    known: int = 0
    quarantined: tuple[QuarantinedRow, ...] = ()
    prices: tuple[Mapping[str, str], ...] = ()
    import_id: str = ""
    message: str = ""

    @property
    def ok(self) -> bool:
        """Whether the source works: a page that is gone among others that came is only listed.

        What robots.txt forbids and what the pace puts off is no failure.
        """
        came = self.new + self.known + self.out_of_stock + len(self.quarantined)
        return not self.message and (came > 0 or not self.failed)


@dataclass(frozen=True)
class CollectionReport:
    """What came of each source, in the order of the configuration."""

    tenant_id: str
    at: datetime
    dry_run: bool
    sources: tuple[SourceReport, ...] = field(default=())

    @property
    def ok(self) -> bool:
        """Whether no source failed."""
        return all(source.ok for source in self.sources)

    def as_record(self) -> dict[str, Any]:
        """Return the report as plain values; `ok` is said, so that a reader need not work it out."""
        sources = [asdict(source) | {"ok": source.ok} for source in self.sources]
        return {**asdict(self), "sources": sources, "ok": self.ok}


class CollectionReports:
    """Keeps the reports, so that what was put aside at night can be read in the morning.

    Args:
        folder: Where; a folder for each tenant in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, report: CollectionReport) -> None:
        """Keep a report, and forget those older than a month."""
        folder = self._of(report.tenant_id)
        folder.mkdir(parents=True, exist_ok=True)
        name = report.at.astimezone(UTC).strftime(_STAMP)
        unfinished = folder / f".{name}"
        unfinished.write_text(json.dumps(report.as_record(), ensure_ascii=False, default=str), "utf-8")
        unfinished.replace(folder / f"{name}.json")
        limit = (report.at - KEPT).astimezone(UTC).strftime(_STAMP)
        for path in folder.glob("*.json"):
            if path.stem < limit:
                path.unlink(missing_ok=True)

    def last(self, tenant_id: str) -> dict[str, Any] | None:
        """Return the newest report as plain values, or `None` where nothing was ever collected."""
        kept = sorted(self._of(tenant_id).glob("*.json"))  # the names are times
        return json.loads(kept[-1].read_text("utf-8")) if kept else None

    def _of(self, tenant_id: str) -> Path:
        return self._folder / uuid.uuid5(uuid.NAMESPACE_OID, tenant_id).hex
