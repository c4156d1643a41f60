# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""What is computed ahead and kept as its latest run alone: replaced whole, with what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from adapters.lake.curation import Curator
from adapters.lake.duck import translated, writing
from adapters.lake.layout import LakeFolder, turn
from adapters.lake.saved import SavedTables
from adapters.lake.schema import CURATED
from adapters.lake.state import State
from core.errors import InputError

if TYPE_CHECKING:
    import polars as pl

MADE_OF: Mapping[str, tuple[str, ...]] = {
    "elasticities": ("daily_sales",),
    "anomalies": ("daily_sales", "stock", "returns", "promotions", "products", "stores", "holidays"),
    "supplier_delays": ("stock", "supplier_terms"),
}
"""The curated tables that each kind of run is computed from."""

_ORDER = {"supplier_delays": "supplier, late_days"}
_BY_SHELF = "sku_id, store_id"


def made_from(table: str, snapshots: Mapping[str, str]) -> str:
    """Name what a run was computed from: the snapshots of the tables in order, "" where there is none."""
    return " ".join(snapshots.get(name, "") for name in MADE_OF[table])


def current(table: str, state: State) -> str:
    """Name what a run would be computed from now."""
    return made_from(table, {name: one.snapshot for name, one in state.tables.items()})


class LatestRuns:
    """Saves runs, each kind in a table of its own."""

    def __init__(self, folder: LakeFolder, saved: SavedTables, curator: Curator) -> None:
        self._folder = folder
        self._saved = saved
        self._curator = curator

    def save(
        self, tenant_id: str, table: str, rows: pl.DataFrame, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the rows of a table in one commit; return the snapshot.

        Args:
            tenant_id: Whose.
            table: One of `MADE_OF`.
            rows: Its columns.
            computed_from: `Source.tables` of what they were computed from; left out, the tables as
                they are now.

        Raises:
            InputError: a column is missing.
        """
        columns = CURATED[table]
        missing = [name for name in columns if name not in rows.columns]
        if missing:
            raise InputError(f"{table.replace('_', ' ').capitalize()} need the column {missing[0]!r}.")
        if computed_from is None:
            made = current(table, self._curator.state(tenant_id))
        else:
            made = made_from(
                table, {name.removeprefix("curated."): snapshot for name, snapshot in computed_from.items()}
            )
        with (
            turn(self._folder.lock(f"curate-{tenant_id}")),
            translated(),
            writing(self._folder) as connection,
        ):
            connection.register("given", rows.select(list(columns)).to_arrow())
            old = self._saved.files(tenant_id, table)
            new = self._saved.write(
                connection,
                tenant_id,
                table,
                f"SELECT {', '.join(columns)} FROM given",
                order_by=_ORDER.get(table, _BY_SHELF),
            )
            return self._saved.commit(tenant_id, table, add=new, remove=old, made_from=made)
