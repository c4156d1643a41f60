"""query_kpi: what happened, by day, place or product, and against another period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from core.chart import Chart
from core.policy import roles_for
from core.tool import Effect, Note, Tool, ToolContext
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.kpi import TIMES, UNITS, Metric, QueryKpiArguments, QueryKpiResult
from tools.kpi_by_day import average_of, by_weekday, chosen, with_unsold
from tools.kpi_cells import Cell, Cells, Key, ask_lake
from tools.kpi_chart import kpi_charts
from tools.kpi_rows import KpiWriter, Rows, in_order, kpi_rows, span
from tools.note import note
from tools.period import compared_with
from tools.price_index import band_charts, band_of
from tools.scope import ResolvedScope, resolve

_NEEDS_COST = frozenset[Metric]({"margin", "margin_pct"})
_OF_NOW = frozenset[Metric]({"stock_value", "price_index"})
"""Figures that no sale of the days is needed for; what of them is unknown is said in words of their own."""


def _notes(
    arguments: QueryKpiArguments, totals: Mapping[Metric, Cell], as_of: date | None, sold: bool
) -> tuple[Note, ...]:
    """Say what must be said of the days, and of what is unknown; of figures of now others do."""
    notes: list[Note] = []
    if as_of is not None and arguments.period.start > as_of:
        notes.append(note("sales_not_in_yet", date=as_of.isoformat()))
    elif not sold:
        if all(metric in ("forecast_wape", "forecast_bias") for metric in arguments.metrics):
            notes.append(note("no_forecasts_in_period"))
        elif not set(arguments.metrics) <= _OF_NOW:
            notes.append(note("no_sales_in_period"))
    elif as_of is not None and arguments.period.end > as_of:
        notes.append(note("period_beyond_data", date=as_of.isoformat()))
    unknown = [metric for metric in dict.fromkeys(arguments.metrics) if totals.get(metric) is None]
    if sold and any(metric in _NEEDS_COST for metric in unknown):
        notes.append(note("cost_unknown"))
    notes.extend(
        note("metric_unknown", metric=metric)
        for metric in unknown
        if sold and metric not in (*_NEEDS_COST, *_OF_NOW)
    )
    return tuple(notes)


def _sold_uncosted(
    arguments: QueryKpiArguments, totals: Mapping[Metric, Cell], where: ResolvedScope, context: ToolContext
) -> bool:
    """Tell whether something was sold whose margin is unknown for want of a cost."""
    if not any(metric in _NEEDS_COST and totals.get(metric) is None for metric in arguments.metrics):
        return False
    units = arguments.model_copy(update={"metrics": ("units",)})
    found = ask_lake(where, units, (), arguments.period, context)
    return any(value not in {None, 0} for cells in found.values.values() for value in cells.values())


def _stock_notes(
    arguments: QueryKpiArguments, total: Cells, where: ResolvedScope, context: ToolContext, as_of: date
) -> tuple[Note, ...]:
    """Say what a stock's value leaves out, and when stock was last counted where that is before its day."""
    if "stock_value" not in arguments.metrics:
        return ()
    if all(values["stock_value"] is None for values in total.values.values()):
        unknown = note("metric_unknown", metric="stock_value")
        return (note("stock_value_uncosted") if total.stock_uncosted else unknown,)
    notes: list[Note] = []
    if total.stock_uncosted:
        notes.append(note("stock_value_partial", count=total.stock_uncosted, n=total.stock_uncosted))
    if total.stock_uncounted:
        notes.append(note("stock_unknown_some", reason="not_given", place=where.place))
    counted = context.lake.freshness(context.principal.tenant_id).inventory
    if counted is not None and counted < min(arguments.period.end, as_of):
        notes.append(note("stock_stale", date=counted.isoformat()))
    return tuple(notes)


def _margin_notes(arguments: QueryKpiArguments, total: Cells) -> tuple[Note, ...]:
    """Say what a margin leaves out, and of what part of the sales it is."""
    told = any(
        row.get(metric) is not None
        for row in total.values.values()
        for metric in _NEEDS_COST.intersection(arguments.metrics)
    )
    if not told or not total.margin_uncosted or total.margin_coverage is None:
        return ()
    share = int(100 * total.margin_coverage)
    return (note("margin_partial", count=total.margin_uncosted, n=total.margin_uncosted, share=share),)


def _price_notes(
    arguments: QueryKpiArguments, total: Mapping[Metric, Cell], context: ToolContext
) -> tuple[Note, ...]:
    """Say where no competitor's price is known."""
    if "price_index" not in arguments.metrics or total.get("price_index") is not None:
        return ()
    return (note("no_competitor_prices", days=context.settings.competitor_max_age_days),)


