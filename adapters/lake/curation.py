# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""Bring the curated tables up to date with the cleaned ones, and know whether they are.

A commit to a cleaned table is the moment a file is in. Every question first compares the
cleaned snapshots with those the curated tables were built from and, where an import landed
but its curation did not (a crash in between), curates before it answers. The tables a
question reads are named by one state file, replaced in one step: never half old, half new.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from adapters.lake.catalog import IcebergTables
from adapters.lake.cleaned import REMOVED, in_force
from adapters.lake.commits import (
    at_location,
    commit_files,
    current_snapshot,
    entries,
    field_ids,
    until_committed,
)
from adapters.lake.duck import copy_out, empty_rows, parquet_rows, quoted, translated, writing
from adapters.lake.layout import LakeFolder, turn
from adapters.lake.recipes import RECIPES, VERSION, Recipe
from adapters.lake.schema import CURATED, SAVED, contract_columns, table_of
from adapters.lake.state import CatalogRows, CuratedTable, Heads, State, StateFile

if TYPE_CHECKING:
    import duckdb
    from pyiceberg.table import Table as IcebergTable

MADE_FROM = "smartretail.made-from"
"""Table property of a saved table: the cleaned sales snapshot it was computed from."""


class Curator:
    """Keeps each tenant's curated tables in step with the cleaned ones."""

    def __init__(
        self, folder: LakeFolder, tables: IcebergTables, rows: CatalogRows, states: StateFile
    ) -> None:
        self._folder = folder
        self._tables = tables
        self._rows = rows
        self._states = states
        self._guard = threading.Lock()
        self._checked: dict[str, tuple[Heads, State]] = {}

    def state(self, tenant_id: str) -> State:
        """Return the curated tables to read, made up to date first where they are not."""
        heads, state = self._rows.heads(tenant_id), self._states.read(tenant_id)
        known = self._checked.get(tenant_id)
        if known is not None and known[0] == heads and known[1] is state:
            return state
        if self._outdated(heads, state):
            return self.curate(tenant_id)
        with self._guard:
            self._checked[tenant_id] = (heads, state)
        return state

    def curate(self, tenant_id: str) -> State:
        """Rebuild what is outdated, tables whose sources did not change excepted.

        One process at a time; one that waited finds the work done.
        """
        with turn(self._folder.lock(f"curate-{tenant_id}")), translated():
            heads, state = self._rows.heads(tenant_id), self._states.read(tenant_id)
            outdated = self._outdated(heads, state)
            saved = self._lost(heads, state)
            if not outdated and not saved:
                return state
            tables = dict(state.tables)
            tables.update({name: self._found(tenant_id, name) for name in saved})
            if outdated:
                tables.update(self._rebuild(tenant_id, heads, tables, outdated))
            state = State(VERSION, tables)
            self._states.write(tenant_id, state)
            return self._states.read(tenant_id)

    def _outdated(self, heads: Heads, state: State) -> list[str]:
        """Return the curated tables whose sources moved on since they were built."""
        found: list[str] = []
        for name, recipe in RECIPES.items():
            wanted = self._sources(heads, recipe.sources)
            known = state.tables.get(name)
            if known is None:
                if any(wanted.values()):
                    found.append(name)
            elif state.version != VERSION or known.built_from != wanted:
                found.append(name)
        return found

    def _sources(self, heads: Heads, kinds: tuple[str, ...]) -> dict[str, str]:
        return {
            kind: self._rows.snapshot(heads.cleaned[kind]) if kind in heads.cleaned else "" for kind in kinds
        }

    @staticmethod
    def _lost(heads: Heads, state: State) -> list[str]:
        """Return the saved tables that the state does not name as the catalog does."""
        return [
            name
            for name in SAVED
            if name in heads.curated
            and (name not in state.tables or state.tables[name].location != heads.curated[name])
        ]

    def _found(self, tenant_id: str, name: str) -> CuratedTable:
        """Return a saved table as the catalog has it."""
        table = self._tables.find(tenant_id, "curated", name)
        assert table is not None  # noqa: S101 - the catalog named it a moment ago
        return described(table, {"sales": table.properties.get(MADE_FROM, "")})

    def _rebuild(
        self, tenant_id: str, heads: Heads, tables: Mapping[str, CuratedTable], outdated: list[str]
    ) -> dict[str, CuratedTable]:
        made: dict[str, CuratedTable] = {}
        built_from: dict[str, str] = {}
        with writing(self._folder) as connection:
            for name in outdated:
                recipe = RECIPES[name]
                for kind in recipe.sources:
                    if kind not in built_from:
                        built_from[kind] = self._expose_cleaned(connection, tenant_id, kind, heads)
                for other in recipe.uses:
                    self._expose(connection, other, made.get(other) or tables.get(other))
                sources = {kind: built_from[kind] for kind in recipe.sources}
                made[name] = self._make(connection, tenant_id, name, recipe, sources)
        return made

    def _expose_cleaned(
        self, connection: duckdb.DuckDBPyConnection, tenant_id: str, kind: str, heads: Heads
    ) -> str:
        """Make the rows in force of a kind readable; return the snapshot they are of."""
        contract = table_of(kind)
        rows = empty_rows(contract_columns(contract))
        table = None
        if kind in heads.cleaned:
            table = at_location(heads.cleaned[kind])  # not a newer one: tables must agree
            files = [entry.path for entry in entries(table)]
            rows = in_force(contract, files, removed=REMOVED in table.properties)
        connection.execute(f"CREATE OR REPLACE VIEW cleaned_{kind} AS {rows}")
        return "" if table is None else current_snapshot(table)

    @staticmethod
    def _expose(connection: duckdb.DuckDBPyConnection, name: str, table: CuratedTable | None) -> None:
        rows = parquet_rows(table.files if table is not None else (), CURATED[name])
        connection.execute(f"CREATE OR REPLACE VIEW {quoted(name)} AS {rows}")

    def _make(
        self,
        connection: duckdb.DuckDBPyConnection,
        tenant_id: str,
        name: str,
        recipe: Recipe,
        sources: Mapping[str, str],
    ) -> CuratedTable:
        columns = CURATED[name]
        table = self._tables.ensure(tenant_id, "curated", name, columns)
        path = self._folder.table(tenant_id, "curated", name) / "data" / f"{uuid.uuid4().hex}.parquet"
        rows = copy_out(
            connection,
            recipe.query,
            path,
            columns=columns,
            ids=field_ids(table),
            order_by=recipe.order_by,
            row_group=30_720,  # small, so that a question about one product reads little
        )
        last_day = last_day_of(connection, (str(path),) if rows else (), name)

        def attempt() -> CuratedTable:
            current = self._tables.ensure(tenant_id, "curated", name, columns)
            there = entries(current)
            if rows or there:
                commit_files(current, add=[path] if rows else [], remove=there, summary=dict(sources))
            return described(current, sources, last_day)

        return until_committed(attempt)


def described(
    table: IcebergTable, built_from: Mapping[str, str], last_day: date | None = None
) -> CuratedTable:
    """Return a curated table as the state names it."""
    there = entries(table)
    return CuratedTable(
        snapshot=current_snapshot(table),
        location=table.metadata_location,
        files=tuple(entry.path for entry in there),
        rows=sum(entry.rows for entry in there),
        last_day=last_day,
        built_from=dict(built_from),
    )


def last_day_of(connection: duckdb.DuckDBPyConnection, files: tuple[str, ...], name: str) -> date | None:
    """Return the last day of a curated table's rows; `None` where it has no dates."""
    if "date" not in CURATED[name] or not files:
        return None
    found = connection.execute(f"SELECT max(date) FROM ({parquet_rows(files, CURATED[name])})").fetchone()
    return None if found is None else found[0]
