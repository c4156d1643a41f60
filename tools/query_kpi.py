"""query_kpi: what happened, by day, place or product, and against another period."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact, Source, Unit
from core.policy import roles_for
from core.ports import KpiQuestion
from core.tool import Effect, Note, Tool, ToolContext, ToolResult
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.period import Comparison, DateRange, previous
from tools.scope import ResolvedScope, ScopeArguments, resolve

Metric = Literal[
    "revenue",
    "units",
    "margin",
    "margin_pct",
    "average_price",
    "stockout_rate",
    "inventory_turns",
    "days_of_cover",
    "forecast_wape",
    "forecast_bias",
    "return_rate",
]
Dimension = Literal["date", "week", "month", "store", "city", "category", "brand", "sku"]


class QueryKpiArguments(ScopeArguments):
    """Which metrics, cut how, over which days, against which other days."""

    metrics: tuple[Metric, ...] = Field(min_length=1, max_length=11, description="What to measure")
    dimensions: tuple[Dimension, ...] = Field(default=(), max_length=3, description="How to cut it")
    period: DateRange = Field(description="Which days, both ends included")
    compare_to: DateRange | Comparison | None = Field(default=None, description="Other days to compare with")


class KpiValue(BaseModel):
    """A metric in the period and, where asked, in the other one.

    `value.value` is `None` where the metric is unknown. `change` is absolute (percentage
    points for percentages), `change_pct` relative to the earlier value; each is `None`
    where it cannot be told.
    """

    model_config = ConfigDict(frozen=True)

    metric: Metric
    value: Fact
    previous: Fact | None = None
    change: Fact | None = None
    change_pct: Fact | None = None
    direction: Literal["up", "down", "flat"] | None = None


class KpiRow(BaseModel):
    """One combination of dimension values, in the order of the dimensions asked for."""

    model_config = ConfigDict(frozen=True)

    keys: tuple[Fact, ...]
    values: tuple[KpiValue, ...]


class QueryKpiResult(ToolResult):
    """Totals over the whole scope, then rows: by time in order, else the largest first.

    `rows` is limited (about 60 facts in all); `row_count` is how many there are and
    `series` has them all as plain values, dimension values by id.
    """

    metrics: tuple[Metric, ...]
    dimensions: tuple[Dimension, ...]
    start: Fact
    end: Fact
    compare_start: Fact | None = None
    compare_end: Fact | None = None
    totals: tuple[KpiValue, ...]
    row_count: Fact | None = None  # None without dimensions
    rows: tuple[KpiRow, ...] = ()
    series: tuple[dict[str, Decimal | float | date | str | None], ...] = ()


_LABELS: Mapping[Metric, str] = {
    "revenue": "Revenue",
    "units": "Units sold",
    "margin": "Margin",
    "margin_pct": "Margin on net sales",
    "average_price": "Average price",
    "stockout_rate": "Share of days out of stock",
    "inventory_turns": "Stock turns",
    "days_of_cover": "Days of cover",
    "forecast_wape": "Forecast error",
    "forecast_bias": "Forecast bias",
    "return_rate": "Return rate",
}
UNITS: Mapping[Metric, Unit] = {
    "revenue": "currency",
    "units": "units",
    "margin": "currency",
    "margin_pct": "pct",
    "average_price": "currency",
    "stockout_rate": "rate",
    "inventory_turns": "ratio",
    "days_of_cover": "days",
    "forecast_wape": "rate",
    "forecast_bias": "rate",
    "return_rate": "rate",
}
_COLUMNS: Mapping[Dimension, str] = {"store": "store_id", "sku": "sku_id"}
_TIMES = frozenset[Dimension]({"date", "week", "month"})
_NEEDS_COST = frozenset[Metric]({"margin", "margin_pct"})
MOST_FACTS = 52
"""Left for rows and totals when about 60 facts may come back and dates take the rest."""

_Cell = Decimal | float | date | str | None
_Key = tuple[_Cell, ...]


@dataclass(frozen=True)
class _Cells:
    """The answer to one question: metric values by dimension values."""

    values: Mapping[_Key, Mapping[Metric, _Cell]]
    source: Source


def _plain(value: Any) -> _Cell:
    """Return a lake value as one of ours; not-a-number is unknown."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _ask(
    where: ResolvedScope,
    arguments: QueryKpiArguments,
    dimensions: tuple[Dimension, ...],
    period: DateRange,
    context: ToolContext,
) -> _Cells:
    answer = context.lake.kpi(
        where.scope,
        KpiQuestion(tuple(dict.fromkeys(arguments.metrics)), dimensions, period.start, period.end),
    )
    there = set(answer.frame.columns)
    columns = [name if name in there else _COLUMNS[name] for name in dimensions]
    values: dict[_Key, Mapping[Metric, _Cell]] = {}
    for row in answer.frame.iter_rows(named=True):
        key = tuple(_plain(row[column]) for column in columns)
        values[key] = {metric: _plain(row[metric]) for metric in arguments.metrics}
    return _Cells(values, answer.source)


