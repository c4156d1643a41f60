"""Tell a forecast: the total with its range, then the largest parts."""

from __future__ import annotations

from decimal import Decimal

from agent.compose.drivers import driver_line
from agent.compose.page import Page, Section
from core.fact import Fact
from tools.forecast import ForecastDemandResult, ForecastPeriod


def write(result: ForecastDemandResult, page: Page) -> Section:
    """Write the section of a forecast."""
    one = len(result.lines) == 1
    lines = _single(result, page) if one else _several(result, page)
    line = result.lines[0]
    why = (
        (page.choice("ask_why_forecast", product=line.product, store=line.store),)
        if one and not page.arguments.get("explain")
        else ()
    )
    return Section(
        tuple(lines),
        (*why, page.choice_of_place("ask_stockout"), page.choice_of_place("ask_reorder")),
    )


def _single(result: ForecastDemandResult, page: Page) -> list[str]:
    line = result.lines[0]
    lines = [
        page.say(
            _of_days("forecast_one", result),
            product=line.product,
            store=line.store,
            expected=line.expected,
            low=line.low,
            high=line.high,
            start=result.start,
            end=result.end,
        )
    ]
    lines += _today(result, page) + driver_line(result, page)
    if result.granularity == "week":
        return (lines + _weeks(result, page))[: page.lines]
    busiest = _busiest(result)
    if busiest is not None and page.lines > len(lines):
        lines.append(page.say("forecast_busiest", day=busiest[0], units=busiest[1]))
    return lines


def _several(result: ForecastDemandResult, page: Page) -> list[str]:
    one_product = page.about_one_product and bool(result.lines)
    lines = [
        page.say(
            _of_days("forecast_product" if one_product else "forecast_all", result),
            place=page.where if one_product else page.place,
            product=result.lines[0].product if one_product else "",
            expected=result.total,
            low=result.low,
            high=result.high,
            start=result.start,
            end=result.end,
        )
    ]
    lines += _today(result, page) + driver_line(result, page)
    if result.granularity == "week":
        return (lines + _weeks(result, page))[: page.lines]
    if len(result.lines) < page.number(result.line_count):
        lines.append(page.say("forecast_largest", count=result.line_count))
    lines += [
        page.say(
            "forecast_line",
            product=line.product,
            store=line.store,
            expected=line.expected,
            low=line.low,
            high=line.high,
        )
        for line in result.lines
    ]
    return lines[: page.lines]


def _of_days(code: str, result: ForecastDemandResult) -> str:
    """Return the sentence's name where it is of several days, or of one."""
    return f"{code}_day" if result.start.value == result.end.value else code


def _today(result: ForecastDemandResult, page: Page) -> list[str]:
    return [] if result.today is None else [_period(result.today, page)]


def _weeks(result: ForecastDemandResult, page: Page) -> list[str]:
    return [_period(period, page) for period in result.periods[: page.lines - 1]]


def _period(period: ForecastPeriod, page: Page) -> str:
    return page.say(
        "forecast_day" if period.start.value == period.end.value else "forecast_week",
        start=period.start,
        end=period.end,
        expected=period.expected,
        low=period.low,
        high=period.high,
    )


def _busiest(result: ForecastDemandResult) -> tuple[Fact, Fact] | None:
    """Return the busiest day, where every day of the horizon is known and one stands out."""
    if len(result.periods) != result.horizon_days or len(result.periods) < 2:
        return None
    ranked = sorted(result.periods, key=lambda period: _size(period.expected), reverse=True)
    if round(_size(ranked[0].expected)) == round(_size(ranked[1].expected)):
        return None
    return ranked[0].start, ranked[0].expected


def _size(fact: Fact) -> Decimal:
    return Decimal(str(fact.value if fact.value is not None else 0))
