"""A table to be taken out: what is asked for, and its columns whether or not it has rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from core.fact import Source
from core.tool import ToolContext
from tools.period import DateRange
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class ExportRequest:
    """What is asked for: `horizon_days` of a forecast, `period` of sales and anomalies.

    `narrowed` tells whether a part of the shop was named.
    """

    where: ResolvedScope
    horizon_days: int
    period: DateRange | None
    narrowed: bool = False


@dataclass(frozen=True)
class ExportRows:
    """A table and what it rests on; its columns are the same whether or not it has rows."""

    frame: pl.DataFrame
    sources: tuple[Source, ...]
    as_of: date | None


def schema_of(names: Sequence[str], **kinds: str) -> pl.Schema:
    """Return the columns; `kinds` are `day`, `real` and `whole` by name, anything else is text."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    types = {"day": pl.Date(), "real": pl.Float64(), "whole": pl.Int64(), "text": pl.String()}
    return pl.Schema({name: types[kinds.get(name, "text")] for name in names})


def frame_of(rows: Sequence[Mapping[str, Any]], schema: pl.Schema) -> pl.DataFrame:
    """Return rows as a table of these columns; what is empty or unknown is null."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    columns = {
        name: [_plain(row[name], real=schema[name] == pl.Float64()) for row in rows]
        for name in schema.names()
    }
    return pl.DataFrame(columns, schema=schema)


def _plain(value: Any, *, real: bool) -> Any:
    if value is None or value == "":
        return None
    if real:
        return float(value)
    return value.isoformat() if isinstance(value, datetime) else value


def ledger_rows(
    rows: Sequence[Mapping[str, Any]], schema: pl.Schema, table: str, context: ToolContext
) -> ExportRows:
    """Return rows of the app database, as they are now."""
    as_of = context.lake.freshness(context.principal.tenant_id).sales
    source = Source(tables={table: context.clock.now().isoformat()})
    return ExportRows(frame_of(rows, schema), (source,), as_of)
