# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""Typed rows of committed imports: how an import comes in, wholly, and goes out again.

Every row an import carried is kept, those that are duplicates too. Which rows are in
force is worked out from the rows that are there (`in_force`), so taking an import out
shows again what it hid, and no order of imports and undos can leave a wrong row behind.
The Iceberg table is partitioned by import: coming in or going out is a matter of whole
files, in one snapshot, whatever the size.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.lake.catalog import IcebergTables
from adapters.lake.commits import (
    FileEntry,
    commit_files,
    current_snapshot,
    entries,
    field_ids,
    uncommitted,
    until_committed,
)
from adapters.lake.duck import copy_out, parquet_rows, quoted, writing
from adapters.lake.layout import LakeFolder, check_import
from adapters.lake.schema import LINEAGE, cleaned_columns, contract_columns, table_of
from adapters.lake.staging import staged_files, unstage
from core.errors import InputError
from core.ports import CommitResult
from core.table import Table

if TYPE_CHECKING:
    import duckdb

REMOVED = "smartretail.imports-removed"
"""Table property set once an import was taken out: from then on `duplicate` may be outdated."""


@dataclass(frozen=True)
class _Import:
    """One import of one tenant into one table."""

    tenant_id: str
    kind: str
    import_id: str


def commit_import(
    folder: LakeFolder,
    tables: IcebergTables,
    tenant_id: str,
    kind: str,
    import_id: str,
    *,
    replaces: str | None = None,
) -> CommitResult:
    """Make an import's staged rows part of the cleaned table, and another's not, in one snapshot.

    Rows of the file that are not accepted: merged by "first", those whose key an import
    before it has, or an earlier row of the file; merged by "latest", those that equal the
    row in force, or that a later row of the file overrules.

    A file that replaces another takes that file's place in the order of a table merged by
    "first" (its corrections win where the other's rows won), and is the newest in a table
    merged by "latest".

    Raises:
        InputError: nothing was staged under that id, or it is to replace itself.
    """
    this = _Import(tenant_id, kind, check_import(import_id))
    contract = table_of(kind)
    if replaces is not None and check_import(replaces) == import_id:
        raise InputError("An import cannot replace itself.")
    landed = until_committed(lambda: _land(folder, tables, contract, this, replaces))
    unstage(folder, tenant_id, kind, import_id)
    return landed


def undo_import(tables: IcebergTables, tenant_id: str, kind: str, import_id: str) -> int:
    """Take an import out in one snapshot; return how many of its rows had been accepted."""
    check_import(import_id)
    table_of(kind)

    def attempt() -> int:
        table = tables.find(tenant_id, "cleaned", kind)
        if table is None:
            return 0
        gone = [entry for entry in entries(table) if entry.import_id == import_id]
        if not gone:
            return 0
        accepted, _ = _counts(gone)
        commit_files(table, add=(), remove=gone, summary={"undone": import_id}, properties={REMOVED: "true"})
        return accepted

    return until_committed(attempt)


def in_force(table: Table, files: list[str], *, removed: bool) -> str:
    """Return a query of the rows in force: the contract's columns, one row for each key.

    Args:
        table: The contract.
        files: Data files of the cleaned table.
        removed: Whether an import was ever taken out; where none was, "first" is what each
            import's commit found it to be, and need not be worked out again.
    """
    rows = parquet_rows(files, cleaned_columns(table))
    names = ", ".join(quoted(name) for name in contract_columns(table))
    if not files:
        return f"SELECT {names} FROM ({rows})"
    if table.merge == "first" and not removed:
        return f"SELECT {names} FROM ({rows}) WHERE NOT duplicate"
    order = (
        "import_sequence, row_number" if table.merge == "first" else "import_sequence DESC, row_number DESC"
    )
    key = ", ".join(quoted(name) for name in table.key)
    return f"SELECT {names} FROM ({rows}) QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {order}) = 1"


def _landed(files: list[FileEntry], this: _Import) -> CommitResult | None:
    """Return what the import's commit did, if it did: after a crash nobody else remembers."""
    present = [entry for entry in files if entry.import_id == this.import_id]
    if not present:
        return None
    accepted, duplicates = _counts(present)
    return CommitResult(accepted, duplicates, present[0].snapshot)


