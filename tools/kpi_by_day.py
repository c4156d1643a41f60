"""Figures by the day of the week and on a day of trade, and rows of some size, unsold ones too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from core.tool import ToolContext
from tools.kpi import SUMS, Dimension, Metric, QueryKpiArguments
from tools.kpi_cells import Cell, Cells, Key, ask_lake, from_tables
from tools.period import DateRange
from tools.scope import ResolvedScope


def days_of_trade(where: ResolvedScope, period: DateRange, context: ToolContext) -> tuple[date, ...]:
    """Return the days of the period on which anything at all was sold: a closed day is none of them."""
    sold = from_tables(where.visible, ("units",), ("date",), period, context)
    return tuple(key[0] for key in sold.values if isinstance(key[0], date))


def by_weekday(
    where: ResolvedScope,
    arguments: QueryKpiArguments,
    dimensions: tuple[Dimension, ...],
    period: DateRange,
    context: ToolContext,
) -> Cells:
    """Return what was asked for on an average Monday, Tuesday, … of the period, by ISO number of the day."""
    days = Counter(day.isoweekday() for day in days_of_trade(where, period, context))
    place = dimensions.index("weekday")
    by_date: tuple[Dimension, ...] = tuple("date" if name == "weekday" else name for name in dimensions)
    told = ask_lake(where, arguments, by_date, period, context)
    summed: dict[Key, dict[Metric, Cell]] = {}
    for key, values in told.values.items():
        day = key[place]
        if not isinstance(day, date):
            continue
        row = summed.setdefault((*key[:place], str(day.isoweekday()), *key[place + 1 :]), {})
        for metric, value in values.items():
            row[metric] = _plus(row[metric], value) if metric in row else value
    averages = {
        key: {metric: _per(metric, value, days[int(str(key[place]))]) for metric, value in row.items()}
        for key, row in summed.items()
    }
    return replace(told, values=averages)


def average_of(total: Cell, where: ResolvedScope, arguments: QueryKpiArguments, context: ToolContext) -> Cell:
    """Return what the first metric came to on a day of trade, where it adds up and is cut by days only."""
    if arguments.dimensions != ("date",) or arguments.metrics[0] not in SUMS:
        return None
    return _per(arguments.metrics[0], total, len(days_of_trade(where, arguments.period, context)))


def with_unsold(
    told: Cells, where: ResolvedScope, arguments: QueryKpiArguments, as_of: date | None, context: ToolContext
) -> Cells:
    """Add the days, or the goods that the stores carry, of which nothing was sold: that is little, too.

    Days before the first of trade are none of them: nothing was there to be sold.
    """
    if arguments.at_most is None or not set(arguments.metrics) <= SUMS:
        return told
    there: Sequence[Key] = ()
    tables = told.source.tables
    if arguments.dimensions == ("date",):
        first = min(days_of_trade(where, arguments.period, context), default=arguments.period.end)
        end = arguments.period.end if as_of is None else min(arguments.period.end, as_of)
        there = [(first + timedelta(days=day),) for day in range((end - first).days + 1)]
    elif arguments.dimensions == ("sku",):
        stocked = from_tables(where.scope, ("stockout_rate",), ("sku",), arguments.period, context)
        there, tables = list(stocked.values), {**tables, **stocked.source.tables}
    nothing: Mapping[Metric, Cell] = dict.fromkeys(arguments.metrics, Decimal(0))
    unsold: dict[Key, Mapping[Metric, Cell]] = dict.fromkeys(there, nothing)
    source = told.source.model_copy(update={"tables": tables})
    return replace(told, values={**unsold, **told.values}, source=source)


def chosen(told: Cells, arguments: QueryKpiArguments) -> Cells:
    """Keep the rows whose first metric is as much or as little as asked for; an unknown one is neither."""
    low, high = arguments.at_least, arguments.at_most
    if low is None and high is None:
        return told

    def fits(value: Cell) -> bool:
        if value is None:
            return False
        size = float(str(value))
        return (low is None or size >= low) and (high is None or size <= high)

    first = arguments.metrics[0]
    return replace(told, values={key: row for key, row in told.values.items() if fits(row.get(first))})


def _plus(value: Cell, other: Cell) -> Cell:
    if value is None or other is None:
        return None
    return Decimal(str(value)) + Decimal(str(other))


def _per(metric: str, value: Cell, days: int) -> Cell:
    """Return what a sum comes to on one of some days: pieces in whole ones, of a few to one decimal."""
    if value is None or not days:
        return None
    average = Decimal(str(value)) / days
    if metric != "units":
        return average
    return float(round(average, 1)) if abs(average) < _FEW else float(round(average))


_FEW = 10
"""Pieces a day of which a tenth still tells something."""
