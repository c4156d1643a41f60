from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from hypothesis import settings

from ingest.quarantine import BadRow
from ingest.reading import open_file

settings.register_profile("ingest")  # a busy machine is no failure
settings.load_profile("ingest")

RECEIVED = date(2026, 11, 22)
SALES_HEADER = "date,sku_id,store_id,units_sold,revenue,price,promo_flag,source"


@dataclass(frozen=True)
class Read:
    """A file read to its end."""

    kind: str
    format_name: str
    rows: Sequence[dict[str, Any]]
    bad: Sequence[BadRow]
    remarks: str

    @property
    def reasons(self) -> list[tuple[int, str, str]]:
        return [(row.row, row.column, row.reason.value) for row in self.bad]


def read(
    content: bytes | str, *, kind: str | None = None, received_on: date = RECEIVED, file: str = "rows.csv"
) -> Read:
    """Read a file as the importer would."""
    raw = content.encode() if isinstance(content, str) else content
    opened = open_file(BytesIO(raw), file, kind=kind, received_on=received_on, timezone="Asia/Kolkata")
    rows: list[dict[str, Any]] = []
    bad: list[BadRow] = []
    for batch in opened.batches():
        assert batch.read == batch.rows.num_rows + len(batch.quarantined)
        rows.extend(batch.rows.to_pylist())
        bad.extend(batch.quarantined)
    return Read(opened.kind, opened.format_name, rows, bad, opened.remarks())


def sales(*lines: str) -> str:
    """A sales CSV of the seed's own columns."""
    return "\n".join([SALES_HEADER, *lines, ""])