def _land(
    folder: LakeFolder, tables: IcebergTables, contract: Table, this: _Import, replaces: str | None
) -> CommitResult:
    staged = staged_files(folder, this.tenant_id, this.kind, this.import_id)
    if staged is None:
        known = tables.find(this.tenant_id, "cleaned", this.kind)
        landed = None if known is None else _landed(entries(known), this)
        if landed is None:
            raise InputError(f"Nothing was staged for import {this.import_id}.")
        return landed
    columns = cleaned_columns(contract)
    table = tables.ensure(this.tenant_id, "cleaned", this.kind, columns, partition_by="import_id")
    there = entries(table)
    landed = _landed(there, this)  # an attempt whose answer was lost, or another process
    if landed is not None:
        return landed
    replaced = [entry for entry in there if entry.import_id == replaces]
    others = [entry for entry in there if entry.import_id != replaces]
    sequence = table.metadata.next_sequence_number()
    data = folder.table(this.tenant_id, "cleaned", this.kind) / "data"
    path = data / f"import_id={this.import_id.replace(':', '%3A')}" / f"{uuid.uuid4().hex}.parquet"
    with writing(folder) as connection:
        if replaced and contract.merge == "first":
            sequence = _sequence_of(connection, replaced)
        rows = copy_out(
            connection,
            _judged(connection, contract, staged, others, sequence),
            path,
            columns=columns,
            ids=field_ids(table),
            parameters={"import_id": this.import_id, "sequence": sequence},
        )
        accepted = _accepted(connection, path) if rows else 0
    if rows == 0 and not replaced:
        return CommitResult(0, 0, current_snapshot(table))
    summary = {"import_id": this.import_id, "accepted": str(accepted), "duplicates": str(rows - accepted)}
    if replaces is not None:
        summary["replaces"] = replaces
    with uncommitted(path):
        snapshot = commit_files(
            table,
            add=[path] if rows else [],
            remove=replaced,
            summary=summary,
            properties={REMOVED: "true"} if replaced else None,
        )
    return CommitResult(accepted, rows - accepted, snapshot)


def _judged(
    connection: duckdb.DuckDBPyConnection,
    contract: Table,
    staged: list[str],
    others: list[FileEntry],
    sequence: int,
) -> str:
    """Return a query of the staged rows with their lineage, each judged duplicate or not.

    Takes the parameters `$import_id` and `$sequence`.
    """
    own = contract_columns(contract)
    rows = parquet_rows(staged, own | {"row_number": LINEAGE["row_number"]})
    key = ", ".join(quoted(name) for name in contract.key)
    latest = contract.merge == "latest"
    direction = "DESC" if latest else "ASC"
    same_key = " AND ".join(
        f"mine.{quoted(name)} IS NOT DISTINCT FROM theirs.{quoted(name)}" for name in contract.key
    )
    there = _there(connection, contract, rows, others, sequence)
    known = "theirs.known"
    if latest:
        equal = [
            f"mine.{quoted(name)} IS NOT DISTINCT FROM theirs.{quoted(name)}"
            for name in own
            if name not in contract.key
        ]
        known = " AND ".join([known, *equal])
    return (
        "SELECT mine.*, $import_id AS import_id, $sequence AS import_sequence,"
        f" mine.occurrence > 1 OR coalesce({known}, false) AS duplicate"
        f" FROM (SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY row_number {direction})"
        f" AS occurrence FROM ({rows})) AS mine LEFT JOIN ({there}) AS theirs ON {same_key}"
    )


def _there(
    connection: duckdb.DuckDBPyConnection, contract: Table, rows: str, others: list[FileEntry], sequence: int
) -> str:
    """Return a query of the rows of other imports that a staged row may repeat, one for each key.

    Only the days the staged file covers are looked at, so that a day's file is compared with
    a day and not with the whole history.
    """
    columns = cleaned_columns(contract)
    key = ", ".join(quoted(name) for name in contract.key)
    within = ""
    if "date" in contract.key and others:
        days = connection.execute(f"SELECT min(date), max(date) FROM ({rows})").fetchone()
        if days is not None and days[0] is not None:
            others = [entry for entry in others if entry.may_hold(days[0], days[1])]
            within = f" AND date BETWEEN DATE '{days[0].isoformat()}' AND DATE '{days[1].isoformat()}'"
    committed = (
        f"SELECT * FROM ({parquet_rows([entry.path for entry in others], columns)}) WHERE true{within}"
    )
    if contract.merge == "first":
        return f"SELECT DISTINCT {key}, true AS known FROM ({committed}) WHERE import_sequence < {sequence}"
    return (
        f"SELECT *, true AS known FROM ({committed}) QUALIFY row_number()"
        f" OVER (PARTITION BY {key} ORDER BY import_sequence DESC, row_number DESC) = 1"
    )


def _counts(files: list[FileEntry]) -> tuple[int, int]:
    """Return rows accepted and rows judged duplicate when their import was committed."""
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy, only writers pay
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy, only writers pay

    duplicates = sum(
        pc.sum(pq.ParquetFile(file.path).read(columns=["duplicate"]).column(0)).as_py() or 0 for file in files
    )
    return sum(file.rows for file in files) - duplicates, duplicates


def _accepted(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    counted = connection.execute(
        "SELECT count(*) FROM ("
        + parquet_rows([str(path)], {"duplicate": "BOOLEAN"})
        + ") WHERE NOT duplicate"
    ).fetchone()
    return int(counted[0]) if counted else 0


def _sequence_of(connection: duckdb.DuckDBPyConnection, files: list[FileEntry]) -> int:
    """Return the place in the order of the import these files are of."""
    rows = parquet_rows([file.path for file in files], {"import_sequence": "BIGINT"})
    found = connection.execute(f"SELECT min(import_sequence) FROM ({rows})").fetchone()
    assert found is not None  # noqa: S101 - an aggregate has one row
    return int(found[0])
