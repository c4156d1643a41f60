"""A question's view of the passages in OpenSearch."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Sequence

import numpy as np

from knowledge.index import opensearch_body as body
from knowledge.index.index import Hit, Key, Vector
from knowledge.index.opensearch_client import answered

_MAX_TERMS = 256


class OpenSearchSearch:
    """A `Search`: each leg a request of its own, and one for what they found."""

    def __init__(
        self,
        look: Callable[[body.Json, Sequence[str], int], list[body.Json]],
        limits: list[body.Json],
        embedded: body.Json,
    ) -> None:
        """Hold a question's limits.

        Args:
            look: Sends a query and returns what it found, with the named fields, at most so many.
            limits: Filters that keep what may be found.
            embedded: The filter that keeps what has a vector of the model in use.
        """
        self._look = look
        self._limits = limits
        self._embedded = embedded

    def by_words(self, words: Sequence[str], limit: int) -> Sequence[Key]:
        """See `Search.by_words`."""
        return self._by_text("words", words, limit)

    def by_sounds(self, sounds: Sequence[str], limit: int) -> Sequence[Key]:
        """See `Search.by_sounds`."""
        return self._by_text("sounds", sounds, limit)

    def by_vector(self, vector: Vector, limit: int) -> Sequence[Key]:
        """See `Search.by_vector`."""
        asked = vector / (float(np.linalg.norm(vector)) or 1.0)
        kept = {"bool": {"filter": [*self._limits, self._embedded]}}
        near = {"vector": asked.tolist(), "k": limit, "filter": kept}
        return self._keys({"knn": {"vector": near}}, limit)

    def hits(self, keys: Sequence[Key]) -> Sequence[Hit]:
        """See `Search.hits`; the limits are asked for once more, for a passage may have changed meanwhile."""
        if not keys:
            return []
        wanted = {"bool": {"filter": [*self._limits, {"terms": {"chunk_id": list(keys)}}]}}
        with answered():
            found = {each["_id"]: _hit(each) for each in self._look(wanted, body.SHOWN, len(keys))}
        return [found[key] for key in keys if key in found]

    def _by_text(self, field: str, terms: Sequence[str], limit: int) -> Sequence[Key]:
        query = " ".join(dict.fromkeys(terms[:_MAX_TERMS]))
        if not query.strip():
            return []
        wanted = {"match": {field: {"query": query, "operator": "or"}}}
        return self._keys({"bool": {"must": [wanted], "filter": self._limits}}, limit)

    def _keys(self, query: body.Json, limit: int) -> Sequence[Key]:
        with answered():
            return [each["_id"] for each in self._look(query, ["chunk_id"], limit)]


def _hit(found: body.Json) -> Hit:
    source = found["_source"]
    vector = source.get("vector")
    return Hit(
        source["language"],
        tuple(source["words"].split()),
        tuple(source["sounds"].split()),
        None if vector is None else np.asarray(vector, np.float32),
        b64decode(source.get("sentences", "")),
        source["payload"],
    )
