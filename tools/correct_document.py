"""correct_document: a person's word that a field reads otherwise; the document is judged anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from pydantic import Field

from core.clock import local_date
from core.document import Examined, FieldValue
from core.document import Field as DocumentField
from core.errors import ConflictError, InputError
from core.fact import Fact
from core.mark import mark_of_shown
from core.policy import roles_for
from core.tool import BoundResult, Effect, Tool, ToolContext
from core.uploaded_document import Correction, UploadedDocument
from tools.check_document import CheckDocumentResult, told
from tools.document_access import DocumentChoice, document_for
from tools.document_facts import DocumentFacts, DocumentReason
from tools.document_field import field_named, field_value, kinds_with
from tools.document_rules import validation_context

LONGEST_VALUE = 400
Status = Literal["pass", "fail", "needs_review"]


class CorrectDocumentArguments(DocumentChoice):
    """Which field of which document, and what it reads."""

    field: str = Field(
        min_length=1, max_length=64, description="The field: date, total, seller_gstin, invoice_number, …"
    )
    value: str = Field(
        min_length=1, max_length=LONGEST_VALUE, description="What it reads, as the document prints it"
    )
    seen: str | None = Field(
        default=None,
        max_length=20,
        description="The mark of what was shown (S_…), where the correction is of exactly that",
    )


class CorrectDocumentResult(BoundResult):
    """What is corrected, and the verdict that follows; of a preview, what would be.

    `before` is what had been read, `None` where nothing was. `remaining` is what is still
    wrong. `made` is false in a preview.
    """

    doc_id: str
    field: str
    before: Fact | None = None
    value: Fact
    status_before: Status
    status: Status
    document: CheckDocumentResult
    remaining: tuple[DocumentReason, ...] = ()
    made: bool = True


def preview(arguments: CorrectDocumentArguments, context: ToolContext) -> CorrectDocumentResult:
    """Tell what the correction would do; nothing is kept. Raises what `run` raises."""
    document = _meant(arguments, context)
    _, examined, name, before = _corrected(arguments, document, context)
    told = _result(replace(document, examined=examined), document, name, before, context, made=False)
    return told.model_copy(update={"shown": _mark(arguments, document)})


def run(arguments: CorrectDocumentArguments, context: ToolContext) -> CorrectDocumentResult:
    """Keep the correction, and judge the document by it.

    Raises:
        ScopeError: the person has no such document.
        InputError: none or several are named so, it is not read, has no such field, or the value
            cannot be read as one.
        ConflictError: the idempotency key was used for another correction, or it would by now be
            another document than was shown: a newer one came.
    """
    document = _meant(arguments, context)
    if arguments.seen is not None and arguments.seen != _mark(arguments, document):
        raise ConflictError("A newer document came after this was shown.", code="preview_changed")
    correction, examined, name, before = _corrected(arguments, document, context)
    kept = context.ledgers.documents.correct(correction, examined)
    if context.knowledge is not None:
        context.knowledge.corrected(kept)
    return _result(kept, document, name, before, context, made=True)


def _meant(arguments: CorrectDocumentArguments, context: ToolContext) -> UploadedDocument:
    """Return the document to correct: where none is named, the newest of those that have such a field.

    Raises what `document_for` raises.
    """
    if arguments.doc_id is not None or arguments.doc_types:
        return document_for(arguments, context)
    return document_for(arguments.model_copy(update={"doc_types": kinds_with(arguments.field)}), context)


def _mark(arguments: CorrectDocumentArguments, document: UploadedDocument) -> str:
    return mark_of_shown(f"{document.doc_id} {arguments.field} {arguments.value}")


def _corrected(
    arguments: CorrectDocumentArguments, document: UploadedDocument, context: ToolContext
) -> tuple[Correction, Examined, str, FieldValue | None]:
    """Return the correction, the document by it, the field's name and what it read before."""
    from engines.documents.validate import validate  # noqa: PLC0415 - the rules, read only where they judge

    if document.examined is None:
        raise InputError(
            f"Document {document.doc_id} is not read yet, or was refused.", code="document_not_read"
        )
    found = document.examined.document
    today = local_date(context.clock, context.settings.timezone)
    name = field_named(found, arguments.field)
    old = found.fields.get(name)
    before = old.value if old is not None else None
    value = field_value(name, arguments.value, before, today)
    if old is not None and value == before and not _made_before(document, context):
        raise InputError(f"{name} reads {arguments.value!r} already.", code="document_value_unchanged")
    field = DocumentField(
        name, value, arguments.value, 1.0, ("corrected",), old.place if old is not None else None
    )
    corrected = replace(found, fields={**found.fields, name: field})
    rules = validation_context(
        document,
        [corrected],
        ledger=context.ledgers.documents,
        lake=context.lake,
        settings=context.settings,
        today=today,
        public_keys=context.einvoice_keys,
    )
    correction = Correction(
        tenant_id=document.tenant_id,
        doc_id=document.doc_id,
        field=name,
        before=before,
        value=value,
        user_id=context.principal.user_id,
        made_at=context.clock.now(),
        idempotency_key=context.idempotency_key,
    )
    return correction, Examined(corrected, validate(corrected, rules)), name, before


def _made_before(document: UploadedDocument, context: ToolContext) -> bool:
    """Tell whether this very request was made: asked again after a crash, it is told again."""
    made = context.ledgers.documents.corrections(document.tenant_id, document.doc_id)
    key = context.idempotency_key
    return key is not None and any(correction.idempotency_key == key for correction in made)


def _result(
    kept: UploadedDocument,
    document: UploadedDocument,
    name: str,
    before: FieldValue | None,
    context: ToolContext,
    *,
    made: bool,
) -> CorrectDocumentResult:
    assert kept.examined is not None  # noqa: S101 - only a read document is corrected
    assert document.examined is not None  # noqa: S101 - see above
    facts = DocumentFacts(kept, context, method="corrected by a person and checked by rule")
    old = document.examined.document.fields.get(name)
    checked = told(kept, context)
    return CorrectDocumentResult(
        as_of=checked.as_of,
        citations=checked.citations,
        doc_id=kept.doc_id,
        field=name,
        before=None if before is None or old is None else facts.field(old),
        value=facts.field(kept.examined.document.fields[name]),
        status_before=document.examined.verdict.status,
        status=kept.examined.verdict.status,
        document=checked.model_copy(update={"citations": (), "pictures": ()}),
        remaining=checked.reasons,
        made=made,
    )


def audited(arguments: CorrectDocumentArguments, result: CorrectDocumentResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: ids and the verdict; the value stays in the ledger."""
    return {
        "doc_id": result.doc_id,
        "field": result.field,
        "status_before": result.status_before,
        "status": result.status,
    }


TOOL = Tool(
    name="correct_document",
    description=(
        "Correct a field that was read wrongly from a document; it is judged anew, and the correction is "
        "kept. Use it when a person says what a field of a bill or certificate really reads."
    ),
    arguments=CorrectDocumentArguments,
    result=CorrectDocumentResult,
    effect=Effect.WRITE,
    roles=roles_for("correct_document"),
    run=run,
    preview=preview,
    audited=audited,
    examples=(
        "Fix the date to 12 March",
        "The total of the bill is 8,496",
        "Change the seller's GSTIN to 07AAACG1234A1Z3",
    ),
)
