# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""DuckDB connections and the few pieces of SQL text every query here is made of.

Only names of ours (columns, tables, paths) become SQL text. What a caller says (ids, dates)
travels as parameters.
"""

from __future__ import annotations

import errno
import shutil
import uuid
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.lake.layout import LakeFolder
from adapters.lake.schema import Columns
from core.errors import ExternalError, StorageFullError

if TYPE_CHECKING:
    import duckdb

WRITER_MEMORY = "500MB"
READER_MEMORY = "1GB"


def connect(*, memory: str, spill: Path, **settings: Any) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB that spills to disk and never reaches for the network."""
    import duckdb  # noqa: PLC0415 - 0.2 s, and `--help` must answer at once

    opened = duckdb.connect(
        config={
            "memory_limit": memory,
            "temp_directory": str(spill),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            **settings,
        }
    )
    opened.execute("SET enable_progress_bar = false")  # it would be drawn into what a command prints
    return opened


@contextmanager
def writing(folder: LakeFolder) -> Generator[duckdb.DuckDBPyConnection]:
    """Give a connection for one piece of writing, bounded in memory, its spill cleaned up."""
    spill = folder.spill / uuid.uuid4().hex
    spill.mkdir(parents=True, exist_ok=True)
    connection = connect(memory=WRITER_MEMORY, spill=spill, preserve_insertion_order="false", threads="2")
    try:
        yield connection
    finally:
        connection.close()
        shutil.rmtree(spill, ignore_errors=True)


@contextmanager
def translated() -> Generator[None]:
    """Turn what DuckDB and the disk raise into the product's errors."""
    import duckdb  # noqa: PLC0415 - heavy

    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFullError("The disk is full; free some space and try again.") from error
        raise
    except duckdb.IOException as error:
        if "No space left" in str(error):
            raise StorageFullError("The disk is full; free some space and try again.") from error
        raise ExternalError(f"The facts tables could not be read or written: {error}") from error
    except duckdb.OutOfMemoryException as error:
        raise ExternalError("The work needs more memory than it is given; try again later.") from error


def quoted(name: str) -> str:
    """Return a name of ours as a SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a path of ours as a SQL string."""
    return "'" + text.replace("'", "''") + "'"


def empty_rows(columns: Columns) -> str:
    """Return a query of no rows with these columns."""
    return (
        "SELECT "
        + ", ".join(f"CAST(NULL AS {kind}) AS {quoted(name)}" for name, kind in columns.items())
        + " WHERE false"
    )


def parquet_rows(files: Sequence[str], columns: Columns) -> str:
    """Return a query of the files' rows with exactly these columns; absent ones are null."""
    if not files:
        return empty_rows(columns)
    listed = ", ".join(literal(_no_glob(file)) for file in files)
    names = ", ".join(quoted(name) for name in columns)
    return (
        f"SELECT {names} FROM (SELECT * FROM read_parquet([{listed}], union_by_name=true,"
        f" hive_partitioning=false) UNION ALL BY NAME {empty_rows(columns)})"
    )


def copy_out(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    path: Path,
    *,
    columns: Columns,
    ids: Mapping[str, int],
    parameters: Mapping[str, Any] | None = None,
    order_by: str = "",
    row_group: int = 122_880,
) -> int:
    """Write a query's rows to a Parquet file and return how many; without rows, no file.

    Args:
        connection: Where the query runs.
        query: SQL with all of `columns`.
        path: The file; its folder is made.
        columns: What to write, and as which type.
        ids: The Iceberg field id of each column.
        parameters: The query's.
        order_by: Columns to sort by, so that a reader can skip row groups.
        row_group: Rows in a row group.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    selected = ", ".join(
        f"CAST({quoted(name)} AS {kind}) AS {quoted(name)}" for name, kind in columns.items()
    )
    named = ", ".join(f"{quoted(name)}: {ids[name]}" for name in columns)
    ordered = f" ORDER BY {order_by}" if order_by else ""
    sql = (
        f"COPY (SELECT {selected} FROM ({query}){ordered}) TO {literal(str(path))}"
        f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {row_group}, FIELD_IDS {{{named}}})"
    )
    try:
        written = connection.execute(sql, dict(parameters or {})).fetchone()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    rows = int(written[0]) if written else 0
    if rows == 0:
        path.unlink(missing_ok=True)
    return rows


def _no_glob(path: str) -> str:
    """Return a path that `read_parquet` takes literally, whatever the home is called."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
