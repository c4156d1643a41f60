"""`export documents`: what bills and certificates say, for a purchase register."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.output import print_json
from core.errors import InputError

KIND = "documents"
FORMATS = {".csv": "csv", ".json": "json", ".xlsx": "xlsx"}
MOST = 10_000


def add_options(export: argparse.ArgumentParser) -> None:
    """Add what only documents have."""
    export.add_argument(
        "--einvoice", action="store_true", help="of documents: bills in the JSON schema of e-invoices"
    )


def export_documents(arguments: argparse.Namespace) -> int:
    """Write the documents the person may see, oldest first, those that are read."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait

    suffix = arguments.out.suffix.lower()
    if suffix not in FORMATS or (arguments.einvoice and suffix != ".json"):
        allowed = ".json" if arguments.einvoice else ".csv, .json or .xlsx"
        raise InputError(f"--out {arguments.out.name}: the name must end in {allowed}.")
    form: Any = "einvoice" if arguments.einvoice else FORMATS[suffix]
    with open_home() as home:
        person = home.person(arguments.user)
        service = home.document_shop.service
        read = [one.doc_id for one in service.newest(person, MOST) if one.examined is not None]
        if not read:
            raise InputError("There is no document to export; send one first.", code="no_documents_sent")
        file = service.export(read[::-1], form, person)
    try:
        arguments.out.write_bytes(file.content)
    except OSError as error:
        raise InputError(f"--out {arguments.out}: {error.strerror}.") from error
    if arguments.json:
        print_json({"kind": KIND, "file": str(arguments.out), "documents": len(read)})
    else:
        print(f"✓ {len(read):,} documents in {arguments.out}")
    return 0
