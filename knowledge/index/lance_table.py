"""The table that the embedded passage index lies in: its columns, and what is opened with it."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa

TABLE = "passages"
TEXT_COLUMNS = ("words", "sounds")
FILTERED = ("tenant_id", "doc_type", "language")
"""Columns of few values, that a search is limited by."""
NAMED = ("source_id",)
"""Columns that rows are looked up by; not the one that merges match on: each voids its index."""


def vector_column(model: str) -> str:
    """Return the column of a model's vectors."""
    return "vector_" + re.sub(r"[^a-z0-9]+", "_", model.lower())


def opened(database: Any, model: str, dimensions: int) -> Any:
    """Open the table, or make it; bring it up to the model, and finish what a kill broke off.

    A table of an earlier form of ours is made anew and empty: what is in force is kept elsewhere
    whole, and indexed again.
    """
    column = vector_column(model)
    field = pa.field(column, pa.list_(pa.float32(), dimensions))
    schema = _schema(field)
    table = _table(database, schema)
    if column not in table.schema.names:
        table.add_columns(field)
    if old := [name for name in table.schema.names if name.startswith("vector_") and name != column]:
        table.drop_columns(old)
    _index(table)
    return table


def _table(database: Any, schema: pa.Schema) -> Any:
    if TABLE not in database.list_tables().tables:
        return database.create_table(TABLE, schema=schema)
    table = database.open_table(TABLE)
    if _plain(table.schema) != _plain(schema):
        return database.create_table(TABLE, schema=schema, mode="overwrite")
    return table


def _plain(schema: pa.Schema) -> dict[str, Any]:
    return {field.name: field.type for field in schema if not field.name.startswith("vector_")}


def _schema(vector: Any) -> pa.Schema:
    texts = ("chunk_id", "source_id", "tenant_id", "doc_type", "language")
    return pa.schema(
        [
            *((name, pa.string()) for name in texts),
            ("readers", pa.list_(pa.string())),
            ("sku_ids", pa.list_(pa.string())),
            ("uploaded_on", pa.date32()),
            ("effective_from", pa.date32()),
            ("effective_to", pa.date32()),
            ("confidence", pa.float64()),
            *((name, pa.string()) for name in ("content_hash", "text_hash", "words", "sounds", "payload")),
            vector,
        ]
    )


def _index(table: Any) -> None:
    from lancedb.index import FTS, Bitmap, BTree  # noqa: PLC0415 - heavy

    text = FTS(
        base_tokenizer="whitespace",
        lower_case=False,
        stem=False,
        remove_stop_words=False,
        ascii_folding=False,
        with_position=False,
    )
    wanted = {
        **dict.fromkeys(TEXT_COLUMNS, text),
        **dict.fromkeys(FILTERED, Bitmap()),
        **dict.fromkeys(NAMED, BTree()),
    }
    indexed = {column for index in table.list_indices() for column in index.columns}
    for column, config in wanted.items():
        if column not in indexed:  # a kill may have come between making the table and this
            table.create_index(column, config=config)
