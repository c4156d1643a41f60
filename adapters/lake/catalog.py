"""The only file that speaks PyIceberg: tables, their data files, and one commit at a time.

Rows never pass through here. DuckDB writes and reads the Parquet files; this file makes
them part of a table, or no longer part of it, in one snapshot. Two kinds of PyIceberg
call are avoided: `Table.upsert` crashes the process on wide keys, and row-level deletes
would leave delete files that a plain Parquet reader does not see.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from adapters.lake.layout import LakeFolder, Layer, namespace, turn
from adapters.lake.schema import Columns
from adapters.lake.state import CATALOG
from core.errors import ExternalError

if TYPE_CHECKING:
    from pyiceberg.catalog.sql import SqlCatalog
    from pyiceberg.manifest import DataFile
    from pyiceberg.table import Table
    from pyiceberg.types import IcebergType

T = TypeVar("T")

_PROPERTIES = {
    "format-version": "2",
    "commit.retry.num-retries": "0",  # a conflict changes our counts: we retry, see `until_committed`
    "commit.manifest-merge.enabled": "true",
    "commit.manifest.min-count-to-merge": "20",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "20",
    "write.delete.mode": "copy-on-write",
    "write.update.mode": "copy-on-write",
    "write.merge.mode": "copy-on-write",
}
_ATTEMPTS = 40
_MOST_SNAPSHOTS = 100
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class FileEntry:
    """A data file of a table's current snapshot, and the snapshot that brought it in.

    `days` are the first and last `date` of its rows, where they are known.
    """

    path: str
    snapshot: str
    rows: int
    import_id: str | None
    days: tuple[date, date] | None
    data_file: DataFile

    def may_hold(self, first: date, last: date) -> bool:
        """Tell whether a row of these days can be in the file, by the bounds Iceberg keeps of it."""
        return self.days is None or (self.days[0] <= last and first <= self.days[1])


class IcebergTables:
    """The Iceberg tables of a home, made as they are needed."""

    def __init__(self, folder: LakeFolder) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._catalog: SqlCatalog | None = None

    def find(self, tenant_id: str, layer: Layer, name: str) -> Table | None:
        """Return a table, or `None` where it was never made."""
        from pyiceberg.exceptions import NoSuchTableError  # noqa: PLC0415 - heavy, only writers pay

        if not self._folder.catalog_file.exists():
            return None
        try:
            return self._open().load_table((namespace(tenant_id, layer), name))
        except NoSuchTableError:
            return None

    def ensure(
        self, tenant_id: str, layer: Layer, name: str, columns: Columns, *, partition_by: str | None = None
    ) -> Table:
        """Return a table with at least these columns, making or widening it where needed.

        A home made by an earlier version lacks the columns that came later: they are added,
        empty in the rows that were there. Columns it has and we no longer know stay.
        """
        table = self.find(tenant_id, layer, name)
        if table is None:
            table = self._create(tenant_id, layer, name, columns, partition_by)
        missing = [column for column in columns if column not in table.schema().column_names]
        if missing:
            identifier = (namespace(tenant_id, layer), name)

            def widen() -> Table:
                current = self._open().load_table(identifier)
                with current.update_schema() as update:
                    for column in missing:
                        if column not in current.schema().column_names:
                            update.add_column(column, _iceberg_type(columns[column]))
                return self._open().load_table(identifier)

            table = until_committed(widen)
        return table

    def drop(self, tenant_id: str, layer: Layer, name: str) -> None:
        """Forget a table; its files are swept by maintenance."""
        self._open().drop_table((namespace(tenant_id, layer), name))

    def close(self) -> None:
        """Let go of the catalog's connections."""
        with self._guard:
            if self._catalog is not None:
                self._catalog.close()
                self._catalog = None

    def _create(
        self, tenant_id: str, layer: Layer, name: str, columns: Columns, partition_by: str | None
    ) -> Table:
        from pyiceberg.exceptions import TableAlreadyExistsError  # noqa: PLC0415 - heavy
        from pyiceberg.partitioning import PartitionField, PartitionSpec  # noqa: PLC0415 - heavy
        from pyiceberg.schema import Schema  # noqa: PLC0415 - heavy
        from pyiceberg.transforms import IdentityTransform  # noqa: PLC0415 - heavy
        from pyiceberg.types import NestedField  # noqa: PLC0415 - heavy

        catalog = self._open()
        space = namespace(tenant_id, layer)
        fields = [
            NestedField(field_id=number, name=column, field_type=_iceberg_type(sql_type), required=False)
            for number, (column, sql_type) in enumerate(columns.items(), start=1)
        ]
        spec = PartitionSpec()
        if partition_by is not None:
            source = next(field.field_id for field in fields if field.name == partition_by)
            spec = PartitionSpec(
                PartitionField(
                    source_id=source, field_id=1000, transform=IdentityTransform(), name=partition_by
                )
            )
        with turn(self._folder.lock("catalog")):
            catalog.create_namespace_if_not_exists(space)
            try:
                return catalog.create_table(
                    (space, name),
                    Schema(*fields),
                    location=str(self._folder.table(tenant_id, layer, name)),
                    partition_spec=spec,
                    properties=_PROPERTIES,
                )
            except TableAlreadyExistsError:  # another process was quicker
                return catalog.load_table((space, name))

    def _open(self) -> SqlCatalog:
        with self._guard:
            if self._catalog is None:
                from pyiceberg.catalog.sql import SqlCatalog  # noqa: PLC0415 - heavy, only writers pay
                from sqlalchemy import URL, text  # noqa: PLC0415 - heavy, only writers pay

                file = self._folder.catalog_file
                file.parent.mkdir(parents=True, exist_ok=True)
                url = URL.create("sqlite", database=str(file), query={"timeout": "30"})
                with turn(self._folder.lock("catalog")):  # two processes may make it at once
                    catalog = SqlCatalog(
                        CATALOG,
                        uri=url.render_as_string(hide_password=False),
                        warehouse=str(self._folder.warehouse),
                        schema_version="v1",
                    )
                    with catalog.engine.connect() as connection:
                        connection.execute(text("PRAGMA journal_mode=wal"))
                self._catalog = catalog
            return self._catalog


