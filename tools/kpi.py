"""A question about figures of the past, and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.fact import Fact, Unit
from core.tool import ToolResult
from tools.period import Comparison, DateRange
from tools.scope import ScopeArguments

Metric = Literal[
    "revenue",
    "units",
    "margin",
    "margin_pct",
    "average_price",
    "stockout_rate",
    "inventory_turns",
    "days_of_cover",
    "stock_value",
    "forecast_wape",
    "forecast_bias",
    "return_rate",
    "price_index",
    "revenue_share",
    "promo_share",
    "products_sold",
]
Dimension = Literal["date", "week", "month", "weekday", "store", "city", "category", "brand", "sku"]
TIMES = frozenset[Dimension]({"date", "week", "month", "weekday"})
SUMS = frozenset[Metric]({"revenue", "units", "margin"})
"""Figures that add up: of several days, places and products."""


class QueryKpiArguments(ScopeArguments):
    """Which metrics, cut how, over which days, against which other days, and which rows of them.

    `price_index` is of now: it is neither cut by time nor compared with other days. By `weekday` a
    figure is that of an average Monday, Tuesday, ... of the days: figures that add up only.
    `at_least` and `at_most` keep the rows whose first metric is so much (both included).
    """

    metrics: tuple[Metric, ...] = Field(min_length=1, max_length=12, description="What to measure")
    dimensions: tuple[Dimension, ...] = Field(default=(), max_length=3, description="How to cut it")
    period: DateRange = Field(description="Which days, both ends included")
    compare_to: DateRange | Comparison | None = Field(default=None, description="Other days to compare with")
    at_least: float | None = Field(
        default=None, allow_inf_nan=False, description="Only rows with this much or more"
    )
    at_most: float | None = Field(
        default=None, allow_inf_nan=False, description="Only rows with this much or less; 0: not sold"
    )

    @model_validator(mode="after")
    def _rows_can_be_told(self) -> Self:
        if "weekday" in self.dimensions and not set(self.metrics) <= SUMS:
            raise ValueError(f"by weekday there are {', '.join(sorted(SUMS))}: leave out the other metrics")
        if not self.dimensions and (self.at_least is not None or self.at_most is not None):
            raise ValueError("at_least and at_most choose rows: name a dimension, such as sku")
        return self

    @model_validator(mode="after")
    def _index_is_of_now(self) -> Self:
        if "price_index" in self.metrics and TIMES & set(self.dimensions):
            raise ValueError("price_index is known for now only: leave out date, week, month and weekday")
        return self


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


class PriceBand(BaseModel):
    """What competitors take for one product, and what we do in our cheapest and dearest store."""

    model_config = ConfigDict(frozen=True)

    low: Fact
    high: Fact
    count: Fact
    own_low: Fact
    own_high: Fact


class QueryKpiResult(ToolResult):
    """Totals over the whole scope, then rows: by time in order, else the largest first.

    `rows` is limited (about 60 facts in all), by time to the latest; `row_count` is how many there are,
    of `row_total` where only rows of some size were asked for. `lowest` are the smallest of those that `rows`
    has no room for, the smallest first, `highest` the largest of days there is no room for. `average` is what
    the first metric came to on a day of trade, where it adds up and is cut by days. `returned` is the number
    of pieces behind a return rate. `series` has all rows as plain values, dimension values by id. `charts`
    has one of the first metric where it is cut by time, or into a few places or kinds. `band` is told where
    prices against competitors were asked for and all that was compared is one product.
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
    row_total: Fact | None = None
    lowest: tuple[KpiRow, ...] = ()
    highest: tuple[KpiRow, ...] = ()
    average: Fact | None = None
    returned: Fact | None = None
    band: PriceBand | None = None
    series: tuple[dict[str, Decimal | float | date | str | None], ...] = ()


UNITS: Mapping[Metric, Unit] = {
    "revenue": "currency",
    "units": "units",
    "margin": "currency",
    "margin_pct": "pct",
    "average_price": "currency",
    "stockout_rate": "rate",
    "inventory_turns": "ratio",
    "days_of_cover": "days",
    "stock_value": "currency",
    "forecast_wape": "rate",
    "forecast_bias": "rate",
    "return_rate": "rate",
    "price_index": "pct",
    "revenue_share": "pct",
    "promo_share": "pct",
    "products_sold": "count",
}
