"""Rows that stayed out: collected on disk while a file is read, kept, and handed out again."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from core.ports import Blobs, ImportEntry, QuarantinedRow

if TYPE_CHECKING:
    from ingest.quarantine import BadRow

MAX_EXAMPLES = 20


class Rejects:
    """The quarantine of one import: a JSON line per row on disk, the counts and examples in memory."""

    def __init__(self, folder: Path, file: str) -> None:
        self._lines = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  closed by the with block of the caller
        self._file = file
        self.reasons: Counter[str] = Counter()
        self.examples: list[QuarantinedRow] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()

    @property
    def count(self) -> int:
        """How many rows stayed out."""
        return self.reasons.total()

    def add(self, rows: Iterable[BadRow]) -> None:
        """Write rows down, in the order they come."""
        for row in rows:
            record = row.as_record(self._file)
            self.reasons[record["reason"]] += 1
            if len(self.examples) < MAX_EXAMPLES:
                self.examples.append(record)
            self._lines.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")

    def content(self) -> BinaryIO:
        """Return the lines written so far, from the beginning."""
        self._lines.flush()
        self._lines.seek(0)
        return cast("BinaryIO", self._lines)


def read_rejects(blobs: Blobs, entry: ImportEntry) -> Iterator[QuarantinedRow]:
    """Read an import's quarantined rows one by one."""
    with blobs.open(entry.quarantine_key) as lines:
        for line in lines:
            row: Mapping[str, object] = json.loads(line)
            yield row
