"""The chart of one item's order: its stock over the coming days, with the order and without it."""

from __future__ import annotations

from datetime import timedelta

from core.chart import Chart
from core.clock import local_date
from core.tool import ToolContext
from engines.inventory import Arrival, project
from language.format import format_date, format_value, short_months, short_weekdays
from language.locales import sentence
from tools.chart import LANGUAGE
from tools.evidence import Evidence
from tools.replenishment import Plan
from tools.scope import ResolvedScope


def stock_chart_of(plan: Plan, where: ResolvedScope, context: ToolContext, evidence: Evidence) -> Chart:
    """Return the chart of a plan: as far as its order is for.

    What comes from another store is there with the order, a day from now; without it nothing
    is moved.
    """
    from engines.forecast.theme import DateNames, themes  # noqa: PLC0415 - brings polars along
    from engines.inventory.chart import COLOURS, StockLabels, stock_chart  # noqa: PLC0415 - with it

    item, order = plan.item, plan.order
    lead = max(item.terms.lead_time_days, 1)
    days = lead + context.settings.review_period_days
    helped = [
        *item.arrivals,
        *([Arrival(1, plan.received)] if plan.received else []),
        *([Arrival(lead, order.quantity)] if order.quantity else []),
    ]
    with_order = project(item.daily, item.stock, days, helped)
    without = project(item.daily, item.stock, days, item.arrivals)
    title = _say("title", product=where.names.product(item.sku_id), store=where.names.store(item.store_id))
    year = local_date(context.clock, context.settings.timezone).year
    end = item.first_day + timedelta(days=days - 1)
    alt = _say(
        "alt",
        title=title,
        on_hand=_units(item.stock.on_hand),
        end=format_date(end, language=LANGUAGE, reference_year=year),
        without=_units(without[-1].left),
    )
    if order.quantity:
        alt += " " + _say("alt_order", quantity=_units(order.quantity), left=_units(with_order[-1].left))
    return Chart(
        title=title,
        alt=alt,
        spec=stock_chart(
            with_order,
            without,
            first_day=item.first_day,
            reorder_point=order.reorder_point,
            title=title,
            labels=StockLabels(
                with_order=_say("with" if order.quantity or plan.received else "expected"),
                likely=_say("likely"),
                without=_say("without"),
                reorder_point=_say("point"),
                left=_say("left"),
            ),
            theme=themes(COLOURS, DateNames(short_months(LANGUAGE), short_weekdays(LANGUAGE))),
            alt=alt,
        ),
        source=evidence.source,
    )


def _units(value: float) -> str:
    return format_value(round(value), "units", language=LANGUAGE)


def _say(code: str, **values: str) -> str:
    return sentence(f"chart_stock_{code}", LANGUAGE, **values)
