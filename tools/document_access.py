"""Which document a call is about: the one named by id, number or issuer, or the newest of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from core.document import DocType
from core.errors import InputError, ScopeError
from core.tool import ToolArguments
from core.uploaded_document import Standing, UploadedDocument, listed_for, may_see
from language.in_latin import in_latin
from tools.document_heading import NUMBERS, heading_of

if TYPE_CHECKING:
    from core.tool import ToolContext

MOST = 500
"""Documents that are looked through, the newest; a shop keeps the older ones to check, not to list."""
TROUBLED: tuple[Standing, ...] = ("fail", "needs_review")
SETTLED: tuple[Standing, ...] = (*TROUBLED, "pass", "refused", "reading")
DocumentName = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[\w/.\-# ]{1,60}$", max_length=64)
]
Supplier = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)]
_ID = re.compile(r"DOC_[0-9A-Za-z_]{1,60}")
_BETWEEN = re.compile(r"[\W_]+")


class DocumentChoice(ToolArguments):
    """Which document: named, or the newest of its issuer and kind."""

    doc_id: DocumentName | None = Field(
        default=None, description="DOC_…, or the number printed on it; omitted: the newest one sent"
    )
    supplier: Supplier | None = Field(
        default=None, description="Words of the name of who issued it: then the newest of theirs"
    )
    doc_types: tuple[DocType, ...] = Field(
        default=(), max_length=10, description="Only of these kinds: then the newest of them"
    )


def documents_for(choice: DocumentChoice, context: ToolContext) -> Sequence[UploadedDocument]:
    """Return the documents that may be meant, the newest first; of one that came twice, the first.

    By its number there may be several; else it is one: the one with that id, or the newest that fits.

    Raises:
        ScopeError: the person has no document of that id.
        InputError: none bears that number, none is of that issuer or kind, or the person has sent none.
    """
    if choice.doc_id is not None and _ID.fullmatch(choice.doc_id):
        return (_by_id(choice.doc_id, context),)
    fitting = [one for one in _newest(choice, context) if is_of(one, choice.supplier)]
    if choice.doc_id is None:
        if not fitting:
            raise _none(choice)
        return (fitting[0],)
    found = [one for one in fitting if _bears(one, choice.doc_id)]
    if not found:
        raise InputError(
            f"No document of yours is numbered {choice.doc_id}.",
            code="document_number_unknown",
            number=choice.doc_id,
        )
    return found


def document_for(choice: DocumentChoice, context: ToolContext) -> UploadedDocument:
    """Return the one document that is meant.

    Raises:
        ScopeError: the person has no such document.
        InputError: there is none, or several bear the number.
    """
    found = documents_for(choice, context)
    if len(found) > 1:
        raise InputError(
            f"{len(found)} documents are numbered {choice.doc_id}: {', '.join(one.doc_id for one in found)}.",
            code="document_number_shared",
            number=choice.doc_id,
        )
    return found[0]


def newest_troubled(context: ToolContext) -> Sequence[UploadedDocument]:
    """Return the documents that the person may see and something is wrong with, the newest first."""
    principal = context.principal
    found = context.ledgers.documents.newest(
        principal.tenant_id, listed_for(principal), MOST, standings=TROUBLED
    )
    return list({one.doc_id: one for one in (original_of(each, context) for each in found)}.values())


def is_of(document: UploadedDocument, supplier: str | None) -> bool:
    """Tell whether a document was issued by a firm of that name, in either script."""
    if supplier is None:
        return True
    party = heading_of(document).party
    said = in_latin(str(party.value)).casefold() if party is not None else ""
    return all(word in said for word in in_latin(supplier).casefold().split())


def original_of(document: UploadedDocument, context: ToolContext) -> UploadedDocument:
    """Return the document; of one that came twice, the first, in which was read what it says."""
    if document.duplicate_of is None:
        return document
    return context.ledgers.documents.find(document.tenant_id, document.duplicate_of) or document


def _by_id(doc_id: str, context: ToolContext) -> UploadedDocument:
    found = context.ledgers.documents.find(context.principal.tenant_id, doc_id)
    if found is None or not may_see(context.principal, found):
        raise ScopeError(
            f"Document {doc_id} is not on your account.", code="document_out_of_scope", doc_id=doc_id
        )
    return original_of(found, context)


def _newest(choice: DocumentChoice, context: ToolContext) -> Sequence[UploadedDocument]:
    """Return what there is to choose from: one where nothing is named, for the newest is meant."""
    principal = context.principal
    open_choice = choice.doc_id is None and choice.supplier is None
    newest = context.ledgers.documents.newest(
        principal.tenant_id,
        listed_for(principal),
        1 if open_choice else MOST,
        doc_types=choice.doc_types,
    )
    return list({one.doc_id: one for one in (original_of(found, context) for found in newest)}.values())


def _none(choice: DocumentChoice) -> InputError:
    if choice.supplier is not None:
        return InputError(
            f"No document of yours was issued by {choice.supplier}.",
            code="document_supplier_unknown",
            supplier=choice.supplier,
        )
    if choice.doc_types:
        return InputError("There is no such document yet.", code="document_kind_unknown")
    return InputError("No document was sent yet; send a photo or a PDF of one.", code="no_documents_sent")


def _bears(document: UploadedDocument, number: str) -> bool:
    """Tell whether a number said is the document's, or its last parts: "2204" of SO/2204."""
    if document.examined is None:
        return False
    said = _BETWEEN.sub("", number).casefold()
    fields = document.examined.document.fields
    for name in NUMBERS:
        if name not in fields:
            continue
        parts = [part for part in _BETWEEN.split(str(fields[name].value).casefold()) if part]
        if said and said in {"".join(parts[start:]) for start in range(len(parts))}:
            return True
    return False
