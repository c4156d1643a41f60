"""The hand-over from documents: what was examined, corrected, shared or deleted, into the index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from core.document import DocType, Examined
from core.identity import Principal, Role
from core.page import Reading
from core.ports import DocumentLedger, KnowledgeLedger
from core.uploaded_document import UploadedDocument
from jobs.indexing.editions import came, editions_of
from jobs.indexing.indexer import Indexer
from knowledge.examined import source_of
from knowledge.kept import from_json
from knowledge.source import SourceText

PersonOf = Callable[[str], Principal | None]
SkusOf = Callable[[str, Sequence[str]], Collection[str]]
"""Returns the ids of the tenant's items that some descriptions name."""


@dataclass(frozen=True)
class DocumentFiling:
    """Files documents into the index.

    Args:
        indexer: Makes texts findable.
        texts: Every text there is.
        documents: Every document there is.
        person_of: Finds who sent a document.
        skus_of: Finds the items that a document names.
    """

    indexer: Indexer
    texts: KnowledgeLedger
    documents: DocumentLedger
    person_of: PersonOf
    skus_of: SkusOf

    def file(self, document: UploadedDocument, examined: Examined, reading: Reading | None = None) -> None:
        """Make an examined document findable; filing it again changes nothing.

        A policy takes the place of the one that was sent under the same name before.
        """
        self._put(self._source(document, examined, reading))

    def corrected(self, document: UploadedDocument) -> None:
        """Make a document findable by its corrected fields; a policy keeps its headings and pages."""
        if document.examined is None:
            return
        source = self._source(document, document.examined, None)
        kept = self.texts.find(document.tenant_id, document.doc_id)
        if document.examined.document.doc_type is DocType.POLICY and kept is not None:
            source = with_sections_of(from_json(kept.body), source)
        self._put(source)

    def holders_changed(self, document: UploadedDocument) -> None:
        """Let those who sent a file find it, and nobody else."""
        for one in self.documents.of_upload(document.tenant_id, document.upload_id):
            kept = self.texts.find(one.tenant_id, one.doc_id)
            if kept is not None and kept.readers and one.holders:
                self.indexer.put(_for(kept.body, one.holders))

    def deleted(self, tenant_id: str, doc_ids: Sequence[str]) -> None:
        """Remove the texts of documents that are gone."""
        for doc_id in doc_ids:
            self.indexer.remove(tenant_id, doc_id)

    def _source(self, document: UploadedDocument, examined: Examined, reading: Reading | None) -> SourceText:
        sender = self.person_of(document.user_id)
        role = Role.SELLER if sender is None else sender.role
        named = [item.description for item in examined.document.line_items]
        return source_of(
            document,
            examined,
            reading=reading,
            sent_by=role,
            readers=readers_of(document, examined, role),
            sku_ids=sorted(self.skus_of(document.tenant_id, named)) if named else (),
        )

    def _put(self, source: SourceText) -> None:
        """Keep a text that says anything; of a policy that was sent again only the newest edition."""
        if not any(section.text.strip() for section in source.sections):
            return
        editions = list(editions_of(source, self.texts))
        if any(came(other) > came(source) for other in editions):
            return
        self.indexer.put(source)
        for other in editions:
            self.indexer.remove(other.tenant_id, other.source_id)


def with_sections_of(kept: SourceText, source: SourceText) -> SourceText:
    """Return a text with the sections that are kept of it; those that had its date have the new one."""
    sections = tuple(
        replace(
            section,
            effective_from=source.effective_from
            if section.effective_from == kept.effective_from
            else section.effective_from,
        )
        for section in kept.sections
    )
    return replace(source, sections=sections)


def readers_of(document: UploadedDocument, examined: Examined, sent_by: Role) -> tuple[str, ...]:
    """Return whom a document's text is for: a policy that a manager sends is for the whole shop."""
    if examined.document.doc_type is DocType.POLICY and sent_by is not Role.SELLER:
        return ()
    return tuple(sorted(document.holders))


def _for(body: str, holders: Collection[str]) -> SourceText:
    return replace(from_json(body), readers=tuple(sorted(holders)))
