"""The steps that take one received file to its end, each of which can be done again.

::

    raw file kept → entry in the ledger → read and staged → quarantine kept
      → commit → replaced import marked → curated tables → audit → entry finished

The entry is finished last: until then it says `received`, and whoever finds it so (the next
start, or a repeat of the same request) does all steps again. That changes nothing that is
done: staging replaces, the commit knows its import, and the same file reads the same way,
since the day it came is the ledger's.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zoneinfo import ZoneInfo

from core.errors import ConflictError, InputError, SmartRetailError, StorageFullError
from core.ports import AuditLog, Blobs, CommitResult, ImportEntry, ImportLedger, ImportReport, LakeWriter
from core.tenant import TenantSettings
from jobs.importing.intake import full_disk_translated
from jobs.importing.rejects import Rejects
from jobs.lock import exclusive

if TYPE_CHECKING:
    import pyarrow as pa

    from ingest.reading import IngestFile

ACTION = "ingest"
AUDIT_LOOKBACK = 200

OnProgress = Callable[[int], None]


@dataclass(frozen=True)
class Landing:
    """Takes received files to their end.

    `settings_of` gives a tenant's settings; `work_dir` is a local folder of this
    installation for temporary copies and locks.
    """

    blobs: Blobs
    ledger: ImportLedger
    writer: LakeWriter
    audit: AuditLog
    settings_of: Callable[[str], TenantSettings]
    work_dir: Path

    def committing(self, tenant_id: str) -> AbstractContextManager[None]:
        """Be the only one to change which of a tenant's imports are in force."""
        name = uuid.uuid5(uuid.NAMESPACE_OID, tenant_id).hex
        return exclusive(self.work_dir / f"commit-{name}.lock", wait=True, holder="an import")

    def open(
        self, content: BinaryIO, *, file: str, kind: str | None, tenant_id: str, at: datetime
    ) -> IngestFile:
        """Tell what a file is, as of the day it came."""
        from ingest.reading import open_file  # noqa: PLC0415 - heavy: polars, pyarrow, duckdb

        timezone = self.settings_of(tenant_id).timezone
        day = at.astimezone(ZoneInfo(timezone)).date()
        return open_file(content, file, kind=kind, received_on=day, timezone=timezone)

    def land(
        self,
        entry: ImportEntry,
        content: BinaryIO,
        *,
        opened: IngestFile | None = None,
        on_progress: OnProgress | None = None,
    ) -> ImportReport:
        """Do every step for a file whose entry says `received`.

        Raises:
            InputError: the file cannot be read; recorded as rejected, nothing landed.
            StorageFullError: no space; nothing landed, and the file is not kept.
        """
        staged: int | None = None
        try:
            with full_disk_translated():
                file = opened or self.open(
                    content,
                    file=entry.report.file,
                    kind=entry.report.kind or None,
                    tenant_id=entry.tenant_id,
                    at=entry.received_at,
                )
                entry = replace(entry, report=replace(entry.report, kind=file.kind))
                with Rejects(self.work_dir, entry.report.file) as rejects:
                    staged = self._stage(entry, file, rejects, on_progress)
                    if not staged and entry.report.replaces:
                        raise InputError(
                            f"{entry.report.file}: none of its rows could be taken in, so import "
                            f"{entry.report.replaces} stays as it is. Correct the file and send it again.",
                            code="nothing_accepted",
                            file=entry.report.file,
                        )
                    self._keep(entry, rejects)
                report = replace(
                    entry.report,
                    rows=staged + rejects.count,
                    quarantined=rejects.count,
                    reasons=dict(rejects.reasons),
                    examples=tuple(rejects.examples),
                    message=file.remarks(),
                )
        except InputError as error:
            self.reject(entry, error, staged=staged is not None)
            raise
        except (Exception, KeyboardInterrupt) as error:
            self.forget(entry, error, staged=staged is not None)
            raise
        return self._commit(entry, report)

    def reject(self, entry: ImportEntry, error: SmartRetailError, *, staged: bool = False) -> ImportReport:
        """Record that a file was refused, and why; its raw content stays as evidence."""
        self._drop(entry, staged=staged)
        report = replace(entry.report, status="rejected", message=error.message)
        self._note(entry, "failed", {"kind": report.kind, "code": error.code})
        self.ledger.finish(entry.import_id, report)
        return report

    def _stage(
        self, entry: ImportEntry, file: IngestFile, rejects: Rejects, on_progress: OnProgress | None
    ) -> int:
        def good_rows() -> Iterator[pa.RecordBatch]:
            rows = 0
            for batch in file.batches():
                rejects.add(batch.quarantined)
                rows += batch.read
                if batch.rows.num_rows:
                    yield batch.rows
                if on_progress is not None:
                    on_progress(rows)

        return self.writer.stage(entry.tenant_id, file.kind, entry.import_id, good_rows())

    def _keep(self, entry: ImportEntry, rejects: Rejects) -> None:
        key = entry.quarantine_key
        self.blobs.delete(key)  # an earlier try's, should the rules have changed since
        self.blobs.put(key, rejects.content())

    def _commit(self, entry: ImportEntry, report: ImportReport) -> ImportReport:
        """Make the rows visible and finish. What fails here and is not undone is left to `resume`."""
        with self.committing(entry.tenant_id):
            try:
                replaced = self._replaced(entry)
                with full_disk_translated():
                    result = self._committed(entry, replaced)
            except InputError as error:
                self.reject(entry, error, staged=True)
                raise
            except StorageFullError as error:
                self.forget(entry, error, staged=True)
                raise
            if replaced is not None and replaced.report.status == "committed":
                self.ledger.finish(replaced.import_id, replace(replaced.report, status="replaced"))
            self.writer.curate(entry.tenant_id)
            report = replace(
                report, status="committed", accepted=result.accepted, duplicates=result.duplicates
            )
            self._note(
                entry,
                "allowed",
                {
                    "kind": report.kind,
                    "sha256": entry.sha256,
                    "rows": report.rows,
                    "accepted": report.accepted,
                    "duplicates": report.duplicates,
                    "quarantined": report.quarantined,
                    "replaces": report.replaces or "",
                },
            )
            return self.ledger.finish(entry.import_id, report).report

    def _committed(self, entry: ImportEntry, replaced: ImportEntry | None) -> CommitResult:
        return self.writer.commit(
            entry.tenant_id,
            entry.report.kind,
            entry.import_id,
            replaces=None if replaced is None else replaced.import_id,
        )

    def _replaced(self, entry: ImportEntry) -> ImportEntry | None:
        """Return the import this one takes the place of, after checking that it can."""
        name = entry.report.replaces
        if name is None:
            return None
        old = self.ledger.find(entry.tenant_id, name)
        if old is None or old.import_id == entry.import_id:
            raise InputError(
                f"There is no import {name!r} to replace; check its number.", code="import_unknown"
            )
        if old.report.kind != entry.report.kind:
            raise InputError(
                f"Import {name} is {old.report.kind}, this file is {entry.report.kind}; "
                "a file can only replace one of its own kind.",
                code="replaces_other_kind",
            )
        if old.report.status == "committed" or (
            old.report.status == "replaced" and not self._replaced_by_other(entry, name)
        ):
            return old
        raise ConflictError(
            f"Import {name} is {old.report.status}, so it cannot be replaced; name the one in force.",
            code="replaces_not_in_force",
        )

    def _replaced_by_other(self, entry: ImportEntry, name: str) -> bool:
        """Tell whether another import took its place, or this one before a crash."""
        return any(
            other.report.replaces == name
            and other.import_id != entry.import_id
            and other.report.status in ("committed", "replaced", "undone")
            for other in self.ledger.entries(entry.tenant_id, entry.report.kind)
        )

    def _drop(self, entry: ImportEntry, *, staged: bool) -> None:
        """Leave nothing of the rows behind. Staging that failed left nothing itself."""
        self.blobs.delete(entry.quarantine_key)
        if staged:
            self.writer.stage(entry.tenant_id, entry.report.kind, entry.import_id, ())

    def forget(self, entry: ImportEntry, error: BaseException, *, staged: bool = False) -> None:
        """Undo a try that failed for no fault of the file, so that it is not taken in later.

        The caller is told that it failed and may send it again. The raw file goes first: with
        it gone, a later start finds nothing to resume even if the ledger cannot be written
        now. What fails here is told with the error that brought us here.
        """
        report = replace(
            entry.report, status="rejected", message="It could not be taken in at the time; send it again."
        )
        steps: tuple[Callable[[], object], ...] = (
            lambda: self.blobs.delete(entry.blob_key),
            lambda: self._drop(entry, staged=staged),
            lambda: self.ledger.finish(entry.import_id, report),
        )
        for step in steps:
            try:
                step()
            except Exception as trouble:  # noqa: BLE001  a full disk fails anything; the first error is raised
                error.add_note(f"While cleaning up after it: {trouble}")

    def _note(self, entry: ImportEntry, outcome: str, details: dict[str, str | int]) -> None:
        """Write the audit record, once: a crash after it must not write it again."""
        known = any(
            record.subject == entry.import_id and record.action == ACTION and record.outcome == outcome
            for record in self.audit.records(entry.tenant_id, AUDIT_LOOKBACK)
        )
        if not known:
            self.audit.append(
                tenant_id=entry.tenant_id,
                actor=entry.user_id,
                action=ACTION,
                subject=entry.import_id,
                outcome=outcome,
                details=details,
            )
