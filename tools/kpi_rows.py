"""Figures as the lake has them, written down as facts: in all, and row by row."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from core.fact import Fact, Source, Unit
from core.ports import KpiQuestion
from core.tool import ToolContext
from tools.evidence import Evidence
from tools.kpi import UNITS, Dimension, KpiRow, KpiValue, Metric, QueryKpiArguments
from tools.period import DateRange
from tools.price_index import ComparedPrice, compared_prices, index_by
from tools.scope import ResolvedScope

_LABELS: Mapping[Metric, str] = {
    "revenue": "Revenue",
    "units": "Units sold",
    "margin": "Margin",
    "margin_pct": "Margin on net sales",
    "average_price": "Average price",
    "stockout_rate": "Share of days out of stock",
    "inventory_turns": "Stock turns",
    "days_of_cover": "Days of cover",
    "stock_value": "Stock value at cost",
    "forecast_wape": "Forecast error",
    "forecast_bias": "Forecast bias",
    "return_rate": "Return rate",
    "price_index": "Price against competitors",
}
_COLUMNS: Mapping[Dimension, str] = {"store": "store_id", "sku": "sku_id"}
TIMES = frozenset[Dimension]({"date", "week", "month"})
MOST_FACTS = 52
"""Left for rows and totals when about 60 facts may come back and dates take the rest."""
LOWEST = 10
"""Rows of the other end where not all have room."""


Cell = Decimal | float | date | str | None
Key = tuple[Cell, ...]


@dataclass(frozen=True)
class Cells:
    """The answer to one question: metric values by dimension values, and the prices compared for them.

    A stock value leaves out `uncosted` products, whose cost is unknown, and `uncounted` shelves, whose
    last count has no figure.
    """

    values: Mapping[Key, Mapping[Metric, Cell]]
    source: Source
    uncosted: int = 0
    uncounted: int = 0
    compared: tuple[ComparedPrice, ...] = ()


def _plain(value: Any) -> Cell:
    """Return a lake value as one of ours; not-a-number is unknown."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def ask_lake(
    where: ResolvedScope,
    arguments: QueryKpiArguments,
    dimensions: tuple[Dimension, ...],
    period: DateRange,
    context: ToolContext,
) -> Cells:
    """Return what was asked for, cut by the dimensions, over the period."""
    metrics = tuple(dict.fromkeys(arguments.metrics))
    kept: tuple[Metric, ...] = tuple(metric for metric in metrics if metric != "price_index")
    if kept == metrics:
        return _from_tables(where, metrics, dimensions, period, context)
    prices = compared_prices(where, period.end, context)
    index = index_by(prices.prices, dimensions, where)
    if not kept:
        values: dict[Key, Mapping[Metric, Cell]] = {key: {"price_index": one} for key, one in index.items()}
        return Cells(values or ({} if dimensions else {(): {}}), prices.source, compared=prices.prices)
    told = _from_tables(where, kept, dimensions, period, context)
    cells = {key: {**values, "price_index": index.get(_texts(key))} for key, values in told.values.items()}
    source = told.source.model_copy(update={"tables": {**told.source.tables, **prices.source.tables}})
    return replace(told, values=cells, source=source, compared=prices.prices)


def _texts(key: Key) -> tuple[str | None, ...]:
    return tuple(None if part is None else str(part) for part in key)


def _from_tables(
    where: ResolvedScope,
    metrics: tuple[Metric, ...],
    dimensions: tuple[Dimension, ...],
    period: DateRange,
    context: ToolContext,
) -> Cells:
    answer = context.lake.kpi(where.scope, KpiQuestion(metrics, dimensions, period.start, period.end))
    there = set(answer.frame.columns)
    columns = [name if name in there else _COLUMNS[name] for name in dimensions]
    values: dict[Key, Mapping[Metric, Cell]] = {}
    for row in answer.frame.iter_rows(named=True):
        key = tuple(_plain(row[column]) for column in columns)
        values[key] = {metric: _plain(row[metric]) for metric in metrics}
    uncosted, uncounted = (
        int(answer.frame[name].sum() or 0) if name in there else 0
        for name in ("stock_value_uncosted", "stock_value_uncounted")
    )
    return Cells(values, answer.source, uncosted, uncounted)


