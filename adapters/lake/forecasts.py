# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""Forecasts that were computed ahead: the latest run, and what earlier runs said of each day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from adapters.lake.curation import Curator
from adapters.lake.duck import empty_rows, parquet_rows, translated, writing
from adapters.lake.layout import LakeFolder, turn
from adapters.lake.saved import SavedTables
from adapters.lake.schema import CURATED, FORECAST_REQUIRED
from adapters.lake.state import State
from core.errors import InputError

if TYPE_CHECKING:
    import duckdb
    import polars as pl

HISTORY_DAYS = 60
"""Older days keep only the last forecast made before them, which is what the KPIs read."""

_ORDER = "sku_id, store_id, date, cutoff"


class ForecastStore:
    """Saves runs of forecasts."""

    def __init__(self, folder: LakeFolder, saved: SavedTables, curator: Curator) -> None:
        self._folder = folder
        self._saved = saved
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
        missing = [name for name in FORECAST_REQUIRED if name not in forecasts.columns]
        if missing:
            raise InputError(f"Forecasts need the column {missing[0]!r}.")
        state = self._curator.state(tenant_id)
        made_from = self._made_from(state, computed_from)
        with (
            turn(self._folder.lock(f"curate-{tenant_id}")),
            translated(),
            writing(self._folder) as connection,
        ):
            given = [name for name in columns if name in forecasts.columns]
            connection.register("given", forecasts.select(given).to_arrow())
            connection.execute(
                f"CREATE VIEW run AS SELECT {', '.join(columns)} FROM"
                f" (SELECT * FROM given UNION ALL BY NAME {empty_rows(columns)})"
            )
            old = self._saved.files(tenant_id, "forecasts")
            run = self._saved.write(connection, tenant_id, "forecasts", "SELECT * FROM run", order_by=_ORDER)
            snapshot = self._saved.commit(tenant_id, "forecasts", add=run, remove=old, made_from=made_from)
            again = self._of_the_same_day(connection, tenant_id)
            rows = parquet_rows(again, columns)
            history = self._saved.write(
                connection,
                tenant_id,
                "forecast_history",
                f"SELECT * FROM ({rows}) WHERE cutoff NOT IN (SELECT cutoff FROM run)"
                " UNION ALL SELECT * FROM run",
                order_by=_ORDER,
            )
            self._saved.commit(tenant_id, "forecast_history", add=history, remove=again, made_from=made_from)
        return snapshot

    def thin(self, tenant_id: str) -> None:
        """Drop from the history what no KPI will read."""
        columns = CURATED["forecast_history"]
        with (
            turn(self._folder.lock(f"curate-{tenant_id}")),
            translated(),
            writing(self._folder) as connection,
        ):
            known = self._saved.files(tenant_id, "forecast_history")
            if not known:
                return
            rows = parquet_rows(known, columns)
            recent = f"date > (SELECT max(cutoff) FROM ({rows})) - INTERVAL {HISTORY_DAYS} DAY"
            thinned = self._saved.write(
                connection,
                tenant_id,
                "forecast_history",
                f"SELECT * FROM ({rows}) WHERE {recent} OR cutoff < date QUALIFY {recent} OR row_number()"
                " OVER (PARTITION BY sku_id, store_id, date ORDER BY cutoff DESC) = 1",
                order_by=_ORDER,
            )
            self._saved.commit(tenant_id, "forecast_history", add=thinned, remove=known, made_from="")

    def _made_from(self, state: State, computed_from: Mapping[str, str] | None) -> str:
        sales = state.tables.get("daily_sales")
        if sales is None:
            return ""
        if computed_from is not None and computed_from.get("curated.daily_sales") != sales.snapshot:
            return "outdated"
        return sales.built_from.get("sales", "")

    def _of_the_same_day(self, connection: duckdb.DuckDBPyConnection, tenant_id: str) -> list[str]:
        """Return the files of the history with a cutoff of the run: it was made before, and counts once."""
        return [
            file
            for file in self._saved.files(tenant_id, "forecast_history")
            if connection.execute(
                f"SELECT 1 FROM ({parquet_rows([file], CURATED['forecast_history'])})"
                " WHERE cutoff IN (SELECT cutoff FROM run) LIMIT 1"
            ).fetchone()
        ]
