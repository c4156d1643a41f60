"""CSV and its cousins: commas, semicolons, tabs or bars; quoted cells may hold line breaks."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import IO, Literal, cast

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as arrow_csv

from core.errors import InputError
from core.table import Table
from ingest.content import Content
from ingest.detect import SCANNED_ROWS, Header, explain, find_header, known_names
from ingest.quarantine import BadRow, Reason
from ingest.source import ROW_NUMBER, RawBatch, empty
from ingest.text import Utf8Stream, head_text, looks_binary

DELIMITERS = (",", ";", "\t", "|")
HEAD_CHARS = 256 * 1024
BLOCK_BYTES = 8 << 20
MAX_RAGGED_BACKLOG = 1_000_000


class DelimitedFormat:
    """Any text that is not JSON."""

    name = "csv"

    def recognises(self, head: bytes) -> bool:
        """Tell whether this is text at all."""
        return not looks_binary(head)

    def open(self, content: Content, file: str, kind: str | None) -> DelimitedSource:
        """Find the delimiter and the header row."""
        text = head_text(content, file, HEAD_CHARS)
        heads = [(delimiter, _records(text, delimiter)) for delimiter in DELIMITERS]
        found = [
            (header, delimiter, ends[header.index], _usual_width(header, rows))
            for delimiter, (rows, ends) in heads
            if (header := find_header(rows, kind)) is not None
        ]
        if not found:
            likeliest = max(
                heads, key=lambda head: max((known_names(r, kind) for r in head[1][0]), default=0)
            )
            raise explain(likeliest[1][0], kind, file)
        header, delimiter, end, width = max(found, key=lambda one: len(one[0].match.columns))
        return DelimitedSource(
            content, file, header, delimiter=delimiter, width=width, header_bytes=len(text[:end].encode())
        )


DELIMITED = DelimitedFormat()


class DelimitedSource:
    """A delimited file whose header row is known."""

    excel_serials = False
    skipped_parts: Sequence[str] = ()

    def __init__(
        self,
        content: Content,
        file: str,
        header: Header,
        *,
        delimiter: str,
        width: int,
        header_bytes: int,
    ) -> None:
        self._content = content
        self._file = file
        self._header = header
        self._delimiter = delimiter
        self._named = _named_width(header.headers)
        self._width = width
        self._header_bytes = header_bytes

    @property
    def table(self) -> Table:
        """The table its rows belong to."""
        return self._header.match.table

    @property
    def ignored(self) -> Sequence[str]:
        """Columns nothing asks for."""
        return self._header.match.ignored

    def batches(self) -> Iterator[RawBatch]:
        """Read the rows from below the header to the end."""
        ragged: list[tuple[int, str]] = []
        text = _WatchedText(self._content, self._file, ragged)
        text.read(self._header_bytes)
        numbers = _RowNumbers(self._header.index + 1)
        last_text = ""
        try:
            for batch in self._open(text, ragged):
                frame, surplus, blank = self._frame(batch, numbers, ragged)
                due = numbers.passed(ragged)
                last_text = self._last_text(frame, due)
                mended, broken = self._mend(due)
                yield RawBatch(
                    pl.concat([frame, mended]) if mended.height else frame, (*surplus, *broken), blank
                )
        except pa.ArrowInvalid as error:
            if "Empty CSV" in str(error):
                raise empty(self._file) from error
            raise self._unclosed(numbers.last + 1) from error
        if due := numbers.passed(ragged):  # nothing is handed on before the first row that is not ragged
            last_text = due[-1][1]
            yield RawBatch(*self._mend(due))
        if (text.quotes % 2 or "\n" in last_text or "\r" in last_text) and self._ends_in_quotes():
            raise self._unclosed(numbers.last)

    def _open(self, text: Utf8Stream, ragged: list[tuple[int, str]]) -> Iterator[pa.RecordBatch]:
        names = [str(position) for position in range(self._width)]
        surplus = range(self._named, self._width)
        wanted = [str(position) for position in (*self._header.match.columns, *surplus)]

        def keep(row: arrow_csv.InvalidRow) -> Literal["skip"]:
            ragged.append((cast("int", row.number), row.text))  # known, since one thread parses
            return "skip"

        yield from arrow_csv.open_csv(
            cast("IO[bytes]", text),
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=BLOCK_BYTES, column_names=names),
            parse_options=arrow_csv.ParseOptions(
                delimiter=self._delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=keep,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types={name: pa.string() for name in wanted},
                include_columns=wanted,
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )

    def _frame(
        self, batch: pa.RecordBatch, numbers: _RowNumbers, ragged: list[tuple[int, str]]
    ) -> tuple[pl.DataFrame, list[BadRow], int]:
        """Name the columns, number the rows, and take out blank rows and those with a cell too many."""
        columns = self._header.match.columns
        frame = pl.DataFrame(pl.from_arrow(batch)).rename(
            {str(position): name for position, name in columns.items()}
        )
        frame = frame.with_columns(numbers.take(frame.height, ragged).alias(ROW_NUMBER))
        names = list(columns.values())
        surplus = [str(position) for position in range(self._named, self._width)]
        broken: list[BadRow] = []
        if surplus:
            over = pl.any_horizontal(pl.col(surplus).str.strip_chars() != "")
            for row in frame.filter(over).iter_rows(named=True):
                text = self._delimiter.join(row[name] for name in (*names, *surplus))
                broken.append(BadRow(row[ROW_NUMBER], "", text, Reason.WRONG_FIELD_COUNT))
            frame = frame.filter(~over).drop(surplus)
        if not (frame[names[0]] == "").any():
            return frame, broken, 0
        blank = pl.all_horizontal(pl.col(names).str.strip_chars() == "")
        kept = frame.filter(~blank)
        return kept, broken, frame.height - kept.height

    def _mend(self, due: list[tuple[int, str]]) -> tuple[pl.DataFrame, tuple[BadRow, ...]]:
        """Keep a row that lacks no cell and whose surplus ones are empty; the rest is broken."""
        columns = self._header.match.columns
        mended: list[dict[str, str | int]] = []
        broken: list[BadRow] = []
        for number, text in due:
            try:
                rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=self._delimiter))
            except csv.Error:
                rows = []
            cells = rows[0] if len(rows) == 1 else []
            if len(cells) >= self._named and not any(cell.strip() for cell in cells[self._named :]):
                if any(cell.strip() for cell in cells):
                    row: dict[str, str | int] = {name: cells[position] for position, name in columns.items()}
                    mended.append({**row, ROW_NUMBER: number})
            else:
                broken.append(BadRow(number, "", text, Reason.WRONG_FIELD_COUNT))
        schema = {**dict.fromkeys(columns.values(), pl.String), ROW_NUMBER: pl.Int64}
        return pl.DataFrame(mended, schema=schema), tuple(broken)

    def _last_text(self, frame: pl.DataFrame, due: list[tuple[int, str]]) -> str:
        if due and (not frame.height or due[-1][0] > frame[ROW_NUMBER][-1]):
            return due[-1][1]
        return "".join(str(cell) for cell in frame.row(-1)) if frame.height else ""

    def _ends_in_quotes(self) -> bool:
        """Tell whether a quotation mark is still open at the end, by reading the file once more.

        Only asked where the marks do not pair up (a single inch mark does that too) or the
        last row has several lines.
        """
        text = Utf8Stream(self._content, self._file)
        text.read(self._header_bytes)
        lines = (line.decode() + "\n" for line in text.lines())
        reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
        try:
            for _ in reader:
                pass
        except csv.Error as error:
            return "unexpected end of data" in str(error) or "field limit" in str(error)
        return False

    def _unclosed(self, row: int) -> InputError:
        return InputError(
            f"{self._file}: a quotation mark that opens at or after row {row} is never closed, so the rows "
            "after it cannot be told apart. Close or remove it and send the file again.",
            code="quote_not_closed",
            file=self._file,
            row=row,
        )


class _WatchedText(Utf8Stream):
    """The text, until absurdly many ragged rows wait for a good one: they are kept in memory."""

    def __init__(self, content: Content, file: str, ragged: Sequence[tuple[int, str]]) -> None:
        super().__init__(content, file)
        self._name = file
        self._ragged = ragged

    def read(self, size: int = -1, /) -> bytes:
        """Return the next piece."""
        if len(self._ragged) > MAX_RAGGED_BACKLOG:
            raise InputError(
                f"{self._name}: row after row has another number of cells than the header. "
                "Check the delimiter and the header, and send it again.",
                code="file_damaged",
                file=self._name,
            )
        return super().read(size)


class _RowNumbers:
    """Which row of the file each parsed row is, with the ragged ones in between left out."""

    def __init__(self, header_rows: int) -> None:
        self._offset = header_rows
        self._next = 1  # as the parser counts: the first row below the header

    @property
    def last(self) -> int:
        """The last row that was numbered."""
        return self._next - 1 + self._offset

    def take(self, count: int, ragged: list[tuple[int, str]]) -> pl.Series:
        """Number the next `count` good rows."""
        skipped = np.array([number for number, _ in ragged], dtype=np.int64)
        candidates = np.arange(self._next, self._next + count + len(skipped), dtype=np.int64)
        good = candidates[~np.isin(candidates, skipped)][:count]
        if count:
            self._next = int(good[-1]) + 1
        return pl.Series(good + self._offset, dtype=pl.Int64)

    def passed(self, ragged: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Take out the ragged rows whose turn has come: those before the next good row."""
        count = 0
        for number, _ in ragged:
            if number > self._next:
                break
            self._next = max(self._next, number + 1)
            count += 1
        due = [(number + self._offset, text) for number, text in ragged[:count]]
        del ragged[:count]
        return due


def _named_width(headers: Sequence[str]) -> int:
    """Count the columns up to the last that has a name."""
    return max(at + 1 for at, name in enumerate(headers) if name.strip())


def _usual_width(header: Header, rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells most rows have, at least those with a name.

    A delimiter at the end of each row makes one more than the header has, one at the end of
    the header alone makes one fewer.
    """
    widths = Counter(len(row) for row in rows[header.index + 1 :] if any(cell.strip() for cell in row))
    named = _named_width(header.headers)
    return max(named, widths.most_common(1)[0][0]) if widths else named


def _records(text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """Cut the first rows into cells; with each, how far into the text it reaches."""
    rows: list[list[str]] = []
    ends: list[int] = []
    lines = list(io.StringIO(text, newline=""))
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for row in reader:
            rows.append(row)
            ends.append(starts[reader.line_num])
            if len(rows) >= SCANNED_ROWS:
                break
    except csv.Error:
        pass
    return rows, ends
