"""Who sent a document, and its going once nobody holds it any more."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from adapters.database.models import DocumentCorrectionRow, DocumentHolderRow, DocumentRow
from adapters.database.upsert import insert_once


def hold(session: Session, upload_id: str, user_id: str) -> None:
    """Note that a person sent a file; noted again it changes nothing."""
    insert_once(session, DocumentHolderRow, DocumentHolderRow.user_id, upload_id=upload_id, user_id=user_id)


def let_go(session: Session, row: DocumentRow, holder: str) -> bool:
    """Forget that a person sent the file; tell whether somebody else still holds it."""
    holders = set(
        session.scalars(
            select(DocumentHolderRow.user_id).where(DocumentHolderRow.upload_id == row.upload_id)
        ).all()
    )
    if not holders - {holder}:
        return False
    session.execute(
        delete(DocumentHolderRow).where(
            DocumentHolderRow.upload_id == row.upload_id, DocumentHolderRow.user_id == holder
        )
    )
    return True


def forget(session: Session, doomed: Iterable[DocumentRow]) -> list[str]:
    """Delete rows; return the keys of the files that no document needs any more."""
    keys: dict[str, str] = {}
    for row in doomed:
        keys[row.s3_uri] = row.upload_id
        session.execute(delete(DocumentCorrectionRow).where(DocumentCorrectionRow.doc_id == row.doc_id))
        session.delete(row)
    session.flush()
    for key, upload_id in list(keys.items()):
        if session.scalars(select(DocumentRow.doc_id).where(DocumentRow.s3_uri == key)).first():
            del keys[key]
        else:
            session.execute(delete(DocumentHolderRow).where(DocumentHolderRow.upload_id == upload_id))
    return list(keys)
