"""A table as a file: CSV and XLSX for a spreadsheet, JSON for a program."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    import polars as pl

ExportFormat = Literal["csv", "json", "xlsx"]
FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
MEDIA_TYPES: Mapping[ExportFormat, str] = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

_FORMULA = r"^[=+\-@\t\r]"
"""How a text begins that a spreadsheet would run instead of show."""


def file_of(frame: pl.DataFrame, form: ExportFormat) -> bytes:
    """Return the table as a file; days are ISO text in JSON, days in a workbook."""
    if form == "json":
        return _days_as_text(frame).write_json().encode()
    shown = _harmless(frame)
    return shown.write_csv().encode() if form == "csv" else _workbook(shown)


def _harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """Put a quotation mark before a text that a spreadsheet would take for a formula."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    text = pl.col(pl.String)
    return frame.with_columns(
        pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep()
    )


def _days_as_text(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    return frame.with_columns(pl.col(pl.Date).dt.to_string("%Y-%m-%d"), pl.col(pl.Decimal).cast(pl.Float64))


def _workbook(frame: pl.DataFrame) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - only where a workbook is asked for

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Export")
    sheet.append(frame.columns)
    for row in frame.iter_rows():
        sheet.append([_cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """Return what a workbook can hold: no figure that is none, no control characters."""
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - NaN is the one value that differs
        return None
    if isinstance(value, str):
        return "".join(char for char in value if char.isprintable() or char == "\n")
    return value
