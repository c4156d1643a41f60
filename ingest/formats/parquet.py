"""Parquet: typed columns, read batch by batch and spelled out as text like any other file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from core.table import Table
from ingest.content import Content
from ingest.detect import Header, explain, find_header
from ingest.source import BATCH_ROWS, ROW_NUMBER, RawBatch, damaged, empty

MAGIC = b"PAR1"
LONGEST_TEXT = 1_001  # longer values go to quarantine; their tails need not be copied into each row


class ParquetFormat:
    """Apache Parquet."""

    name = "parquet"

    def recognises(self, head: bytes) -> bool:
        """Look for Parquet's mark."""
        return head.startswith(MAGIC)

    def open(self, content: Content, file: str, kind: str | None) -> ParquetSource:
        """Read the file's schema; its column names are the header."""
        try:
            schema = pq.ParquetFile(content.open()).schema_arrow
        except (pa.ArrowException, OSError) as error:
            raise damaged(file, "it begins as Parquet but its directory is missing or broken") from error
        header = find_header([schema.names], kind)
        if header is None:
            raise explain([schema.names], kind, file)
        return ParquetSource(content, file, header)


PARQUET = ParquetFormat()


class ParquetSource:
    """A Parquet file whose columns were recognised."""

    excel_serials = False
    skipped_parts: Sequence[str] = ()

    def __init__(self, content: Content, file: str, header: Header) -> None:
        self._content = content
        self._file = file
        self._header = header

    @property
    def table(self) -> Table:
        """The table its rows belong to."""
        return self._header.match.table

    @property
    def ignored(self) -> Sequence[str]:
        """Columns nothing asks for."""
        return self._header.match.ignored

    def batches(self) -> Iterator[RawBatch]:
        """Read the rows, the first is row 1."""
        match = self._header.match
        names = {self._header.headers[position]: name for position, name in match.columns.items()}
        first = 1
        try:
            schema = pq.read_schema(self._content.open())
            texts = [name for name in names if _is_text(schema.field(name).type)]
            # Text stays a dictionary until it is cut to length: a few bytes of file can
            # otherwise stand for gigabytes of repeated text.
            source = pq.ParquetFile(self._content.open(), read_dictionary=texts)
            if source.metadata.num_rows == 0:
                raise empty(self._file)
            for batch in source.iter_batches(BATCH_ROWS, columns=list(names)):
                series = [_spelled(batch.column(name)).alias(column) for name, column in names.items()]
                numbers = pl.Series(ROW_NUMBER, np.arange(first, first + batch.num_rows, dtype=np.int64))
                yield RawBatch(pl.DataFrame([*series, numbers]))
                first += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            raise damaged(self._file, f"its rows cannot be read past row {first}") from error


def _is_text(dtype: pa.DataType) -> bool:
    return pa.types.is_string(dtype) or pa.types.is_large_string(dtype)


def _spelled(array: pa.Array[Any]) -> pl.Series:
    """Return the column as text, null where it is null."""
    if isinstance(array, pa.DictionaryArray):
        words = array.dictionary
        if _is_text(words.type):
            words = pc.utf8_slice_codeunits(words, 0, LONGEST_TEXT)
        return _spelled(pa.DictionaryArray.from_arrays(array.indices, words).dictionary_decode())
    if pa.types.is_binary(array.type) or pa.types.is_large_binary(array.type):
        texts = [None if v is None else v.decode("utf-8", "replace") for v in array.to_pylist()]
        return pl.Series(texts, dtype=pl.String)
    if pa.types.is_nested(array.type):
        values = array.to_pylist()
        texts = [None if v is None else json.dumps(v, default=str, ensure_ascii=False) for v in values]
        return pl.Series(texts, dtype=pl.String)
    series = pl.Series(pl.from_arrow(array))
    if series.dtype.is_float():
        return _figures(series)
    if isinstance(series.dtype, pl.Datetime):
        zone = "%:z" if series.dtype.time_zone else ""
        return series.dt.to_string(f"%Y-%m-%dT%H:%M:%S{zone}")
    return series.cast(pl.String)


def _figures(series: pl.Series) -> pl.Series:
    """Spell floats; whole ones without a point, so that an id stored as 1001.0 is 1001 again."""
    whole = (series == series.round(0)) & (series.abs() < 2.0**53)
    return pl.select(
        pl.when(series.is_nan())
        .then(None)
        .when(whole)
        .then(series.cast(pl.Int64, strict=False).cast(pl.String))
        .otherwise(series.cast(pl.String))
    ).to_series()
