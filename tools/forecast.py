"""A question how much will sell, and its answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact
from core.tool import ToolResult
from tools.scope import ScopeArguments

DriverName = Literal["trend", "weekday", "season", "festival", "price", "promotion", "other"]
Impact = Literal["high", "medium", "low"]


class ForecastDemandArguments(ScopeArguments):
    """What to forecast and how far ahead."""

    horizon_days: int = Field(default=14, ge=1, le=90, description="Days ahead of today")
    granularity: Literal["day", "week"] = Field(
        default="day", description="Rows by day, or by calendar week from Monday to Sunday"
    )
    explain: bool = Field(default=False, description="Whether to say what drives it, and by how much")


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


class ForecastDriver(_Row):
    """What one driver adds to a usual day, or takes away where it is below 0.

    `festivals` are the names of those in the days forecast; for the driver `festival` only.
    """

    name: DriverName
    label: Fact
    units_per_day: Fact
    festivals: tuple[Fact, ...] = ()


class SeriesDriver(_Row):
    """A driver as plain values, for REST and exports."""

    feature: DriverName
    impact: Impact
    units_per_day: float


class ForecastSeries(_Row):
    """All days (or weeks, by their first day) of one product in one store."""

    sku_id: str
    store_id: str
    model: str
    series: tuple[SeriesPoint, ...]
    drivers: tuple[SeriesDriver, ...] = ()


class ForecastDemandResult(ToolResult):
    """Totals as facts, the largest rows as facts, everything in `series`.

    `periods` has at most 14 rows for a single line, else 7, the first ones; `lines` at most
    5, the largest. With one line, `total` and the line's `expected` are the same fact.
    `series` is complete and holds plain values: it is for REST and exports, not for replies.
    `charts` has one where there is one line.

    `start` is tomorrow. What is still expected of today, where its sales are not in yet, is `today`: it is
    told where a single day is asked about, and is in no total.

    Where an explanation was asked for, `drivers` are those of the largest line, ranked:
    `usual_per_day` and they add up to `expected_per_day`, and `charts` has one of them. In
    `series` every line has its own, as long as there are at most 20 lines.
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
    today: ForecastPeriod | None = None
    periods: tuple[ForecastPeriod, ...]
    usual_per_day: Fact | None = None
    expected_per_day: Fact | None = None
    drivers: tuple[ForecastDriver, ...] = ()
    series: tuple[ForecastSeries, ...] = ()
