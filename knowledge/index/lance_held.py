"""What of a table is held in memory, so that a search need not ask LanceDB for it.

A read of thirty rows by their ids costs LanceDB five milliseconds of a processor, two thirds of them
whatever is read; out of memory it costs a tenth of that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from knowledge.index.index import Vector

Rows = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Held:
    """Vectors, and texts where there are few enough.

    `rows` are ascending, one line of `matrix` each; `texts` are the other columns of all rows, those
    without a vector too, and `text_rows` their ids, ascending.
    """

    rows: Rows
    matrix: Vector
    text_rows: Rows
    texts: pa.Table | None

    def vectors_of(self, rows: Rows) -> dict[int, Vector]:
        """Return the vectors of those rows that have one."""
        places, there = _places(self.rows, rows)
        return {int(row): self.matrix[at] for row, at in zip(rows[there], places[there], strict=True)}

    def texts_of(self, rows: Rows) -> tuple[list[int], pa.Table] | None:
        """Return the rows that are there, and their texts; `None` where texts are not in memory."""
        if self.texts is None:
            return None
        places, there = _places(self.text_rows, rows)
        return rows[there].tolist(), self.texts.take(places[there])


def held(found: pa.Table, vector_column: str, dimensions: int, *, texts: bool) -> Held:
    """Return what a table's rows hold.

    Args:
        found: Rows with their `_rowid`, the column of vectors, and what else is to be held of them.
        vector_column: Names it.
        dimensions: Length of a vector.
        texts: Whether the other columns are held.
    """
    found = found.take(np.argsort(found["_rowid"].to_numpy()))
    rows = found["_rowid"].to_numpy()
    vectors = found[vector_column]
    has = vectors.is_valid()
    others = found.drop_columns(["_rowid", vector_column]).combine_chunks() if texts else None
    return Held(rows[has.to_numpy()], matrix_of(vectors.filter(has), dimensions), rows, others)


def matrix_of(column: Any, dimensions: int) -> Vector:
    """Return a column of vectors, all of them there, as a matrix."""
    flat = column.combine_chunks().flatten()
    return np.asarray(flat, dtype=np.float32).reshape(len(column), dimensions)


def _places(known: Rows, rows: Rows) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Return where rows stand among the known ones, and which of them do."""
    places = np.searchsorted(known, rows)
    if not len(known):
        return places, np.zeros(len(rows), np.bool_)
    return places, known[np.minimum(places, len(known) - 1)] == rows
