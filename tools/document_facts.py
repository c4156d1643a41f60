"""What a document says, as facts: each with the page it was read on and what agrees with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from core.document import Document, Field, FieldValue, Reason
from core.fact import Citation, Fact, Source, Unit
from core.uploaded_document import UploadedDocument
from tools.document_field import AMOUNTS

if TYPE_CHECKING:
    from core.tool import ToolContext


class ReadField(BaseModel):
    """One field: its value as a fact, and how sure it is, 0–1."""

    model_config = ConfigDict(frozen=True)

    name: str
    value: Fact
    confidence: float


class DocumentReason(BaseModel):
    """Why a document does not simply pass; sentences by language."""

    model_config = ConfigDict(frozen=True)

    rule_id: str
    severity: str
    message: Mapping[str, str]
    clause: str
    source: str
    found: str | None = None
    expected: str | None = None
    next_step: Mapping[str, str] = {}
    page: int | None = None
    since: date | None = None
    asks: bool = False
    """Whether it says nothing is wrong, only that something was not found or understood."""


class DocumentFacts:
    """Makes the facts of one document."""

    def __init__(self, document: UploadedDocument, context: ToolContext, method: str) -> None:
        self._document = document
        examined = document.examined
        self._source = Source(
            tables={"documents_metadata": document.doc_id},
            parameters={"doc_id": document.doc_id, "file": document.file_name},
            method=method,
            as_of=examined.verdict.judged_on if examined else None,
            computed_at=context.clock.now(),
            currency=_currency(examined.document if examined else None, context.settings.base_currency),
        )

    def said(self, label: str, value: FieldValue | int | None, unit: Unit = "text") -> Fact:
        """Return a fact about the document that stands on no page."""
        return Fact(
            label=label,
            value=_shown(value),
            unit=unit,
            subject={"doc_id": self._document.doc_id},
            source=self._source,
        )

    def field(self, field: Field) -> Fact:
        """Return a field's value, with where it was read."""
        place = field.place
        where = {} if place is None else {"page": place.page}
        parameters = {**self._source.parameters, **where, "evidence": ", ".join(field.evidence)}
        return Fact(
            label=field.name.replace("_", " ").capitalize(),
            value=_shown(field.value),
            unit=unit_of(field.name, field.value),
            subject={"doc_id": self._document.doc_id},
            source=self._source.model_copy(update={"parameters": parameters}),
        )


def unit_of(name: str, value: FieldValue | None) -> Unit:
    """Return the unit that a field's value is shown in."""
    if isinstance(value, Decimal):
        return "currency" if name in AMOUNTS else "count"
    return "date" if isinstance(value, date) else "text"


def reasons_of(reasons: tuple[Reason, ...]) -> tuple[DocumentReason, ...]:
    """Return the reasons of a verdict, as a result holds them."""
    return tuple(
        DocumentReason(
            rule_id=reason.rule_id,
            severity=reason.severity,
            message=dict(reason.message),
            clause=reason.clause,
            source=reason.source,
            found=reason.found,
            expected=reason.expected,
            next_step=dict(reason.next_step),
            page=reason.place.page if reason.place else None,
            since=reason.since,
            asks=reason.asks,
        )
        for reason in reasons
    )


def citations_of(reasons: tuple[Reason, ...]) -> tuple[Citation, ...]:
    """Return the clauses behind the reasons, each once."""
    found = [Citation(source=reason.source or reason.rule_id, ref=reason.clause) for reason in reasons]
    return tuple({(citation.source, citation.ref): citation for citation in found}.values())


def _shown(value: FieldValue | int | None) -> int | Decimal | date | str | None:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _currency(document: Document | None, base: str) -> str:
    stated = document.value("currency") if document else None
    return stated if isinstance(stated, str) and len(stated) == 3 and stated.isalpha() else base