def until_committed(attempt: Callable[[], T]) -> T:
    """Run an attempt to commit again from its start while another writer comes first.

    The attempt reloads the table itself: what it counted may have changed.

    Raises:
        ExternalError: it kept losing; nothing was written.
    """
    from pyiceberg.exceptions import CommitFailedException  # noqa: PLC0415 - heavy, only writers pay

    for number in range(_ATTEMPTS):
        try:
            return attempt()
        except CommitFailedException:
            time.sleep(random.uniform(0.01, 0.05) * min(number + 1, 10))  # noqa: S311 - jitter, no secret
    raise ExternalError("Other writers kept changing the table; try again in a minute.", code="busy")


def at_location(location: str) -> Table:
    """Return a table as one metadata file has it, for reading."""
    from pyiceberg.table import StaticTable  # noqa: PLC0415 - heavy, only writers pay

    return StaticTable.from_metadata(location)


def current_snapshot(table: Table) -> str:
    """Return the id of the current snapshot, empty where the table never had one."""
    snapshot = table.current_snapshot()
    return "" if snapshot is None else str(snapshot.snapshot_id)


def entries(table: Table) -> list[FileEntry]:
    """Return the data files of the current snapshot, oldest first.

    Raises:
        ExternalError: another engine left row-level delete files, which we cannot honour.
    """
    from pyiceberg.manifest import DataFileContent  # noqa: PLC0415 - heavy, only writers pay

    snapshot = table.current_snapshot()
    if snapshot is None:
        return []
    found: list[tuple[int, FileEntry]] = []
    specs = table.specs()
    days = field_ids(table).get("date")
    for manifest in snapshot.manifests(table.io):
        for entry in manifest.fetch_manifest_entry(table.io, discard_deleted=True):
            file = entry.data_file
            if file.content != DataFileContent.DATA:
                raise ExternalError(
                    f"{'.'.join(table.name())} holds row-level delete files; rewrite it copy-on-write first."
                )
            names = [field.name for field in specs[file.spec_id].fields]
            import_id = file.partition[names.index("import_id")] if "import_id" in names else None
            found.append(
                (
                    entry.sequence_number or 0,
                    FileEntry(
                        path=file.file_path,
                        snapshot=str(entry.snapshot_id),
                        rows=file.record_count,
                        import_id=import_id,
                        days=_days(file, days),
                        data_file=file,
                    ),
                )
            )
    return [entry for _, entry in sorted(found, key=lambda pair: (pair[0], pair[1].path))]


