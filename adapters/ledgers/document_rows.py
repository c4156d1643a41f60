"""From a row of documents_metadata to a document, and what was found into rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from adapters.database.models import DocumentHolderRow, DocumentRow
from adapters.database.upsert import insert_once
from adapters.ledgers.examined_json import dump_examined, load_examined
from core.document import Examined
from core.document_serial import serial_of
from core.uploaded_document import Origin, Refusal, UploadedDocument, sibling_id


def document_of(session: Session, row: DocumentRow) -> UploadedDocument:
    """Return the row's document, with everybody who holds it."""
    holders = session.scalars(
        select(DocumentHolderRow.user_id).where(DocumentHolderRow.upload_id == row.upload_id)
    )
    origin = None
    if row.origin_channel is not None and row.origin_message_id is not None:
        origin = Origin(row.origin_channel, row.origin_message_id, row.origin_attachment or 0)
    refusal = None
    if row.refusal_code is not None:
        refusal = Refusal(row.refusal_code, *_told(row.refusal_message or ""))
    return UploadedDocument(
        doc_id=row.doc_id,
        upload_id=row.upload_id,
        position=row.position,
        tenant_id=row.tenant_id,
        user_id=row.user_id,
        file_name=row.file_name,
        blob_key=row.s3_uri,
        uploaded_at=row.upload_ts,
        state=row.state,  # type: ignore[arg-type] # held by a check constraint
        holders=frozenset(holders),
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        media_type=row.media_type,
        page_count=row.page_count,
        requested_type=row.requested_type,
        origin=origin,
        duplicate_of=row.duplicate_of,
        examined=load_examined(row.extracted_json) if row.extracted_json else None,
        refusal=refusal,
        starts=row.starts,
    )


def refusal_text(refusal: Refusal) -> str:
    """Return a refusal's sentence as the row keeps it: with what it speaks of, where it has any."""
    if not refusal.details:
        return refusal.message
    return json.dumps({"message": refusal.message, "details": dict(refusal.details)}, ensure_ascii=False)


def _told(text: str) -> tuple[str, Mapping[str, str | int]]:
    """Return the sentence and the details of a row's refusal; a bare sentence has no details."""
    try:
        kept = json.loads(text)
        return str(kept["message"]), dict(kept["details"])
    except (ValueError, TypeError, KeyError):
        return text, {}


def keep_found(session: Session, first: DocumentRow, found: Sequence[Examined]) -> None:
    """Write what was found into the row of the file, and a row for each further document."""
    for place, examined in enumerate(found):
        row = first if place == 0 else _sibling(session, first, place + 1)
        row.state, row.enqueued = "done", True
        row.doc_type = examined.document.doc_type.value
        row.extracted_json = dump_examined(examined)
        row.validation_status = examined.verdict.status
        row.confidence = examined.verdict.confidence
        row.rules_version = examined.verdict.rules_version
        serial = serial_of(examined.document)
        row.serial_gstin, row.serial_number = serial or (None, None)


def _sibling(session: Session, first: DocumentRow, position: int) -> DocumentRow:
    doc_id = sibling_id(first.upload_id, position)
    insert_once(
        session,
        DocumentRow,
        DocumentRow.sequence,
        doc_id=doc_id,
        upload_id=first.upload_id,
        position=position,
        tenant_id=first.tenant_id,
        user_id=first.user_id,
        requested_type=first.requested_type,
        file_name=first.file_name,
        s3_uri=first.s3_uri,
        upload_ts=first.upload_ts,
        sha256=first.sha256,
        size_bytes=first.size_bytes,
        media_type=first.media_type,
        page_count=first.page_count,
        state="reading",
        enqueued=True,
        starts=first.starts,
    )
    return session.scalars(select(DocumentRow).where(DocumentRow.doc_id == doc_id)).one()
