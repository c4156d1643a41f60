"""list_documents: which bills and certificates there are, how each stands, and the first thing wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from pydantic import Field

from core.clock import local_date
from core.document import DocType, Problem
from core.fact import Fact, Source
from core.policy import roles_for
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from core.uploaded_document import Standing, UploadedDocument, listed_for
from tools.document_access import MOST, SETTLED, Supplier, is_of, original_of
from tools.document_line import ListedDocument, day_of, first_problem, line_of
from tools.period import DateRange


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
    problem: Problem | None = Field(
        default=None, description="Only those with such a problem, however they stand"
    )
    limit: int = Field(default=10, ge=1, le=25, description="How many to list")


class ListDocumentsResult(ToolResult):
    """The newest of those asked for, those with problems first, and how many stand how in all.

    `standings` are those asked for, `counts` how many there are of each that occurs. `more`
    counts what is not among `lines`; `problem` is what was asked for;
    `looked_through` is there where there are older documents than were looked at.
    """

    standings: tuple[Standing, ...] = ()
    problem: Problem | None = None
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
        standings=arguments.standings or SETTLED,
        doc_types=arguments.doc_types,
    )
    distinct = {one.doc_id: one for one in (original_of(found, context) for found in newest)}
    found = [one for one in distinct.values() if _fits(one, arguments, context)]
    found.sort(key=lambda one: SETTLED.index(one.standing))
    source = _source(arguments, context, newest)

    def counted(label: str, value: int) -> Fact:
        return Fact(label=label, value=value, unit="count", source=source)

    counts: dict[Standing, int] = {
        standing: sum(one.standing == standing for one in found) for standing in SETTLED
    }
    told: dict[Standing, Fact] = {standing: counted(standing, n) for standing, n in counts.items() if n}
    shown = found[: arguments.limit]
    return ListDocumentsResult(
        standings=arguments.standings,
        problem=arguments.problem,
        count=counted("Documents", len(found)),
        counts=told,
        lines=tuple(line_of(one, context, arguments.problem) for one in shown),
        more=counted("More documents", len(found) - len(shown)) if len(found) > len(shown) else None,
        looked_through=counted("Documents looked through", MOST) if len(newest) == MOST else None,
        as_of=local_date(context.clock, context.settings.timezone),
    )


def _fits(document: UploadedDocument, arguments: ListDocumentsArguments, context: ToolContext) -> bool:
    """Tell whether a document is of the supplier and the days asked for, and has the problem."""
    if arguments.problem is not None and first_problem(document, arguments.problem) is None:
        return False
    if arguments.period is not None:
        day = day_of(document) or document.uploaded_at.astimezone(ZoneInfo(context.settings.timezone)).date()
        if not arguments.period.start <= day <= arguments.period.end:
            return False
    return is_of(document, arguments.supplier)


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
        "failed, need review or have a certain problem; check_document tells of one."
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
        "Which bills have a wrong GST number?",
    ),
)
