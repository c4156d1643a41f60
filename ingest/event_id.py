"""Names for events that come without one, the same whenever the same file comes again.

An id is made of the row's own content (its source included) and of how many times that
content stood in the file before: the same file twice gives the same ids, and two identical
rows in one file stay two events. The content is hashed after cleaning, so the same rows as
CSV and as Parquet are the same events.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from core.table import Table

EVENT_ID = "source_event_id"
SEPARATOR = 31  # the unit separator, which ids cannot hold


class EventIds:
    """Fills in missing event ids over the batches of one file, in order."""

    def __init__(self, table: Table) -> None:
        self._needed = any(column.name == EVENT_ID for column in table.columns)
        content = [column.name for column in table.columns if column.name != EVENT_ID]
        parts = f" || chr({SEPARATOR}) || ".join(f"coalesce(\"{name}\"::VARCHAR, '')" for name in content)
        self._content = content
        self._query = f"SELECT md5(c) AS h, md5_number_lower(c) AS n FROM (SELECT {parts} AS c FROM rows)"  # noqa: S608  names come from core.table
        self._database = duckdb.connect(":memory:", config={"threads": 1}) if self._needed else None
        self._seen = Occurrences()

    def fill(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows with an id in every one."""
        if self._database is None or not frame.height:
            return frame
        missing = frame[EVENT_ID].is_null()
        if not missing.any():
            return frame
        rows = frame if missing.all() else frame.filter(missing)
        hashes, keys = self._hashed(rows)
        earlier = self._seen.count(keys)
        ids = pl.select(hashes + pl.lit("-") + pl.Series(earlier + 1).cast(pl.String)).to_series()
        if missing.all():
            return frame.with_columns(ids.alias(EVENT_ID))
        filled = frame[EVENT_ID].scatter(missing.arg_true(), ids)
        return frame.with_columns(filled.alias(EVENT_ID))

    def _hashed(self, rows: pl.DataFrame) -> tuple[pl.Series, npt.NDArray[np.uint64]]:
        assert self._database is not None  # noqa: S101  checked by `fill`
        self._database.register(
            "rows", rows.select(self._content).to_arrow(compat_level=pl.CompatLevel.oldest())
        )
        result = pl.DataFrame(pl.from_arrow(self._database.sql(self._query).to_arrow_table()))
        self._database.unregister("rows")
        return result["h"], result["n"].to_numpy()


class Occurrences:
    """Counts how often each key came before, over any number of batches.

    Eight bytes a row: the keys lie in a few sorted runs, merged as they grow. (A dictionary
    of five million hashes would take half a gigabyte.)
    """

    def __init__(self) -> None:
        self._runs: list[npt.NDArray[np.uint64]] = []

    def count(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """Return for each key how many equal ones came before it, and remember them all."""
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        earlier_here = np.arange(len(keys)) - np.searchsorted(ordered, ordered, side="left")
        for run in self._runs:
            left = np.searchsorted(run, ordered, side="left")
            earlier_here += np.searchsorted(run, ordered, side="right") - left
        counts = np.empty(len(keys), dtype=np.int64)
        counts[order] = earlier_here
        self._remember(ordered)
        return counts

    def _remember(self, run: npt.NDArray[np.uint64]) -> None:
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = _merged((self._runs.pop(), run))
        self._runs.append(run)


def _merged(runs: Sequence[npt.NDArray[np.uint64]]) -> npt.NDArray[np.uint64]:
    both = np.concatenate(runs)
    both.sort(kind="stable")  # two sorted runs: one pass
    return both
