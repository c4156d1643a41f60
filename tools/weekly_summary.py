"""weekly_summary: how the last seven days went against the seven before, with a chart of what moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from pydantic import Field

from core.fact import Fact, Source
from core.policy import roles_for
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from tools.change import Contributor, ExplainChangeArguments
from tools.demand import last_sales_day
from tools.evidence import Evidence
from tools.explain_change import run as explain_change
from tools.kpi import KpiRow, KpiValue, Metric, QueryKpiArguments
from tools.period import DateRange
from tools.query_kpi import run as query_kpi
from tools.scope import ScopeArguments, resolve

_METRICS: tuple[Metric, ...] = ("revenue", "margin_pct", "stockout_rate")
_WEEK_DAYS = 7


class WeeklySummaryArguments(ToolArguments):
    """Of which week."""

    on: date | None = Field(default=None, description="Its last day; omitted: the last day with sales")


class WeeklySummaryResult(ToolResult):
    """The seven days up to `end` against the seven before.

    `best` and `worst` are the stores whose revenue rose and fell most, `products` those that moved
    the revenue of the whole most. `changed` counts the prices changed in these days, `waiting` those
    that wait for a decision. The chart is the bridge from the one week's revenue to the other's.
    """

    start: Fact
    end: Fact
    moves: tuple[KpiValue, ...] = ()
    best: KpiRow | None = None
    worst: KpiRow | None = None
    products: tuple[Contributor, ...] = ()
    changed: Fact
    waiting: Fact


def run(arguments: WeeklySummaryArguments, context: ToolContext) -> WeeklySummaryResult:
    """Sum the week up.

    Raises:
        DataError: there are no sales at all.
    """
    cutoff = last_sales_day(context.lake, context.principal.tenant_id)
    end = arguments.on or cutoff
    week = DateRange(start=end - timedelta(days=_WEEK_DAYS - 1), end=end)
    kpi = query_kpi(
        QueryKpiArguments(metrics=_METRICS, dimensions=("store",), period=week, compare_to="previous_period"),
        context,
    )
    bridge = explain_change(ExplainChangeArguments(metric="revenue", period=week), context)
    told = [one.value.source for one in kpi.totals[:1]]
    evidence = Evidence(
        context,
        arguments,
        [*told, Source(tables={"price_changes": end.isoformat()})],
        method="weekly summary",
        as_of=cutoff,
    )
    changed, waiting = _price_changes(week, context)
    best, worst = _ends(kpi.rows)
    return WeeklySummaryResult(
        as_of=cutoff,
        notes=tuple(
            one for one in kpi.notes if one.code in {"stale_data", "period_beyond_data", "margin_partial"}
        ),
        charts=bridge.charts,
        start=kpi.start,
        end=kpi.end,
        moves=tuple(one for one in kpi.totals if one.value.value is not None),
        best=best,
        worst=worst,
        products=bridge.products[:1],
        changed=evidence.fact("Prices changed in the week", changed, "count"),
        waiting=evidence.fact("Price changes waiting for a decision", waiting, "count"),
    )


def _ends(rows: Sequence[KpiRow]) -> tuple[KpiRow | None, KpiRow | None]:
    """Return the row that rose most and the one that fell most; `None` where none did."""
    known = [row for row in rows if _change(row) is not None]
    if len(known) < 2:
        return None, None
    best, worst = max(known, key=_moved), min(known, key=_moved)
    return (best if _moved(best) > 0 else None), (worst if _moved(worst) < 0 else None)


def _change(row: KpiRow) -> Fact | None:
    change = row.values[0].change
    return change if change is not None and change.value is not None else None


def _moved(row: KpiRow) -> float:
    change = _change(row)
    return 0.0 if change is None else float(str(change.value))


def _price_changes(week: DateRange, context: ToolContext) -> tuple[int, int]:
    """Return how many prices the person can see were changed in the week, and how many wait."""
    zone = ZoneInfo(context.settings.timezone)
    entries = context.ledgers.price_changes.entries(resolve(ScopeArguments(), context).scope)
    changed = sum(
        one.applied_at is not None and week.start <= one.applied_at.astimezone(zone).date() <= week.end
        for one in entries
    )
    return changed, sum(one.status == "waiting" for one in entries)


TOOL = Tool(
    name="weekly_summary",
    description=(
        "How the last seven days went against the seven before: revenue, margin, empty shelves, the stores "
        "and products that moved most, with a chart. For managers. Use it to sum the week up."
    ),
    arguments=WeeklySummaryArguments,
    result=WeeklySummaryResult,
    effect=Effect.READ,
    roles=roles_for("weekly_summary"),
    run=run,
    examples=("Sum up the week", "Weekly summary", "How did the week go overall?"),
)
