"""The importer's ports in memory. Each can be told to die, or to fail, at a step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO, TypeVar

import pyarrow as pa

from core.errors import ConflictError, InputError
from core.ports import AuditRecord, CommitResult, ImportEntry, ImportReport
from core.table import TABLE_BY_KIND

T = TypeVar("T")


class CrashError(BaseException):
    """The process dies here: no handler of ours may run after it."""


class Steps:
    """Every step the service takes through its ports; one of them can be made the last."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self._fail_before: dict[str, BaseException] = {}
        self._fail_after: dict[str, BaseException] = {}

    def before(self, step: str, error: BaseException) -> None:
        self._fail_before[step] = error

    def after(self, step: str, error: BaseException) -> None:
        self._fail_after[step] = error

    def heal(self) -> None:
        self._fail_before.clear()
        self._fail_after.clear()

    def run(self, step: str, act: Callable[[], T]) -> T:
        if error := self._fail_before.get(step):
            raise error
        result = act()
        self.taken.append(step)
        if error := self._fail_after.get(step):
            raise error
        return result


class FakeBlobs:
    """Immutable blobs in a dictionary."""

    def __init__(self, steps: Steps) -> None:
        self.kept: dict[str, bytes] = {}
        self._steps = steps

    def put(self, key: str, content: BinaryIO) -> str:
        def act() -> str:
            data = content.read()
            if self.kept.get(key, data) != data:
                raise ConflictError(f"{key} is taken")
            self.kept[key] = data
            return hashlib.sha256(data).hexdigest()

        return self._steps.run(f"put {key.split('/')[1]}", act)

    def open(self, key: str) -> BinaryIO:
        if key not in self.kept:
            raise InputError(f"There is no file {key!r}.")
        return BytesIO(self.kept[key])

    def delete(self, key: str) -> None:
        self.kept.pop(key, None)


class FakeLedger:
    """The ledger's promises, without a database."""

    def __init__(self, steps: Steps) -> None:
        self.rows: dict[str, ImportEntry] = {}
        self._steps = steps

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
        def act() -> ImportEntry:
            for entry in self.rows.values():
                if idempotency_key and (entry.tenant_id, entry.idempotency_key) == (
                    tenant_id,
                    idempotency_key,
                ):
                    if entry.sha256 != sha256:
                        raise ConflictError(
                            f"The idempotency key {idempotency_key!r} was used for another file."
                        )
                    return entry
            self.rows[import_id] = ImportEntry(
                import_id=import_id,
                sequence=len(self.rows) + 1,
                tenant_id=tenant_id,
                user_id=user_id,
                blob_key=blob_key,
                sha256=sha256,
                received_at=received_at,
                report=ImportReport(import_id, kind, file, "received", replaces=replaces),
                idempotency_key=idempotency_key,
            )
            return self.rows[import_id]

        return self._steps.run("begin", act)

    def finish(self, import_id: str, report: ImportReport) -> ImportEntry:
        def act() -> ImportEntry:
            self.rows[import_id] = replace(self.rows[import_id], report=report)
            return self.rows[import_id]

        return self._steps.run(f"finish {report.status}", act)

    def find(self, tenant_id: str, import_id: str) -> ImportEntry | None:
        entry = self.rows.get(import_id)
        return entry if entry is not None and entry.tenant_id == tenant_id else None

    def entries(self, tenant_id: str, kind: str | None = None) -> Sequence[ImportEntry]:
        mine = [entry for entry in self.rows.values() if entry.tenant_id == tenant_id]
        return [entry for entry in mine if kind is None or entry.report.kind == kind]


Row = Mapping[str, Any]


class FakeWriter:
    """A lake of dictionaries: staged, committed, and curated rows per import."""

    def __init__(self, steps: Steps) -> None:
        self.staged: dict[str, list[Row]] = {}
        self.committed: dict[tuple[str, str, str], tuple[list[Row], CommitResult]] = {}
        self.curated: list[Row] = []
        self._steps = steps

    def stage(self, tenant_id: str, kind: str, import_id: str, batches: Iterable[pa.RecordBatch]) -> int:
        def act() -> int:
            rows: list[Row] = [row for batch in batches for row in batch.to_pylist()]
            self.staged[import_id] = rows
            return len(rows)

        return self._steps.run("stage", act)

    def commit(
        self, tenant_id: str, kind: str, import_id: str, *, replaces: str | None = None
    ) -> CommitResult:
        def act() -> CommitResult:
            this = (tenant_id, kind, import_id)
            if this in self.committed:
                return self.committed[this][1]
            if replaces is not None:
                self.committed.pop((tenant_id, kind, replaces), None)
            key = TABLE_BY_KIND[kind].key
            known = {tuple(row[name] for name in key) for row in self.visible(tenant_id, kind)}
            rows = self.staged.pop(import_id)
            fresh = [row for row in rows if tuple(row[name] for name in key) not in known]
            result = CommitResult(len(fresh), len(rows) - len(fresh), str(len(self.committed)))
            self.committed[this] = (fresh, result)
            return result

        return self._steps.run("commit", act)

    def undo(self, tenant_id: str, kind: str, import_id: str) -> int:
        def act() -> int:
            rows, _ = self.committed.pop((tenant_id, kind, import_id), ([], None))
            return len(rows)

        return self._steps.run("undo", act)

    def curate(self, tenant_id: str) -> None:
        def act() -> None:
            self.curated = [
                row
                for (tenant, _, _), (rows, _) in self.committed.items()
                if tenant == tenant_id
                for row in rows
            ]

        self._steps.run("curate", act)

    def visible(self, tenant_id: str, kind: str) -> list[Row]:
        return [
            row
            for (tenant, of, _), (rows, _) in self.committed.items()
            if (tenant, of) == (tenant_id, kind)
            for row in rows
        ]


class FakeAudit:
    """An audit log without its hashes."""

    def __init__(self, steps: Steps) -> None:
        self.kept: list[AuditRecord] = []
        self._steps = steps

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
        def act() -> AuditRecord:
            record = AuditRecord(
                len(self.kept) + 1,
                datetime.now(UTC),
                tenant_id,
                actor,
                action,
                subject,
                outcome,
                details or {},
                "",
                "",
            )
            self.kept.append(record)
            return record

        return self._steps.run("audit", act)

    def records(
        self, tenant_id: str | None = None, limit: int = 100, before: int | None = None
    ) -> Sequence[AuditRecord]:
        mine = [record for record in reversed(self.kept) if tenant_id in (None, record.tenant_id)]
        return mine[:limit]

    def verify(self) -> int:
        return len(self.kept)
