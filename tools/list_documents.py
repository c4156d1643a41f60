"""list_documents: which bills and certificates there are, how each stands, and the first thing wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from core.clock import local_date
from core.document import DocType
from core.fact import Fact, Source
from core.policy import roles_for
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from core.uploaded_document import Standing, UploadedDocument, listed_for
from tools.document_access import original_of
from tools.document_facts import DocumentFacts, DocumentReason, reasons_of
from tools.document_heading import Heading, heading_of
from tools.period import DateRange

MOST = 500
"""Documents that are looked through, the newest; a shop keeps the older ones to check, not to list."""
ALL_STANDINGS: tuple[Standing, ...] = ("fail", "needs_review", "pass", "refused", "reading")
Supplier = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)]


class ListDocumentsArguments(ToolArguments):
    """Which documents: by how they stand, what they are, whose they are and when."""

    standings: tuple[Standing, ...] = Field(
        default=(), max_length=5, description="How they stand; omitted: any way"
    )
    doc_types: tuple[DocType, ...] = Field(
        default=(), max_length=10, description="What they are; omitted: anything"
    )
    supplier: Supplier | None = Field(default=None, description="Words of the name of who issued them")
    period: DateRange | None = Field(
        default=None, description="The days they are of, or came on where they say none"
    )
    limit: int = Field(default=10, ge=1, le=25, description="How many to list")


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


class ListDocumentsResult(ToolResult):
    """The newest of those asked for, those with problems first, and how many stand how in all.

    `standings` are those asked for, `counts` how many there are of each that occurs. `more`
    counts what is not among `lines`; `looked_through` is there where there are older
    documents than were looked at.
    """

    standings: tuple[Standing, ...] = ()
    count: Fact
    counts: Mapping[Standing, Fact] = Field(default_factory=dict[Standing, Fact])
    lines: tuple[ListedDocument, ...] = ()
    more: Fact | None = None
    looked_through: Fact | None = None


def run(arguments: ListDocumentsArguments, context: ToolContext) -> ListDocumentsResult:
    """Return the documents that the person may see and asks for."""
    principal = context.principal
    newest = context.ledgers.documents.newest(
        principal.tenant_id,
        listed_for(principal),
        MOST,
        standings=arguments.standings or ALL_STANDINGS,
        doc_types=arguments.doc_types,
    )
    distinct = {one.doc_id: one for one in (original_of(found, context) for found in newest)}
    found = [one for one in distinct.values() if _fits(one, arguments, context)]
    found.sort(key=lambda one: ALL_STANDINGS.index(one.standing))
    source = _source(arguments, context, newest)

    def counted(label: str, value: int) -> Fact:
        return Fact(label=label, value=value, unit="count", source=source)

    counts: dict[Standing, int] = {
        standing: sum(one.standing == standing for one in found) for standing in ALL_STANDINGS
    }
    told: dict[Standing, Fact] = {standing: counted(standing, n) for standing, n in counts.items() if n}
    shown = found[: arguments.limit]
    return ListDocumentsResult(
        standings=arguments.standings,
        count=counted("Documents", len(found)),
        counts=told,
        lines=tuple(_line(one, context) for one in shown),
        more=counted("More documents", len(found) - len(shown)) if len(found) > len(shown) else None,
        looked_through=counted("Documents looked through", MOST) if len(newest) == MOST else None,
        as_of=local_date(context.clock, context.settings.timezone),
    )


def _fits(document: UploadedDocument, arguments: ListDocumentsArguments, context: ToolContext) -> bool:
    """Tell whether a document is of the supplier and the days asked for."""
    if arguments.period is not None:
        day = day_of(document) or document.uploaded_at.astimezone(ZoneInfo(context.settings.timezone)).date()
        if not arguments.period.start <= day <= arguments.period.end:
            return False
    if arguments.supplier is None:
        return True
    party = heading_of(document).party
    said = str(party.value).casefold() if party is not None else ""
    return all(word in said for word in arguments.supplier.casefold().split())


def day_of(document: UploadedDocument) -> date | None:
    """Return the day that a document bears."""
    field = heading_of(document).day
    return field.value if field is not None and isinstance(field.value, date) else None


def _line(document: UploadedDocument, context: ToolContext) -> ListedDocument:
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
        problem=_first_problem(document),
        **said,
    )


def _first_problem(document: UploadedDocument) -> DocumentReason | None:
    """Return the gravest reason, the first of equals; what could not be found comes after what is wrong."""
    reasons = document.examined.verdict.reasons if document.examined is not None else ()
    for severity in ("error", "warning"):
        for reason in reasons:
            if reason.severity == severity:
                return reasons_of((reason,))[0]
    asked = next((reason for reason in reasons if reason.asks), None)
    return reasons_of((asked,))[0] if asked is not None else None


def _source(
    arguments: ListDocumentsArguments, context: ToolContext, newest: Sequence[UploadedDocument]
) -> Source:
    return Source(
        tables={"documents_metadata": newest[0].doc_id if newest else ""},
        parameters=arguments.model_dump(mode="json", exclude_defaults=True),
        method="documents counted by how they stand",
        computed_at=context.clock.now(),
        currency=context.settings.base_currency,
    )


TOOL = Tool(
    name="list_documents",
    description=(
        "List the uploaded bills, invoices, notes and certificates with how each stands: failed, to be "
        "reviewed, in order, not readable. Use it when a person asks which or how many documents there are, "
        "failed, or need review; check_document tells of one."
    ),
    arguments=ListDocumentsArguments,
    result=ListDocumentsResult,
    effect=Effect.READ,
    roles=roles_for("list_documents"),
    run=run,
    examples=(
        "Which bills need review?",
        "Show failed invoices",
        "How many bills failed last month?",
        "List all GST certificates",
    ),
)
