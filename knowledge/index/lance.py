"""The embedded passage index: one LanceDB table with the words, how they sound, and the vectors.

LanceDB is called directly: its llama-index adapter puts filter values into SQL unquoted and
cannot delete by id. Each write is one commit, so that a process killed at any point leaves the
table as it was before or after; indexes follow (`lance_upkeep`), and what is in none is searched too.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from core.errors import InputError
from knowledge.chunk import Chunk
from knowledge.index.condition import condition, of_source, of_tenant, readable
from knowledge.index.index import Search, Statistics, Vector, Within, refuse_misfits
from knowledge.index.lance_held import matrix_of
from knowledge.index.lance_import import lancedb
from knowledge.index.lance_search import LanceSearch, Snapshot
from knowledge.index.lance_table import TABLE, opened, sentences_column, vector_column
from knowledge.index.lance_upkeep import Upkeep
from knowledge.index.record import to_chunk, to_record
from knowledge.index.statistics import statistics_of

ANN_ABOVE = 50_000
"""Vectors up to which an exact search is fast enough; they are held in memory, 1.5 KB each."""

TEXTS_HELD = 20_000
"""Passages up to which their texts are held in memory too, some 4 KB each."""

_SMALL = 5_000
_DRIFT = 0.05
_SAMPLE = 2_000
_COUNTED = 20_000


class LancePassageIndex:
    """A `PassageIndex` in a folder.

    The vectors of each embedding model have a column of their own. Opened with another model,
    the table gets a new, empty column: passages stay findable by their words while
    `without_vector` hands out all of them anew, and the old model's column is dropped.
    """

    def __init__(self, folder: Path, *, model: str, dimensions: int, ann_above: int = ANN_ABOVE) -> None:
        """Open the index, or make it.

        Args:
            folder: Where it lies.
            model: Names the embedding model that the vectors are from.
            dimensions: Length of a vector.
            ann_above: Vectors beyond which an approximate index is built.
        """
        self._vector, self._sentences = vector_column(model), sentences_column(model)
        self._dimensions = dimensions
        self._writing = threading.RLock()
        self._statistics: dict[str, tuple[int, int, Statistics]] = {}
        folder.mkdir(parents=True, exist_ok=True)
        self._database: Any = lancedb().connect(str(folder), read_consistency_interval=timedelta(0))
        self._table: Any = opened(self._database, model, dimensions)
        self._ann_above = ann_above
        self._latest: Snapshot | None = None
        self._upkeep = Upkeep(self._table, vector_column=self._vector, ann_above=ann_above)

    def replace(self, source_id: str, tenant_id: str, chunks: Sequence[Chunk]) -> None:
        """See `PassageIndex.replace`."""
        strangers = {(chunk.source.tenant_id, chunk.source.source_id) for chunk in chunks} - {
            (tenant_id, source_id)
        }
        if strangers:
            raise InputError(f"Passages of {sorted(strangers)} cannot be stored as {(tenant_id, source_id)}.")
        if not chunks:
            self.delete_source(source_id, tenant_id)
            return
        with self._writing:
            kept = self._vectors_of(source_id, tenant_id)
            records = [to_record(chunk) for chunk in chunks]
            for record in records:
                record[self._vector], record[self._sentences] = kept.get(record["text_hash"], (None, None))
            (
                self._table.merge_insert("chunk_id")
                .when_matched_update_all()
                .when_not_matched_insert_all()
                .when_not_matched_by_source_delete(of_source(source_id, tenant_id))
                .execute(pa.Table.from_pylist(records, schema=self._table.schema), on_bad_vectors="null")
            )
            self._upkeep.written()

    def fill(self, passages: Iterable[tuple[Sequence[Chunk], Vector, Sequence[bytes]]]) -> None:
        """Fill an empty index with many passages at once: one commit, then its indexes, once.

        Written source by source, each write would compare its passages with all that are there.

        Args:
            passages: Runs of them, each with their vectors and packed those of their sentences.

        Raises:
            InputError: the index holds passages already, or one of these lacks a vector.
        """
        with self._writing:
            if held := int(self._table.count_rows()):
                raise InputError(f"The index holds {held} passages. Fill an empty one, or replace sources.")
            schema = self._table.schema
            self._table.add(pa.RecordBatchReader.from_batches(schema, self._batches(passages, schema)))
            self._upkeep.settle()

    def _batches(
        self, passages: Iterable[tuple[Sequence[Chunk], Vector, Sequence[bytes]]], schema: pa.Schema
    ) -> Iterator[pa.RecordBatch]:
        for chunks, vectors, sentences in passages:
            refuse_misfits([chunk.chunk_id for chunk in chunks], vectors, sentences, self._dimensions)
            made = self._columns(vectors, sentences)
            told = pa.schema([field for field in schema if field.name not in made])
            rows = pa.Table.from_pylist([to_record(chunk) for chunk in chunks], schema=told)
            columns = [made[name] if name in made else rows[name].combine_chunks() for name in schema.names]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    def _columns(self, vectors: Vector, sentences: Sequence[bytes]) -> dict[str, Any]:
        """Return the vectors of passages, and packed those of their sentences, as columns."""
        flat = pa.array(np.ascontiguousarray(vectors, dtype=np.float32).ravel())
        return {
            self._vector: pa.FixedSizeListArray.from_arrays(flat, self._dimensions),
            self._sentences: pa.array(list(sentences), pa.binary()),
        }

    def without_vector(self, limit: int) -> Sequence[Chunk]:
        """See `PassageIndex.without_vector`."""
        rows = self._rows(f"{self._vector} IS NULL", ["payload"], limit)
        return [to_chunk(payload) for payload in _column(rows, "payload")]

    def add_vectors(self, chunk_ids: Sequence[str], vectors: Vector, sentences: Sequence[bytes]) -> None:
        """See `PassageIndex.add_vectors`."""
        refuse_misfits(chunk_ids, vectors, sentences, self._dimensions)
        if not chunk_ids:
            return
        ids = pa.array(list(chunk_ids), pa.string())
        update = pa.table({"chunk_id": ids, **self._columns(vectors, sentences)})
        with self._writing:
            self._table.merge_insert("chunk_id").when_matched_update_all().execute(update)
            self._upkeep.written()

    def delete_source(self, source_id: str, tenant_id: str) -> None:
        """See `PassageIndex.delete_source`."""
        self._delete(of_source(source_id, tenant_id))

    def delete_tenant(self, tenant_id: str) -> None:
        """See `PassageIndex.delete_tenant`."""
        self._delete(of_tenant(tenant_id))

    def search(self, within: Within) -> Search:
        """See `PassageIndex.search`."""
        return LanceSearch(self._snapshot(), condition(within))

    def statistics(self, tenant_id: str) -> Statistics:
        """See `PassageIndex.statistics`; counted anew when a twentieth of the passages changed."""
        version = int(self._table.version)
        known = self._statistics.get(tenant_id)
        if known is not None and known[0] == version:
            return known[2]
        mine = readable(tenant_id)
        passages = int(self._table.count_rows(mine))
        if known is not None and passages > _SMALL and known[2].centres:
            _, before, statistics = known
            if abs(passages - before) < _DRIFT * before:
                return statistics
        columns = ["words", "sounds", "language", self._vector]
        rows = self._rows(mine, columns[:2], min(passages, _COUNTED))
        vectors = self._rows(f"{mine} AND {self._vector} IS NOT NULL", columns[2:], _SAMPLE)
        statistics = statistics_of(
            rows,
            _column(vectors, "language"),
            matrix_of(vectors[self._vector], self._dimensions),
            passages=passages,
        )
        self._statistics[tenant_id] = (version, passages, statistics)
        return statistics

    def content_hashes(self, tenant_id: str) -> dict[str, str]:
        """See `PassageIndex.content_hashes`."""
        rows = self._rows(of_tenant(tenant_id), ["source_id", "content_hash"], self.count(tenant_id))
        return dict(zip(_column(rows, "source_id"), _column(rows, "content_hash"), strict=True))

    def count(self, tenant_id: str) -> int:
        """See `PassageIndex.count`."""
        return int(self._table.count_rows(of_tenant(tenant_id)))

    @property
    def is_approximate(self) -> bool:
        """Tell whether vectors are searched by an approximate index."""
        return self._upkeep.has_vector_index

    def compacted(self) -> None:
        """Wait until what is done in the background after writes is done."""
        self._upkeep.finish()

    @property
    def fragments(self) -> int:
        """How many pieces the table lies in."""
        return int(self._table.stats()["fragment_stats"]["num_fragments"])

    def _snapshot(self) -> Snapshot:
        """Return the table as it is now, whichever process wrote to it last."""
        version = int(self._table.version)
        known = self._latest
        if known is not None and known.version == version:
            return known
        passages = int(self._table.count_rows())
        self._latest = Snapshot(
            self._database.open_table(TABLE),
            version,
            vector_column=self._vector,
            sentences_column=self._sentences,
            dimensions=self._dimensions,
            hold=passages <= self._ann_above,
            hold_texts=passages <= TEXTS_HELD,
        )
        return self._latest

    def _rows(self, where: str, columns: list[str], limit: int) -> pa.Table:
        return self._table.search().where(where).select(columns).limit(max(limit, 1)).to_arrow()

    def _vectors_of(self, source_id: str, tenant_id: str) -> dict[str, tuple[list[float], bytes]]:
        where = f"{of_source(source_id, tenant_id)} AND {self._vector} IS NOT NULL"
        made = [self._vector, self._sentences]
        rows = self._rows(where, ["text_hash", *made], self.count(tenant_id))
        vectors = zip(*(_column(rows, name) for name in made), strict=True)
        return dict(zip(_column(rows, "text_hash"), vectors, strict=True))

    def _delete(self, where: str) -> None:
        with self._writing:
            self._table.delete(where)
            self._upkeep.written()


def _column(rows: pa.Table, name: str) -> list[Any]:
    return rows[name].to_pylist()
