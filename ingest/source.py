"""What every format hands on: text cells under the contract's names, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from core.errors import InputError
from core.table import Table
from ingest.content import Content
from ingest.quarantine import BadRow

ROW_NUMBER = "row_number"
BATCH_ROWS = 65_536


@dataclass(frozen=True)
class RawBatch:
    """Rows as they stand in the file.

    `frame` has `row_number` and a String column for each contract column in the file;
    `broken` are rows that could not be cut into cells; `blank` counts rows without a word.
    """

    frame: pl.DataFrame
    broken: tuple[BadRow, ...] = ()
    blank: int = 0


class RowSource(Protocol):
    """An opened file whose header was recognised."""

    @property
    def table(self) -> Table:
        """The table its rows belong to."""
        ...

    @property
    def ignored(self) -> Sequence[str]:
        """Columns nothing asks for; complete once the rows were read."""
        ...

    @property
    def skipped_parts(self) -> Sequence[str]:
        """Parts of the file that are not read, such as a workbook's other sheets."""
        ...

    @property
    def excel_serials(self) -> bool:
        """Whether a bare number in a date column is a spreadsheet's day count."""
        ...

    def batches(self) -> Iterator[RawBatch]:
        """Read the rows from the beginning; may be called again, even while a reading is under way."""
        ...


class Format(Protocol):
    """One file format or source."""

    name: str

    def recognises(self, head: bytes) -> bool:
        """Tell from the first bytes whether the file is of this format."""
        ...

    def open(self, content: Content, file: str, kind: str | None) -> RowSource:
        """Find the header and get ready to read.

        Raises:
            InputError: the file is damaged, or no header of the kind (or any) is in it.
        """
        ...


def damaged(file: str, what: str) -> InputError:
    """Return the error for a file that cannot be read to its end."""
    return InputError(
        f"{file}: {what}. The file is damaged or was cut off on the way; export it again and send it again.",
        code="file_damaged",
        file=file,
    )


def empty(file: str) -> InputError:
    """Return the error for a file without a row of data."""
    return InputError(
        f"{file}: there are no rows of data in it. Export it again with at least one row under the header.",
        code="file_empty",
        file=file,
    )
