"""explain_change: why a figure moved, in steps that add up to the difference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact, Unit
from core.policy import roles_for
from core.ports import Answer
from core.tool import Effect, Note, Tool, ToolContext, ToolResult
from tools.anomaly_grid import with_empty_shelves
from tools.change_chart import change_chart_of
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.period import Comparison, DateRange, previous
from tools.scope import ResolvedScope, ScopeArguments, resolve

if TYPE_CHECKING:
    import polars as pl

    from engines.decision.baseline import Days, Estimated
    from engines.decision.bridge import Bridge, Contribution

ChangeMetric = Literal["revenue", "margin", "units"]
ChangeStepName = Literal[
    "volume",
    "days",
    "mix",
    "price",
    "tax",
    "cost",
    "promotions",
    "stockouts",
    "new_items",
    "lost_items",
]

MOST_CONTRIBUTORS = 3


class ExplainChangeArguments(ScopeArguments):
    """Which figure, over which days, against which other days."""

    metric: ChangeMetric = Field(description="Which figure")
    period: DateRange = Field(description="Which days, both ends included")
    compare_to: DateRange | Comparison = Field(
        default="previous_period", description="Other days to compare with"
    )


class ChangeStep(BaseModel):
    """One step: its size, and which way it went.

    `volume` more or fewer units a day, `days` a longer or shorter period, `mix` towards
    dearer or cheaper products, `price` shelf prices, `tax` and `cost` (margin alone),
    `promotions` units they added less discounts, `stockouts` sales empty shelves lost,
    `new_items` and `lost_items` sold in one of the periods only.
    """

    model_config = ConfigDict(frozen=True)

    name: ChangeStepName
    label: Fact
    amount: Fact
    direction: Literal["up", "down"]


class Contributor(BaseModel):
    """A product or a store, what it adds to the change, and the step that moved it most."""

    model_config = ConfigDict(frozen=True)

    name: Fact
    amount: Fact
    direction: Literal["up", "down"]
    mostly: ChangeStepName


class ExplainChangeResult(ToolResult):
    """Both figures, and the steps between them, the largest first; they add up exactly.

    Figures count only what is known: `unknown_pct` is the share of the units (of both
    periods) whose revenue, or for a margin cost or GST rate, is unknown; they are left out,
    not guessed. Where nothing is known `value`, `previous` and `change` are `None`.
    `products` and `stores` are those that moved most, the way the whole moved first.
    `series` has the amount of every step, with its sign.
    """

    metric: ChangeMetric
    start: Fact
    end: Fact
    compare_start: Fact
    compare_end: Fact
    value: Fact | None = None
    previous: Fact | None = None
    change: Fact | None = None
    change_pct: Fact | None = None
    direction: Literal["up", "down", "flat"] | None = None
    steps: tuple[ChangeStep, ...] = ()
    products: tuple[Contributor, ...] = ()
    stores: tuple[Contributor, ...] = ()
    unknown_pct: Fact | None = None  # None where everything is known
    lost_units: Fact | None = None  # estimated, of the later period; None without any
    series: dict[ChangeStepName, Decimal] = Field(default_factory=dict)


_LABELS: dict[ChangeMetric, str] = {"revenue": "Revenue", "margin": "Margin", "units": "Units sold"}
_STEP_LABELS: dict[ChangeStepName, str] = {
    "volume": "Units a day",
    "days": "Length of the period",
    "mix": "Mix of products",
    "price": "Shelf prices",
    "tax": "GST rates",
    "cost": "Unit costs",
    "promotions": "Promotions",
    "stockouts": "Empty shelves",
    "new_items": "New items",
    "lost_items": "Items no longer sold",
}


def _periods(arguments: ExplainChangeArguments, as_of: date) -> tuple[DateRange, DateRange, tuple[Note, ...]]:
    """Return the later and the earlier period; days without data do not count as days."""
    asked, other = arguments.period, arguments.compare_to
    before = previous(asked, other) if isinstance(other, str) else other
    if asked.end <= as_of or asked.start > as_of:
        return asked, before, ()
    now = DateRange(start=asked.start, end=as_of)
    return now, before, (note("period_beyond_data", date=as_of.isoformat()),)


def _read(where: ResolvedScope, context: ToolContext, *windows: Days) -> tuple[pl.DataFrame, list[Answer]]:
    """Return the daily rows of the windows, each day once, with days of empty shelves."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    frames: list[pl.DataFrame] = []
    answers: list[Answer] = []
    for window in windows:
        sales = context.lake.sales_history(where.scope, window.from_normal, window.end)
        stock = context.lake.stock_history(where.scope, window.from_normal, window.end)
        frames.append(with_empty_shelves(sales.frame, stock.frame))
        answers += [sales, stock]
    daily = pl.concat(frames, how="diagonal")
    return daily.unique(["date", "sku_id", "store_id"], keep="first", maintain_order=True), answers


def run(arguments: ExplainChangeArguments, context: ToolContext) -> ExplainChangeResult:
    """Explain the change of a figure between two periods.

    Raises:
        DataError: there are no sales at all.
    """
    from engines.decision.baseline import Days, estimate  # noqa: PLC0415 - brings polars along
    from engines.decision.bridge import bridge  # noqa: PLC0415

    where = resolve(arguments, context)
    as_of = last_sales_day(context.lake, context.principal.tenant_id)
    now, before, notes = _periods(arguments, as_of)
    daily, answers = _read(where, context, Days(before.start, before.end), Days(now.start, now.end))
    estimated = estimate(
        daily,
        Days(before.start, before.end),
        Days(now.start, now.end),
        products=where.products if arguments.metric == "margin" else None,
        priced=arguments.metric != "units",
    )
    evidence = Evidence(
        context,
        arguments,
        [answer.source for answer in answers],
        method="additive bridge at the mean of both periods (Bennet 1920); lost and promoted units estimated",
        as_of=as_of,
        parameters={
            "start": now.start.isoformat(),
            "end": now.end.isoformat(),
            "compare_start": before.start.isoformat(),
            "compare_end": before.end.isoformat(),
        },
    )
    said = (
        freshness_notes(context, as_of)
        + where.notes
        + notes
        + _notes(arguments, daily, now, before, estimated)
    )
    found = (
        bridge(estimated.cells, arguments.metric, days_before=before.days, days_now=now.days)
        if estimated.cells
        else None
    )
    return _Writer(arguments.metric, where, evidence).result(
        found, estimated, (now, before), as_of=as_of, notes=said
    )


