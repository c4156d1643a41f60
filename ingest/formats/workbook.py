"""XLSX: the first visible sheet with a header we know, wherever on it the table begins."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any

import openpyxl
import polars as pl
from openpyxl.workbook.workbook import Workbook

from core.errors import InputError
from core.table import Table
from ingest.content import Content
from ingest.detect import SCANNED_ROWS, Header, explain, find_header, known_names
from ingest.header import MAX_COLUMNS
from ingest.source import ROW_NUMBER, RawBatch, damaged, empty

MAGIC = b"PK\x03\x04"
WORKBOOK_BATCH_ROWS = 20_000
MAX_ROWS = 1_048_576  # the most a sheet can have
MAX_PARTS = 10_000
MAX_UNPACKED_BYTES = 1 << 30
MAX_SHARED_TEXT_BYTES = 256 << 20  # held in memory whole while the sheet is read
_ENCRYPTED = 0x1


class WorkbookFormat:
    """Office Open XML workbooks."""

    name = "xlsx"

    def recognises(self, head: bytes) -> bool:
        """Look for the mark of a ZIP archive; what is in it, `open` finds out."""
        return head.startswith(MAGIC)

    def open(self, content: Content, file: str, kind: str | None) -> WorkbookSource:
        """Check the archive before unpacking it, then look for the header sheet by sheet."""
        _check_archive(content, file)
        book = _load(content, file)
        tops: list[list[str]] = []
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in sheets:
            sheet.reset_dimensions()
            top = [_texts(cells) for _, cells in islice(_rows(sheet, file, MAX_COLUMNS + 1), SCANNED_ROWS)]
            header = find_header([_trimmed(row) for row in top], kind)
            if header is not None:
                others = tuple(other.title for other in sheets if other is not sheet)
                return WorkbookSource(sheet, file, header, others)
            tops.extend(top)
        if not any(cell for row in tops for cell in row):
            raise empty(file)
        tops.sort(key=lambda row: -known_names(row, kind))
        raise explain([_trimmed(row) for row in tops], kind, file)


WORKBOOK = WorkbookFormat()


class WorkbookSource:
    """A sheet whose header row is known."""

    excel_serials = True

    def __init__(self, sheet: Any, file: str, header: Header, other_sheets: tuple[str, ...]) -> None:
        self._sheet = sheet
        self._file = file
        self._header = header
        self.skipped_parts: Sequence[str] = other_sheets

    @property
    def table(self) -> Table:
        """The table its rows belong to."""
        return self._header.match.table

    @property
    def ignored(self) -> Sequence[str]:
        """Columns nothing asks for."""
        return self._header.match.ignored

    def batches(self) -> Iterator[RawBatch]:
        """Read the rows below the header; the number is the sheet's own."""
        columns = self._header.match.columns
        rows = _rows(self._sheet, self._file, max(columns) + 1)
        below = islice(rows, self._header.index + 1, None)
        schema = {**dict.fromkeys(columns.values(), pl.String), ROW_NUMBER: pl.Int64}
        pending_blank = 0  # formatted but empty rows below the table are no rows
        while chunk := list(islice(below, WORKBOOK_BATCH_ROWS)):
            records: list[dict[str, str | int | None]] = []
            blank = 0
            for number, cells in chunk:
                texts = {name: _text(cells[at]) if at < len(cells) else "" for at, name in columns.items()}
                if any(texts.values()):
                    records.append({**texts, ROW_NUMBER: number})
                    blank += pending_blank
                    pending_blank = 0
                else:
                    pending_blank += 1
            yield RawBatch(pl.DataFrame(records, schema=schema), (), blank)


def _check_archive(content: Content, file: str) -> None:
    """Refuse what is no workbook, is locked, or would unpack to an absurd size."""
    try:
        with zipfile.ZipFile(content.open()) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged(file, "it begins as a workbook but its directory is missing or broken") from error
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise InputError(
            f"{file}: this is a ZIP archive or another office document, not an .xlsx workbook; "
            "unpack it first, or save the table as .xlsx or CSV.",
            code="file_not_a_table",
            file=file,
        )
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise InputError(
            f"{file}: the workbook is protected by a password. Save it without one, or as CSV.",
            code="file_protected",
            file=file,
        )
    shared = sum(part.file_size for part in parts if "sharedstrings" in part.filename.casefold())
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or shared > MAX_SHARED_TEXT_BYTES:
        raise InputError(
            f"{file}: the workbook unpacks to {unpacked >> 20} MB in {len(parts)} parts, more than is safe "
            "to open. Save the table as CSV and send that.",
            code="file_too_large",
            file=file,
        )


def _load(content: Content, file: str) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of features it does not keep; we keep none
            return openpyxl.load_workbook(content.open(), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # a damaged workbook makes openpyxl raise anything
        raise damaged(file, "the workbook cannot be opened") from error


def _rows(sheet: Any, file: str, width: int) -> Iterator[tuple[int, Sequence[Any]]]:
    """Read a sheet's rows with their numbers, no further right than `width`."""
    cells = sheet.iter_rows(max_col=width)
    number = 0
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                chunk = list(islice(cells, 1_000))
        except Exception as error:  # so does a damaged sheet
            raise damaged(file, f"sheet {sheet.title!r} cannot be read past row {number}") from error
        if not chunk:
            return
        for row in chunk:
            number += 1
            if number > MAX_ROWS:
                raise damaged(file, f"sheet {sheet.title!r} claims more than {MAX_ROWS} rows")
            yield number, row


def _texts(cells: Sequence[Any]) -> list[str]:
    return [_text(cell) for cell in cells]


def _trimmed(row: Sequence[str]) -> list[str]:
    """Drop the empty cells at the end of a row."""
    width = max((at + 1 for at, cell in enumerate(row) if cell.strip()), default=0)
    return list(row[:width])


def _text(cell: Any) -> str:
    """Spell a cell as a person would type it: 5.0 as 5, a date as ISO, 0.18 shown as 18 % as 18%."""
    value = cell.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, (int, float)):
        if "%" in cell.number_format:
            return f"{(Decimal(str(value)) * 100).normalize():f}%"
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return "" if value is None else str(value)
