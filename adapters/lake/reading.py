"""Run a question's SQL over the curated tables: Parquet when cold, memory when warm.

A process that asks once should not load a million rows first, a process that serves
should not read the same files for every message. So a large table is read from its
Parquet files for the first few questions and then kept in memory, within a budget; a
small one is kept at once. What is kept is keyed by snapshot, hence never stale.
"""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Generator, Hashable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from adapters.lake.duck import READER_MEMORY, connect, empty_rows, parquet_rows, quoted, translated
from adapters.lake.layout import LakeFolder
from adapters.lake.schema import CURATED
from adapters.lake.state import CuratedTable, State
from core.kept import Kept

if TYPE_CHECKING:
    import duckdb
    import polars as pl

SMALL_ROWS = 50_000
QUESTIONS_BEFORE_KEEPING = 4
BUDGET_CELLS = 40_000_000
"""Rows × columns kept in memory in all, at 8 to 16 bytes a cell."""

ANSWER_CELLS = 3_000_000
"""Rows × columns of answers in all: ten questions about the shelves of a city, or so."""

LARGEST_ANSWER = ANSWER_CELLS // 4
"""A larger one is a nightly run's, which asks once."""


@dataclass
class _Loaded:
    """A table in memory. It may be dropped once nobody reads it."""

    name: str
    cells: int
    used: int
    readers: int = 0
    outdated: bool = False


class _Stream:
    """Hands polars the Arrow stream of a result, without naming DuckDB's own class.

    polars remembers the class of what it reads from for good, and with DuckDB's the
    interpreter would end with a page of warnings about leaks.
    """

    __slots__ = ("_capsule",)

    def __init__(self, capsule: object) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._capsule


class Reader:
    """Questions to the curated tables of any tenant, from any thread."""

    def __init__(self, folder: LakeFolder) -> None:
        self._folder = folder
        self._guard = threading.RLock()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._kept: dict[tuple[str, str, str], _Loaded] = {}
        self._asked: dict[tuple[str, str, str], int] = {}
        self._clock = 0
        self._answers = Kept(ANSWER_CELLS, LARGEST_ANSWER)

    def ask(
        self,
        tenant_id: str,
        state: State,
        tables: Sequence[str],
        sql: str,
        parameters: Mapping[str, Any] | None = None,
    ) -> pl.DataFrame:
        """Return the rows of a query over curated tables, which it names in braces: `{stock}`.

        The same query of the same snapshots is answered from memory.
        """
        asked = tenant_id, tuple(tables), sql, _said(parameters)
        read = [(name, state.tables[name].snapshot) for name in tables if name in state.tables]

        def answer() -> pl.DataFrame:
            return self.read(tenant_id, state, tables, sql, parameters)

        # The rows are shared, the frame is not.
        return self._answers.of(asked, read, answer, cells_of).clone()

    def read(
        self,
        tenant_id: str,
        state: State,
        tables: Sequence[str],
        sql: str,
        parameters: Mapping[str, Any] | None = None,
    ) -> pl.DataFrame:
        """Return the rows of a query as `ask` does, of which the caller keeps what is to be kept."""
        import polars as pl  # noqa: PLC0415 - heavy, and not for `--help`

        with ExitStack() as leases, translated():
            named = {
                name: leases.enter_context(self._lease(tenant_id, name, state.tables.get(name)))
                for name in tables
            }
            cursor = leases.enter_context(self._cursor())
            result = cursor.sql(sql.format_map(named), params=dict(parameters or {}))
            return pl.DataFrame(_Stream(result.__arrow_c_stream__()))

    def keep(self, tenant_id: str, state: State, tables: Sequence[str]) -> None:
        """Load tables into memory now, as far as the budget goes."""
        for name in tables:
            table = state.tables.get(name)
            if table is not None and table.files:
                with self._guard, translated():
                    self._load((tenant_id, name, table.snapshot), table)

    def close(self) -> None:
        """Free what is kept."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            self._kept.clear()
            self._asked.clear()
        self._answers.clear()

    @contextmanager
    def _cursor(self) -> Generator[duckdb.DuckDBPyConnection]:
        with self._guard:
            cursor = self._base().cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def _base(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            spill = self._folder.spill / f"reader-{os.getpid()}-{uuid.uuid4().hex}"
            self._connection = connect(memory=READER_MEMORY, spill=spill)
            self._connection.execute("SET parquet_metadata_cache = true")
        return self._connection

    @contextmanager
    def _lease(self, tenant_id: str, name: str, table: CuratedTable | None) -> Generator[str]:
        """Give the SQL that reads a table, which stays valid while the lease is held."""
        if table is None or not table.files:
            yield f"({empty_rows(CURATED[name])})"
            return
        with self._guard:
            kept = self._kept_or_load((tenant_id, name, table.snapshot), table)
            if kept is not None:
                kept.readers += 1
        if kept is None:
            yield f"({parquet_rows(table.files, CURATED[name])})"
            return
        try:
            yield quoted(kept.name)
        finally:
            with self._guard:
                kept.readers -= 1
                self._drop_outdated()

    def _kept_or_load(self, key: tuple[str, str, str], table: CuratedTable) -> _Loaded | None:
        self._clock += 1
        kept = self._kept.get(key)
        if kept is None:
            asked = self._asked[key] = self._asked.get(key, 0) + 1
            if table.rows > SMALL_ROWS and asked < QUESTIONS_BEFORE_KEEPING:
                return None
            kept = self._load(key, table)
        if kept is not None:
            kept.used = self._clock
        return kept

    def _load(self, key: tuple[str, str, str], table: CuratedTable) -> _Loaded | None:
        """Put a table into memory, in place of its earlier snapshots and the least used others."""
        if key in self._kept:
            return self._kept[key]
        cells = table.rows * len(CURATED[key[1]])
        if cells > BUDGET_CELLS:
            return None
        for other in [other for other in self._kept if other[:2] == key[:2]]:
            self._kept[other].outdated = True
        self._asked = {other: count for other, count in self._asked.items() if other[:2] != key[:2]}
        while sum(kept.cells for kept in self._kept.values() if not kept.outdated) + cells > BUDGET_CELLS:
            oldest = min(
                (kept for kept in self._kept.values() if not kept.outdated), key=lambda kept: kept.used
            )
            oldest.outdated = True
        self._drop_outdated()
        name = f"kept_{self._clock}_{key[1]}"
        self._clock += 1
        with self._cursor() as cursor:
            cursor.execute(f"CREATE TABLE {quoted(name)} AS {parquet_rows(table.files, CURATED[key[1]])}")
        kept = self._kept[key] = _Loaded(name, cells, self._clock)
        return kept

    def _drop_outdated(self) -> None:
        for key, kept in list(self._kept.items()):
            if kept.outdated and kept.readers == 0:
                with self._cursor() as cursor:
                    cursor.execute(f"DROP TABLE {quoted(kept.name)}")
                del self._kept[key]


def _said(parameters: Mapping[str, Any] | None) -> Hashable:
    return tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted((parameters or {}).items())
    )


def cells_of(answer: pl.DataFrame) -> int:
    """Return how large an answer is, in rows × columns."""
    return (answer.height + 1) * max(answer.width, 1)
