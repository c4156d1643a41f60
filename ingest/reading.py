"""The way in: a file to typed record batches and quarantined rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

import polars as pl
import pyarrow as pa

from core.errors import InputError
from core.table import Table
from ingest.clean import Cleaner
from ingest.content import Content
from ingest.dates import FIGURES_PATTERN, Evidence, Order, evidence_of
from ingest.detect import table_of
from ingest.event_id import EventIds
from ingest.formats import FORMATS
from ingest.header import listed
from ingest.quarantine import BadRow
from ingest.sniff import HEAD_BYTES, refuse_foreign
from ingest.source import ROW_NUMBER, RowSource, empty

ARROW_TYPES: dict[str, pa.DataType] = {
    "id": pa.string(),
    "text": pa.string(),
    "json": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "decimal": pa.decimal128(18, 4),
    "boolean": pa.bool_(),
}


@dataclass(frozen=True)
class ReadBatch:
    """Some rows of a file: those that fit, and those that do not.

    `rows` has every column of the contract and `row_number`. `read` counts the rows of data
    met: the rows in `rows` and in `quarantined` together.
    """

    rows: pa.RecordBatch
    quarantined: tuple[BadRow, ...]
    read: int
    blank: int


def schema_of(table: Table) -> pa.Schema:
    """Return the Arrow schema of the batches of a kind."""
    fields = [pa.field(column.name, ARROW_TYPES[column.type]) for column in table.columns]
    return pa.schema([*fields, pa.field(ROW_NUMBER, pa.int64())])


def open_file(
    stream: BinaryIO, file: str, *, kind: str | None = None, received_on: date, timezone: str
) -> IngestFile:
    """Tell what a file is and get ready to read it; reads only its beginning.

    Args:
        stream: The content; seekable, and left open.
        file: What to call it in messages and in the quarantine.
        kind: What it is said to be; `None` to tell from its columns.
        received_on: The day it came, in the tenant's time zone; later sales are a mistake.
        timezone: The tenant's zone, an IANA name.

    Raises:
        InputError: it is no file of a known kind; the message says what is missing or wrong.
    """
    if kind is not None:
        table_of(kind)
    try:
        source, format_name = _opened(Content(stream), file, kind)
    except InputError as error:
        if error.message.startswith(file):
            raise
        raise InputError(f"{file}: {error.message}", code=error.code, **error.details) from error
    return IngestFile(source, file, format_name, received_on=received_on, timezone=timezone)


def _opened(content: Content, file: str, kind: str | None) -> tuple[RowSource, str]:
    head = content.read_at(0, HEAD_BYTES)
    refuse_foreign(head, file)
    for known in FORMATS:
        if known.recognises(head):
            return known.open(content, file, kind), known.name
    raise InputError(
        f"{file}: this is not a table in CSV, JSON, XLSX or Parquet form. Export it as one of them.",
        code="file_not_a_table",
        file=file,
    )


class IngestFile:
    """An opened file, ready to be read once, in batches."""

    def __init__(
        self, source: RowSource, file: str, format_name: str, *, received_on: date, timezone: str
    ) -> None:
        self._source = source
        self._cleaner = Cleaner(
            source.table,
            received_on=received_on,
            timezone=timezone,
            excel_serials=source.excel_serials,
            order_of=self._order_of,
        )
        self._evidence: dict[str, Evidence] | None = None
        self._blank = 0
        self.file = file
        self.format_name = format_name

    @property
    def kind(self) -> str:
        """The kind of table the file is."""
        return self._source.table.kind

    def batches(self) -> Iterator[ReadBatch]:
        """Read the file from beginning to end; every row comes out, in one of the two ways.

        Raises:
            InputError: the file has no rows, is damaged further down, or is not in the
                encoding it claims. Batches that came before must then be thrown away.
        """
        table = self._source.table
        schema = schema_of(table)
        ids = EventIds(table)
        rows = 0
        for raw in self._source.batches():
            clean = self._cleaner.clean(raw)
            rows += clean.read
            self._blank += clean.blank
            frame = ids.fill(clean.frame)
            arrow = frame.to_arrow(compat_level=pl.CompatLevel.oldest()).select(schema.names).cast(schema)
            yield ReadBatch(_one_batch(arrow), clean.bad, clean.read, clean.blank)
        if not rows:
            raise empty(self.file)

    def remarks(self) -> str:
        """Say what of the file was not used; complete once it was read."""
        said: list[str] = []
        if self._source.ignored:
            said.append(f"Columns not used: {listed(self._source.ignored)}.")
        if self._source.skipped_parts:
            said.append(f"Sheets not read: {listed(self._source.skipped_parts)}.")
        if self._blank:
            said.append(f"Blank rows skipped: {self._blank}.")
        return " ".join(said)

    def _order_of(self, column: str) -> Order:
        if self._evidence is None:
            self._evidence = self._scan()
        return self._evidence[column].order

    def _scan(self) -> dict[str, Evidence]:
        """Read the whole file for what its date columns say about their own order."""
        names = [column.name for column in self._source.table.columns if column.type == "date"]
        evidence = dict.fromkeys(names, Evidence())
        for raw in self._source.batches():
            for name in names:
                if name in raw.frame.columns:
                    evidence[name] |= _evidence_in(raw.frame[name])
        return evidence


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def _evidence_in(texts: pl.Series) -> Evidence:
    found = Evidence()
    cells = texts.unique()
    for text in cells.filter(cells.str.contains(FIGURES_PATTERN)):
        found |= evidence_of(text)
    return found
