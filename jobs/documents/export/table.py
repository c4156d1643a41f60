"""Documents as a table: CSV with a line for each row of goods, XLSX with a sheet for each kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from core.document import FieldValue
from core.uploaded_document import UploadedDocument

HEAD = ("doc_id", "doc_type", "status", "file_name")
LINE = (
    "line",
    "description",
    "hsn",
    "quantity",
    "unit",
    "rate",
    "discount",
    "line_taxable_value",
    "gst_rate",
    "amount",
)
_OPENS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(documents: Sequence[UploadedDocument]) -> bytes:
    """Return the documents as CSV, UTF-8 with a mark that spreadsheets know it by."""
    names = field_names(documents)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*HEAD, *names, *LINE])
    for document in documents:
        own = [_cell(value) for value in _own(document, names)]
        for line in _lines(document):
            writer.writerow([*own, *(_cell(value) for value in line)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_bytes(documents: Sequence[UploadedDocument]) -> bytes:
    """Return the documents as a workbook: their fields, their rows, and what is wrong with them."""
    from openpyxl import Workbook  # noqa: PLC0415 - only where a workbook is asked for

    names = field_names(documents)
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has one
    sheet.title = "Documents"
    sheet.append([*HEAD, *names])
    lines = book.create_sheet("Line items")
    lines.append(["doc_id", *LINE])
    reasons = book.create_sheet("Reasons")
    reasons.append(["doc_id", "rule", "severity", "message", "clause", "found", "expected", "page"])
    for document in documents:
        sheet.append([_typed(value) for value in _own(document, names)])
        for line in _lines(document):
            if line[0] is not None:
                lines.append([document.doc_id, *(_typed(value) for value in line)])
        for row in _reasons(document):
            reasons.append([_typed(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def field_names(documents: Sequence[UploadedDocument]) -> list[str]:
    """Return every field any of the documents has, in the order they first come."""
    names: dict[str, None] = {}
    for document in documents:
        if document.examined is not None:
            names |= dict.fromkeys(document.examined.document.fields)
    return list(names)


def _own(document: UploadedDocument, names: Sequence[str]) -> list[FieldValue | None]:
    assert document.examined is not None  # noqa: S101 - the caller exports read documents only
    found = document.examined.document
    head = [document.doc_id, found.doc_type.value, document.examined.verdict.status, document.file_name]
    return [*head, *(found.value(name) for name in names)]


def _lines(document: UploadedDocument) -> Iterator[list[Any]]:
    """Yield the rows of goods; one blank row where there are none."""
    assert document.examined is not None  # noqa: S101 - see above
    items = document.examined.document.line_items
    if not items:
        yield [None] * len(LINE)
    for number, item in enumerate(items, start=1):
        yield [
            number,
            item.description,
            item.hsn,
            item.quantity,
            item.unit,
            item.rate,
            item.discount,
            item.taxable_value,
            item.gst_rate,
            item.amount,
        ]


def _reasons(document: UploadedDocument) -> Iterator[list[Any]]:
    assert document.examined is not None  # noqa: S101 - see above
    for reason in document.examined.verdict.reasons:
        page = reason.place.page if reason.place else None
        yield [
            document.doc_id,
            reason.rule_id,
            reason.severity,
            reason.message.get("en", ""),
            reason.clause,
            reason.found,
            reason.expected,
            page,
        ]


def _cell(value: Any) -> str:
    """Return a value as CSV has it; words that a spreadsheet would run as a formula are defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_OPENS_A_FORMULA) else text


def _typed(value: Any) -> Any:
    """Return a value as a workbook's cell has it: numbers and days stay what they are."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, str):
        legible = "".join(letter for letter in value if letter.isprintable() or letter in "\n\t")
        return f"'{legible}" if legible.startswith(_OPENS_A_FORMULA) else legible
    return value
