"""forecast_demand: how many units will sell, by day or week, with a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import DataError
from core.policy import roles_for
from core.tool import Effect, Note, Tool, ToolContext
from tools.chart import forecast_chart_of
from tools.days_ahead import DaysAhead, days_ahead
from tools.demand import demand_forecasts, last_sales_day
from tools.drivers import MOST_EXPLAINED, Explained, explain_lines, tell_drivers
from tools.evidence import Evidence, freshness_notes
from tools.forecast import ForecastDemandArguments, ForecastDemandResult, ForecastLine, ForecastPeriod
from tools.forecast_rows import lines_of, periods_of, series_of
from tools.note import note
from tools.price_now import set_since_notes
from tools.scope import ResolvedScope, resolve

if TYPE_CHECKING:
    import polars as pl

    from tools.demand import DemandForecasts

MOST_PERIODS = 7
MOST_PERIODS_OF_ONE_LINE = 14


def _unsold(
    where: ResolvedScope, arguments: ForecastDemandArguments, daily: pl.DataFrame
) -> tuple[Note, ...]:
    """Say which of the products named have nothing to forecast from."""
    there = set(daily["sku_id"].to_list())
    unsold = [sku for sku in arguments.sku_ids or () if sku not in there]
    if not unsold:
        return ()
    return (note("no_history", products=", ".join(where.names.product(sku) for sku in unsold)),)


def _today(
    whole: DemandForecasts, asked: DaysAhead, where: ResolvedScope, evidence: Evidence
) -> ForecastPeriod | None:
    """Return what is expected of today, whose sales are not in yet; `None` where they are."""
    of_today = whole.frame.filter(whole.frame["date"] == asked.counted_from)
    return next(iter(periods_of(of_today, "day", 1, where, evidence)), None)


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
    asked = days_ahead(context, last_sales_day(context.lake, where.scope.tenant_id), arguments.horizon_days)
    whole = demand_forecasts(context, where.scope, asked.horizon_days, named_skus=arguments.sku_ids or ())
    demand = whole.from_day(asked.start)
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
    lines = lines_of(totals, where, evidence)
    if totals.height == 1:
        expected, low, high = lines[0].expected, lines[0].low, lines[0].high
    else:
        summed = total(daily).row(0, named=True)
        what = f" in {where.place}" if where.place else ""
        expected = evidence.fact(f"Expected units{what}", summed["yhat"], "units", where.subject)
        low = evidence.fact(f"Units{what}, low end", summed["yhat_lo_80"], "units", where.subject)
        high = evidence.fact(f"Units{what}, high end", summed["yhat_hi_80"], "units", where.subject)
    one = totals.height == 1
    charts = (
        (forecast_chart_of(lines[0], whole, asked, where=where, context=context, evidence=evidence),)
        if one
        else ()
    )
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
        today=_today(whole, asked, where, evidence) if arguments.horizon_days == 1 else None,
        periods=periods_of(daily, arguments.granularity, most, where, evidence),
        usual_per_day=told.usual if told else None,
        expected_per_day=told.expected if told else None,
        drivers=told.drivers if told else (),
        series=series_of(daily, arguments.granularity, explained),
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
