"""Searching the embedded index: a table as it was at one version, and a question's view of it.

The legs of a search only fetch row ids, which costs a fraction of fetching passages; what any of
them found is read once. Up to some tens of thousands the vectors are held in memory, where the
exact search is one product of matrices, and of fewer the texts too; the limits of a search are
LanceDB's SQL there too.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from knowledge.index.index import Hit, Key, Vector
from knowledge.index.lance_held import Held, Rows, held, matrix_of

EF_SEARCH = 200
REFINE = 3

_MAX_TERMS = 256
_MOST_LIMITS = 64  # kept of each version: people ask again with the same ones
_READ = ("language", "words", "sounds", "payload")

_Found = tuple[list[int], pa.Table, dict[int, Vector]]
"""Rows, their texts, and the vectors of those that have one."""


class Snapshot:
    """A table at one version, for as many searches as come before the next write.

    Its first search by meaning reads the table; the second one loads what is held, so that questions
    between the writes of a long indexing run don't load it each time.
    """

    def __init__(
        self,
        table: Any,
        version: int,
        *,
        vector_column: str,
        sentences_column: str,
        dimensions: int,
        hold: bool,
        hold_texts: bool,
    ) -> None:
        """Hold the table.

        Args:
            table: A LanceDB table of its own, which is turned back to the version.
            version: Which one.
            vector_column: Where its vectors are.
            sentences_column: Where the vectors of sentences are.
            dimensions: Length of a vector.
            hold: Whether its vectors may be held in memory.
            hold_texts: Whether its texts may too.
        """
        table.checkout(version)
        self.table = table
        self.version = version
        self.vector_column = vector_column
        self._texts = (*_READ, sentences_column)
        self._dimensions = dimensions
        self._hold = hold
        self._hold_texts = hold_texts
        self._searches = 0
        self._lock = threading.Lock()
        self._held: Held | None = None
        self._allowed: dict[str, NDArray[np.bool_]] = {}

    def held(self) -> Held | None:
        """Return what is in memory; `None` where the table is to be searched."""
        with self._lock:
            self._searches += 1
            if self._held is None and self._hold and self._searches > 1:
                texts = self._texts if self._hold_texts else ()
                where = None if self._hold_texts else f"{self.vector_column} IS NOT NULL"
                found = self._rows(where, [*texts, self.vector_column])
                self._held = held(found, self.vector_column, self._dimensions, texts=self._hold_texts)
            return self._held

    def allowed(self, where: str, held: Held) -> NDArray[np.bool_]:
        """Return which of the vectors in memory a filter keeps."""
        known = self._allowed.get(where)
        if known is None:
            kept = self._rows(where, [])["_rowid"].to_numpy()
            known = np.isin(held.rows, kept, assume_unique=True)
            with self._lock:
                if len(self._allowed) >= _MOST_LIMITS:
                    self._allowed.clear()
                self._allowed[where] = known
        return known

    def read(self, rows: Rows) -> list[Hit]:
        """Return passages by their rows, in that order."""
        if not len(rows):
            return []
        ids, texts, vectors = self._held_of(rows) or self._stored(rows, self._held)
        columns = zip(*(texts[name].to_pylist() for name in self._texts), strict=True)
        hits = {
            row: Hit(
                language,
                tuple(words.split()),
                tuple(sounds.split()),
                vectors.get(row),
                packed or b"",
                payload,
            )
            for row, (language, words, sounds, payload, packed) in zip(ids, columns, strict=True)
        }
        return [hits[row] for row in rows.tolist() if row in hits]

    def _held_of(self, rows: Rows) -> _Found | None:
        """Return rows that are there with their texts and vectors, where both are in memory."""
        known = self._held
        told = known.texts_of(rows) if known is not None else None
        return (*told, known.vectors_of(rows)) if known is not None and told is not None else None

    def _stored(self, rows: Rows, known: Held | None) -> _Found:
        """Return the same out of the table, of vectors only those that are not in memory."""
        columns = [*self._texts, *([self.vector_column] if known is None else [])]
        found = self.table.take_row_ids(rows.tolist()).with_row_id().select(columns).to_arrow()
        ids: list[int] = found["_rowid"].to_pylist()
        if known is not None:
            return ids, found, known.vectors_of(rows)
        has = found[self.vector_column].is_valid()
        matrix = matrix_of(found[self.vector_column].filter(has), self._dimensions)
        there = [row for row, valid in zip(ids, has.to_pylist(), strict=True) if valid]
        return ids, found, dict(zip(there, matrix, strict=True))

    def _rows(self, where: str | None, columns: list[str]) -> pa.Table:
        most = max(int(self.table.count_rows()), 1)
        query = self.table.search()
        query = query if where is None else query.where(where)
        return query.with_row_id(True).select([*columns, "_rowid"]).limit(most).to_arrow()


class LanceSearch:
    """A `Search` in a snapshot."""

    def __init__(self, snapshot: Snapshot, where: str) -> None:
        """Hold the limits of a question, as SQL."""
        self._snapshot = snapshot
        self._where = where

    def by_words(self, words: Sequence[str], limit: int) -> Sequence[Key]:
        """See `Search.by_words`."""
        return self._by_text("words", words, limit)

    def by_sounds(self, sounds: Sequence[str], limit: int) -> Sequence[Key]:
        """See `Search.by_sounds`."""
        return self._by_text("sounds", sounds, limit)

    def by_vector(self, vector: Vector, limit: int) -> Sequence[Key]:
        """See `Search.by_vector`."""
        held = self._snapshot.held()
        if held is None:
            return self._by_table(vector, limit)
        allowed = self._snapshot.allowed(self._where, held)
        # Not `@`: BLAS would share one millisecond's work among threads that wait for a free processor.
        cosines = np.where(allowed, np.einsum("ij,j->i", held.matrix, vector), -np.inf)
        most = min(limit, int(allowed.sum()))
        if not most:
            return []
        best = np.argpartition(-cosines, most - 1)[:most]
        return held.rows[best[np.argsort(-cosines[best])]].tolist()

    def hits(self, keys: Sequence[Key]) -> Sequence[Hit]:
        """See `Search.hits`."""
        return self._snapshot.read(np.array(keys, np.uint64))

    def _by_table(self, vector: Vector, limit: int) -> Sequence[Key]:
        snapshot = self._snapshot
        query = (
            snapshot.table.search(vector, vector_column_name=snapshot.vector_column)
            .distance_type("cosine")
            .where(self._where, prefilter=True)  # a passage without a vector has no distance: left out
            .ef(max(EF_SEARCH, limit))
            .refine_factor(REFINE)
        )
        return _row_ids(query.with_row_id(True).select(["_distance"]).limit(limit).to_arrow())

    def _by_text(self, column: str, terms: Sequence[str], limit: int) -> Sequence[Key]:
        query = " ".join(dict.fromkeys(terms[:_MAX_TERMS]))
        if not query.strip():
            return []
        found = self._snapshot.table.search(query, query_type="fts", fts_columns=column)
        found = found.where(self._where, prefilter=True)
        return _row_ids(found.with_row_id(True).select(["_score"]).limit(limit).to_arrow())


def _row_ids(rows: pa.Table) -> list[Any]:
    return rows["_rowid"].to_pylist()
