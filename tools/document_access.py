"""Which document a call is about: the one named, or the person's newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import StringConstraints

from core.errors import InputError, ScopeError
from core.uploaded_document import UploadedDocument, listed_for, may_see

if TYPE_CHECKING:
    from core.tool import ToolContext

DocumentId = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^DOC_[0-9A-Za-z_]{1,60}$", max_length=64)
]


def document_for(doc_id: str | None, context: ToolContext) -> UploadedDocument:
    """Return the document; of one that came twice, the one that was read.

    Raises:
        ScopeError: the person has no such document.
        InputError: none is named, and the person has sent none.
    """
    principal, ledger = context.principal, context.ledgers.documents
    if doc_id is None:
        newest = ledger.newest(principal.tenant_id, listed_for(principal), 1)
        if not newest:
            raise InputError(
                "No document was sent yet; send a photo or a PDF of one.", code="no_documents_sent"
            )
        return original_of(newest[0], context)
    found = ledger.find(principal.tenant_id, doc_id)
    if found is None or not may_see(principal, found):
        raise ScopeError(
            f"Document {doc_id} is not on your account.", code="document_out_of_scope", doc_id=doc_id
        )
    return original_of(found, context)


def original_of(document: UploadedDocument, context: ToolContext) -> UploadedDocument:
    """Return the document; of one that came twice, the first, in which was read what it says."""
    if document.duplicate_of is None:
        return document
    return context.ledgers.documents.find(document.tenant_id, document.duplicate_of) or document
