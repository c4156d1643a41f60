"""Figures written down as facts: in all, and row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.fact import Fact, Unit
from language.format import weekday_name
from tools.evidence import Evidence
from tools.kpi import TIMES, UNITS, Dimension, KpiRow, KpiValue, Metric, QueryKpiArguments
from tools.kpi_cells import Cell, Cells, Key
from tools.period import DateRange
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
    "revenue_share": "Share of revenue",
    "promo_share": "Share of revenue sold on promotion",
    "products_sold": "Products sold",
}
MOST_FACTS = 52
"""Left for rows and totals when about 60 facts may come back and dates take the rest."""
LOWEST = 10
"""Rows of the other end where not all have room."""
EXTREME = 5
"""Of the largest, and of the smallest, days where not all have room."""


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
        if dimension == "weekday":
            name = weekday_name(int(text), self.evidence.language)
            return self.evidence.fact("Day of the week", name, "text", {"weekday": text})
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

    return by_size(keys, arguments, cells)


def by_size(keys: list[Key], arguments: QueryKpiArguments, cells: Cells) -> list[Key]:
    """Return rows by the first metric, the largest first and the unknown last."""

    def size(key: Key) -> tuple[bool, float, str]:
        value = cells.values.get(key, {}).get(arguments.metrics[0])
        return (value is None, -float(str(value)) if value is not None else 0.0, str(key))

    return sorted(keys, key=size)


@dataclass(frozen=True)
class Rows:
    """Rows that are told: in order, and the ends of those for which there is no room."""

    told: tuple[KpiRow, ...] = ()
    lowest: tuple[KpiRow, ...] = ()
    highest: tuple[KpiRow, ...] = ()


def kpi_rows(
    arguments: QueryKpiArguments, writer: KpiWriter, order: Sequence[Key], now: Cells, before: Cells | None
) -> Rows:
    """Return as many rows as there is room for, each with its change: the latest, or largest and lowest."""
    per_metric = 1 if before is None else 4
    metrics = len(set(arguments.metrics))
    a_row = len(arguments.dimensions) + metrics * per_metric
    most = max((MOST_FACTS - metrics * per_metric) // a_row, 1)
    by_time = bool(TIMES.intersection(arguments.dimensions))
    end = min(EXTREME, most // 3) if by_time else min(LOWEST, most // 2)
    end = 0 if len(order) <= most else end
    kept = most - end * (2 if by_time else 1)

    def written(key: Key) -> KpiRow:
        facts = tuple(writer.key(name, part) for name, part in zip(arguments.dimensions, key, strict=True))
        subject = {name: value for fact in facts for name, value in fact.subject.items()}
        about = ", " + ", ".join(str(fact.value) for fact in facts)
        earlier = {} if before is None else before.values.get(key, {})
        return KpiRow(keys=facts, values=writer.values(now.values[key], earlier, about, subject))

    def write(keys: Sequence[Key]) -> tuple[KpiRow, ...]:
        return tuple(written(key) for key in keys)

    sizes = by_size(list(order), arguments, now) if by_time and end else order
    known = [key for key in sizes if now.values[key].get(arguments.metrics[0]) is not None]
    if by_time:
        return Rows(write(order[-kept:]), write(known[: -end - 1 : -1]) if end else (), write(known[:end]))
    lowest = [key for key in known if key not in set(order[:kept])]
    return Rows(write(order[:kept]), write(lowest[: -end - 1 : -1]) if end else ())
