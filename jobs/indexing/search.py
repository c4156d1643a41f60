"""The search that tools ask: what a person may read, found, and linked to its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.identity import Principal, Role
from core.passage import FoundPassage, Limits, SearchOutcome
from core.ports import DocumentLedger, KnowledgeLedger, Links
from core.tenant import EVERY_TENANT
from knowledge.answer import answering
from knowledge.index import Within
from knowledge.question import Question
from knowledge.retrieve import Passage, Retrieval, Retriever

PURPOSE = "knowledge"
"""What signed links to a text are for."""
VALID_S = 7 * 24 * 3600
"""A cited text can be opened from a chat for a week; then the question is asked again."""

DOCUMENT_PREFIX = "DOC_"
"""A text with such an id was read from the uploaded document of that id."""

_MORE = 5
"""Passages asked for beyond those wanted: some may be of texts that were just removed."""


@dataclass(frozen=True)
class KnowledgeSearch:
    """Searches for `core.ports.Knowledge`.

    Args:
        ledger: Says which texts there are now and whom they are for: the index may lag behind.
        documents: Tells what kind of file a document is.
        retriever: Opens the retriever; asked for with the first question.
        links: Signs the addresses.
        public_url: This server as others reach it; empty for paths on this server.
    """

    ledger: KnowledgeLedger
    documents: DocumentLedger
    retriever: Callable[[], Retriever]
    links: Links
    public_url: str = ""

    def search(self, question: str, principal: Principal, limits: Limits, limit: int = 5) -> SearchOutcome:
        """Return the passages that fit a question best, of what the person may read."""
        within = Within(
            principal.tenant_id,
            reader=reader_of(principal),
            on=limits.on,
            doc_types=limits.doc_types,
            sku_ids=limits.sku_ids,
            uploaded_from=limits.uploaded_from,
            uploaded_to=limits.uploaded_to,
            min_confidence=limits.min_confidence,
        )
        found = self.retriever().retrieve(question, within, limit + _MORE)
        kept = self._readable(found, principal)
        # The decision was taken on the best passage: without it there is none.
        is_same = bool(kept) and kept[0] is found.passages[0]
        return SearchOutcome(
            found=found.found and is_same,
            confidence=round(found.confidence, 4),
            language=found.question.language,
            passages=tuple(_passage(one, found.question, kept[0].score) for one in kept[:limit]),
            searched=found.searched,
            lacks=found.lacks,
            near=found.near and is_same,
            sure=found.sure,
        )

    def address(self, passage: FoundPassage, principal: Principal) -> str:
        """Return the link that opens a passage in its text: whoever has it may read, for a while."""
        token = self.links.sign(PURPOSE, f"{passage.tenant_id}/{passage.source_id}", VALID_S)
        base = f"{self.public_url.rstrip('/')}/knowledge/read/{token}"
        if passage.page is not None and passage.source_id.startswith(DOCUMENT_PREFIX):
            document = self.documents.find(principal.tenant_id, passage.source_id)
            if document is not None and document.media_type == "application/pdf":
                return f"{base}/file#page={passage.page}"
        return f"{base}#passage-{passage.place}"

    def _readable(self, found: Retrieval, principal: Principal) -> list[Passage]:
        """Leave out what was removed, or is no longer for this person, since it was indexed."""
        keys = {(one.chunk.source.tenant_id, one.chunk.source.source_id) for one in found.passages}
        readers = self.ledger.readers_of(keys)
        return [
            one
            for one in found.passages
            if (key := (one.chunk.source.tenant_id, one.chunk.source.source_id)) in readers
            and may_read(principal, key[0], readers[key])
        ]


def reader_of(principal: Principal) -> str | None:
    """Return whose texts a person finds besides everyone's: a seller the own, others all."""
    return principal.user_id if principal.role is Role.SELLER else None


def may_read(principal: Principal, tenant_id: str, readers: tuple[str, ...]) -> bool:
    """Tell whether a person may read a text."""
    if tenant_id not in (principal.tenant_id, EVERY_TENANT):
        return False
    reader = reader_of(principal)
    return reader is None or not readers or reader in readers


def _passage(found: Passage, question: Question, best: float) -> FoundPassage:
    source, section = found.chunk.source, found.chunk.section
    return FoundPassage(
        source_id=source.source_id,
        tenant_id=source.tenant_id,
        title=source.title,
        doc_type=source.doc_type,
        authority=source.authority.value,
        language=source.language,
        place=found.chunk.ordinal,
        headings=section.headings,
        text=section.text,
        answer=answering(question.terms, section.text, under=" ".join((source.title, *section.headings))),
        share=max(0.0, min(1.0, found.score / best)) if best > 0 else 0.0,
        version=source.version,
        page=section.page,
        clause=section.clause,
        effective_from=section.effective_from or source.effective_from,
        effective_to=section.effective_to or source.effective_to,
        origin=source.origin,
        superseded_by=source.superseded_by,
        second_hand=section.second_hand,
    )
