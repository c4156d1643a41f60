"""Files of rows, taken in whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Literal, Protocol

from core.identity import Principal
from core.ports.lake import QuarantinedRow

ImportStatus = Literal["received", "committed", "undone", "replaced", "rejected"]


@dataclass(frozen=True)
class ImportReport:
    """What became of a file."""

    import_id: str
    kind: str
    file: str
    status: ImportStatus
    rows: int = 0
    accepted: int = 0
    duplicates: int = 0
    quarantined: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict[str, int])
    examples: tuple[QuarantinedRow, ...] = ()
    replaces: str | None = None
    message: str = ""


class Importer(Protocol):
    """Takes a file of rows in, whole or not at all."""

    def receive(
        self,
        content: BinaryIO,
        file_name: str,
        principal: Principal,
        *,
        kind: str | None = None,
        idempotency_key: str | None = None,
        replaces: str | None = None,
    ) -> ImportReport:
        """Keep the file, read it, land it, and say what became of each row.

        Raises:
            InputError: the file cannot be read as any known kind; nothing was written.
            ConflictError: the idempotency key was used for another file.
            PolicyError: the caller may not ingest.
        """
        ...

    def undo(self, import_id: str, principal: Principal) -> ImportReport:
        """Take an import out again."""
        ...

    def report(self, import_id: str, principal: Principal) -> ImportReport:
        """Return the report of an earlier import."""
        ...


@dataclass(frozen=True)
class ImportEntry:
    """An import as the ledger keeps it. `sequence` orders imports; `blob_key` is the raw file."""

    import_id: str
    sequence: int
    tenant_id: str
    user_id: str
    blob_key: str
    sha256: str
    received_at: datetime
    report: ImportReport
    idempotency_key: str | None = None

    @property
    def quarantine_key(self) -> str:
        """Where the rows that were put aside are kept, one JSON object a line."""
        return f"{self.tenant_id}/quarantine/{self.import_id}"


class ImportLedger(Protocol):
    """Remembers every file received and what became of it."""

    def begin(
        self,
        *,
        import_id: str,
        tenant_id: str,
        user_id: str,
        kind: str,
        file: str,
        blob_key: str,
        sha256: str,
        received_at: datetime,
        idempotency_key: str | None = None,
        replaces: str | None = None,
    ) -> ImportEntry:
        """Record a file as `received` before it is read.

        With an idempotency key that was used before for the same content, the earlier entry
        comes back; for other content `ConflictError`.
        """
        ...

    def finish(self, import_id: str, report: ImportReport) -> ImportEntry:
        """Replace the report of an import."""
        ...

    def find(self, tenant_id: str, import_id: str) -> ImportEntry | None:
        """Return an entry, or `None`."""
        ...

    def entries(self, tenant_id: str, kind: str | None = None) -> Sequence[ImportEntry]:
        """List the tenant's imports, oldest first."""
        ...
