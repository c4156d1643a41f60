"""search_knowledge: what policies, rules and the shop's own documents say, in their own words, cited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints, model_validator

from core.clock import local_date
from core.errors import DataError
from core.fact import Fact
from core.passage import FoundPassage, Limits, SearchOutcome
from core.policy import roles_for
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from knowledge.former import asked_of_before
from tools.knowledge_passage import KnowledgePassage, Told, standing
from tools.own_tax_rate import OwnTaxRate, own_tax_rates

if TYPE_CHECKING:
    from core.ports import Knowledge

MOST_PASSAGES, MOST_CITED = 5, 3
NEAR = 0.65
"""A further passage is cited where it fits at least this well beside the best one."""

DocType = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[a-z][a-z_]{0,39}$")]
ItemId = Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True, min_length=1, max_length=64)]
Query = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=1_000)]


class SearchKnowledgeArguments(ToolArguments):
    """What is asked, of which texts, as of which day."""

    query: Query = Field(description="The question in the person's own words and language")
    doc_type: DocType | None = Field(
        default=None, description="Only texts of this type: policy, sop, gst_reference, invoice, …"
    )
    on: date | None = Field(
        default=None, description="The day whose rules are asked for; omitted: those in force today"
    )
    sku_ids: tuple[ItemId, ...] = Field(
        default=(), max_length=50, description="Only documents that name these items"
    )
    uploaded_from: date | None = Field(default=None, description="Only documents sent since this day")
    uploaded_to: date | None = Field(default=None, description="Only documents sent until this day")
    min_confidence: float = Field(
        default=0.0, ge=0, le=1, description="Only documents read at least this surely, 0–1"
    )
    whole: bool = Field(default=False, description="Whether to return the best passage in full")

    @model_validator(mode="after")
    def _in_order(self) -> SearchKnowledgeArguments:
        if self.uploaded_from and self.uploaded_to and self.uploaded_from > self.uploaded_to:
            raise ValueError("uploaded_from is after uploaded_to; swap them")
        return self


class SearchKnowledgeResult(ToolResult):
    """What was found.

    `found` is false where no passage answers: `passages` then only come near, and nothing may be
    stated from them. Where it is true and `sure` is not, the first passage is what the texts say on the
    matter and may leave the very detail open: it is quoted, and nothing is concluded from it. `near` tells
    that the first is of the very topic: it may be shown as the nearest, and is the only one with lines and a
    citation. `language` is the question's. `now` is what holds today, where the best passage no longer does.
    `searched` counts the passages that were looked through. The n-th citation is of the n-th passage, as far
    as they go, and that of `now` comes last.
    `confidence` is the chance, 0–1, that the best passage answers. `lacks` is the thing that was asked about
    where no passage says that of it, such as a good whose tax is asked; `own_rates` is what the shop's own
    product list says of that.
    """

    query: str
    found: bool
    near: bool = False
    sure: bool = True
    confidence: float
    language: str
    on: date | None = None
    whole: bool = False
    searched: Fact
    passages: tuple[KnowledgePassage, ...] = ()
    now: KnowledgePassage | None = None
    lacks: str = ""
    own_rates: tuple[OwnTaxRate, ...] = ()


def run(arguments: SearchKnowledgeArguments, context: ToolContext) -> SearchKnowledgeResult:
    """Return the passages that answer, with their citations.

    Raises:
        DataError: nothing was indexed yet.
    """
    knowledge = _knowledge(context)
    today = local_date(context.clock, context.settings.timezone)
    limits = Limits(
        on=arguments.on or today,
        doc_types=(arguments.doc_type,) if arguments.doc_type else (),
        sku_ids=arguments.sku_ids,
        uploaded_from=arguments.uploaded_from,
        uploaded_to=arguments.uploaded_to,
        min_confidence=arguments.min_confidence,
    )
    former = asked_of_before(arguments.query) if arguments.on is None else None
    query = former or arguments.query
    outcome = knowledge.search(query, context.principal, limits, MOST_PASSAGES)
    if former and outcome.found:
        outcome = _before(outcome, former, knowledge, context, limits)
    if not outcome.searched:
        raise DataError("No policies or rules are indexed yet; take them in first.", code="nothing_indexed")
    told = Told(knowledge, context, today)
    best = outcome.passages[0] if outcome.found else None
    later = None
    if best is not None and standing(best, today) == "superseded":
        today_only = replace(limits, on=today, uploaded_from=None, uploaded_to=None)
        later = _since(best, knowledge.search(query, context.principal, today_only, MOST_PASSAGES))
    passages = tuple(
        told.passage(
            one, whole=arguments.whole and at == 0, quoted=outcome.found or (outcome.near and at == 0)
        )
        for at, one in enumerate(outcome.passages)
    )
    return SearchKnowledgeResult(
        query=arguments.query,
        found=outcome.found,
        near=outcome.near,
        sure=outcome.sure,
        confidence=outcome.confidence,
        language=outcome.language,
        on=arguments.on,
        whole=arguments.whole,
        searched=told.fact("Passages searched", outcome.searched, {}),
        passages=passages,
        now=told.passage(later, whole=False, quoted=True) if later else None,
        lacks=outcome.lacks,
        own_rates=own_tax_rates(arguments.query, outcome.lacks, context),
        citations=tuple(told.citation(one) for one in _cited(outcome, later)),
    )


def _cited(outcome: SearchOutcome, later: FoundPassage | None) -> list[FoundPassage]:
    """Return what the reply may name: what answers, else the one passage that comes near."""
    if not outcome.found:
        return list(outcome.passages[:1]) if outcome.near else []
    fit = [one for one in outcome.passages[:MOST_CITED] if one.share >= NEAR]
    return [*fit, *([later] if later else [])]


def _knowledge(context: ToolContext) -> Knowledge:
    if context.knowledge is None:
        raise DataError("No policies or rules are indexed yet; take them in first.", code="nothing_indexed")
    return context.knowledge


def _before(
    now: SearchOutcome, query: str, knowledge: Knowledge, context: ToolContext, limits: Limits
) -> SearchOutcome:
    """Return what held before the best passage did; the passage itself where nothing is known of before."""
    holds = now.passages[0]
    if holds.effective_from is None:
        return now
    eve = replace(limits, on=holds.effective_from - timedelta(days=1))
    was = knowledge.search(query, context.principal, eve, MOST_PASSAGES)
    return was if was.found and was.passages[0].superseded_by == holds.source_id else now


def _since(best: FoundPassage, now: SearchOutcome) -> FoundPassage | None:
    """Return what took the place of a passage that no longer holds, of what is found today."""
    if not now.found:
        return None
    later = [one for one in now.passages if one.source_id == best.superseded_by]
    successor = next((one for one in later if one.clause == best.clause), (later or now.passages)[0])
    return None if (successor.source_id, successor.place) == (best.source_id, best.place) else successor


TOOL = Tool(
    name="search_knowledge",
    description=(
        "Find what the law, marketplace policies, the shop's procedures and its uploaded documents say. "
        "Use it for questions about rules, GST, invoices' form, returns, fees, claims, prohibited items and "
        "how things are to be done. State only what a returned passage says, with its citation; if `found` "
        "is false, say so, and where `near` is true show the first passage as the nearest, not the answer; "
        "where `sure` is false, quote what the first passage says on the matter and conclude nothing from it."
    ),
    arguments=SearchKnowledgeArguments,
    result=SearchKnowledgeResult,
    effect=Effect.READ,
    roles=roles_for("search_knowledge"),
    run=run,
    examples=(
        "What is the return window for electronics?",
        "Can I sell above MRP?",
        "How many HSN digits does an invoice need?",
        "क्या मैं MRP से ऊपर बेच सकता हूँ?",
    ),
)
