"""Figures as the lake has them: asked, and told by their dimension values."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from core.fact import Source
from core.identity import Scope
from core.ports import KpiQuestion
from core.tool import ToolContext
from tools.kpi import TIMES, Dimension, Metric, QueryKpiArguments
from tools.period import DateRange
from tools.price_index import ComparedPrice, compared_prices, index_by
from tools.scope import ResolvedScope

_OF_MORE = frozenset[Metric]({"price_index", "revenue_share"})
"""Figures that need more than what is asked about: others' prices, the revenue of all."""
_COLUMNS: Mapping[Dimension, str] = {"store": "store_id", "sku": "sku_id"}

Cell = Decimal | float | date | str | None
Key = tuple[Cell, ...]


@dataclass(frozen=True)
class Cells:
    """The answer to one question: metric values by dimension values, and the prices compared for them.

    A stock value leaves out `stock_uncosted` products, whose cost is unknown, and `stock_uncounted` shelves,
    whose last count has no figure; a margin `margin_uncosted` products, whose cost or GST rate is unknown.
    `margin_coverage` is the share of the pieces sold that a margin is of, 0–1, where it is not cut.
    `returned` are the pieces that came back, where a return rate was asked for.
    """

    values: Mapping[Key, Mapping[Metric, Cell]]
    source: Source
    stock_uncosted: int = 0
    stock_uncounted: int = 0
    margin_uncosted: int = 0
    margin_coverage: float | None = None
    returned: int | None = None
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
    kept: tuple[Metric, ...] = tuple(metric for metric in metrics if metric not in _OF_MORE)
    parts = [from_tables(where.scope, kept, dimensions, period, context)] if kept else []
    if "price_index" in metrics:
        parts.append(_indices(where, dimensions, period, context))
    if "revenue_share" in metrics:
        parts.append(_shares(where, arguments, dimensions, period, context))
    return _merged(parts, metrics)


def _merged(parts: Sequence[Cells], metrics: tuple[Metric, ...]) -> Cells:
    """Return the rows of the first part with what the others say of them."""
    first, *others = parts
    told = [{_texts(key): row for key, row in part.values.items()} for part in others]
    values: dict[Key, Mapping[Metric, Cell]] = {}
    for key, row in first.values.items():
        said: dict[Metric, Cell] = {**row}
        for part in told:
            said.update(part.get(_texts(key), {}))
        values[key] = {metric: said.get(metric) for metric in metrics}
    tables = {name: at for part in parts for name, at in part.source.tables.items()}
    compared = next((part.compared for part in parts if part.compared), ())
    return replace(
        first,
        values=values,
        source=first.source.model_copy(update={"tables": tables}),
        compared=compared,
    )


def _indices(
    where: ResolvedScope, dimensions: tuple[Dimension, ...], period: DateRange, context: ToolContext
) -> Cells:
    """Return own prices against competitors'."""
    prices = compared_prices(where, period.end, context)
    index = index_by(prices.prices, dimensions, where)
    values: dict[Key, Mapping[Metric, Cell]] = {key: {"price_index": one} for key, one in index.items()}
    return Cells(values or ({} if dimensions else {(): {}}), prices.source, compared=prices.prices)


def _shares(
    where: ResolvedScope,
    arguments: QueryKpiArguments,
    dimensions: tuple[Dimension, ...],
    period: DateRange,
    context: ToolContext,
) -> Cells:
    """Return shares of the revenue: of all products there where goods are named, else of all the stores."""
    of_goods = arguments.sku_ids is not None or arguments.category is not None
    scope = replace(where.scope, sku_ids=where.visible.sku_ids) if of_goods else where.visible
    places = frozenset[Dimension]({"store", "city"} if of_goods else ())
    kept: list[Dimension] = [name for name in dimensions if name in TIMES | places]
    part = from_tables(where.scope, ("revenue",), dimensions, period, context)
    whole = from_tables(scope, ("revenue",), tuple(kept), period, context)
    at = [dimensions.index(name) for name in kept]
    values: dict[Key, Mapping[Metric, Cell]] = {
        key: {
            "revenue_share": _share(
                row["revenue"], whole.values.get(tuple(key[place] for place in at), {}).get("revenue")
            )
        }
        for key, row in part.values.items()
    }
    return Cells(values, part.source)


def _share(part: Cell, whole: Cell) -> float | None:
    """Return a share in per cent; `None` where either is unknown or there is nothing to share."""
    if part is None or whole is None or not float(str(whole)):
        return None
    return float(100 * Decimal(str(part)) / Decimal(str(whole)))


def _texts(key: Key) -> tuple[str | None, ...]:
    return tuple(None if part is None else str(part) for part in key)


def from_tables(
    scope: Scope,
    metrics: tuple[Metric, ...],
    dimensions: tuple[Dimension, ...],
    period: DateRange,
    context: ToolContext,
) -> Cells:
    """Return figures of the lake's own tables."""
    answer = context.lake.kpi(scope, KpiQuestion(metrics, dimensions, period.start, period.end))
    there = set(answer.frame.columns)
    columns = [name if name in there else _COLUMNS[name] for name in dimensions]
    values: dict[Key, Mapping[Metric, Cell]] = {}
    for row in answer.frame.iter_rows(named=True):
        key = tuple(_plain(row[column]) for column in columns)
        values[key] = {metric: _plain(row[metric]) for metric in metrics}
    left_out = {
        name: int(answer.frame[name].sum() or 0)
        for name in ("stock_value_uncosted", "stock_value_uncounted", "margin_uncosted")
        if name in there
    }
    covered = answer.frame["margin_coverage"].drop_nulls() if "margin_coverage" in there else None
    came_back = answer.frame["units_returned"].drop_nulls() if "units_returned" in there else None
    return Cells(
        values,
        answer.source,
        stock_uncosted=left_out.get("stock_value_uncosted", 0),
        stock_uncounted=left_out.get("stock_value_uncounted", 0),
        margin_uncosted=left_out.get("margin_uncosted", 0),
        margin_coverage=float(covered[0]) if covered is not None and len(covered) == 1 else None,
        returned=int(came_back.sum()) if came_back is not None and len(came_back) else None,
    )