class _Writer:
    """Turns cells into facts."""

    def __init__(
        self, arguments: QueryKpiArguments, where: ResolvedScope, evidence: Evidence, other: DateRange | None
    ) -> None:
        self.arguments = arguments
        self.where = where
        self.evidence = evidence
        self.other = other

    def key(self, dimension: Dimension, value: _Cell) -> Fact:
        """Return a dimension value as a person reads it."""
        if value is None:
            return self.evidence.fact(dimension.capitalize(), "—", "text")
        if isinstance(value, date):
            return self.evidence.fact(dimension.capitalize(), value, "date", {"date": value.isoformat()})
        text = str(value)
        if dimension == "store":
            return self.evidence.fact("Store", self.where.names.store(text), "text", {"store_id": text})
        if dimension == "sku":
            return self.evidence.fact("Product", self.where.names.product(text), "text", {"sku_id": text})
        return self.evidence.fact(dimension.capitalize(), text, "text", {dimension: text})

    def value(
        self, metric: Metric, now: _Cell, before: _Cell, about: str, subject: Mapping[str, str]
    ) -> KpiValue:
        """Return a metric with its change where another period was asked for."""
        label = f"{_LABELS[metric]}{about}"
        unit = UNITS[metric]
        period = self.arguments.period
        fact = self.evidence.fact(label, now, unit, {**subject, **_span(period)})
        if self.other is None:
            return KpiValue(metric=metric, value=fact)
        previous = self.evidence.fact(f"{label}, before", before, unit, {**subject, **_span(self.other)})
        if now is None or before is None:
            return KpiValue(metric=metric, value=fact, previous=previous)
        new, old = Decimal(str(now)), Decimal(str(before))
        difference = new - old
        change = self.evidence.fact(f"Change of {label}", _like(difference, unit), unit, subject)
        relative = (
            self.evidence.fact(f"Change of {label}", float(difference / abs(old) * 100), "pct", subject)
            if old != 0
            else None
        )
        return KpiValue(
            metric=metric,
            value=fact,
            previous=previous,
            change=change,
            change_pct=relative,
            direction="flat" if difference == 0 else "up" if difference > 0 else "down",
        )

    def values(
        self,
        now: Mapping[Metric, _Cell],
        before: Mapping[Metric, _Cell],
        about: str,
        subject: Mapping[str, str],
    ) -> tuple[KpiValue, ...]:
        """Return every metric of one row."""
        return tuple(
            self.value(metric, now.get(metric), before.get(metric), about, subject)
            for metric in dict.fromkeys(self.arguments.metrics)
        )


def _span(period: DateRange) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _like(value: Decimal, unit: Unit) -> Decimal | float | int:
    if unit == "currency":
        return value
    return int(value) if unit == "units" and value == int(value) else float(value)


def _in_order(keys: list[_Key], arguments: QueryKpiArguments, cells: _Cells) -> list[_Key]:
    """By time where time is asked for, else the largest of the first metric first."""
    if any(dimension in _TIMES for dimension in arguments.dimensions):
        return sorted(keys, key=lambda key: tuple((part is None, str(part)) for part in key))

    def size(key: _Key) -> tuple[bool, float, str]:
        value = cells.values.get(key, {}).get(arguments.metrics[0])
        return (value is None, -float(str(value)) if value is not None else 0.0, str(key))

    return sorted(keys, key=size)


