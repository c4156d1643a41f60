"""What documents say, as files for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from core.document_json import document_json
from core.errors import InputError
from core.ports import DocumentFile, ExportFormat
from core.uploaded_document import UploadedDocument
from jobs.documents.export.einvoice import einvoice_json
from jobs.documents.export.table import csv_bytes, xlsx_bytes

FORMATS: tuple[ExportFormat, ...] = ("json", "csv", "xlsx", "einvoice")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_file(documents: Sequence[UploadedDocument], form: ExportFormat) -> DocumentFile:
    """Return the documents as one file.

    `csv` has a line for each row of goods; `xlsx` a sheet of documents and one of rows;
    `einvoice` is the JSON schema of e-invoices (INV-01), bills and notes only.

    Raises:
        InputError: there is no such format, or nothing in the documents it could hold.
    """
    if form not in FORMATS:
        raise InputError(f"There is no export format {form!r}; it is one of {', '.join(FORMATS)}.")
    unread = [one.doc_id for one in documents if one.examined is None]
    if unread:
        raise InputError(f"Document {unread[0]} is not read yet, or was refused.", code="document_not_read")
    name = documents[0].doc_id if len(documents) == 1 else "documents"
    if form == "csv":
        return DocumentFile(f"{name}.csv", "text/csv", csv_bytes(documents))
    if form == "xlsx":
        return DocumentFile(f"{name}.xlsx", _XLSX, xlsx_bytes(documents))
    if form == "einvoice":
        body: object = einvoice_json(documents)
        name = f"{name}.einvoice"
    else:
        body = [document_json(one) for one in documents]
        body = body[0] if len(documents) == 1 else body
    content = json.dumps(body, ensure_ascii=False, indent=1).encode()
    return DocumentFile(f"{name}.json", "application/json", content)
