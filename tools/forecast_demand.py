"""forecast_demand: how many units will sell, by day or week, with a range."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.tool import ToolResult
from tools.scope import ScopeArguments


class ForecastDemandArguments(ScopeArguments):
    """What to forecast and how far ahead."""

    horizon_days: int = Field(
        default=14, ge=1, le=90, description="Days ahead, counted from the last data day"
    )
    granularity: Literal["day", "week"] = Field(
        default="day", description="Rows by day, or by calendar week from Monday to Sunday"
    )


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True)


class ForecastPeriod(_Row):
    """The whole scope on one day, or in one calendar week; `low` to `high` holds 80 %."""

    start: Fact
    end: Fact  # the same fact as `start` by day
    expected: Fact
    low: Fact
    high: Fact
    partial: bool = False  # a week the horizon covers only in part


class ForecastLine(_Row):
    """One product in one store, summed over the horizon; `low` to `high` holds 80 %."""

    sku_id: str
    store_id: str
    product: Fact
    store: Fact
    expected: Fact
    low: Fact
    high: Fact


class SeriesPoint(_Row):
    """One day of one product in one store: plain values for charts, exports and REST."""

    date: date
    yhat: float
    yhat_lower: float
    yhat_upper: float


class ForecastSeries(_Row):
    """All days (or weeks, by their first day) of one product in one store."""

    sku_id: str
    store_id: str
    model: str
    series: tuple[SeriesPoint, ...]
    drivers: tuple[dict[str, str], ...] = ()


class ForecastDemandResult(ToolResult):
    """Totals as facts, the largest rows as facts, everything in `series`.

    `periods` has at most 14 rows for a single line, else 7, the first ones; `lines` at most
    5, the largest. With one line, `total` and the line's `expected` are the same fact.
    `series` is complete and holds plain values: it is for REST and charts, not for replies.
    """

    horizon_days: int
    granularity: Literal["day", "week"]
    generated_at: datetime
    start: Fact
    end: Fact
    total: Fact
    low: Fact
    high: Fact
    lines: tuple[ForecastLine, ...]
    line_count: Fact
    periods: tuple[ForecastPeriod, ...]
    series: tuple[ForecastSeries, ...] = ()
