# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""Forecasts that were computed ahead: the latest run, and what earlier runs said of each day."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.lake.catalog import IcebergTables
from adapters.lake.commits import commit_files, entries, field_ids, until_committed
from adapters.lake.curation import MADE_FROM, Curator, described
from adapters.lake.duck import copy_out, parquet_rows, translated, writing
from adapters.lake.layout import LakeFolder, turn
from adapters.lake.schema import CURATED
from adapters.lake.state import State, StateFile
from core.errors import InputError

if TYPE_CHECKING:
    import duckdb
    import polars as pl

HISTORY_DAYS = 60
"""Older days keep only the last forecast made before them, which is what the KPIs read."""


class ForecastStore:
    """Saves runs of forecasts."""

    def __init__(
        self, folder: LakeFolder, tables: IcebergTables, states: StateFile, curator: Curator
    ) -> None:
        self._folder = folder
        self._tables = tables
        self._states = states
        self._curator = curator

    def save(
        self, tenant_id: str, forecasts: pl.DataFrame, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the forecasts in one commit, and add them to the history; return the snapshot.

        Args:
            tenant_id: Whose.
            forecasts: The columns of `Lake.forecasts`.
            computed_from: `Source.tables` of the sales the run was computed from. Where they
                are no longer the current ones, the run is kept and never served. Left out,
                it is taken to be from the sales as they are now.

        Raises:
            InputError: a column is missing.
        """
        columns = CURATED["forecasts"]
        missing = [name for name in columns if name not in forecasts.columns]
        if missing:
            raise InputError(f"Forecasts need the column {missing[0]!r}.")
        state = self._curator.state(tenant_id)
        made_from = self._made_from(state, computed_from)
        with (
            turn(self._folder.lock(f"curate-{tenant_id}")),
            translated(),
            writing(self._folder) as connection,
        ):
            connection.register("run", forecasts.select(list(columns)).to_arrow())
            run = self._write(connection, tenant_id, "forecasts", "SELECT * FROM run")
            snapshot = self._commit(
                tenant_id, "forecasts", run, self._files(tenant_id, "forecasts"), made_from
            )
            again = self._of_the_same_day(connection, tenant_id)
            rows = parquet_rows(again, columns)
            history = self._write(
                connection,
                tenant_id,
                "forecast_history",
                f"SELECT * FROM ({rows}) WHERE cutoff NOT IN (SELECT cutoff FROM run)"
                " UNION ALL SELECT * FROM run",
            )
            self._commit(tenant_id, "forecast_history", history, again, made_from)
            connection.unregister("run")
        return snapshot

    def thin(self, tenant_id: str) -> None:
        """Drop from the history what no KPI will read."""
        columns = CURATED["forecast_history"]
        with (
            turn(self._folder.lock(f"curate-{tenant_id}")),
            translated(),
            writing(self._folder) as connection,
        ):
            known = self._files(tenant_id, "forecast_history")
            if not known:
                return
            rows = parquet_rows(known, columns)
            recent = f"date > (SELECT max(cutoff) FROM ({rows})) - INTERVAL {HISTORY_DAYS} DAY"
            thinned = self._write(
                connection,
                tenant_id,
                "forecast_history",
                f"SELECT * FROM ({rows}) WHERE {recent} OR cutoff < date QUALIFY {recent} OR row_number()"
                " OVER (PARTITION BY sku_id, store_id, date ORDER BY cutoff DESC) = 1",
            )
            self._commit(tenant_id, "forecast_history", thinned, known, "")

    def _made_from(self, state: State, computed_from: Mapping[str, str] | None) -> str:
        sales = state.tables.get("daily_sales")
        if sales is None:
            return ""
        if computed_from is not None and computed_from.get("curated.daily_sales") != sales.snapshot:
            return "outdated"
        return sales.built_from.get("sales", "")

    def _files(self, tenant_id: str, name: str) -> list[str]:
        table = self._tables.find(tenant_id, "curated", name)
        return [] if table is None else [entry.path for entry in entries(table)]

    def _of_the_same_day(self, connection: duckdb.DuckDBPyConnection, tenant_id: str) -> list[str]:
        """Return the files of the history with a cutoff of the run: it was made before, and counts once."""
        return [
            file
            for file in self._files(tenant_id, "forecast_history")
            if connection.execute(
                f"SELECT 1 FROM ({parquet_rows([file], CURATED['forecast_history'])})"
                " WHERE cutoff IN (SELECT cutoff FROM run) LIMIT 1"
            ).fetchone()
        ]

    def _write(
        self, connection: duckdb.DuckDBPyConnection, tenant_id: str, name: str, query: str
    ) -> list[Path]:
        columns = CURATED[name]
        table = self._tables.ensure(tenant_id, "curated", name, columns)
        path = self._folder.table(tenant_id, "curated", name) / "data" / f"{uuid.uuid4().hex}.parquet"
        rows = copy_out(
            connection,
            query,
            path,
            columns=columns,
            ids=field_ids(table),
            order_by="sku_id, store_id, date, cutoff",
            row_group=30_720,
        )
        return [path] if rows else []

    def _commit(self, tenant_id: str, name: str, add: list[Path], remove: list[str], made_from: str) -> str:
        """Put files in place of others, in the table and then in what questions read."""

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
