"""Texts in and out: policies taken in, sources listed, shown and removed, for those who may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from core.clock import Clock
from core.errors import DataError, InputError, PolicyError, ScopeError
from core.identity import Principal
from core.page import Reading
from core.passage import IndexStatus, KeptSource, ShownPassage, ShownSource
from core.policy import may_ingest
from core.ports import AuditLog, DocumentFile, DocumentLedger, KnowledgeLedger, Links
from core.tenant import EVERY_TENANT
from core.uploaded_document import UploadedDocument
from jobs.importing.intake import display_name
from jobs.indexing.indexer import Indexer
from jobs.indexing.search import DOCUMENT_PREFIX, PURPOSE, may_read
from knowledge.chunk import chunks
from knowledge.kept import from_json
from knowledge.loading import load_source
from knowledge.source import Authority, SourceText

MAX_BYTES = 20 * 1024 * 1024
_PAGED = (b"%PDF", b"\x89PNG", b"\xff\xd8")


@dataclass(frozen=True)
class KnowledgeLibrary:
    """Implements `core.ports.Library`.

    Args:
        ledger: Every text there is.
        indexer: Makes them findable.
        documents: The uploaded documents that texts were read from.
        read_pages: Reads a file that has pages.
        original: Returns a document's file.
        links: Signs and reads the addresses.
        audit: What was taken in and removed, by whom.
        clock: Tells when.
    """

    ledger: KnowledgeLedger
    indexer: Indexer
    documents: DocumentLedger
    read_pages: Callable[[bytes], Reading]
    original: Callable[[UploadedDocument], bytes]
    links: Links
    audit: AuditLog
    clock: Clock

    # --- in ---

    def receive(self, content: BinaryIO, file_name: str, principal: Principal) -> KeptSource:
        """Take in a policy or a procedure; the same file again changes nothing.

        A file of the same name, or with the same `id` in its front matter, takes the place of the
        earlier one.
        """
        if not may_ingest(principal):
            raise PolicyError(
                f"A {principal.role} may not take in policies; ask an admin.", code="not_allowed"
            )
        held = content.read(MAX_BYTES + 1)
        if len(held) > MAX_BYTES:
            raise InputError(
                f"{file_name} is larger than {MAX_BYTES // (1024 * 1024)} MB; send it in parts.",
                code="document_too_large",
            )
        name = display_name(file_name)
        reading = self.read_pages(held) if held.startswith(_PAGED) else None
        source = load_source(
            held, name, tenant_id=principal.tenant_id, reading=reading, source_id=_slug(name)
        )
        if source.source_id.startswith(DOCUMENT_PREFIX):
            raise InputError(
                f"The id {source.source_id!r} is kept for uploaded documents. Choose another for the text.",
                code="source_id_reserved",
            )
        changed = self.indexer.put(replace(source, uploaded_at=self.clock.now()))
        self._record(principal, "index_text", source.source_id, {"changed": changed})
        kept = self.ledger.find(principal.tenant_id, source.source_id)
        if kept is None:
            raise DataError(f"{name} was removed while it was taken in. Send it again.")
        return kept

    # --- out ---

    def sources(self, principal: Principal) -> Sequence[KeptSource]:
        """List the texts that the person may read, newest change first."""
        own = self.ledger.sources(principal.tenant_id)
        mine = [one for one in own if may_read(principal, one.tenant_id, one.readers)]
        return [*mine, *self.ledger.sources(EVERY_TENANT)]

    def status(self, principal: Principal) -> IndexStatus:
        """Return how far the texts are that the person may read."""
        sources = self.sources(principal)
        counts = {state: sum(one.state == state for one in sources) for state in _STATES}
        return IndexStatus(sources=len(sources), passages=sum(one.passages for one in sources), **counts)

    def shown(self, source_id: str, principal: Principal) -> ShownSource:
        """Return a text that the person may read."""
        return shown_source(from_json(self._mine(source_id, principal).body))

    def signed(self, token: str) -> ShownSource:
        """Return the text that a signed link stands for."""
        return shown_source(from_json(self._signed(token).body))

    def signed_file(self, token: str) -> DocumentFile:
        """Return the original that a signed link's text was read from."""
        kept = self._signed(token)
        document = self.documents.find(kept.tenant_id, kept.source_id)
        if document is None:
            raise _gone()
        media_type = document.media_type or "application/octet-stream"
        return DocumentFile(document.file_name, media_type, self.original(document))

    def delete(self, source_id: str, principal: Principal) -> None:
        """Remove a text; no answer rests on it from now on."""
        if not may_ingest(principal):
            raise PolicyError(f"A {principal.role} may not remove texts; ask an admin.", code="not_allowed")
        kept = self._mine(source_id, principal)
        if kept.tenant_id == EVERY_TENANT:
            raise PolicyError(
                "The references to the law belong to every shop and cannot be removed.", code="not_allowed"
            )
        if source_id.startswith(DOCUMENT_PREFIX):
            raise InputError(
                f"{source_id} was read from a document: delete the document.", code="delete_the_document"
            )
        self.indexer.remove(kept.tenant_id, source_id)
        self._record(principal, "remove_text", source_id, {})

    def _mine(self, source_id: str, principal: Principal) -> KeptSource:
        for tenant_id in (principal.tenant_id, EVERY_TENANT):
            kept = self.ledger.find(tenant_id, source_id)
            if kept is not None and may_read(principal, kept.tenant_id, kept.readers):
                return kept
        raise ScopeError("There is no such text on your account.", code="not_found")

    def _signed(self, token: str) -> KeptSource:
        tenant_id, _, source_id = self.links.subject(PURPOSE, token).partition("/")
        kept = self.ledger.find(tenant_id, source_id)
        if kept is None:
            raise _gone()
        return kept

    def _record(self, principal: Principal, action: str, source_id: str, details: dict[str, object]) -> None:
        self.audit.append(
            tenant_id=principal.tenant_id,
            actor=principal.user_id,
            action=action,
            subject=source_id,
            outcome="allowed",
            details=details,
        )


_STATES = ("queued", "words", "ready", "failed")


def shown_source(source: SourceText) -> ShownSource:
    """Return a text as its page shows it: the passages are those that answers cite."""
    return ShownSource(
        source_id=source.source_id,
        title=source.title,
        doc_type=source.doc_type,
        authority=Authority(source.authority).value,
        language=source.language,
        passages=tuple(
            ShownPassage(
                place=chunk.ordinal,
                headings=chunk.section.headings,
                text=chunk.section.text,
                clause=chunk.section.clause,
                page=chunk.section.page,
                effective_from=chunk.section.effective_from,
                effective_to=chunk.section.effective_to,
            )
            for chunk in chunks(source)
        ),
        version=source.version,
        effective_from=source.effective_from,
        effective_to=source.effective_to,
        origin=source.origin,
        superseded_by=source.superseded_by,
    )


def _slug(file_name: str) -> str:
    """Return the id of a text that names none itself: that of its file, without the ending."""
    stem = file_name.rsplit(".", 1)[0].casefold()
    return "-".join("".join(char if char.isalnum() else " " for char in stem).split())[:120] or "text"


def _gone() -> InputError:
    return InputError("The text was removed.", code="not_found")
