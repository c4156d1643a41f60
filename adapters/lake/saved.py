"""Curated tables that are saved, not rebuilt: written as files, committed, named by the state."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.lake.catalog import IcebergTables
from adapters.lake.commits import commit_files, entries, field_ids, until_committed
from adapters.lake.curation import MADE_FROM, described
from adapters.lake.duck import copy_out
from adapters.lake.layout import LakeFolder
from adapters.lake.schema import CURATED
from adapters.lake.state import State, StateFile

if TYPE_CHECKING:
    import duckdb


class SavedTables:
    """Reads and replaces the files of saved tables."""

    def __init__(self, folder: LakeFolder, tables: IcebergTables, states: StateFile) -> None:
        self._folder = folder
        self._tables = tables
        self._states = states

    def files(self, tenant_id: str, name: str) -> list[str]:
        """Return the files of a table as it stands; none where it was never saved."""
        table = self._tables.find(tenant_id, "curated", name)
        return [] if table is None else [entry.path for entry in entries(table)]

    def write(
        self,
        connection: duckdb.DuckDBPyConnection,
        tenant_id: str,
        name: str,
        query: str,
        *,
        order_by: str,
        parameters: Mapping[str, Any] | None = None,
        row_group: int = 30_720,
    ) -> list[Path]:
        """Write a query's rows to a new file of the table; return it, or nothing without rows."""
        columns = CURATED[name]
        table = self._tables.ensure(tenant_id, "curated", name, columns)
        path = self._folder.table(tenant_id, "curated", name) / "data" / f"{uuid.uuid4().hex}.parquet"
        rows = copy_out(
            connection,
            query,
            path,
            columns=columns,
            ids=field_ids(table),
            parameters=parameters,
            order_by=order_by,
            row_group=row_group,
        )
        return [path] if rows else []

    def commit(
        self, tenant_id: str, name: str, *, add: list[Path], remove: Collection[str], made_from: str
    ) -> str:
        """Put files in place of others, in the table and then in what questions read; return the snapshot."""

        def attempt() -> str:
            table = self._tables.ensure(tenant_id, "curated", name, CURATED[name])
            snapshot = commit_files(
                table,
                add=add,
                remove=[entry for entry in entries(table) if entry.path in remove],
                summary={"made-from": made_from},
                properties={MADE_FROM: made_from},
            )
            state = self._states.read(tenant_id)
            saved = described(table, {"sales": made_from})
            self._states.write(tenant_id, State(state.version, {**state.tables, name: saved}))
            return snapshot

        return until_committed(attempt)
