"""One commit at a time: the data files of a table's snapshot, and how they change.

Rows never pass through here. DuckDB writes and reads the Parquet files; this file makes
them part of a table, or no longer part of it, in one snapshot. Two kinds of PyIceberg
call are avoided: `Table.upsert` crashes the process on wide keys, and row-level deletes
would leave delete files that a plain Parquet reader does not see.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.errors import ExternalError

if TYPE_CHECKING:
    from pyiceberg.manifest import DataFile
    from pyiceberg.table import Table

T = TypeVar("T")

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


def until_committed(attempt: Callable[[], T]) -> T:
    """Run an attempt to commit again from its start while another writer comes first.

    The attempt reloads the table itself: what it counted may have changed. It also runs again where
    PyIceberg misses a file to remove: it asks several manifests at once through one evaluator that
    remembers the last one (0.12, `_ManifestEvalVisitor.eval`), so that a busy machine mixes them up.

    Raises:
        ExternalError: it kept losing; nothing was written.
    """
    from pyiceberg.exceptions import (  # noqa: PLC0415 - heavy, only writers pay
        CommitFailedException,
        ValidationException,
    )

    for number in range(_ATTEMPTS):
        try:
            return attempt()
        except (CommitFailedException, ValidationException):
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

    from adapters.lake.transaction import OnceDerived  # noqa: PLC0415 - heavy, only writers pay

    with OnceDerived(table) as transaction:
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
