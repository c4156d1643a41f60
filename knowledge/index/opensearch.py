"""The passage index in production: OpenSearch, called directly.

Vectors of each embedding model lie in an index of their own behind one alias. Opened with another
model, passages move over without their vectors: they stay findable by words while `without_vector`
hands all of them out, and the alias is switched in one step once everything is there. Writes to
the old index are blocked meanwhile, so that none is lost: they fail, and their job tries again.

OpenSearch has no transactions: a new version of a source is written before what it no longer holds
is deleted, so that for a moment both are found, and never neither.
"""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from core.errors import InputError
from knowledge.chunk import Chunk
from knowledge.index import opensearch_body as body
from knowledge.index.index import Search, Statistics, Vector, Within, refuse_misfits
from knowledge.index.opensearch_client import answered, refused
from knowledge.index.opensearch_search import OpenSearchSearch
from knowledge.index.record import text_hash, to_chunk

_PAGE = 1_000
_BULK = 500
_SAMPLE = 1_000
_STALE_S = 60.0
_SMALL = 5_000
_DRIFT = 0.05
_NOT_FOUND, _EXISTS = 404, 400


class OpenSearchPassageIndex:
    """A `PassageIndex` in OpenSearch."""

    def __init__(self, client: Any, *, alias: str, model: str, dimensions: int) -> None:
        """Open the index, make it, or rebuild it for another model.

        Args:
            client: An `opensearchpy.OpenSearch`.
            alias: Name that searches and writes go to.
            model: Names the embedding model that the vectors are from.
            dimensions: Length of a vector.

        Raises:
            ExternalError: OpenSearch does not answer, or refuses.
        """
        self._client = client
        self._alias = alias
        self._model = model
        self._dimensions = dimensions
        self._statistics: dict[str, tuple[float, int, Statistics]] = {}
        with answered():
            self._open()

    def replace(self, source_id: str, tenant_id: str, chunks: Sequence[Chunk]) -> None:
        """See `PassageIndex.replace`; for a moment the old passages may be found beside the new."""
        strangers = {(chunk.source.tenant_id, chunk.source.source_id) for chunk in chunks} - {
            (tenant_id, source_id)
        }
        if strangers:
            raise InputError(f"Passages of {sorted(strangers)} cannot be stored as {(tenant_id, source_id)}.")
        mine = body.of_source(source_id, tenant_id)
        with answered():
            made = [*body.MADE, "text_hash"]
            kept = {
                hit["_source"].pop("text_hash"): hit["_source"]
                for hit in self._pages([*mine, self._embedded()], made)
            }
            actions: list[body.Json] = []
            for chunk in chunks:
                document = body.document(chunk) | kept.get(text_hash(chunk), {})
                actions += [{"index": {"_id": chunk.chunk_id}}, document]
            self._bulk(actions)
            gone = {"must_not": [{"terms": {"chunk_id": [chunk.chunk_id for chunk in chunks]}}]}
            self._delete({"filter": mine, **(gone if chunks else {})})

    def without_vector(self, limit: int) -> Sequence[Chunk]:
        """See `PassageIndex.without_vector`."""
        query = {"bool": {"must_not": [self._embedded()]}}
        with answered():
            return [to_chunk(hit["_source"]["payload"]) for hit in self._hits(query, ["payload"], limit)]

    def add_vectors(self, chunk_ids: Sequence[str], vectors: Vector, sentences: Sequence[bytes]) -> None:
        """See `PassageIndex.add_vectors`."""
        refuse_misfits(chunk_ids, vectors, sentences, self._dimensions)
        actions: list[body.Json] = []
        for chunk_id, vector, packed in zip(chunk_ids, vectors.tolist(), sentences, strict=True):
            made = {"vector": vector, "embedded_with": self._model}
            if packed:
                made["sentences"] = b64encode(packed).decode()
            actions += [{"update": {"_id": chunk_id}}, {"doc": made}]
        with answered():
            self._bulk(actions)

    def delete_source(self, source_id: str, tenant_id: str) -> None:
        """See `PassageIndex.delete_source`."""
        with answered():
            self._delete({"filter": body.of_source(source_id, tenant_id)})

    def delete_tenant(self, tenant_id: str) -> None:
        """See `PassageIndex.delete_tenant`."""
        with answered():
            self._delete({"filter": [body.of_tenant(tenant_id)]})

    def search(self, within: Within) -> Search:
        """See `PassageIndex.search`; what is written while a search runs may show in its later parts."""
        return OpenSearchSearch(self._hits, body.limits(within), self._embedded())

    def statistics(self, tenant_id: str) -> Statistics:
        """See `PassageIndex.statistics`; kept for a minute, or until this process writes."""
        known = self._statistics.get(tenant_id)
        if known is not None and time.monotonic() - known[0] < _STALE_S:
            return known[2]
        mine = body.readable(tenant_id)
        with answered():
            passages = self._count(mine)
            if known is not None and passages > _SMALL and abs(passages - known[1]) < _DRIFT * known[1]:
                self._statistics[tenant_id] = (time.monotonic(), *known[1:])
                return known[2]
            counted = self._counted(mine, passages)
        self._statistics[tenant_id] = (time.monotonic(), passages, counted)
        return counted

    def content_hashes(self, tenant_id: str) -> dict[str, str]:
        """See `PassageIndex.content_hashes`."""
        with answered():
            found = self._groups(body.of_tenant(tenant_id), "source_id", "content_hash")
            return {key["source_id"]: key["content_hash"] for key, _ in found}

    def count(self, tenant_id: str) -> int:
        """See `PassageIndex.count`."""
        with answered():
            return self._count(body.of_tenant(tenant_id))

    def _open(self) -> None:
        indices = self._client.indices
        indices.put_index_template(name=self._alias, body=body.template(self._alias))
        mine = body.index_name(self._alias, self._model, self._dimensions)
        held = {str(name) for name in indices.get_alias(name=self._alias, ignore=_NOT_FOUND)} - {
            "error",
            "status",
        }
        if mine in held and len(held) == 1:
            return
        if not indices.exists(index=mine):
            indices.create(index=mine, body=body.index_body(self._dimensions), ignore=_EXISTS)
        old = sorted(held - {mine})
        for name in old:
            indices.add_block(index=name, block="write")
            moved = {
                "conflicts": "proceed",
                "source": {"index": name, "_source": list(body.WITHOUT_VECTOR)},
                "dest": {"index": mine},
            }
            self._client.reindex(body=moved, refresh=True, wait_for_completion=True)
        switched = [{"remove": {"index": name, "alias": self._alias}} for name in old]
        indices.update_aliases(body={"actions": [*switched, {"add": {"index": mine, "alias": self._alias}}]})
        for name in old:
            indices.delete(index=name, ignore_unavailable=True)

    def _embedded(self) -> body.Json:
        return {"term": {"embedded_with": {"value": self._model}}}

    def _hits(self, query: body.Json, fields: Sequence[str], limit: int) -> list[body.Json]:
        asked = {"query": query, "size": limit, "_source": list(fields)}
        return self._client.search(index=self._alias, body=asked)["hits"]["hits"]

    def _pages(self, filters: list[body.Json], fields: Sequence[str]) -> Iterator[body.Json]:
        """Yield all that a filter keeps, a page after the other."""
        asked: body.Json = {
            "query": {"bool": {"filter": filters}},
            "size": _PAGE,
            "sort": [{"chunk_id": {"order": "asc"}}],
            "_source": list(fields),
        }
        while found := self._client.search(index=self._alias, body=asked)["hits"]["hits"]:
            yield from found
            if len(found) < _PAGE:
                return
            asked["search_after"] = found[-1]["sort"]

    def _groups(self, query: body.Json, *fields: str) -> Iterator[tuple[dict[str, str], int]]:
        """Yield each combination of values of fields with how many passages hold it."""
        composite: body.Json = {
            "size": _PAGE * 10,
            "sources": [{field: {"terms": {"field": field}}} for field in fields],
        }
        while True:
            asked = {"query": query, "size": 0, "aggs": {"groups": {"composite": composite}}}
            found = self._client.search(index=self._alias, body=asked)["aggregations"]["groups"]
            yield from ((each["key"], each["doc_count"]) for each in found["buckets"])
            if "after_key" not in found:
                return
            composite["after"] = found["after_key"]

    def _counted(self, mine: body.Json, passages: int) -> Statistics:
        mean = {"query": mine, "size": 0, "aggs": {"words": {"avg": {"field": "word_count"}}}}
        words = self._client.search(index=self._alias, body=mean)["aggregations"]["words"]["value"]
        sampled = self._hits({"bool": {"filter": [mine, self._embedded()]}}, ["language", "vector"], _SAMPLE)
        vectors: dict[Any, list[Any]] = {}
        for hit in sampled:
            vectors.setdefault(hit["_source"]["language"], []).append(hit["_source"]["vector"])
        return Statistics(
            passages=passages,
            mean_words=float(words or 0.0),
            words={key["word_list"]: count for key, count in self._groups(mine, "word_list")},
            sounds={key["sound_list"]: count for key, count in self._groups(mine, "sound_list")},
            centres={
                language: np.asarray(mine, np.float32).mean(axis=0) for language, mine in vectors.items()
            },
            centred={language: len(mine) for language, mine in vectors.items()},
        )

    def _count(self, query: body.Json) -> int:
        return int(self._client.count(index=self._alias, body={"query": query})["count"])

    def _delete(self, kept: body.Json) -> None:
        self._statistics.clear()
        query = {"query": {"bool": kept}}
        self._client.delete_by_query(index=self._alias, body=query, conflicts="proceed", refresh=True)

    def _bulk(self, actions: list[body.Json]) -> None:
        self._statistics.clear()
        for start in range(0, len(actions), 2 * _BULK):
            sent = actions[start : start + 2 * _BULK]
            reply = self._client.bulk(index=self._alias, body=sent, refresh=True)
            for item in reply["items"] if reply["errors"] else ():
                ((kind, outcome),) = item.items()
                if "error" in outcome and not (kind == "update" and outcome["status"] == _NOT_FOUND):
                    raise refused(outcome)
