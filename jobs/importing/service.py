"""The importer every door hands its files to."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from core.clock import Clock
from core.errors import ConflictError, InputError, PolicyError
from core.identity import Principal
from core.policy import may_ingest
from core.ports import AuditLog, Blobs, ImportEntry, ImportLedger, ImportReport, LakeWriter, QuarantinedRow
from core.table import TABLE_BY_KIND
from core.tenant import TenantSettings
from jobs.importing.intake import Spooled, display_name, full_disk_translated, spooled
from jobs.importing.landing import ACTION, Landing, OnProgress
from jobs.importing.rejects import read_rejects
from jobs.lock import exclusive

if TYPE_CHECKING:
    from ingest.reading import IngestFile

UNDO = "undo_import"


class ImportService:
    """Implements `core.ports.Importer`.

    Args:
        blobs: Where raw files and quarantines are kept.
        ledger: What was received, and what became of it.
        writer: Where rows land.
        audit: What was done, by whom.
        clock: Tells the day a file came.
        settings_of: A tenant's settings; its time zone decides which day that is.
        work_dir: A local folder of this installation for temporary copies and locks. Every
            process that imports into the same lake must use the same one.
    """

    def __init__(
        self,
        *,
        blobs: Blobs,
        ledger: ImportLedger,
        writer: LakeWriter,
        audit: AuditLog,
        clock: Clock,
        settings_of: Callable[[str], TenantSettings],
        work_dir: Path,
    ) -> None:
        self._blobs = blobs
        self._ledger = ledger
        self._writer = writer
        self._audit = audit
        self._clock = clock
        self._work_dir = work_dir
        self._landing = Landing(blobs, ledger, writer, audit, settings_of, work_dir)

    def receive(
        self,
        content: BinaryIO,
        file_name: str,
        principal: Principal,
        *,
        kind: str | None = None,
        idempotency_key: str | None = None,
        replaces: str | None = None,
        on_progress: OnProgress | None = None,
    ) -> ImportReport:
        """Keep the file, read it, land it, and say what became of each row.

        With an idempotency key that was used for the same file before, the earlier report
        comes back and nothing is done; if that earlier try is still under way it is waited
        for, and if it failed or its process died it is done again under the same import id.

        Args:
            content: The file, read from where it stands.
            file_name: What the person calls it; only shown.
            principal: Who sends it.
            kind: What it holds; `None` to tell from its columns.
            idempotency_key: The caller's own name for this request.
            replaces: The import that this file corrects.
            on_progress: Called with the number of rows read so far.

        Raises:
            InputError: the file cannot be read as any known kind, or `replaces` names no
                import that can be replaced; nothing was written.
            ConflictError: the idempotency key was used for another file.
            PolicyError: the caller may not ingest.
            StorageFullError: no space left; nothing was written.
        """
        self._authorise(principal, ACTION, "")
        kind = None if kind is None else _known_kind(kind)
        with spooled(content, self._work_dir) as spool:
            entry, opened = self._begin(
                spool,
                display_name(file_name),
                principal,
                kind=kind,
                idempotency_key=idempotency_key,
                replaces=replaces,
            )
            with self._held(entry.import_id, wait=True):
                entry = self._ledger.find(entry.tenant_id, entry.import_id) or entry
                if entry.report.status not in ("received", "rejected"):
                    return entry.report
                if entry.report.status == "rejected":  # a crash from here on is for `resume` again
                    report = replace(entry.report, status="received", message="")
                    entry = self._ledger.finish(entry.import_id, report)
                self._keep(entry, spool)
                return self._landing.land(entry, spool.file, opened=opened, on_progress=on_progress)

    def undo(self, import_id: str, principal: Principal) -> ImportReport:
        """Take an import's rows out in one commit; undoing it again changes nothing.

        An import that replaced another does not bring that one back: send its file again.

        Raises:
            InputError: there is no such import, or it is not in force.
            PolicyError: the caller may not.
        """
        self._authorise(principal, UNDO, import_id)
        with self._held(import_id, wait=True):
            entry = self._find(import_id, principal)
            if entry.report.status == "undone":
                return entry.report
            if entry.report.status != "committed":
                raise InputError(
                    f"Import {import_id} is {entry.report.status}, so there is nothing of it to take out.",
                    code="import_not_in_force",
                )
            with self._landing.committing(entry.tenant_id), full_disk_translated():
                taken_out = self._writer.undo(entry.tenant_id, entry.report.kind, import_id)
                self._writer.curate(entry.tenant_id)
            self._audit.append(
                tenant_id=entry.tenant_id,
                actor=principal.user_id,
                action=UNDO,
                subject=import_id,
                outcome="allowed",
                details={"kind": entry.report.kind, "rows": taken_out},
            )
            return self._ledger.finish(import_id, replace(entry.report, status="undone")).report

    def report(self, import_id: str, principal: Principal) -> ImportReport:
        """Return the report of an earlier import of the caller's tenant.

        Raises:
            InputError: there is none.
            PolicyError: the caller may not.
        """
        self._authorise(principal, "read_import", import_id)
        return self._find(import_id, principal).report

    def quarantine(self, import_id: str, principal: Principal) -> Iterator[QuarantinedRow]:
        """Return every quarantined row of an import, in the order of the file.

        Raises:
            InputError: there is no such import, or it kept no quarantine (a rejected file).
            PolicyError: the caller may not.
        """
        self._authorise(principal, "read_import", import_id)
        entry = self._find(import_id, principal)
        return read_rejects(self._blobs, entry)

    def resume(self, tenant_id: str) -> tuple[ImportReport, ...]:
        """Finish what a crash left between receipt and report; return what was finished.

        Called at start. An import that another living process is at is left to it. One
        whose raw file was never wholly kept is recorded as rejected: its sender got no
        report and sends it again. The curated tables are brought up to date in any case: a
        crash may have left them behind an import that was taken out.
        """
        finished: list[ImportReport] = []
        for entry in self._ledger.entries(tenant_id):
            if entry.report.status != "received":
                continue
            try:
                with self._held(entry.import_id, wait=False):
                    current = self._ledger.find(tenant_id, entry.import_id)
                    if current is not None and current.report.status == "received":
                        finished.append(self._resumed(current))
            except ConflictError:
                continue  # the lock is held: its process lives
        with self._landing.committing(tenant_id):
            self._writer.curate(tenant_id)
        return tuple(finished)

    def _resumed(self, entry: ImportEntry) -> ImportReport:
        try:
            raw = self._blobs.open(entry.blob_key)
        except InputError:
            return self._landing.reject(
                entry, InputError("The file did not arrive whole; send it again.", code="file_cut_off")
            )
        with raw, spooled(raw, self._work_dir) as spool:
            try:
                return self._landing.land(entry, spool.file)
            except InputError:
                rejected = self._ledger.find(entry.tenant_id, entry.import_id)
                return entry.report if rejected is None else rejected.report

    def _begin(
        self,
        spool: Spooled,
        file: str,
        principal: Principal,
        *,
        kind: str | None,
        idempotency_key: str | None,
        replaces: str | None,
    ) -> tuple[ImportEntry, IngestFile | None]:
        """Put the file on record; with it, the opened file where this is the first try."""
        import_id = uuid.uuid4().hex
        now = self._clock.now()
        try:
            opened = self._landing.open(
                spool.file, file=file, kind=kind, tenant_id=principal.tenant_id, at=now
            )
            kind = opened.kind
        except InputError:
            opened, kind = None, kind or ""  # the same error comes again, once the file is on record
        folder = f"{principal.tenant_id}/raw/{kind or 'unknown'}/{now.date().isoformat()}"
        with full_disk_translated():
            entry = self._ledger.begin(
                import_id=import_id,
                tenant_id=principal.tenant_id,
                user_id=principal.user_id,
                kind=kind,
                file=file,
                blob_key=f"{folder}/{spool.sha256}-{import_id}",
                sha256=spool.sha256,
                received_at=now,
                idempotency_key=idempotency_key,
                replaces=replaces,
            )
        return entry, opened if entry.import_id == import_id else None

    def _keep(self, entry: ImportEntry, spool: Spooled) -> None:
        """Keep the raw file before it is read, so that a crash from here on loses nothing."""
        try:
            with full_disk_translated():
                spool.file.seek(0)
                self._blobs.put(entry.blob_key, spool.file)
        except Exception as error:
            self._landing.forget(entry, error)
            raise

    def _find(self, import_id: str, principal: Principal) -> ImportEntry:
        entry = self._ledger.find(principal.tenant_id, import_id)
        if entry is None:
            raise InputError(f"There is no import {import_id!r}; check its number.", code="import_unknown")
        return entry

    def _authorise(self, principal: Principal, action: str, subject: str) -> None:
        if may_ingest(principal):
            return
        self._audit.append(
            tenant_id=principal.tenant_id,
            actor=principal.user_id,
            action=action,
            subject=subject,
            outcome="denied",
            details={"role": principal.role.value},
        )
        raise PolicyError(
            "Only an admin, or a manager of all stores, may take data in or out. Ask one of them."
        )

    @contextmanager
    def _held(self, import_id: str, *, wait: bool) -> Generator[None]:
        """Be the only process at this import."""
        path = self._work_dir / f"{uuid.uuid5(uuid.NAMESPACE_OID, import_id).hex}.lock"
        with exclusive(path, wait=wait, holder=f"import {import_id}"):
            yield
            # Whoever waited for the file just removed finds the import finished and does nothing.
            path.unlink(missing_ok=True)


def _known_kind(kind: str) -> str:
    name = kind.strip().lower().replace("-", "_")
    if name not in TABLE_BY_KIND:
        raise InputError(
            f"There is no kind of data called {kind!r}; the kinds are {', '.join(TABLE_BY_KIND)}.",
            code="kind_unknown",
            kind=kind,
        )
    return name