def _notes(
    arguments: ExplainChangeArguments,
    daily: pl.DataFrame,
    now: DateRange,
    before: DateRange,
    estimated: Estimated,
) -> tuple[Note, ...]:
    def sold(period: DateRange) -> bool:
        rows = daily.filter(daily["date"].is_between(period.start, period.end))
        return bool((rows["units"] > 0).any())

    notes: list[Note] = []
    if not sold(now):
        notes.append(note("no_sales_in_period"))
    elif not sold(before):
        notes.append(note("no_sales_to_compare"))
    if estimated.unknown_units:
        notes.append(note("cost_unknown") if arguments.metric == "margin" else note("revenue_unknown"))
    return tuple(notes)


class _Writer:
    """Turns a bridge into facts."""

    def __init__(self, metric: ChangeMetric, where: ResolvedScope, evidence: Evidence) -> None:
        self.metric: ChangeMetric = metric
        self.where = where
        self.evidence = evidence
        self.unit: Unit = "units" if metric == "units" else "currency"
        self.what = f"{_LABELS[metric]}{f', {where.place}' if where.place else ''}"

    def result(
        self,
        found: Bridge | None,
        estimated: Estimated,
        periods: tuple[DateRange, DateRange],
        *,
        as_of: date,
        notes: tuple[Note, ...],
    ) -> ExplainChangeResult:
        now, before = periods
        evidence = self.evidence
        start, end = evidence.fact("From", now.start, "date"), evidence.fact("Until", now.end, "date")
        compare_start = evidence.fact("Compared from", before.start, "date")
        compare_end = evidence.fact("Compared until", before.end, "date")
        unknown = evidence.optional(
            "Share of units left out", estimated.unknown_share * 100 or None, "pct", self.where.subject
        )
        if found is None:
            return ExplainChangeResult(
                as_of=as_of,
                notes=notes,
                metric=self.metric,
                unknown_pct=unknown,
                start=start,
                end=end,
                compare_start=compare_start,
                compare_end=compare_end,
            )
        change = found.change
        lost = round(found.lost_units[1])
        result = ExplainChangeResult(
            as_of=as_of,
            notes=notes,
            metric=self.metric,
            start=start,
            end=end,
            compare_start=compare_start,
            compare_end=compare_end,
            value=self.amount(self.what, found.after, _span(now)),
            previous=self.amount(f"{self.what}, before", found.before, _span(before)),
            change=self.amount(f"Change of {self.what}", change, {}),
            change_pct=None
            if found.before == 0
            else evidence.fact(
                f"Change of {self.what}", float(change / abs(found.before) * 100), "pct", self.where.subject
            ),
            direction="flat" if change == 0 else "up" if change > 0 else "down",
            steps=self.steps(found),
            products=self.contributors(found.by_sku, change, "sku_id"),
            stores=self.contributors(found.by_store, change, "store_id") if len(found.by_store) > 1 else (),
            unknown_pct=unknown,
            lost_units=evidence.optional(
                "Units lost to empty shelves, estimated", lost or None, "units", self.where.subject
            ),
            series=dict(found.steps),
        )
        return result.model_copy(update={"charts": (change_chart_of(result, self.where, evidence),)})

    def amount(self, label: str, value: Decimal, subject: dict[str, str]) -> Fact:
        shown = value if self.unit == "currency" else float(value)
        return self.evidence.fact(label, shown, self.unit, {**self.where.subject, **subject})

    def steps(self, found: Bridge) -> tuple[ChangeStep, ...]:
        names: list[ChangeStepName] = [name for name, amount in found.steps.items() if amount]
        names.sort(key=lambda name: -abs(found.steps[name]))
        return tuple(
            ChangeStep(
                name=name,
                label=self.evidence.fact("Step", _STEP_LABELS[name], "text"),
                amount=self.amount(
                    f"{_STEP_LABELS[name]}, part of the change", found.steps[name], {"step": name}
                ),
                direction="up" if found.steps[name] > 0 else "down",
            )
            for name in names
        )

    def contributors(
        self, found: Sequence[Contribution], change: Decimal, kind: Literal["sku_id", "store_id"]
    ) -> tuple[Contributor, ...]:
        """Return those that moved most the way the whole did, then the rest."""
        rising = change >= 0
        ordered = sorted(found, key=lambda one: ((one.change > 0) != rising, -abs(one.change), one.key))
        names = self.where.names
        return tuple(
            Contributor(
                name=self.evidence.fact(
                    "Product" if kind == "sku_id" else "Store",
                    names.product(one.key) if kind == "sku_id" else names.store(one.key),
                    "text",
                    {kind: one.key},
                ),
                amount=self.amount(f"Part of the change, {one.key}", one.change, {kind: one.key}),
                direction="up" if one.change > 0 else "down",
                mostly=one.mostly,
            )
            for one in ordered[:MOST_CONTRIBUTORS]
            if one.change
        )


def _span(period: DateRange) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


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
