"""export_data: a table of the product's as a file, for a spreadsheet or another program."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from pydantic import Field

from core.fact import Fact
from core.policy import roles_for
from core.shared_file import SharedFile
from core.tool import Effect, Tool, ToolContext, ToolResult
from tools.evidence import Evidence, freshness_notes
from tools.export_file import MEDIA_TYPES, ExportFormat, file_of
from tools.export_rows import ExportKind, export_rows
from tools.export_table import ExportRequest, ExportRows
from tools.period import DateRange
from tools.scope import ScopeArguments, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_ID_LENGTH = 16


class ExportDataArguments(ScopeArguments):
    """Which table, of which part of the shop, as which kind of file."""

    kind: ExportKind = Field(description="What to export")
    format: ExportFormat = Field(default="csv", description="Kind of file")
    horizon_days: int = Field(default=14, ge=1, le=90, description="Of a forecast: days ahead")
    period: DateRange | None = Field(
        default=None,
        description="Of sales and anomalies: which days, both included; omitted: the last of the data",
    )


class ExportDataResult(ToolResult):
    """The file: `file_name` is what to call it, `blob_key` where it is kept.

    In a preview `blob_key` is `None`, and nothing is handed over. The file has a header of column
    names, also without rows.
    """

    kind: ExportKind
    format: ExportFormat
    file_name: Fact
    blob_key: str | None = None
    size_bytes: int | None = None
    rows: Fact


def preview(arguments: ExportDataArguments, context: ToolContext) -> ExportDataResult:
    """Tell how many rows the file would have; nothing is kept. Raises what `run` raises."""
    return _told(arguments, _rows(arguments, context), context)


def run(arguments: ExportDataArguments, context: ToolContext) -> ExportDataResult:
    """Write the file and keep it; the same content is kept once.

    Raises:
        ScopeError, InputError: the part of the shop is not the caller's, or unknown.
        InputError: there are more rows than one file takes.
        DataError: there are no sales at all, and the kind rests on them.
    """
    rows = _rows(arguments, context)
    content = file_of(rows.frame, arguments.format)
    name = f"{arguments.kind}-{sha256(content).hexdigest()[:_ID_LENGTH]}.{arguments.format}"
    key = f"{context.principal.tenant_id}/exports/{name}"
    context.blobs.put(key, BytesIO(content))
    told = _told(arguments, rows, context)
    file = SharedFile(
        name=str(told.file_name.value),
        media_type=MEDIA_TYPES[arguments.format],
        blob_key=key,
        size_bytes=len(content),
    )
    return told.model_copy(update={"blob_key": key, "size_bytes": len(content), "files": (file,)})


def _rows(arguments: ExportDataArguments, context: ToolContext) -> ExportRows:
    where = resolve(arguments, context)
    named = (arguments.store_id, arguments.city, arguments.category, arguments.sku_ids)
    narrowed = any(one is not None for one in named)
    return export_rows(
        arguments.kind, ExportRequest(where, arguments.horizon_days, arguments.period, narrowed), context
    )


def _told(arguments: ExportDataArguments, rows: ExportRows, context: ToolContext) -> ExportDataResult:
    evidence = Evidence(context, arguments, rows.sources, method="export", as_of=rows.as_of)
    return ExportDataResult(
        as_of=rows.as_of,
        notes=freshness_notes(context, rows.as_of),
        kind=arguments.kind,
        format=arguments.format,
        file_name=evidence.fact("File", f"{arguments.kind}.{arguments.format}", "text"),
        rows=evidence.fact("Rows", rows.frame.height, "count"),
    )


def audited(arguments: ExportDataArguments, result: ExportDataResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: what left, how much, of which part of the shop."""
    return {
        "kind": arguments.kind,
        "format": arguments.format,
        "rows": result.rows.value,
        "blob_key": result.blob_key,
        "store_id": arguments.store_id,
        "city": arguments.city,
        "category": arguments.category,
    }


TOOL = Tool(
    name="export_data",
    description=(
        "Write a table to a file (CSV, JSON or XLSX): forecasts, orders, moves, price changes, "
        "recommendations, alerts, anomalies, elasticities, sales, the product list, rows put aside at "
        "import. Use it when a person asks to export or download something."
    ),
    arguments=ExportDataArguments,
    result=ExportDataResult,
    effect=Effect.WRITE,
    roles=roles_for("export_data"),
    run=run,
    preview=preview,
    audited=audited,
    examples=(
        "Export the forecast for Delhi as CSV",
        "Download my price changes as Excel",
        "Export the reorder list of DELHI_01",
    ),
)
