"""`Lake` and `LakeWriter` of `core.ports` on Apache Iceberg tables, queried by DuckDB."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from adapters.lake.answering import LakeQuestions
from adapters.lake.catalog import IcebergTables
from adapters.lake.cleaned import commit_import, undo_import
from adapters.lake.curation import Curator
from adapters.lake.duck import translated
from adapters.lake.forecasts import ForecastStore
from adapters.lake.latest_run import LatestRuns
from adapters.lake.layout import LakeFolder, Layer, turn
from adapters.lake.maintenance import maintain
from adapters.lake.models import ModelStore
from adapters.lake.reading import Reader
from adapters.lake.saved import SavedTables
from adapters.lake.schema import table_of
from adapters.lake.staging import stage
from adapters.lake.state import CatalogRows, StateFile
from core.clock import Clock
from core.errors import InputError
from core.kept import Kept
from core.model_record import ModelRecord
from core.ports import CommitResult
from core.tenant import TenantSettings

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa
    from pyiceberg.table import Table

T = TypeVar("T")

RECKONED_CELLS = 6_000_000
"""Of all that is reckoned from the tables: the shelves and orders of some ten thousand items."""

LARGEST_RECKONED = RECKONED_CELLS // 3


@dataclass(frozen=True)
class TableSummary:
    """A curated table as it stands: its snapshot, its rows and the last day they cover."""

    snapshot: str
    rows: int
    last_day: date | None


class IcebergLake(LakeQuestions):
    """The facts tables of a home. One object serves every thread of a process.

    Asking needs no PyIceberg (1.5 s to load), writing does: `catalog` and `commits` import
    it where it is first used.
    """

    def __init__(self, home_dir: Path, clock: Clock, settings_of: Callable[[str], TenantSettings]) -> None:
        self._folder = LakeFolder(Path(home_dir).absolute() / "lake")
        self._tables = IcebergTables(self._folder)
        self._rows = CatalogRows(self._folder)
        self._states = StateFile(self._folder)
        curator = Curator(self._folder, self._tables, self._rows, self._states)
        saved = SavedTables(self._folder, self._tables, self._states)
        self._forecasts = ForecastStore(self._folder, saved, curator)
        self._models = ModelStore(self._folder, saved, self._rows)
        self._runs = LatestRuns(self._folder, saved, curator)
        self._reckoned = Kept(RECKONED_CELLS, LARGEST_RECKONED)
        super().__init__(curator, Reader(self._folder), clock, settings_of)

    def kept(
        self,
        tenant_id: str,
        asked: Hashable,
        make: Callable[[], T],
        *,
        given: object = None,
        cells: Callable[[T], int],
    ) -> T:
        """Return what was reckoned from the tenant's tables, or reckon it; kept while they stand."""
        stand = {name: table.snapshot for name, table in self._curator.state(tenant_id).tables.items()}
        return self._reckoned.of((tenant_id, asked), (stand, given), make, cells)

    def save_forecasts(
        self, tenant_id: str, forecasts: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the tenant's precomputed forecasts in one commit; return the snapshot id.

        `computed_from` is `Source.tables` of the sales they were computed from: where an
        import landed meanwhile, they are kept but not served.
        """
        return self._forecasts.save(tenant_id, forecasts, computed_from)

    def save_elasticities(
        self, tenant_id: str, elasticities: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the tenant's elasticities in one commit; return the snapshot id."""
        return self._runs.save(tenant_id, "elasticities", elasticities, computed_from)

    def save_anomalies(
        self, tenant_id: str, anomalies: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace what the latest look for anomalies found in one commit; return the snapshot id.

        `computed_from` is `Source.tables` of all it was computed from: where an import landed
        meanwhile, it is kept but not served.
        """
        return self._runs.save(tenant_id, "anomalies", anomalies, computed_from)

    def save_supplier_delays(
        self, tenant_id: str, delays: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace how late the tenant's suppliers were in one commit; return the snapshot id."""
        return self._runs.save(tenant_id, "supplier_delays", delays, computed_from)

    def save_model(self, tenant_id: str, record: ModelRecord) -> str:
        """Add a version to the model registry, which serves from now on; return the snapshot id."""
        return self._models.save(tenant_id, record)

    def serve_model(self, tenant_id: str, version: str) -> str:
        """Let an earlier version serve again; return the snapshot id."""
        return self._models.serve(tenant_id, version)

    def models(self, tenant_id: str) -> Sequence[ModelRecord]:
        """List the versions of the forecast model, newest first, without their artifacts."""
        return self._models.entries(tenant_id)

    def serving_model(self, tenant_id: str) -> ModelRecord | None:
        """Return the version that serves, with its artifact; `None` where nothing was trained."""
        return self._models.serving(tenant_id)

    def stage(self, tenant_id: str, kind: str, import_id: str, batches: Iterable[pa.RecordBatch]) -> int:
        """Write the batches where no question sees them; return the rows staged."""
        return stage(self._folder, tenant_id, kind, import_id, batches)

    def commit(
        self, tenant_id: str, kind: str, import_id: str, *, replaces: str | None = None
    ) -> CommitResult:
        """Make the staged rows visible in one commit and the replaced import invisible."""

        table_of(kind)
        with turn(self._folder.lock(f"write-{tenant_id}-{kind}")), translated():
            return commit_import(self._folder, self._tables, tenant_id, kind, import_id, replaces=replaces)

    def undo(self, tenant_id: str, kind: str, import_id: str) -> int:
        """Take an import out in one commit; return how many of its rows had been accepted."""

        table_of(kind)
        with turn(self._folder.lock(f"write-{tenant_id}-{kind}")), translated():
            return undo_import(self._tables, tenant_id, kind, import_id)

    def curate(self, tenant_id: str) -> None:
        """Bring the curated tables up to date with the cleaned ones; idempotent."""
        self._curator.curate(tenant_id)

    def tables(self, tenant_id: str) -> Mapping[str, TableSummary]:
        """Return the tenant's curated tables as they stand."""
        state = self._curator.state(tenant_id)
        return {
            name: TableSummary(t.snapshot, t.rows, t.last_day) for name, t in sorted(state.tables.items())
        }

    def iceberg(self, tenant_id: str, layer: Layer, name: str) -> Table:
        """Return a table as PyIceberg has it, for another engine or a look inside.

        Raises:
            InputError: there is no such table.
        """
        table = self._tables.find(tenant_id, layer, name)
        if table is None:
            raise InputError(f"Tenant {tenant_id} has no {layer} table {name[:40]!r} yet.")
        return table

    def tenants(self) -> tuple[str, ...]:
        """Return the tenants with data."""
        return self._rows.tenants()

    def warm(self, tenant_id: str) -> None:
        """Load what questions read into memory: for a process that is about to serve."""
        state = self._curator.state(tenant_id)
        read = [name for name in state.tables if name != "models"]  # too large for what it says
        self._reader.keep(tenant_id, state, sorted(read, key=lambda name: state.tables[name].rows))

    def expire(self, tenant_id: str) -> int:
        """Expire old snapshots, thin the forecast history and sweep files; nightly. Return files deleted."""

        self._forecasts.thin(tenant_id)
        deleted = maintain(self._folder, self._tables, self._rows, self._states, tenant_id, clock=self._clock)
        self._curator.curate(tenant_id)
        return deleted

    def close(self) -> None:
        """Let go of memory and files; the lake opens again by itself when it is asked."""
        self._reader.close()
        self._whole.clear()
        self._reckoned.clear()
        self._rows.close()
        self._tables.close()