def commit_files(
    table: Table,
    *,
    add: Sequence[Path],
    remove: Collection[FileEntry] = (),
    summary: Mapping[str, str] | None = None,
    properties: Mapping[str, str] | None = None,
) -> str:
    """Add and remove data files in one snapshot; return its id.

    Args:
        table: Loaded just before; the commit fails if it changed since.
        add: Parquet files below the table's location, already complete.
        remove: Files of the table's current snapshot.
        summary: Kept with the snapshot, for people and for audit.
        properties: Set on the table by the same commit.

    Raises:
        CommitFailedException: another writer came first; nothing changed.
    """
    from pyiceberg.io.pyarrow import parquet_file_to_data_file  # noqa: PLC0415 - heavy, only writers pay

    with table.transaction() as transaction:
        if properties:
            transaction.set_properties(dict(properties))
        update = transaction.update_snapshot(snapshot_properties=dict(summary or {}))
        with update.overwrite() if remove else update.merge_append() as change:
            for entry in remove:
                change.delete_data_file(entry.data_file)
            for path in add:
                change.append_data_file(
                    parquet_file_to_data_file(
                        io=table.io, table_metadata=transaction.table_metadata, file_path=str(path)
                    )
                )
    snapshot = current_snapshot(table)
    _trim(table)
    return snapshot


def _trim(table: Table) -> None:
    """Forget old snapshots where there are many: each makes every later commit slower.

    The files stay until maintenance finds them old and referred to by nothing.
    """
    from pyiceberg.exceptions import CommitFailedException  # noqa: PLC0415 - heavy, only writers pay

    snapshots = sorted(table.snapshots(), key=lambda snapshot: snapshot.sequence_number or 0)
    if len(snapshots) <= _MOST_SNAPSHOTS:
        return
    old = [snapshot.snapshot_id for snapshot in snapshots[: -_MOST_SNAPSHOTS // 4]]
    with suppress(CommitFailedException):  # another writer is at work: the next commit trims
        table.maintenance.expire_snapshots().by_ids(old).commit()


def field_ids(table: Table) -> dict[str, int]:
    """Return each column's Iceberg field id, to be written into its Parquet files."""
    return {field.name: field.field_id for field in table.schema().fields}


def expire(table: Table, older_than: datetime) -> set[str]:
    """Expire old snapshots (never the current one); return every data file still referred to."""
    until_committed(lambda: table.refresh().maintenance.expire_snapshots().older_than(older_than).commit())
    table.refresh()
    kept: set[str] = set()
    for snapshot in table.snapshots():
        kept.add(snapshot.manifest_list)
        for manifest in snapshot.manifests(table.io):
            kept.add(manifest.manifest_path)
            for entry in manifest.fetch_manifest_entry(table.io, discard_deleted=True):
                kept.add(entry.data_file.file_path)
    kept.add(table.metadata_location)
    kept.update(log.metadata_file for log in table.metadata.metadata_log)
    return kept


@contextmanager
def uncommitted(*paths: Path) -> Generator[None]:
    """Delete files that were written for a commit that did not happen.

    Only where the catalog says so: after any other failure the outcome is unknown, and a
    file that nothing refers to is swept by maintenance.
    """
    from pyiceberg.exceptions import CommitFailedException  # noqa: PLC0415 - heavy, only writers pay

    try:
        yield
    except CommitFailedException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise


def _days(file: DataFile, field_id: int | None) -> tuple[date, date] | None:
    """Return the bounds of a date column; Iceberg keeps days since 1970, little-endian."""
    lower, upper = (
        bounds.get(field_id or 0) for bounds in (file.lower_bounds or {}, file.upper_bounds or {})
    )
    if lower is None or upper is None:
        return None
    first, last = (
        _EPOCH + timedelta(int.from_bytes(bound, "little", signed=True)) for bound in (lower, upper)
    )
    return first, last


def _iceberg_type(sql_type: str) -> IcebergType:
    from pyiceberg import types  # noqa: PLC0415 - heavy, only writers pay

    return {
        "VARCHAR": types.StringType(),
        "DATE": types.DateType(),
        "BIGINT": types.LongType(),
        "DOUBLE": types.DoubleType(),
        "BOOLEAN": types.BooleanType(),
        "DECIMAL(18,4)": types.DecimalType(18, 4),
    }[sql_type]
