"""forecast_demand: how many units will sell, by day or week, with a range."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.errors import DataError
from core.fact import Fact
from core.policy import roles_for
from core.tool import Effect, Note, Tool, ToolContext, ToolResult
from tools.chart import forecast_chart_of
from tools.demand import demand_forecasts
from tools.drivers import (
    MOST_EXPLAINED,
    Explained,
    ForecastDriver,
    SeriesDriver,
    explain_lines,
    tell_drivers,
)
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.price_now import set_since_notes
from tools.scope import ResolvedScope, ScopeArguments, resolve

if TYPE_CHECKING:
    import polars as pl

    from tools.demand import DemandForecasts


class ForecastDemandArguments(ScopeArguments):
    """What to forecast and how far ahead."""

    horizon_days: int = Field(default=14, ge=1, le=90, description="Days ahead of the last data day")
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
    periods: tuple[ForecastPeriod, ...]
    usual_per_day: Fact | None = None
    expected_per_day: Fact | None = None
    drivers: tuple[ForecastDriver, ...] = ()
    series: tuple[ForecastSeries, ...] = ()


MOST_LINES = 5
MOST_PERIODS = 7
MOST_PERIODS_OF_ONE_LINE = 14


def _per_line(totals: pl.DataFrame, where: ResolvedScope, evidence: Evidence) -> tuple[ForecastLine, ...]:
    lines: list[ForecastLine] = []
    for row in totals.sort("yhat", "sku_id", "store_id", descending=[True, False, False]).iter_rows(
        named=True
    ):
        if len(lines) == MOST_LINES:
            break
        sku_id, store_id = row["sku_id"], row["store_id"]
        subject = {"sku_id": sku_id, "store_id": store_id}
        product, store = where.names.product(sku_id), where.names.store(store_id)
        of = f"{product}, {store}"
        lines.append(
            ForecastLine(
                sku_id=sku_id,
                store_id=store_id,
                product=evidence.fact("Product", product, "text", {"sku_id": sku_id}),
                store=evidence.fact("Store", store, "text", {"store_id": store_id}),
                expected=evidence.fact(f"Expected units, {of}", row["yhat"], "units", subject),
                low=evidence.fact(f"Units, low end, {of}", row["yhat_lo_80"], "units", subject),
                high=evidence.fact(f"Units, high end, {of}", row["yhat_hi_80"], "units", subject),
            )
        )
    return tuple(lines)


def _per_period(
    daily: pl.DataFrame, granularity: str, most: int, where: ResolvedScope, evidence: Evidence
) -> tuple[ForecastPeriod, ...]:
    from engines.forecast import total  # noqa: PLC0415

    by_week = granularity == "week"
    keys = ["week_start", "week_end", "partial"] if by_week else ["date"]
    periods: list[ForecastPeriod] = []
    for row in total(daily, keys).head(most).iter_rows(named=True):
        first, last = (row["week_start"], row["week_end"]) if by_week else (row["date"], row["date"])
        subject = {**where.subject, "date": first.isoformat()}
        if by_week:
            subject["end"] = last.isoformat()
        start = evidence.fact("First day" if by_week else "Day", first, "date")
        periods.append(
            ForecastPeriod(
                start=start,
                end=evidence.fact("Last day", last, "date") if by_week else start,
                expected=evidence.fact(f"Expected units, {first}", row["yhat"], "units", subject),
                low=evidence.fact(f"Units, low end, {first}", row["yhat_lo_80"], "units", subject),
                high=evidence.fact(f"Units, high end, {first}", row["yhat_hi_80"], "units", subject),
                partial=bool(row.get("partial", False)),
            )
        )
    return tuple(periods)


def _series(daily: pl.DataFrame, granularity: str, explained: Explained) -> tuple[ForecastSeries, ...]:
    import polars as pl  # noqa: PLC0415

    from engines.forecast import total  # noqa: PLC0415

    rows = daily
    if granularity == "week":
        models = daily.group_by("sku_id", "store_id").agg(pl.col("model").first())
        rows = (
            total(daily, ["sku_id", "store_id", "week_start"])
            .rename({"week_start": "date"})
            .join(models, on=["sku_id", "store_id"])
        )
    return tuple(
        ForecastSeries(
            sku_id=str(key[0]),
            store_id=str(key[1]),
            model=group["model"][0],
            series=tuple(
                SeriesPoint(
                    date=row["date"],
                    yhat=round(row["yhat"], 2),
                    yhat_lower=round(row["yhat_lo_80"], 2),
                    yhat_upper=round(row["yhat_hi_80"], 2),
                )
                for row in group.iter_rows(named=True)
            ),
            drivers=explained.drivers_of((str(key[0]), str(key[1]))),
        )
        for key, group in rows.sort("sku_id", "store_id", "date").group_by(
            ["sku_id", "store_id"], maintain_order=True
        )
    )


def _unsold(
    where: ResolvedScope, arguments: ForecastDemandArguments, daily: pl.DataFrame
) -> tuple[Note, ...]:
    """Say which of the products named have nothing to forecast from."""
    there = set(daily["sku_id"].to_list())
    unsold = [sku for sku in arguments.sku_ids or () if sku not in there]
    if not unsold:
        return ()
    return (note("no_history", products=", ".join(where.names.product(sku) for sku in unsold)),)


def _explained(
    arguments: ForecastDemandArguments, context: ToolContext, demand: DemandForecasts, largest: ForecastLine
) -> Explained:
    """Explain every line of a few, of many the largest; none where nobody asked."""
    if not arguments.explain:
        return Explained()
    pairs = demand.frame.select("sku_id", "store_id").unique()
    few = pairs.height <= MOST_EXPLAINED
    lines = sorted(pairs.rows()) if few else [(largest.sku_id, largest.store_id)]
    return explain_lines(context, demand, lines)


def _notes(demand: DemandForecasts, explained: Explained, largest: ForecastLine) -> tuple[Note, ...]:
    """Return the notes of the forecasts; what is said of the one line there is stands for "some"."""
    why_not = explained.notes((largest.sku_id, largest.store_id))
    if not why_not or demand.frame.select("sku_id", "store_id").n_unique() > 1:
        return demand.notes + why_not
    told = {"short_history", "borrowed_from_category", "simple_forecast"}
    return tuple(one for one in demand.notes if one.code not in told) + why_not


def run(arguments: ForecastDemandArguments, context: ToolContext) -> ForecastDemandResult:
    """Forecast the scope.

    Raises:
        DataError: nothing in the scope has sold in the last half year.
    """
    from engines.forecast import total, with_weeks  # noqa: PLC0415

    where = resolve(arguments, context)
    demand = demand_forecasts(
        context, where.scope, arguments.horizon_days, named_skus=arguments.sku_ids or ()
    )
    daily = demand.frame
    if daily.height == 0:
        raise DataError(
            "Nothing asked about has sold in the last half year, so there is nothing to forecast from.",
            code="no_history",
            place=where.place,
        )
    if arguments.granularity == "week":
        daily = with_weeks(daily)
    evidence = Evidence(
        context,
        arguments,
        demand.sources,
        method=demand.method,
        as_of=demand.cutoff,
        parameters={"horizon_days": arguments.horizon_days, "interval_pct": 80},
    )
    totals = total(daily, ["sku_id", "store_id"])
    lines = _per_line(totals, where, evidence)
    if totals.height == 1:
        expected, low, high = lines[0].expected, lines[0].low, lines[0].high
    else:
        summed = total(daily).row(0, named=True)
        what = f" in {where.place}" if where.place else ""
        expected = evidence.fact(f"Expected units{what}", summed["yhat"], "units", where.subject)
        low = evidence.fact(f"Units{what}, low end", summed["yhat_lo_80"], "units", where.subject)
        high = evidence.fact(f"Units{what}, high end", summed["yhat_hi_80"], "units", where.subject)
    one = totals.height == 1
    charts = (forecast_chart_of(lines[0], daily, where, context, evidence),) if one else ()
    explained = _explained(arguments, context, demand, lines[0])
    told = tell_drivers(lines[0], explained, demand, where=where, arguments=arguments, context=context)
    most = MOST_PERIODS_OF_ONE_LINE if one else MOST_PERIODS
    return ForecastDemandResult(
        as_of=demand.cutoff,
        charts=(*charts, told.chart) if told else charts,
        notes=freshness_notes(context, demand.cutoff)
        + where.notes
        + set_since_notes(context, where.scope, demand.cutoff)
        + _notes(demand, explained, lines[0])
        + _unsold(where, arguments, daily),
        horizon_days=arguments.horizon_days,
        granularity=arguments.granularity,
        generated_at=context.clock.now(),
        start=evidence.fact("First day forecast", demand.start, "date"),
        end=evidence.fact("Last day forecast", demand.end, "date"),
        total=expected,
        low=low,
        high=high,
        lines=lines,
        line_count=evidence.fact("Products by store forecast", totals.height, "count"),
        periods=_per_period(daily, arguments.granularity, most, where, evidence),
        usual_per_day=told.usual if told else None,
        expected_per_day=told.expected if told else None,
        drivers=told.drivers if told else (),
        series=_series(daily, arguments.granularity, explained),
    )


TOOL = Tool(
    name="forecast_demand",
    description=(
        "How many units will sell in the coming days or weeks, with a range, per product and store. "
        "Use it for questions about future demand or sales volume, and about why a forecast is what it is."
    ),
    arguments=ForecastDemandArguments,
    result=ForecastDemandResult,
    effect=Effect.READ,
    roles=roles_for("forecast_demand"),
    run=run,
    examples=(
        "How many Mohini Toned Milk will sell in Delhi next week?",
        "Forecast for DELHI_01 for the next 14 days",
        "What will we sell of dairy in Mumbai over the next month, by week?",
        "Why is the forecast for Suvarna Atta 5 kg in DELHI_02 so high?",
    ),
)
