"""Documents: received once, read once, corrected by people, forgotten when asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import Session

from adapters.database.encoding import encode
from adapters.database.engine import Database
from adapters.database.models import DocumentCorrectionRow, DocumentHolderRow, DocumentRow
from adapters.database.upsert import insert_once
from adapters.ledgers.document_corrections import check_same, correction_of
from adapters.ledgers.document_holders import forget, hold, let_go
from adapters.ledgers.document_rows import document_of, keep_found, refusal_text
from core.document import DocType, Examined
from core.document_serial import Serial
from core.errors import ConflictError, InputError
from core.uploaded_document import Correction, NewUpload, Refusal, Standing, UploadedDocument


class SqlDocumentLedger:
    """`core.ports.DocumentLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- on the way in ---

    def begin(self, upload: NewUpload) -> UploadedDocument:
        """Announce a file; the same id, or the key for the same request, returns what is there.

        Raises:
            ConflictError: the idempotency key was used for another request.
        """
        with self._database.write() as session:
            sequence = insert_once(
                session,
                DocumentRow,
                DocumentRow.sequence,
                doc_id=upload.doc_id,
                upload_id=upload.doc_id,
                position=1,
                tenant_id=upload.tenant_id,
                user_id=upload.user_id,
                requested_type=upload.requested_type,
                file_name=upload.file_name,
                s3_uri=upload.blob_key,
                upload_ts=upload.uploaded_at,
                state="queued" if upload.origin else "awaiting_upload",
                enqueued=upload.origin is None,
                starts=0,
                origin_channel=upload.origin.channel if upload.origin else None,
                origin_message_id=upload.origin.message_id if upload.origin else None,
                origin_attachment=upload.origin.attachment if upload.origin else None,
                idempotency_key=upload.idempotency_key,
            )
            if sequence is not None:
                hold(session, upload.doc_id, upload.user_id)
            row = session.scalars(_of(upload.tenant_id).where(DocumentRow.doc_id == upload.doc_id)).first()
            if row is None:
                known = DocumentRow.idempotency_key == upload.idempotency_key
                row = session.scalars(_of(upload.tenant_id).where(known)).one()
            kept = document_of(session, row)
        asked = (upload.user_id, upload.file_name, upload.requested_type)
        if asked != (kept.user_id, kept.file_name, kept.requested_type):
            raise ConflictError("This idempotency key was used for another document; use a new one.")
        return kept

    def arrived(self, doc_id: str, *, sha256: str, size_bytes: int, at: datetime) -> UploadedDocument:
        """Note that the file is kept, and queue it, or find that it was there before.

        Raises:
            InputError: there is no such document.
            ConflictError: its file had arrived already, with other content.
        """
        with self._database.write() as session:
            row = _row(session, doc_id)
            _one_at_a_time(session, f"{row.tenant_id}/{sha256}")
            if row.sha256 is not None and row.sha256 != sha256:
                raise ConflictError(
                    f"The file of {doc_id} has arrived already; ask for a new upload address.",
                    code="upload_address_used",
                )
            if row.sha256 is None:
                earlier = session.scalars(
                    _of(row.tenant_id)
                    .where(
                        DocumentRow.sha256 == sha256,
                        DocumentRow.position == 1,
                        DocumentRow.duplicate_of.is_(None),
                        DocumentRow.state != "refused",
                    )
                    .order_by(DocumentRow.sequence)
                ).first()
                row.sha256, row.size_bytes = sha256, size_bytes
                if earlier is not None:
                    row.duplicate_of, row.state, row.enqueued = earlier.doc_id, "done", True
                    hold(session, earlier.upload_id, row.user_id)
                elif row.state == "awaiting_upload":
                    row.state, row.enqueued, row.upload_ts = "queued", False, at
                session.flush()
            return document_of(session, row)

    def waiting(self) -> list[UploadedDocument]:
        """List queued files whose job was not enqueued yet, oldest first."""
        return self._list(
            select(DocumentRow).where(DocumentRow.enqueued.is_(False)).order_by(DocumentRow.sequence)
        )

    def mark_enqueued(self, doc_id: str) -> None:
        """Note that the job is enqueued."""
        with self._database.write() as session:
            session.execute(update(DocumentRow).where(DocumentRow.doc_id == doc_id).values(enqueued=True))

    # --- what was found ---

    def start(self, doc_id: str) -> UploadedDocument:
        """Note that reading begins, and count it."""
        with self._database.write() as session:
            row = _row(session, doc_id)
            if row.state not in ("done", "refused"):
                row.state, row.starts = "reading", row.starts + 1
                session.flush()
            return document_of(session, row)

    def finish(
        self,
        doc_id: str,
        *,
        media_type: str,
        page_count: int,
        found: Sequence[Examined],
    ) -> list[UploadedDocument]:
        """Keep what was found, one document each; doing it again changes nothing."""
        with self._database.write() as session:
            first = _row(session, doc_id)
            if first.state != "done":
                first.media_type, first.page_count = media_type, page_count
                keep_found(session, first, found)
                session.flush()
            return _upload(session, first.tenant_id, first.upload_id)

    def refuse(self, doc_id: str, refusal: Refusal) -> UploadedDocument:
        """Note that the file will not be read, and why."""
        with self._database.write() as session:
            row = _row(session, doc_id)
            if row.state not in ("done", "refused"):
                row.state, row.enqueued = "refused", True
                row.refusal_code, row.refusal_message = refusal.code, refusal_text(refusal)
                session.flush()
            return document_of(session, row)

    # --- looking up ---

    def find(self, tenant_id: str, doc_id: str) -> UploadedDocument | None:
        """Return a document, or `None`."""
        return self._first(_of(tenant_id).where(DocumentRow.doc_id == doc_id))

    def known(self, doc_id: str) -> UploadedDocument | None:
        """Return a document of any tenant: for the machine's own work, never for a person."""
        return self._first(select(DocumentRow).where(DocumentRow.doc_id == doc_id))

    def made_with(self, tenant_id: str, idempotency_key: str) -> UploadedDocument | None:
        """Return the document that was announced with the key, or `None`."""
        return self._first(_of(tenant_id).where(DocumentRow.idempotency_key == idempotency_key))

    def kept_at(self, blob_key: str) -> UploadedDocument | None:
        """Return the document whose file has this key, of any tenant, or `None`."""
        return self._first(
            select(DocumentRow).where(DocumentRow.s3_uri == blob_key, DocumentRow.position == 1)
        )

    def of_upload(self, tenant_id: str, upload_id: str) -> list[UploadedDocument]:
        """List an upload's documents, in the order of its pages."""
        with self._database.read() as session:
            return _upload(session, tenant_id, upload_id)

    def newest(
        self,
        tenant_id: str,
        holder: str | None = None,
        limit: int = 50,
        *,
        standings: Collection[Standing] = (),
        doc_types: Collection[DocType] = (),
    ) -> list[UploadedDocument]:
        """List documents, newest first; of one holder, or of the whole tenant; so standing, of a type."""
        query = _of(tenant_id).order_by(DocumentRow.sequence.desc()).limit(limit)
        if standings:
            query = query.where(_stands(standings))
        if doc_types:
            query = query.where(DocumentRow.doc_type.in_([kind.value for kind in doc_types]))
        if holder is not None:
            held = select(DocumentHolderRow.upload_id).where(DocumentHolderRow.user_id == holder)
            query = query.where(DocumentRow.upload_id.in_(held))
        return self._list(query)

    def before(self, document: UploadedDocument, serial: Serial) -> list[UploadedDocument]:
        """List the tenant's documents of a serial that came before one, oldest first."""
        own = select(DocumentRow.sequence).where(DocumentRow.doc_id == document.doc_id).scalar_subquery()
        return self._list(
            _of(document.tenant_id)
            .where(
                DocumentRow.serial_gstin == serial.seller_gstin,
                DocumentRow.serial_number == serial.number,
                DocumentRow.sequence < own,
            )
            .order_by(DocumentRow.sequence)
        )

    # --- people's word ---

    def correct(self, correction: Correction, examined: Examined) -> UploadedDocument:
        """Keep a correction and the document as it now reads.

        Raises:
            ConflictError: the idempotency key was used for another correction.
        """
        with self._database.write() as session:
            row = _row(session, correction.doc_id)
            sequence = insert_once(
                session,
                DocumentCorrectionRow,
                DocumentCorrectionRow.sequence,
                tenant_id=correction.tenant_id,
                doc_id=correction.doc_id,
                field=correction.field,
                value_before=encode(correction.before),
                value=encode(correction.value),
                user_id=correction.user_id,
                made_at=correction.made_at,
                idempotency_key=correction.idempotency_key,
            )
            if sequence is None:
                check_same(session, correction)
            else:
                keep_found(session, row, [examined])
                session.flush()
            return document_of(session, row)

    def corrections(self, tenant_id: str, doc_id: str) -> list[Correction]:
        """List a document's corrections, oldest first."""
        with self._database.read() as session:
            rows = session.scalars(
                select(DocumentCorrectionRow)
                .where(DocumentCorrectionRow.tenant_id == tenant_id, DocumentCorrectionRow.doc_id == doc_id)
                .order_by(DocumentCorrectionRow.sequence)
            )
            return [correction_of(row) for row in rows]

    def delete(self, tenant_id: str, doc_id: str, holder: str | None = None) -> list[str]:
        """Forget a document, or only that the holder sent it where others did too.

        Returns the keys of files that nobody holds any more.
        """
        with self._database.write() as session:
            row = session.scalars(_of(tenant_id).where(DocumentRow.doc_id == doc_id)).one_or_none()
            if row is None:
                return []
            if holder is not None and let_go(session, row, holder):
                return []
            doomed = session.scalars(
                _of(tenant_id).where((DocumentRow.doc_id == doc_id) | (DocumentRow.duplicate_of == doc_id))
            ).all()
            return forget(session, doomed)

    def _first(self, query: Select[DocumentRow]) -> UploadedDocument | None:
        with self._database.read() as session:
            row = session.scalars(query).first()
            return None if row is None else document_of(session, row)

    def _list(self, query: Select[DocumentRow]) -> list[UploadedDocument]:
        with self._database.read() as session:
            return [document_of(session, row) for row in session.scalars(query).all()]


def _of(tenant_id: str) -> Select[DocumentRow]:
    return select(DocumentRow).where(DocumentRow.tenant_id == tenant_id)


def _stands(standings: Collection[Standing]) -> ColumnElement[bool]:
    """The condition that a document stands in one of these ways."""
    unread = {"refused": ("refused",), "reading": ("queued", "reading")}
    states = [state for standing in standings for state in unread.get(standing, ())]
    return or_(DocumentRow.validation_status.in_(standings), DocumentRow.state.in_(states))


def _one_at_a_time(session: Session, name: str) -> None:
    """Let no two writers of a Postgres decide on the same content at once; SQLite has only one."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))


def _row(session: Session, doc_id: str) -> DocumentRow:
    row = session.scalars(
        select(DocumentRow).where(DocumentRow.doc_id == doc_id).with_for_update()
    ).one_or_none()
    if row is None:
        raise InputError(f"There is no document {doc_id!r}.", code="unknown_document")
    return row


def _upload(session: Session, tenant_id: str, upload_id: str) -> list[UploadedDocument]:
    query = _of(tenant_id).where(DocumentRow.upload_id == upload_id).order_by(DocumentRow.position)
    return [document_of(session, row) for row in session.scalars(query).all()]
