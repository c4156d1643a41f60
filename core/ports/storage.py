"""Immutable files and the audit log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, Protocol


class Blobs(Protocol):
    """Immutable files by key. A key is `<tenant>/<area>/…`, never from user text."""

    def put(self, key: str, content: BinaryIO) -> str:
        """Store the content whole or not at all; return its SHA-256, hex."""
        ...

    def open(self, key: str) -> BinaryIO:
        """Open for reading; `InputError` where there is no such blob."""
        ...

    def delete(self, key: str) -> None:
        """Remove; removing what is not there is fine."""
        ...


@dataclass(frozen=True)
class AuditRecord:
    """One line of the audit log, bound to the line before it by `hash`."""

    sequence: int
    at: datetime
    tenant_id: str
    actor: str
    action: str
    subject: str
    outcome: str
    details: Mapping[str, Any]
    previous_hash: str
    hash: str


class AuditLog(Protocol):
    """Append-only and hash-chained."""

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
        """Add a record. `outcome` is `allowed`, `denied` or `failed`. No secrets, no PII."""
        ...

    def records(
        self, tenant_id: str | None = None, limit: int = 100, before: int | None = None
    ) -> Sequence[AuditRecord]:
        """Return the newest records first."""
        ...

    def verify(self) -> int:
        """Check the whole chain; return its length.

        Raises:
            DataError: a record was changed, removed or inserted; the message names it.
        """
        ...