class KpiWriter:
    """Turns cells into facts."""

    def __init__(
        self, arguments: QueryKpiArguments, where: ResolvedScope, evidence: Evidence, other: DateRange | None
    ) -> None:
        self.arguments = arguments
        self.where = where
        self.evidence = evidence
        self.other = other

    def key(self, dimension: Dimension, value: Cell) -> Fact:
        """Return a dimension value as a person reads it."""
        if value is None:
            return self.evidence.fact(dimension.capitalize(), "—", "text")
        if isinstance(value, date):
            unit = "month" if dimension == "month" else "date"
            return self.evidence.fact(dimension.capitalize(), value, unit, {"date": value.isoformat()})
        text = str(value)
        if dimension == "store":
            return self.evidence.fact("Store", self.where.names.store(text), "text", {"store_id": text})
        if dimension == "sku":
            return self.evidence.fact("Product", self.where.names.product(text), "text", {"sku_id": text})
        return self.evidence.fact(dimension.capitalize(), text, "text", {dimension: text})

    def value(
        self, metric: Metric, now: Cell, before: Cell, about: str, subject: Mapping[str, str]
    ) -> KpiValue:
        """Return a metric with its change where another period was asked for."""
        label = f"{_LABELS[metric]}{about}"
        unit = UNITS[metric]
        period = self.arguments.period
        fact = self.evidence.fact(label, now, unit, {**subject, **span(period)})
        if self.other is None or metric == "price_index":  # of now alone: it would stand beside itself
            return KpiValue(metric=metric, value=fact)
        previous = self.evidence.fact(f"{label}, before", before, unit, {**subject, **span(self.other)})
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
        now: Mapping[Metric, Cell],
        before: Mapping[Metric, Cell],
        about: str,
        subject: Mapping[str, str],
    ) -> tuple[KpiValue, ...]:
        """Return every metric of one row."""
        return tuple(
            self.value(metric, now.get(metric), before.get(metric), about, subject)
            for metric in dict.fromkeys(self.arguments.metrics)
        )


def span(period: DateRange) -> dict[str, str]:
    """Return the period as a figure's source tells it."""
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _like(value: Decimal, unit: Unit) -> Decimal | float | int:
    if unit == "currency":
        return value
    return int(value) if unit == "units" and value == int(value) else float(value)


def in_order(keys: list[Key], arguments: QueryKpiArguments, cells: Cells) -> list[Key]:
    """By time where time is asked for, else the largest of the first metric first."""
    if any(dimension in TIMES for dimension in arguments.dimensions):
        return sorted(keys, key=lambda key: tuple((part is None, str(part)) for part in key))

    def size(key: Key) -> tuple[bool, float, str]:
        value = cells.values.get(key, {}).get(arguments.metrics[0])
        return (value is None, -float(str(value)) if value is not None else 0.0, str(key))

    return sorted(keys, key=size)


def kpi_rows(
    arguments: QueryKpiArguments, writer: KpiWriter, order: Sequence[Key], now: Cells, before: Cells | None
) -> tuple[tuple[KpiRow, ...], tuple[KpiRow, ...]]:
    """Return as many rows as there is room for, each with its change: the latest, or largest and lowest."""
    per_metric = 1 if before is None else 4
    metrics = len(set(arguments.metrics))
    a_row = len(arguments.dimensions) + metrics * per_metric
    most = max((MOST_FACTS - metrics * per_metric) // a_row, 1)
    if TIMES.intersection(arguments.dimensions):
        shown, low = order[-most:], list[Key]()
    else:
        kept = most if len(order) <= most else most - min(LOWEST, most // 2)
        known = [key for key in order[kept:] if now.values[key].get(arguments.metrics[0]) is not None]
        shown, low = order[:kept], known[: -1 - (most - kept) : -1]

    def written(key: Key) -> KpiRow:
        facts = tuple(writer.key(name, part) for name, part in zip(arguments.dimensions, key, strict=True))
        subject = {name: value for fact in facts for name, value in fact.subject.items()}
        about = ", " + ", ".join(str(fact.value) for fact in facts)
        earlier = {} if before is None else before.values.get(key, {})
        return KpiRow(keys=facts, values=writer.values(now.values[key], earlier, about, subject))

    return tuple(map(written, shown)), tuple(map(written, low))
