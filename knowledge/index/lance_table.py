"""The table that the embedded passage index lies in: its columns, and what is opened with it."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa

TABLE = "passages"
TEXT_COLUMNS = ("words", "sounds")
FILTERED = ("tenant_id", "doc_type", "language")
"""Columns of few values, that a search is limited by."""
_VECTORS, _SENTENCES = "vector_", "sentences_"
"""Columns whose names begin so hold what an embedding model made."""

NAMED = ("source_id",)
"""Columns that rows are looked up by; not the one that merges match on: each voids its index."""


def vector_column(model: str) -> str:
    """Return the column of a model's vectors."""
    return _VECTORS + re.sub(r"[^a-z0-9]+", "_", model.lower())


def sentences_column(model: str) -> str:
    """Return the column of the vectors of passages' sentences, packed."""
    return vector_column(model).replace(_VECTORS, _SENTENCES, 1)


def opened(database: Any, model: str, dimensions: int) -> Any:
    """Open the table, or make it; bring it up to the model, and finish what a kill broke off.

    A table of an earlier form of ours is made anew and empty: what is in force is kept elsewhere
    whole, and indexed again. Where vectors are there without those of sentences, as an earlier
    version wrote them, both are made anew while words go on.
    """
    made = [
        pa.field(vector_column(model), pa.list_(pa.float32(), dimensions)),
        pa.field(sentences_column(model), pa.binary()),
    ]
    table = _table(database, _schema(made))
    mine = {field.name for field in made}
    held = {name for name in table.schema.names if name.startswith((_VECTORS, _SENTENCES))}
    if gone := sorted(held if mine - held else held - mine):
        table.drop_columns(gone)
    if mine - held:
        table.add_columns(pa.schema(made))
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
    return {field.name: field.type for field in schema if not field.name.startswith((_VECTORS, _SENTENCES))}


def _schema(made: list[Any]) -> pa.Schema:
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
            *made,
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
