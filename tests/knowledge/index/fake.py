"""The passage index in memory, and a model whose vectors need no computing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np
import pyarrow as pa

from core.errors import InputError
from core.tenant import EVERY_TENANT
from knowledge.chunk import Chunk
from knowledge.index import Hit, Key, Statistics, Vector, Within
from knowledge.index.index import refuse_misfits
from knowledge.index.record import text_hash, to_record
from knowledge.index.statistics import statistics_of
from knowledge.terms import sounds_of, words_of
from language.script import Language

DIMENSIONS = 8


class FakeEmbedder:
    """Each word is a direction of its own, by hash: texts that share words lie close."""

    model = "fake"
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vector:
        self.embedded += texts
        return (
            np.stack([self.query(text) for text in texts]) if texts else np.empty((0, DIMENSIONS), np.float32)
        )

    def query(self, text: str) -> Vector:
        total = np.full(DIMENSIONS, 0.01, np.float32)
        for word in words_of(text):
            total[sha256(word.encode()).digest()[0] % DIMENSIONS] += 1
        return (total / np.linalg.norm(total)).astype(np.float32)

    def vocabulary(self) -> dict[str, float]:
        return {}


@dataclass
class _Row:
    chunk: Chunk
    vector: Vector | None
    sentences: bytes = b""

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.chunk.found_by)

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        return sounds_of(self.words)

    def hit(self) -> Hit:
        record = to_record(self.chunk)
        return Hit(
            self.chunk.source.language,
            self.words,
            self.sounds,
            self.vector,
            self.sentences,
            record["payload"],
        )


class FakePassageIndex:
    """A `PassageIndex` in memory; words count once for each time they stand in a passage."""

    def __init__(self, dimensions: int = DIMENSIONS) -> None:
        self.rows: list[_Row] = []
        self._dimensions = dimensions

    def replace(self, source_id: str, tenant_id: str, chunks: Sequence[Chunk]) -> None:
        if any(
            (chunk.source.source_id, chunk.source.tenant_id) != (source_id, tenant_id) for chunk in chunks
        ):
            raise InputError("Passages of another source.")
        kept = {
            text_hash(row.chunk): (row.vector, row.sentences)
            for row in self.rows
            if _is(row, source_id, tenant_id)
        }
        self.delete_source(source_id, tenant_id)
        self.rows += [_Row(chunk, *kept.get(text_hash(chunk), (None, b""))) for chunk in chunks]

    def without_vector(self, limit: int) -> Sequence[Chunk]:
        return [row.chunk for row in self.rows if row.vector is None][:limit]

    def add_vectors(self, chunk_ids: Sequence[str], vectors: Vector, sentences: Sequence[bytes]) -> None:
        refuse_misfits(chunk_ids, vectors, sentences, self._dimensions)
        given = dict(zip(chunk_ids, zip(vectors, sentences, strict=True), strict=True))
        for row in self.rows:
            if row.chunk.chunk_id in given:
                row.vector, row.sentences = given[row.chunk.chunk_id]

    def delete_source(self, source_id: str, tenant_id: str) -> None:
        self.rows = [row for row in self.rows if not _is(row, source_id, tenant_id)]

    def delete_tenant(self, tenant_id: str) -> None:
        self.rows = [row for row in self.rows if row.chunk.source.tenant_id != tenant_id]

    def search(self, within: Within) -> FakeSearch:
        return FakeSearch([row for row in self.rows if _may_be_found(row.chunk, within)])

    def statistics(self, tenant_id: str) -> Statistics:
        mine = [row for row in self.rows if row.chunk.source.tenant_id in (tenant_id, EVERY_TENANT)]
        if not mine:
            return Statistics()
        texts = pa.table(
            {
                "words": [" ".join(row.words) for row in mine],
                "sounds": [" ".join(row.sounds) for row in mine],
            }
        )
        done = [row for row in mine if row.vector is not None]
        known = [row.vector for row in mine if row.vector is not None]
        vectors = np.stack(known) if known else np.empty((0, self._dimensions), np.float32)
        languages: list[Language] = []
        languages.extend(row.chunk.source.language for row in done)
        return statistics_of(texts, languages, vectors, passages=len(mine))

    def content_hashes(self, tenant_id: str) -> dict[str, str]:
        sources = [row.chunk.source for row in self.rows if row.chunk.source.tenant_id == tenant_id]
        return {source.source_id: source.content_hash for source in sources}

    def count(self, tenant_id: str) -> int:
        return sum(row.chunk.source.tenant_id == tenant_id for row in self.rows)


class FakeSearch:
    """A `Search` over rows; keys are their ids."""

    def __init__(self, rows: list[_Row]) -> None:
        self._rows = rows

    def by_words(self, words: Sequence[str], limit: int) -> Sequence[Key]:
        return self._best(lambda row: float(sum(row.words.count(word) for word in set(words))), limit)

    def by_sounds(self, sounds: Sequence[str], limit: int) -> Sequence[Key]:
        return self._best(lambda row: float(sum(row.sounds.count(each) for each in set(sounds))), limit)

    def by_vector(self, vector: Vector, limit: int) -> Sequence[Key]:
        def cosine(row: _Row) -> float:
            return float(row.vector @ vector) if row.vector is not None else 0.0

        return self._best(cosine, limit)

    def hits(self, keys: Sequence[Key]) -> Sequence[Hit]:
        mine = {row.chunk.chunk_id: row for row in self._rows}
        return [mine[str(key)].hit() for key in keys if key in mine]

    def _best(self, score: Callable[[_Row], float], limit: int) -> list[Key]:
        scored = [(score(row), row.chunk.chunk_id) for row in self._rows]
        best = sorted((each for each in scored if each[0] > 0), key=lambda each: -each[0])[:limit]
        return [chunk_id for _, chunk_id in best]


def _is(row: _Row, source_id: str, tenant_id: str) -> bool:
    return (row.chunk.source.source_id, row.chunk.source.tenant_id) == (source_id, tenant_id)


def _may_be_found(chunk: Chunk, within: Within) -> bool:
    source, section = chunk.source, chunk.section
    uploaded = source.uploaded_at.date() if source.uploaded_at else None
    since = section.effective_from or source.effective_from
    until = section.effective_to or source.effective_to
    return (
        source.tenant_id in (within.tenant_id, EVERY_TENANT)
        and (within.reader is None or not source.readers or within.reader in source.readers)
        and (within.on is None or ((not since or since <= within.on) and (not until or until >= within.on)))
        and (not within.doc_types or source.doc_type in within.doc_types)
        and (not within.sku_ids or bool(set(within.sku_ids) & set(source.sku_ids)))
        and (within.uploaded_from is None or (uploaded is not None and uploaded >= within.uploaded_from))
        and (within.uploaded_to is None or (uploaded is not None and uploaded <= within.uploaded_to))
        and source.confidence >= within.min_confidence
    )
