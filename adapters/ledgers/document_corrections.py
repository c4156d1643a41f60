"""People's corrections of documents, as rows and back."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from adapters.database.encoding import decode
from adapters.database.models import DocumentCorrectionRow
from core.errors import ConflictError
from core.uploaded_document import Correction


def check_same(session: Session, correction: Correction) -> None:
    """Refuse an idempotency key that was used for another correction.

    Raises:
        ConflictError: it was.
    """
    row = session.scalars(
        select(DocumentCorrectionRow).where(
            DocumentCorrectionRow.tenant_id == correction.tenant_id,
            DocumentCorrectionRow.idempotency_key == correction.idempotency_key,
        )
    ).one()
    kept = correction_of(row)
    if (kept.doc_id, kept.field, kept.value) != (correction.doc_id, correction.field, correction.value):
        raise ConflictError("This idempotency key was used for another correction; use a new one.")


def correction_of(row: DocumentCorrectionRow) -> Correction:
    """Return the row's correction."""
    return Correction(
        tenant_id=row.tenant_id,
        doc_id=row.doc_id,
        field=row.field,
        before=decode(row.value_before),
        value=decode(row.value),
        user_id=row.user_id,
        made_at=row.made_at,
        idempotency_key=row.idempotency_key,
    )
