"""explain_change: why a figure moved, in steps that add up to the difference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from core.fact import Source
from core.identity import Scope
from core.policy import roles_for
from core.ports import Answer, Lake
from core.tool import Effect, Note, Tool, ToolContext
from tools.anomaly_grid import with_empty_shelves
from tools.change import ChangeMetric, ExplainChangeArguments, ExplainChangeResult
from tools.change_steps import ChangeWriter
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.period import DateRange, compared_with
from tools.scope import ResolvedScope, resolve

if TYPE_CHECKING:
    import polars as pl

    from engines.decision.baseline import Days, Estimated
    from engines.decision.bridge import Bridge

_CELLS_A_SHELF = 60


def _periods(arguments: ExplainChangeArguments, as_of: date) -> tuple[DateRange, DateRange, tuple[Note, ...]]:
    """Return the later and the earlier period; days without data do not count as days.

    Of days whose sales are not in yet nothing can be told: the latest as many days stand for them.
    """
    asked = arguments.period
    if asked.start > as_of and isinstance(arguments.compare_to, str):
        latest = DateRange(start=as_of - timedelta(days=asked.days - 1), end=as_of)
        before = compared_with(latest, arguments.compare_to, as_of)
        return latest, before, (note("latest_days_instead", date=as_of.isoformat()),)
    before = compared_with(asked, arguments.compare_to, as_of)
    if asked.end <= as_of or asked.start > as_of:
        return asked, before, ()
    now = DateRange(start=asked.start, end=as_of)
    return now, before, (note("period_beyond_data", date=as_of.isoformat()),)


def _read(lake: Lake, scope: Scope, *windows: Days) -> tuple[pl.DataFrame, list[Answer]]:
    """Return the daily rows of the windows, each day once, with days of empty shelves."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    frames: list[pl.DataFrame] = []
    answers: list[Answer] = []
    for window in windows:
        sales = lake.sales_history(scope, window.from_normal, window.end)
        stock = lake.stock_history(scope, window.from_normal, window.end)
        frames.append(with_empty_shelves(sales.frame, stock.frame))
        answers += [sales, stock]
    daily = pl.concat(frames, how="diagonal")
    return daily.unique(["date", "sku_id", "store_id"], keep="first", maintain_order=True), answers


@dataclass(frozen=True)
class _Reckoned:
    """The bridge, what it was estimated from, and whether anything sold now and before."""

    found: Bridge | None
    estimated: Estimated
    sold_now: bool
    sold_before: bool
    sources: tuple[Source, ...]


def _reckon(
    context: ToolContext, where: ResolvedScope, metric: ChangeMetric, now: DateRange, before: DateRange
) -> _Reckoned:
    from engines.decision.baseline import Days, estimate  # noqa: PLC0415 - brings polars along
    from engines.decision.bridge import bridge  # noqa: PLC0415

    days_before, days_now = Days(before.start, before.end), Days(now.start, now.end)
    daily, answers = _read(context.lake, where.scope, days_before, days_now)
    estimated = estimate(
        daily,
        days_before,
        days_now,
        products=where.products if metric == "margin" else None,
        priced=metric != "units",
    )

    def sold(period: DateRange) -> bool:
        rows = daily.filter(daily["date"].is_between(period.start, period.end))
        return bool((rows["units"] > 0).any())

    return _Reckoned(
        bridge(estimated.cells, metric, days_before=before.days, days_now=now.days)
        if estimated.cells
        else None,
        estimated,
        sold(now),
        sold(before),
        tuple(answer.source for answer in answers),
    )


def run(arguments: ExplainChangeArguments, context: ToolContext) -> ExplainChangeResult:
    """Explain the change of a figure between two periods.

    Raises:
        DataError: there are no sales at all.
    """
    where = resolve(arguments, context)
    as_of = last_sales_day(context.lake, context.principal.tenant_id)
    now, before, notes = _periods(arguments, as_of)
    reckoned = context.lake.kept(
        where.scope.tenant_id,
        ("change", where.scope, arguments.metric, now.start, now.end, before.start, before.end),
        lambda: _reckon(context, where, arguments.metric, now, before),
        cells=lambda made: _CELLS_A_SHELF * len(made.estimated.cells),
    )
    evidence = Evidence(
        context,
        arguments,
        reckoned.sources,
        method="additive bridge at the mean of both periods (Bennet 1920); lost and promoted units estimated",
        as_of=as_of,
        parameters={
            "start": now.start.isoformat(),
            "end": now.end.isoformat(),
            "compare_start": before.start.isoformat(),
            "compare_end": before.end.isoformat(),
        },
    )
    said = freshness_notes(context, as_of) + where.notes + notes + _notes(arguments.metric, reckoned)
    return ChangeWriter(arguments.metric, where, evidence).result(
        reckoned.found, reckoned.estimated, (now, before), as_of=as_of, notes=said
    )


def _notes(metric: ChangeMetric, reckoned: _Reckoned) -> tuple[Note, ...]:
    notes: list[Note] = []
    if not reckoned.sold_now:
        notes.append(note("no_sales_in_period"))
    elif not reckoned.sold_before:
        notes.append(note("no_sales_to_compare"))
    if reckoned.estimated.unknown_units:
        notes.append(note("cost_unknown") if metric == "margin" else note("revenue_unknown"))
    return tuple(notes)


TOOL = Tool(
    name="explain_change",
    description=(
        "Why revenue, margin or units went up or down between two periods: how much of the change comes "
        "from units, mix, prices, promotions, empty shelves, new and lost items, and which products and "
        "stores moved most. Use it for questions of why a past figure changed."
    ),
    arguments=ExplainChangeArguments,
    result=ExplainChangeResult,
    effect=Effect.READ,
    roles=roles_for("explain_change"),
    run=run,
    examples=(
        "Why did margin fall last week?",
        "What explains the drop in revenue in Delhi in October?",
        "Why did we sell more dairy this month than last month?",
    ),
)