def run(arguments: QueryKpiArguments, context: ToolContext) -> QueryKpiResult:
    """Measure, cut and compare.

    Raises:
        DataError: there are no sales at all.
    """
    where = resolve(arguments, context)
    as_of = last_sales_day(context.lake, context.principal.tenant_id)
    other = arguments.compare_to and compared_with(arguments.period, arguments.compare_to, as_of)
    total = ask_lake(where, arguments, (), arguments.period, context)
    total_before = None if other is None else ask_lake(where, arguments, (), other, context)
    sources = [total.source] + ([total_before.source] if total_before else [])
    now = before = everything = None
    if arguments.dimensions:
        cut = by_weekday if "weekday" in arguments.dimensions else ask_lake
        everything = cut(where, arguments, arguments.dimensions, arguments.period, context)
        everything = with_unsold(everything, where, arguments, as_of, context)
        now = chosen(everything, arguments)
        # A day is compared with no other day of the same name: rows by time stand alone.
        if other is not None and not TIMES.intersection(arguments.dimensions):
            before = ask_lake(where, arguments, arguments.dimensions, other, context)
        sources.append(now.source)
    evidence = Evidence(
        context,
        arguments,
        sources,
        method="aggregation of the curated tables",
        as_of=as_of,
        parameters=span(arguments.period),
    )
    writer = KpiWriter(arguments, where, evidence, other)
    what = f", {where.place}" if where.place else ""
    totals = next(iter(total.values.values()), {})
    totals_before = {} if total_before is None else next(iter(total_before.values.values()), {})
    order: list[Key] = []
    rows = Rows()
    charts: tuple[Chart, ...] = ()
    if now is not None:
        row_writer = writer if before is not None else KpiWriter(arguments, where, evidence, None)
        order = in_order(list(now.values), arguments, now)
        rows = kpi_rows(arguments, row_writer, order, now, before)
        charts = kpi_charts(arguments, order, now, where, evidence)
    first = arguments.metrics[0]
    average = average_of(totals.get(first), where, arguments, context)
    row_total = None if everything is None or now is everything else len(everything.values)
    sold = any(value not in {None, 0} for value in totals.values()) or _sold_uncosted(
        arguments, totals, where, context
    )
    return QueryKpiResult(
        as_of=as_of,
        notes=(
            *freshness_notes(context, as_of),
            *where.notes,
            *_notes(arguments, totals, as_of, sold),
            *_stock_notes(arguments, total, where, context, as_of),
            *_margin_notes(arguments, total),
            *_price_notes(arguments, totals, context),
        ),
        metrics=tuple(dict.fromkeys(arguments.metrics)),
        dimensions=arguments.dimensions,
        start=evidence.fact("From", arguments.period.start, "date"),
        end=evidence.fact("Until", arguments.period.end, "date"),
        compare_start=evidence.optional("Compared from", other and other.start, "date"),
        compare_end=evidence.optional("Compared until", other and other.end, "date"),
        totals=writer.values(totals, totals_before, what, where.subject),
        row_count=None if now is None else evidence.fact("Rows", len(now.values), "count"),
        row_total=evidence.optional("Rows in all", row_total, "count"),
        rows=rows.told,
        lowest=rows.lowest,
        highest=rows.highest,
        average=evidence.optional("On a day of trade", average, UNITS[first], where.subject),
        returned=evidence.optional("Units returned", total.returned, "units", where.subject),
        band=band_of(total.compared, evidence),
        charts=charts or band_charts(total.compared, where, evidence),
        series=()
        if now is None
        else tuple({**dict(zip(arguments.dimensions, key, strict=True)), **now.values[key]} for key in order),
    )


TOOL = Tool(
    name="query_kpi",
    description=(
        "What happened: revenue, units, margin, average price, stock and return figures over some "
        "days, by day, place or product, compared with other days where asked; what the stock is worth, and "
        "how far prices now lie above or below competitors' (price_index). Use it for questions about the "
        "past and about competitors' prices."
    ),
    arguments=QueryKpiArguments,
    result=QueryKpiResult,
    effect=Effect.READ,
    roles=roles_for("query_kpi"),
    run=run,
    examples=(
        "Revenue last month by city",
        "Units of dairy sold in Delhi this week compared to last week",
        "Top products by margin in October",
        "What is my stock worth?",
        "Which of my prices are higher than competitors'?",
    ),
)
