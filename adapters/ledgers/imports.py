"""Imports: every file received, and what became of it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from adapters.database.encoding import decode, encode
from adapters.database.engine import Database
from adapters.database.models import ImportRow
from adapters.database.upsert import insert_once
from core.errors import ConflictError, InputError
from core.ports import ImportEntry, ImportReport


class SqlImportLedger:
    """`core.ports.ImportLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

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

        Beginning the same import again (after a crash), or with an idempotency key that was
        used before for the same content, returns the earlier entry.

        Raises:
            ConflictError: the key, or the import id, was used for something else.
        """
        report = ImportReport(import_id, kind, file, "received", replaces=replaces)
        with self._database.write() as session:
            sequence = insert_once(
                session,
                ImportRow,
                ImportRow.sequence,
                import_id=import_id,
                tenant_id=tenant_id,
                user_id=user_id,
                kind=kind,
                blob_key=blob_key,
                sha256=sha256,
                received_at=received_at,
                idempotency_key=idempotency_key,
                report=_encoded(report),
            )
            if sequence is None:
                return _earlier(
                    session,
                    import_id,
                    tenant_id,
                    idempotency_key,
                    sha256=sha256,
                    kind=kind,
                    replaces=replaces,
                )
            return _entry(session.scalars(select(ImportRow).where(ImportRow.sequence == sequence)).one())

    def finish(self, import_id: str, report: ImportReport) -> ImportEntry:
        """Replace the report of an import; the kind it names becomes the entry's."""
        with self._database.write() as session:
            row = session.scalars(
                select(ImportRow).where(ImportRow.import_id == import_id).with_for_update()
            ).one_or_none()
            if row is None:
                raise InputError(f"There is no import {import_id!r}; begin it first.")
            row.kind = report.kind
            row.report = _encoded(report)
            session.flush()
            return _entry(row)

    def find(self, tenant_id: str, import_id: str) -> ImportEntry | None:
        """Return an entry, or `None`."""
        with self._database.read() as session:
            row = session.scalars(_of(tenant_id).where(ImportRow.import_id == import_id)).one_or_none()
            return None if row is None else _entry(row)

    def entries(self, tenant_id: str, kind: str | None = None) -> list[ImportEntry]:
        """List the tenant's imports, oldest first."""
        query = _of(tenant_id).order_by(ImportRow.sequence)
        if kind is not None:
            query = query.where(ImportRow.kind == kind)
        with self._database.read() as session:
            return [_entry(row) for row in session.scalars(query)]


def _of(tenant_id: str) -> Select[ImportRow]:
    return select(ImportRow).where(ImportRow.tenant_id == tenant_id)


def _earlier(
    session: Session,
    import_id: str,
    tenant_id: str,
    idempotency_key: str | None,
    *,
    sha256: str,
    kind: str,
    replaces: str | None,
) -> ImportEntry:
    """Return the entry that stood in the way, if it is of the same request."""
    row = None
    if idempotency_key is not None:
        row = session.scalars(
            _of(tenant_id).where(ImportRow.idempotency_key == idempotency_key)
        ).one_or_none()
    row = row or session.scalars(_of(tenant_id).where(ImportRow.import_id == import_id)).one_or_none()
    if row is None:
        raise ConflictError(f"The import id {import_id!r} is taken; choose another.")
    entry = _entry(row)
    same_kind = not kind or not row.kind or kind == row.kind
    if row.sha256 != sha256 or entry.report.replaces != replaces or not same_kind:
        if idempotency_key is not None and row.idempotency_key == idempotency_key:
            raise ConflictError(
                f"The idempotency key {idempotency_key!r} was used for another file; use a new one."
            )
        raise ConflictError(f"The import id {import_id!r} is taken by another file; choose another.")
    return entry


def _entry(row: ImportRow) -> ImportEntry:
    return ImportEntry(
        import_id=row.import_id,
        sequence=row.sequence,
        tenant_id=row.tenant_id,
        user_id=row.user_id,
        blob_key=row.blob_key,
        sha256=row.sha256,
        received_at=row.received_at,
        report=_decoded(row.report),
        idempotency_key=row.idempotency_key,
    )


def _encoded(report: ImportReport) -> str:
    return encode(asdict(report))


def _decoded(text: str) -> ImportReport:
    fields: dict[str, Any] = decode(text)
    fields["examples"] = tuple(fields["examples"])
    return ImportReport(**fields)
