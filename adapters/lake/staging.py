"""Rows of an import before its commit: Parquet files no question sees, written as they stream in."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.lake.duck import translated
from adapters.lake.layout import LakeFolder
from adapters.lake.schema import contract_columns, table_of
from core.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

_FILE = "rows.parquet"
_BATCH_ROWS = 65_536


def stage(
    folder: LakeFolder, tenant_id: str, kind: str, import_id: str, batches: Iterable[pa.RecordBatch]
) -> int:
    """Write the batches to the import's staging folder, replacing what was there.

    The folder appears whole or not at all, so a crash on the way leaves the earlier staging
    or none. One batch at a time is in memory.

    Args:
        folder: The lake.
        tenant_id: Whose import.
        kind: Which table.
        import_id: Which import.
        batches: Columns of the kind plus `row_number`; absent optional columns are null,
            other columns are an error.

    Returns:
        Rows staged.

    Raises:
        InputError: a column is unknown, missing or cannot be read as its type.
        StorageFullError: the disk is full; nothing was staged.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy, only writers pay

    target = folder.staged(tenant_id, kind, import_id)
    schema = _schema(kind)
    draft = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    draft.mkdir(parents=True)
    rows = 0
    try:
        with translated(), pq.ParquetWriter(draft / _FILE, schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(_conform(batch, schema, kind), row_group_size=_BATCH_ROWS)
                rows += batch.num_rows
        if target.exists():
            shutil.rmtree(target)
        os.replace(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return rows


def staged_files(folder: LakeFolder, tenant_id: str, kind: str, import_id: str) -> list[str] | None:
    """Return the files of what an import staged; `None` where it staged nothing."""
    file = folder.staged(tenant_id, kind, import_id) / _FILE
    return [str(file)] if file.exists() else None


def unstage(folder: LakeFolder, tenant_id: str, kind: str, import_id: str) -> None:
    """Remove what an import staged."""
    shutil.rmtree(folder.staged(tenant_id, kind, import_id), ignore_errors=True)


def abandoned(folder: LakeFolder, older_than: float) -> list[Path]:
    """Return staging folders untouched since a moment (seconds since 1970)."""
    return [
        path for path in folder.staging.glob("*/*/*") if path.is_dir() and path.stat().st_mtime < older_than
    ]


def _schema(kind: str) -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415 - heavy, only writers pay

    types = {
        "VARCHAR": pa.string(),
        "DATE": pa.date32(),
        "BIGINT": pa.int64(),
        "BOOLEAN": pa.bool_(),
        "DECIMAL(18,4)": pa.decimal128(18, 4),
    }
    fields = [pa.field(name, types[kind_]) for name, kind_ in contract_columns(table_of(kind)).items()]
    return pa.schema([*fields, pa.field("row_number", pa.int64())])


def _conform(batch: pa.RecordBatch, schema: pa.Schema, kind: str) -> pa.RecordBatch:
    """Return the batch with the table's columns, in order and of its types."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, only writers pay

    unknown = [name for name in batch.schema.names if name not in schema.names]
    if unknown:
        raise InputError(f"Table {kind} has no column {unknown[0]!r}.")
    required = {*table_of(kind).required, "row_number"}
    columns: list[pa.Array[Any]] = []
    for field in schema:
        if field.name in batch.schema.names:
            columns.append(_cast(batch.column(field.name), field))
        elif field.name in required:
            raise InputError(f"Table {kind} needs the column {field.name!r}.")
        else:
            columns.append(pa.nulls(batch.num_rows, field.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _cast(column: pa.Array[Any], field: pa.Field[Any]) -> pa.Array[Any]:
    """Return a column as the table's type; decimals are rounded half up to four places."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, only writers pay
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy, only writers pay

    if column.type == field.type:
        return column
    try:
        if pa.types.is_decimal(field.type):
            if pa.types.is_integer(column.type):
                column = column.cast(pa.decimal128(38, 4))
            elif pa.types.is_floating(column.type) or pa.types.is_decimal(column.type):
                column = pc.round(column, 4, "half_towards_infinity")
        return column.cast(field.type)
    except pa.ArrowInvalid as error:
        raise InputError(f"Column {field.name!r} cannot be read as {field.type}: {error}") from error
    except pa.ArrowNotImplementedError as error:
        raise InputError(f"Column {field.name!r} is {column.type}, not {field.type}.") from error
