"""Our retriever as one of llama-index, for whoever builds on that.

Nothing is decided here: limits, order and the decision between found and not found are
`Retriever`'s. LanceDB's and OpenSearch's own llama-index adapters are not used; see `index.lance`.
"""

from __future__ import annotations

from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from knowledge.index.index import Within
from knowledge.retrieve import Passage, Retriever


class PassageRetriever(BaseRetriever):
    """Returns passages as nodes; none where no passage is an answer."""

    def __init__(self, retriever: Retriever, within: Within, limit: int = 5) -> None:
        """Hold who asks.

        Args:
            retriever: Finds.
            within: What the asker may see; a query cannot widen it.
            limit: Passages to return, from 1.
        """
        super().__init__()
        self._retriever = retriever
        self._within = within
        self._limit = limit

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._retriever.retrieve(query_bundle.query_str, self._within, self._limit)
        return [_node(passage) for passage in found.passages] if found.found else []


def _node(passage: Passage) -> NodeWithScore:
    chunk = passage.chunk
    source, section = chunk.source, chunk.section
    since = section.effective_from or source.effective_from
    until = section.effective_to or source.effective_to
    told: dict[str, Any] = {
        "source_id": source.source_id,
        "title": source.title,
        "headings": list(section.headings),
        "clause": section.clause,
        "page": section.page,
        "effective_from": since.isoformat() if since else None,
        "effective_to": until.isoformat() if until else None,
        "language": source.language,
    }
    node = TextNode(id_=chunk.chunk_id, text=chunk.text, metadata=told)
    return NodeWithScore(node=node, score=passage.score)
