"""A document as a line of a list: what a person knows it by, how it stands, and the first thing wrong."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from core.document import Problem, Reason
from core.fact import Fact
from core.tool import ToolContext
from core.uploaded_document import Standing, UploadedDocument
from tools.document_facts import DocumentFacts, DocumentReason, reasons_of
from tools.document_heading import Heading, heading_of


class ListedDocument(BaseModel):
    """One document: what a person knows it by, how it stands, and the first problem."""

    model_config = ConfigDict(frozen=True)

    doc_id: str
    reference: Fact  # its id
    standing: Standing
    file: Fact
    doc_type: str | None = None
    number: Fact | None = None
    party: Fact | None = None
    amount: Fact | None = None
    day: Fact | None = None
    problem: DocumentReason | None = None


def day_of(document: UploadedDocument) -> date | None:
    """Return the day that a document bears."""
    field = heading_of(document).day
    return field.value if field is not None and isinstance(field.value, date) else None


def line_of(
    document: UploadedDocument, context: ToolContext, problem: Problem | None = None
) -> ListedDocument:
    """Return a document as a line of a list, with its first problem, or the first of the kind asked for."""
    facts = DocumentFacts(document, context, method="read from the document and checked by rule")
    heading: Heading = heading_of(document)
    said = {
        name: None if field is None else facts.field(field)
        for name, field in (
            ("number", heading.number),
            ("party", heading.party),
            ("amount", heading.amount),
            ("day", heading.day),
        )
    }
    return ListedDocument(
        doc_id=document.doc_id,
        reference=facts.said("Document", document.doc_id),
        standing=document.standing,
        file=facts.said("File", document.file_name),
        doc_type=document.examined.document.doc_type.value if document.examined is not None else None,
        problem=first_problem(document, problem),
        **said,
    )


def first_problem(document: UploadedDocument, problem: Problem | None = None) -> DocumentReason | None:
    """Return the gravest reason, the first of equals; what could not be found comes after what is wrong.

    With `problem` only one of that kind.
    """
    reasons = [reason for reason in _told(document) if problem is None or problem in _kinds(reason.rule_id)]
    for severity in ("error", "warning"):
        for reason in reasons:
            if reason.severity == severity:
                return reasons_of((reason,))[0]
    return reasons_of((reasons[0],))[0] if reasons else None


def _told(document: UploadedDocument) -> list[Reason]:
    """Return the reasons that are more than a hint."""
    reasons = document.examined.verdict.reasons if document.examined is not None else ()
    return [reason for reason in reasons if reason.severity in ("error", "warning") or reason.asks]


def _kinds(rule_id: str) -> frozenset[Problem]:
    from engines.documents.problem import problems_of  # noqa: PLC0415 - the rules, read only where asked for

    return problems_of(rule_id)
