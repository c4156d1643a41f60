"""check_document: whether a bill or a certificate is in order, and if not, why, by which clause."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.document import Document, Examined
from core.fact import Fact
from core.picture import PagePicture
from core.policy import roles_for
from core.tool import Effect, Tool, ToolContext, ToolResult
from core.uploaded_document import DocumentState, UploadedDocument
from tools.document_access import DocumentChoice, documents_for, newest_troubled
from tools.document_facts import DocumentFacts, DocumentReason, ReadField, citations_of, reasons_of
from tools.document_heading import AMOUNTS, NUMBERS, PARTIES
from tools.document_line import ListedDocument, line_of

MOST_PICTURES = 2


class CheckDocumentArguments(DocumentChoice):
    """Which document, and how much to tell of it."""

    explain: bool = Field(
        default=False,
        description=(
            "Whether to tell the clause, what was found and what was expected; where none is named, of the "
            "newest that something is wrong with"
        ),
    )


class CheckDocumentResult(ToolResult):
    """What a document is and the verdict on it.

    `number`, `party` and `amount` are what a person knows it by. `status` and all that was
    found are there once `state` is `done`; `refusal` says why a file was not read. `others`
    counts the further documents of the same file. `unsure` are fields that were read badly.
    `same_number` are all the documents that bear the number asked for, where several do: it is
    told of the first, and a person is asked which. `troubled` counts what else something is wrong
    with, where the newest was taken and is in order.
    """

    doc_id: str
    file: Fact
    state: DocumentState
    explain: bool = False
    status: Literal["pass", "fail", "needs_review"] | None = None
    doc_type: str | None = None
    number: Fact | None = None
    party: Fact | None = None
    amount: Fact | None = None
    problems: Fact | None = None
    others: Fact | None = None
    reasons: tuple[DocumentReason, ...] = ()
    fields: tuple[ReadField, ...] = ()
    refusal_code: str | None = None
    refusal: Fact | None = None
    refusal_details: dict[str, str | int] = Field(default_factory=dict[str, str | int])
    same_number: tuple[ListedDocument, ...] = ()
    troubled: Fact | None = None


def run(arguments: CheckDocumentArguments, context: ToolContext) -> CheckDocumentResult:
    """Return what is known of the document.

    Raises:
        ScopeError: the person has no document of that id.
        InputError: there is none that is named so, or the person has sent none.
    """
    found = documents_for(arguments, context)
    if len(found) > 1:
        lines = tuple(line_of(one, context) for one in found)
        first = told(found[0], context)
        return first.model_copy(update={"same_number": lines, "citations": (), "pictures": ()})
    (document,) = found
    if arguments.doc_id or arguments.supplier or arguments.doc_types or document.standing != "pass":
        return told(document, context, explain=arguments.explain)
    troubled = newest_troubled(context)
    if arguments.explain and troubled:
        return told(troubled[0], context, explain=True)
    result = told(document, context, explain=arguments.explain)
    if not troubled:
        return result
    facts = DocumentFacts(document, context, method="documents counted by how they stand")
    count = facts.said("Documents with problems", len(troubled), "count")
    return result.model_copy(update={"troubled": count})


def told(document: UploadedDocument, context: ToolContext, *, explain: bool = False) -> CheckDocumentResult:
    """Return a document as a result."""
    facts = DocumentFacts(document, context, method="read from the document and checked by rule")
    result = CheckDocumentResult(
        doc_id=document.doc_id,
        file=facts.said("File", document.file_name),
        state=document.state,
        explain=explain,
    )
    if document.refusal is not None:
        refusal = facts.said("Reason", document.refusal.message)
        return result.model_copy(
            update={
                "refusal_code": document.refusal.code,
                "refusal": refusal,
                "refusal_details": dict(document.refusal.details),
            }
        )
    if document.examined is None:
        return result
    found = _found(document, document.examined, facts, context)
    return result.model_copy(update={**found, "pictures": ()} if explain else found)


def _found(
    document: UploadedDocument, examined: Examined, facts: DocumentFacts, context: ToolContext
) -> dict[str, object]:
    found, verdict = examined.document, examined.verdict
    counted = [
        reason
        for reason in verdict.reasons
        if reason.severity != "info" or (reason.asks and verdict.status == "needs_review")
    ]
    others = len(context.ledgers.documents.of_upload(document.tenant_id, document.upload_id)) - 1
    fields = tuple(
        ReadField(name=name, value=facts.field(field), confidence=round(field.confidence, 4))
        for name, field in found.fields.items()
    )
    by_name = {field.name: field.value for field in fields}
    return {
        "status": verdict.status,
        "doc_type": found.doc_type.value,
        "number": _first(NUMBERS, by_name),
        "party": _first(PARTIES, by_name),
        "amount": _first(AMOUNTS, by_name),
        "problems": facts.said("Problems", len(counted), "count"),
        "others": facts.said("Other documents in the file", others, "count") if others > 0 else None,
        "reasons": reasons_of(verdict.reasons),
        "fields": fields,
        "citations": citations_of(verdict.reasons),
        "pictures": _pictures(document, found, examined),
        "as_of": verdict.judged_on,
    }


def _first(names: tuple[str, ...], facts: dict[str, Fact]) -> Fact | None:
    return next((facts[name] for name in names if name in facts), None)


def _pictures(document: UploadedDocument, found: Document, examined: Examined) -> tuple[PagePicture, ...]:
    """Return the pages with something wrong on them, the first ones."""
    marked = [
        reason.place.page
        for reason in examined.verdict.reasons
        if reason.place is not None and (reason.severity != "info" or reason.asks)
    ]
    return tuple(
        PagePicture(doc_id=document.doc_id, page=page, alt=f"{found.doc_type.value} page {page}")
        for page in list(dict.fromkeys(marked))[:MOST_PICTURES]
    )


TOOL = Tool(
    name="check_document",
    description=(
        "Tell whether an uploaded bill, invoice, note or certificate is in order: what it says, what is "
        "wrong with it, which rule says so and what to do. Use it when a person asks about a document."
    ),
    arguments=CheckDocumentArguments,
    result=CheckDocumentResult,
    effect=Effect.READ,
    roles=roles_for("check_document"),
    run=run,
    examples=(
        "Check this bill",
        "What is wrong with the invoice?",
        "Why did it fail?",
        "Which rule says so?",
    ),
)
