"""The chart of a forecast: one product in one store, what sold and what is expected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from core.chart import Chart
from core.clock import local_date
from core.identity import Scope
from core.ports import Answer
from core.tool import ToolContext
from tools.chart_words import ChartWords
from tools.evidence import Evidence
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    import polars as pl

    from engines.forecast.chart import Event
    from engines.forecast.chart_layers import ForecastLabels
    from tools.days_ahead import DaysAhead
    from tools.demand import DemandForecasts
    from tools.forecast import ForecastLine

Day = Callable[[date], str]


def forecast_chart_of(
    line: ForecastLine,
    demand: DemandForecasts,
    asked: DaysAhead,
    *,
    where: ResolvedScope,
    context: ToolContext,
    evidence: Evidence,
) -> Chart:
    """Return the chart of one line: eight weeks of sales, then the days of its forecast.

    Args:
        line: What the line is and what it sums up to.
        demand: Its daily forecasts from the last day of data on, all drawn.
        asked: The days that `line` sums up.
        where: The scope it was resolved in.
        context: The call's.
        evidence: Of the forecast; the chart's source adds the tables read for it.
    """
    from engines.forecast.chart import HISTORY_DAYS, forecast_chart  # noqa: PLC0415 - brings polars along

    words = ChartWords.of(evidence)
    daily, cutoff = demand.frame, demand.cutoff
    scope = Scope(context.principal.tenant_id, (line.store_id,), (line.sku_id,))
    sales = context.lake.sales_history(scope, cutoff - timedelta(days=HISTORY_DAYS - 1), cutoff)
    holidays, promotions = _calendar(context, scope, daily)
    events = sorted(
        [*festivals(holidays, where, line.store_id), *_offers(promotions, cutoff, words)],
        key=lambda event: event.start,
    )
    title = words.say("title", product=str(line.product.value), store=str(line.store.value))
    day = _day_words(context, words)
    alt = _in_words(
        title,
        sales.frame,
        _expected(line, demand.from_day(asked.start).frame, day, words),
        events,
        day,
        words=words,
    )
    tables = dict(evidence.source.tables)
    for answer in (sales, holidays, promotions):
        tables.update(answer.source.tables)
    return Chart(
        title=title,
        alt=alt,
        spec=forecast_chart(
            sales.frame, daily, title=title, labels=_labels(words), cutoff=cutoff, alt=alt, events=events
        ),
        source=evidence.source.model_copy(update={"tables": tables}),
    )


def _calendar(context: ToolContext, scope: Scope, daily: pl.DataFrame) -> tuple[Answer, Answer]:
    start, end = _days(daily)
    return context.lake.holidays(scope, start, end), context.lake.promotions(scope, start, end)


def _day_words(context: ToolContext, words: ChartWords) -> Day:
    year = local_date(context.clock, context.settings.timezone).year
    return lambda day: words.day(day, year)


def _days(daily: pl.DataFrame) -> tuple[date, date]:
    days: list[date] = daily["date"].to_list()
    return min(days), max(days)


def festivals(holidays: Answer, where: ResolvedScope, store_id: str) -> list[Event]:
    """Return the festivals of everywhere and of the store's own region or city."""
    from engines.forecast.chart import Event  # noqa: PLC0415

    own = {
        str(row[name]).casefold()
        for row in where.stores.iter_rows(named=True)
        if row["store_id"] == store_id
        for name in ("region", "city")
        if row[name]
    }
    return [
        Event(row["name"], row["date"])
        for row in holidays.frame.iter_rows(named=True)
        if not row["region"] or row["region"].casefold() in own
    ]


def _offers(promotions: Answer, cutoff: date, words: ChartWords) -> list[Event]:
    """Return the offers ahead; one that runs already begins with the first day ahead."""
    from engines.forecast.chart import Event  # noqa: PLC0415

    tomorrow = cutoff + timedelta(days=1)
    return [
        Event(
            row["name"] or _offer(row["discount_pct"], words),
            max(row["start_date"], tomorrow),
            row["end_date"],
        )
        for row in promotions.frame.iter_rows(named=True)
    ]


def _offer(discount_pct: float | None, words: ChartWords) -> str:
    if discount_pct is None:
        return words.say("offer")
    return words.say("offer_of", discount=words.value(discount_pct, "pct"))


def _in_words(
    title: str, sold: pl.DataFrame, expected: str, events: list[Event], day: Day, *, words: ChartWords
) -> str:
    said: list[str] = []
    if sold.height:
        start, end = _days(sold)
        units = words.value(sold["units"].cast(float).sum(), "units")
        said.append(words.say("alt_sold", title=title, start=day(start), end=day(end), units=units))
    else:
        said.append(f"{title}.")
    if out := sold["stockout"].sum():
        said.append(words.say("alt_sold_out", days=int(out)))
    said.append(expected)
    if events:
        told = ", ".join(f"{event.name} ({day(event.start)})" for event in events)
        said.append(words.say("alt_events", events=told))
    return " ".join(said)


def _expected(line: ForecastLine, daily: pl.DataFrame, day: Day, words: ChartWords) -> str:
    start, end = _days(daily)
    expected, low, high = (
        words.value(fact.value, fact.unit) for fact in (line.expected, line.low, line.high)
    )
    return words.say("alt_expected", start=day(start), end=day(end), expected=expected, low=low, high=high)


def _labels(words: ChartWords) -> ForecastLabels:
    from engines.forecast.chart_layers import ForecastLabels  # noqa: PLC0415

    return ForecastLabels(
        sold=words.say("sold"),
        sold_out=words.say("sold_out"),
        expected=words.say("expected"),
        likely=words.say("likely"),
        widest=words.say("widest"),
        event=words.say("event"),
        per_day=words.say("per_day"),
        dates=words.dates(),
    )
