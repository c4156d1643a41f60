"""morning_brief: what to do first today, and what changed since yesterday, on one phone screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.policy import roles_for
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from tools.approval import proposal_mark
from tools.demand import last_sales_day
from tools.evidence import Evidence
from tools.kpi import KpiValue, Metric, QueryKpiArguments
from tools.period import DateRange
from tools.query_kpi import run as query_kpi
from tools.rank_actions import RankActionsArguments
from tools.rank_actions import run as rank_actions
from tools.ranked_action import RankedAction

MOST_ACTIONS = 3
_METRICS: tuple[Metric, ...] = ("revenue", "margin_pct", "stockout_rate")
_WORTH_TELLING: dict[Metric, float] = {"margin_pct": 1.0, "stockout_rate": 1.0}
"""From how many percentage points a move is told; revenue always is."""

_WEEK = timedelta(days=7)
_SINCE = timedelta(days=1)


class MorningBriefArguments(ToolArguments):
    """Of which day."""

    on: date | None = Field(
        default=None, description="The day that is looked back on; omitted: the last with sales"
    )


class BriefAction(BaseModel):
    """One thing to do, and the mark of all that its line shows."""

    model_config = ConfigDict(frozen=True)

    action: RankedAction
    shown: str


class MorningBriefResult(ToolResult):
    """What a person should know before opening the shop.

    `moves` are figures of `day` against `other_day`, a week before: revenue, and those that moved
    enough to matter. `waiting` are price changes that the person must decide on; `alerts_*` count
    what opened and closed within a day, and what is open; `alerts_at_stake` is the money of what is
    open, as far as it is known, as `list_alerts` tells it.
    """

    name: Fact
    day: Fact
    other_day: Fact
    total: Fact
    actions: tuple[BriefAction, ...] = ()
    moves: tuple[KpiValue, ...] = ()
    waiting: Fact | None = None
    alerts_opened: Fact | None = None
    alerts_closed: Fact | None = None
    alerts_open: Fact | None = None
    alerts_at_stake: Fact | None = None


def run(arguments: MorningBriefArguments, context: ToolContext) -> MorningBriefResult:
    """Say what to do first, and what changed.

    Raises:
        DataError: there are no sales at all.
    """
    cutoff = last_sales_day(context.lake, context.principal.tenant_id)
    day = arguments.on or cutoff
    ranked = rank_actions(RankActionsArguments(limit=MOST_ACTIONS), context)
    kpi = query_kpi(_question(day), context)
    sources = [ranked.total.source, *(one.value.source for one in kpi.totals[:1])]
    evidence = Evidence(context, arguments, sources, method="morning brief", as_of=cutoff)
    waiting = len(ranked.waiting)
    alerts = _alerts(context, evidence)
    return MorningBriefResult(
        as_of=cutoff,
        notes=tuple(one for one in ranked.notes if one.code in {"stale_data", "stock_unknown"}),
        name=evidence.fact("Name", context.principal.name, "text"),
        day=evidence.fact("Day looked back on", day, "date", {"date": day.isoformat()}),
        other_day=evidence.fact("Compared with", day - _WEEK, "date", {"date": (day - _WEEK).isoformat()}),
        total=ranked.total,
        actions=tuple(_marked(ranked.actions, context)),
        moves=tuple(_telling(kpi.totals)),
        waiting=evidence.fact("Price changes waiting for you", waiting, "count") if waiting else None,
        alerts_opened=alerts["opened"],
        alerts_closed=alerts["closed"],
        alerts_open=alerts["open"],
        alerts_at_stake=alerts["at_stake"],
    )


def _question(day: date) -> QueryKpiArguments:
    return QueryKpiArguments(
        metrics=_METRICS,
        period=DateRange(start=day, end=day),
        compare_to=DateRange(start=day - _WEEK, end=day - _WEEK),
    )


def _telling(values: Sequence[KpiValue]) -> Iterator[KpiValue]:
    """Yield the figures that are known and moved enough to be told."""
    for one in values:
        if one.value.value is None:
            continue
        least = _WORTH_TELLING.get(one.metric)
        if least is None or abs(_points(one)) >= least:
            yield one


def _points(one: KpiValue) -> float:
    """Return how far a share moved, in percentage points."""
    if one.change is None or one.change.value is None:
        return 0.0
    return float(str(one.change.value)) * (100 if one.change.unit == "rate" else 1)


def _marked(actions: Sequence[RankedAction], context: ToolContext) -> Iterator[BriefAction]:
    """Yield each action with its mark; one that is not kept has none, and cannot be accepted."""
    ledger, tenant_id = context.ledgers.recommendations, context.principal.tenant_id
    for one in actions:
        found = None if one.recommendation_id is None else ledger.find(tenant_id, one.recommendation_id)
        price_now = None if one.price_now is None else Decimal(str(one.price_now.value))
        yield BriefAction(action=one, shown="" if found is None else proposal_mark(found, price_now))


def _alerts(context: ToolContext, evidence: Evidence) -> dict[str, Fact | None]:
    """Count the person's alerts: opened and closed within a day, and open, with what those are worth."""
    since = context.clock.now() - _SINCE
    mine = [
        one
        for one in context.ledgers.alerts.entries(context.principal.tenant_id)
        if one.visible_to(context.principal)
    ]
    counts = {
        "opened": ("Alerts opened since yesterday", [one.created_at >= since for one in mine]),
        "closed": (
            "Alerts closed since yesterday",
            [one.resolved_at is not None and one.resolved_at >= since for one in mine],
        ),
        "open": ("Alerts open", [one.status == "open" for one in mine]),
    }
    told = {name: evidence.fact(label, sum(those), "count") for name, (label, those) in counts.items()}
    worth = sum((one.worth for one in mine if one.status == "open" and one.worth is not None), Decimal(0))
    return {**told, "at_stake": evidence.fact("Money at stake", worth, "currency") if worth else None}


TOOL = Tool(
    name="morning_brief",
    description=(
        "The morning brief: the three best actions in rupees and what changed since yesterday. Use it when a "
        "person asks for the brief, the briefing, or what to know this morning."
    ),
    arguments=MorningBriefArguments,
    result=MorningBriefResult,
    effect=Effect.READ,
    roles=roles_for("morning_brief"),
    run=run,
    examples=("Give me my morning brief", "Today's briefing, please", "What should I know this morning?"),
)
