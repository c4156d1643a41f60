"""What can be taken out as a table: each kind's rows, limited to a part of the shop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from core.errors import InputError
from core.fact import Source
from core.identity import Scope
from core.tool import ToolContext
from tools import export_kept
from tools.anomaly_record import anomalies_of
from tools.days_ahead import days_ahead
from tools.demand import demand_forecasts, last_sales_day
from tools.export_table import ExportRequest, ExportRows, frame_of, schema_of
from tools.period import DateRange
from tools.price_now import prices_now
from tools.reorder_batch import stock_actions
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    import polars as pl

ExportKind = Literal[
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
]
KINDS: tuple[ExportKind, ...] = get_args(ExportKind)

SALES_DAYS, ANOMALY_DAYS = 91, 7
"""What is taken out where no period is named: the last days of the data."""

MOST_ROWS = 1_000_000


def export_rows(kind: ExportKind, request: ExportRequest, context: ToolContext) -> ExportRows:
    """Return the rows of a kind, sorted by what names them.

    Raises:
        InputError: there are more rows than one file takes.
        DataError: there are no sales at all, and the kind rests on them.
    """
    found = _READERS[kind](request, context)
    if found.frame.height > MOST_ROWS:
        raise InputError(
            f"{found.frame.height:,} rows are more than the {MOST_ROWS:,} of one file; "
            "ask for fewer stores, products or days.",
            code="export_too_large",
        )
    return found


def _forecast(request: ExportRequest, context: ToolContext) -> ExportRows:
    """The forecasts as they are answered: what was set by hand is in them."""
    cutoff = last_sales_day(context.lake, request.where.scope.tenant_id)
    asked = days_ahead(context, cutoff, request.horizon_days)
    demand = demand_forecasts(context, request.where.scope, asked.horizon_days).from_day(asked.start)
    return ExportRows(demand.frame, demand.sources, demand.cutoff)


def _reorder(request: ExportRequest, context: ToolContext) -> ExportRows:
    found = stock_actions(context, request.where)
    plain = {"quantity": "whole", "received": "whole", "order_by": "day"}
    figures = dict.fromkeys(
        (
            "cost",
            "protected_margin",
            "protected_sales",
            "stockout_probability",
            "days_of_cover",
            "service_level",
        ),
        "real",
    )
    names = ("sku_id", "store_id", *plain, *figures, "reason", "service_source")
    rows = [{name: getattr(one, name) for name in names} for one in found.orders]
    frame = _named(frame_of(rows, schema_of(names, **plain, **figures)), request.where)
    return ExportRows(frame, found.sources, found.cutoff)


def _transfers(request: ExportRequest, context: ToolContext) -> ExportRows:
    found = stock_actions(context, request.where)
    names = ("sku_id", "from_store_id", "to_store_id", "units", "worth")
    rows = [{name: getattr(one, name) for name in names} for one in found.transfers]
    frame = frame_of(rows, schema_of(names, units="whole", worth="real"))
    return ExportRows(frame, found.sources, found.cutoff)


def _anomalies(request: ExportRequest, context: ToolContext) -> ExportRows:
    """Findings of the period, explained ones too; whole stores are looked at, as in the tool."""
    period, cutoff = _period(request, context, ANOMALY_DAYS)
    where, seen = request.where, context.principal.sku_ids
    whole = Scope(where.scope.tenant_id, where.scope.store_ids, None if seen is None else tuple(sorted(seen)))
    found = anomalies_of(context.lake, whole, period, within=where.scope)
    plain = (
        "kind",
        "cause",
        "sku_id",
        "store_id",
        "category",
        "start",
        "end",
        "actual",
        "expected",
        "rupees",
    )
    rows = [
        {**{name: getattr(one, name) for name in plain}, "severity": one.severity(found.usual_day)}
        for one in found.anomalies
    ]
    kinds = {"start": "day", "end": "day", **dict.fromkeys(("actual", "expected", "rupees"), "real")}
    return ExportRows(frame_of(rows, schema_of((*plain, "severity"), **kinds)), found.sources, cutoff)


def _elasticities(request: ExportRequest, context: ToolContext) -> ExportRows:
    answer = context.lake.elasticities(request.where.scope)
    return ExportRows(answer.frame, (answer.source,), answer.source.as_of)


def _sales(request: ExportRequest, context: ToolContext) -> ExportRows:
    period, cutoff = _period(request, context, SALES_DAYS)
    answer = context.lake.sales_history(request.where.scope, period.start, period.end)
    return ExportRows(answer.frame, (answer.source,), cutoff)


def _catalog(request: ExportRequest, context: ToolContext) -> ExportRows:
    """Each product with the price most of its stores ask, the lowest of equals."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    products = context.lake.products(request.where.scope)
    cutoff = context.lake.freshness(request.where.scope.tenant_id).sales
    asked: list[tuple[str, float]] = []
    sources: tuple[Source, ...] = (products.source,)
    if cutoff is not None:
        prices, more = prices_now(context, request.where.scope, cutoff)
        asked = [(sku, float(one.price)) for (sku, _), one in prices.items()]
        sources += more
    price = (
        pl.DataFrame(asked, schema={"sku_id": pl.String, "price": pl.Float64}, orient="row")
        .group_by("sku_id")
        .agg(pl.col("price").mode().min())
    )
    columns = ("sku_id", "name", "category", "brand", "pack_size", "mrp")
    frame = products.frame.select(columns).join(price, on="sku_id", how="left").sort("sku_id")
    return ExportRows(frame, sources, cutoff)


_READERS: Mapping[ExportKind, Callable[[ExportRequest, ToolContext], ExportRows]] = {
    "forecast": _forecast,
    "overrides": export_kept.overrides,
    "reorder": _reorder,
    "transfers": _transfers,
    "price_changes": export_kept.price_changes,
    "recommendations": export_kept.recommendations,
    "alerts": export_kept.alerts,
    "anomalies": _anomalies,
    "elasticities": _elasticities,
    "sales": _sales,
    "catalog": _catalog,
    "quarantine": export_kept.quarantine,
}


def _period(request: ExportRequest, context: ToolContext, days: int) -> tuple[DateRange, date]:
    """Return the days asked for as far as there is data, else the last ones; and the last of all."""
    cutoff = last_sales_day(context.lake, context.principal.tenant_id)
    asked = request.period
    if asked is None:
        return DateRange(start=cutoff - timedelta(days=days - 1), end=cutoff), cutoff
    return DateRange(start=min(asked.start, cutoff), end=min(asked.end, cutoff)), cutoff


def _named(frame: pl.DataFrame, where: ResolvedScope) -> pl.DataFrame:
    """Add what products and stores are called, behind their ids."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    names = where.names
    product = [names.product(sku) for sku in frame["sku_id"].to_list()]
    store = [names.store(store_id) for store_id in frame["store_id"].to_list()]
    return frame.insert_column(1, pl.Series("product", product, dtype=pl.String)).insert_column(
        3, pl.Series("store", store, dtype=pl.String)
    )
