"""`export`: what the product worked out, as a file for a spreadsheet or another program."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

from app.cli import document_export
from app.cli.output import add_json_option, add_user_option, print_json
from core.errors import InputError

KINDS = (
    "forecast",
    "overrides",
    "reorder",
    "transfers",
    "price_changes",
    "recommendations",
    "alerts",
    "anomalies",
    "elasticities",
    "sales",
    "catalog",
    "quarantine",
)
"""The tool's, told here so that `--help` answers without it; a test holds them together."""

FORMATS = (".csv", ".json", ".xlsx")


def register(commands: Any) -> None:
    """Add the command."""
    export = commands.add_parser("export", help="write a table to a file (CSV, JSON or XLSX)")
    kinds = (*KINDS, document_export.KIND)
    export.add_argument("kind", choices=kinds, metavar="KIND", help=", ".join(kinds))
    export.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="ends in .csv, .json or .xlsx"
    )
    export.add_argument(
        "--horizon", type=int, default=14, metavar="DAYS", help="of a forecast: days ahead (default 14)"
    )
    export.add_argument("--store", metavar="STORE", help="one store's id (default: every store)")
    export.add_argument("--city", metavar="CITY", help="the stores of a city")
    export.add_argument("--category", metavar="CATEGORY", help="one category of products")
    export.add_argument("--start", metavar="DAY", help="of sales and anomalies: first day, ISO date")
    export.add_argument("--end", metavar="DAY", help="of sales and anomalies: last day, ISO date")
    document_export.add_options(export)
    add_user_option(export)
    add_json_option(export)
    export.set_defaults(run=run_export)


def run_export(arguments: argparse.Namespace) -> int:
    """Write what the person may see; nothing is written where something is wrong."""
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy, and --help must not wait
    from tools.export_data import ExportDataResult  # noqa: PLC0415 - with it

    if arguments.kind == document_export.KIND:
        return document_export.export_documents(arguments)
    suffix = arguments.out.suffix.lower()
    if suffix not in FORMATS:
        raise InputError(f"--out {arguments.out.name}: the name must end in .csv, .json or .xlsx.")
    if not 1 <= arguments.horizon <= 90:
        raise InputError(f"--horizon {arguments.horizon}: give 1 to 90 days.")
    with open_home() as home:
        asked = _asked(arguments, suffix.removeprefix("."))
        result = home.catalog.call("export_data", asked, home.person(arguments.user)).result
        assert isinstance(result, ExportDataResult)  # noqa: S101 - for the type checker
        assert result.blob_key is not None  # noqa: S101 - only a preview has none
        try:
            with home.blobs.open(result.blob_key) as content, arguments.out.open("wb") as out:
                shutil.copyfileobj(content, out)
        except OSError as error:
            raise InputError(f"--out {arguments.out}: {error.strerror}.") from error
    rows = int(str(result.rows.value))
    if arguments.json:
        print_json({"kind": arguments.kind, "file": str(arguments.out), "rows": rows})
    else:
        print(f"✓ {rows:,} rows in {arguments.out}")
    return 0


def _asked(arguments: argparse.Namespace, form: str) -> dict[str, Any]:
    """Return the tool's arguments; what was not given is left out.

    Raises:
        InputError: one end of the period is missing.
    """
    if (arguments.start is None) != (arguments.end is None):
        raise InputError("Give both --start and --end, or neither.")
    asked = {
        "store_id": arguments.store,
        "city": arguments.city,
        "category": arguments.category,
        "period": None if arguments.start is None else {"start": arguments.start, "end": arguments.end},
    }
    given = {name: value for name, value in asked.items() if value is not None}
    return {"kind": arguments.kind, "format": form, "horizon_days": arguments.horizon, **given}
