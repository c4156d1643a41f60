"""The file formats and sources that can be taken in, asked in this order.

To add one (a marketplace's own report, say): a module here that implements
`ingest.source.Format`, a line in the list before `DELIMITED`, which takes any text, a
fixture and a test.
"""

from __future__ import annotations

from ingest.formats.delimited import DELIMITED
from ingest.formats.json_rows import JSON
from ingest.formats.parquet import PARQUET
from ingest.formats.workbook import WORKBOOK
from ingest.source import Format

FORMATS: tuple[Format, ...] = (PARQUET, WORKBOOK, JSON, DELIMITED)
