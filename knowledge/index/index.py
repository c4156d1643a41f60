"""The port of the passage index, and what a search is limited to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.errors import InputError
from knowledge.chunk import Chunk
from knowledge.index.record import lists_questions, only_defines, to_chunk
from language.script import Language

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Within:
    """What a search may return: decided by who asks, never by what is asked.

    A tenant's own passages and those that hold for everyone. `reader` limits texts that are for
    some people to those that are for this person; `None` may see all of the tenant's. `on` keeps
    what is in force on that day; `None` keeps every version.
    """

    tenant_id: str
    reader: str | None = None
    on: date | None = None
    doc_types: tuple[str, ...] = ()
    sku_ids: tuple[str, ...] = ()
    uploaded_from: date | None = None
    uploaded_to: date | None = None
    min_confidence: float = 0.0


Key = int | str
"""What a search tells passages apart by; of no meaning outside that search."""


@dataclass(frozen=True, eq=False)
class Hit:
    """A passage that a search found.

    `words` and `sounds` are what it is found by (see `knowledge.terms`), in their order;
    `vector` is `None` while it waits for one, and `sentences` are those of its sentences, packed
    (see `knowledge.sentence_vectors`); `payload` is the passage as it is stored, read only of
    those that are shown.
    """

    language: Language
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    vector: Vector | None
    sentences: bytes
    payload: str

    @cached_property
    def chunk(self) -> Chunk:
        """The passage."""
        return to_chunk(self.payload)

    @property
    def listed(self) -> bool:
        """Tell whether the passage lists questions that it answers; told without reading it."""
        return lists_questions(self.payload)

    @property
    def only_defines(self) -> bool:
        """Tell whether it is of a text that only tells what words mean; told without reading it."""
        return only_defines(self.payload)


@dataclass(frozen=True, eq=False)
class Statistics:
    """What a tenant's passages have in common, to tell what is special about one of them.

    `words` and `sounds` count the passages that hold each. `centres` are the mean vectors by
    language, of `centred` passages each: passages of one language lie close together whatever
    they say, and only what goes beyond that is meaning.
    """

    passages: int = 0
    mean_words: float = 0.0
    words: Mapping[str, int] = field(default_factory=dict[str, int])
    sounds: Mapping[str, int] = field(default_factory=dict[str, int])
    centres: Mapping[Language, Vector] = field(default_factory=dict[Language, Vector])
    centred: Mapping[Language, int] = field(default_factory=dict[Language, int])


class Search(Protocol):
    """One question's view of the passages, limited to what its asker may find.

    Its legs only name what they find, best first; what any of them found is then read once.
    """

    def by_words(self, words: Sequence[str], limit: int) -> Sequence[Key]:
        """Find passages by any of the words (BM25)."""
        ...

    def by_sounds(self, sounds: Sequence[str], limit: int) -> Sequence[Key]:
        """Find passages by how their words sound (BM25 over transliteration skeletons)."""
        ...

    def by_vector(self, vector: Vector, limit: int) -> Sequence[Key]:
        """Find passages by meaning (cosine)."""
        ...

    def hits(self, keys: Sequence[Key]) -> Sequence[Hit]:
        """Read passages, in the order of their keys; one that is gone meanwhile is left out."""
        ...


def refuse_misfits(chunk_ids: Sequence[str], vectors: Vector, sentences: Sequence[bytes], size: int) -> None:
    """Refuse vectors that are not one for each passage, or of another length.

    Args:
        chunk_ids: The passages.
        vectors: Of each.
        sentences: Of each, packed.
        size: Length of a vector.

    Raises:
        InputError: they are not.
    """
    if vectors.shape != (len(chunk_ids), size):
        raise InputError(f"{len(chunk_ids)} passages need vectors of {size}, not {vectors.shape}.")
    if len(sentences) != len(chunk_ids) or any(len(each) % size for each in sentences):
        raise InputError(f"{len(chunk_ids)} passages need each the vectors of {size} of their sentences.")


class PassageIndex(Protocol):
    """Passages with their vectors. Writes replace: the same source twice is there once."""

    def replace(self, source_id: str, tenant_id: str, chunks: Sequence[Chunk]) -> None:
        """Let a source consist of these passages, in one step; they are findable by their words at once.

        Vectors of passages that were there before and did not change are kept.

        Raises:
            InputError: a passage is of another source or tenant.
        """
        ...

    def without_vector(self, limit: int) -> Sequence[Chunk]:
        """Return passages that wait for their vectors, of all tenants."""
        ...

    def add_vectors(self, chunk_ids: Sequence[str], vectors: Vector, sentences: Sequence[bytes]) -> None:
        """Give passages their vectors, and packed those of their sentences, empty where there are none.

        Ids that are no longer there are passed over.

        Raises:
            InputError: a passage lacks any of them, or a vector is of another length.
        """
        ...

    def delete_source(self, source_id: str, tenant_id: str) -> None:
        """Remove a source's passages; removing what is not there is fine."""
        ...

    def delete_tenant(self, tenant_id: str) -> None:
        """Remove all of a tenant's passages."""
        ...

    def search(self, within: Within) -> Search:
        """Look at the passages as they are now; all legs of a search see the same, where the index can."""
        ...

    def statistics(self, tenant_id: str) -> Statistics:
        """Return the statistics of a tenant's passages and everyone's; they may lag behind a little."""
        ...

    def content_hashes(self, tenant_id: str) -> dict[str, str]:
        """Return what is indexed of a tenant: content hash by source id."""
        ...

    def count(self, tenant_id: str) -> int:
        """Return how many passages a tenant has."""
        ...