def _rows(
    arguments: QueryKpiArguments, writer: _Writer, now: _Cells, before: _Cells | None
) -> tuple[KpiRow, ...]:
    per_metric = 1 if before is None else 4
    metrics = len(set(arguments.metrics))
    a_row = len(arguments.dimensions) + metrics * per_metric
    most = max((MOST_FACTS - metrics * per_metric) // a_row, 1)
    rows: list[KpiRow] = []
    for key in _in_order(list(now.values), arguments, now)[:most]:
        facts = tuple(writer.key(name, part) for name, part in zip(arguments.dimensions, key, strict=True))
        subject = {name: value for fact in facts for name, value in fact.subject.items()}
        about = ", " + ", ".join(str(fact.value) for fact in facts)
        earlier = {} if before is None else before.values.get(key, {})
        rows.append(KpiRow(keys=facts, values=writer.values(now.values[key], earlier, about, subject)))
    return tuple(rows)


def _notes(
    arguments: QueryKpiArguments, totals: Mapping[Metric, _Cell], as_of: date | None, sold: bool
) -> tuple[Note, ...]:
    notes: list[Note] = []
    if not sold:
        if all(metric in ("forecast_wape", "forecast_bias") for metric in arguments.metrics):
            notes.append(note("no_forecasts_in_period"))
        else:
            notes.append(note("no_sales_in_period"))
    elif as_of is not None and arguments.period.end > as_of:
        notes.append(note("period_beyond_data", date=as_of.isoformat()))
    unknown = [metric for metric in dict.fromkeys(arguments.metrics) if totals.get(metric) is None]
    if sold and any(metric in _NEEDS_COST for metric in unknown):
        notes.append(note("cost_unknown"))
    notes.extend(
        note("metric_unknown", metric=metric) for metric in unknown if sold and metric not in _NEEDS_COST
    )
    return tuple(notes)


def _other_period(arguments: QueryKpiArguments) -> DateRange | None:
    other = arguments.compare_to
    return previous(arguments.period, other) if isinstance(other, str) else other


def run(arguments: QueryKpiArguments, context: ToolContext) -> QueryKpiResult:
    """Measure, cut and compare.

    Raises:
        DataError: there are no sales at all.
    """
    where = resolve(arguments, context)
    as_of = last_sales_day(context.lake, context.principal.tenant_id)
    other = _other_period(arguments)
    total = _ask(where, arguments, (), arguments.period, context)
    total_before = None if other is None else _ask(where, arguments, (), other, context)
    sources = [total.source] + ([total_before.source] if total_before else [])
    now = before = None
    if arguments.dimensions:
        now = _ask(where, arguments, arguments.dimensions, arguments.period, context)
        # A day is compared with no other day of the same name: rows by time stand alone.
        if other is not None and not _TIMES.intersection(arguments.dimensions):
            before = _ask(where, arguments, arguments.dimensions, other, context)
        sources.append(now.source)
    evidence = Evidence(
        context,
        arguments,
        sources,
        method="aggregation of the curated tables",
        as_of=as_of,
        parameters=_span(arguments.period),
    )
    writer = _Writer(arguments, where, evidence, other)
    what = f", {where.place}" if where.place else ""
    totals = next(iter(total.values.values()), {})
    totals_before = {} if total_before is None else next(iter(total_before.values.values()), {})
    rows: tuple[KpiRow, ...] = ()
    if now is not None:
        row_writer = writer if before is not None else _Writer(arguments, where, evidence, None)
        rows = _rows(arguments, row_writer, now, before)
    sold = any(value not in {None, 0} for value in totals.values())
    return QueryKpiResult(
        as_of=as_of,
        notes=freshness_notes(context, as_of) + where.notes + _notes(arguments, totals, as_of, sold),
        metrics=tuple(dict.fromkeys(arguments.metrics)),
        dimensions=arguments.dimensions,
        start=evidence.fact("From", arguments.period.start, "date"),
        end=evidence.fact("Until", arguments.period.end, "date"),
        compare_start=evidence.optional("Compared from", other and other.start, "date"),
        compare_end=evidence.optional("Compared until", other and other.end, "date"),
        totals=writer.values(totals, totals_before, what, where.subject),
        row_count=None if now is None else evidence.fact("Rows", len(now.values), "count"),
        rows=rows,
        series=()
        if now is None
        else tuple(
            {**dict(zip(arguments.dimensions, key, strict=True)), **now.values[key]}
            for key in _in_order(list(now.values), arguments, now)
        ),
    )


TOOL = Tool(
    name="query_kpi",
    description=(
        "What happened: revenue, units, margin, average price, stock and return figures over some "
        "days, by day, place or product, compared with other days where asked. Use it for questions "
        "about the past."
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
    ),
)
