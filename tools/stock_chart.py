"""The chart of one item's order: its stock over the coming days, with the order and without it."""

from __future__ import annotations

from datetime import timedelta

from core.chart import Chart
from core.clock import local_date
from core.tool import ToolContext
from engines.inventory import Arrival
from tools.chart_words import ChartWords
from tools.evidence import Evidence
from tools.replenishment import Plan
from tools.scope import ResolvedScope


def stock_chart_of(plan: Plan, where: ResolvedScope, context: ToolContext, evidence: Evidence) -> Chart:
    """Return the chart of a plan: as far as its order is for.

    What comes from another store is there with the order, a day from now; without it nothing
    is moved.
    """
    from engines.forecast.theme import themes  # noqa: PLC0415 - brings polars along
    from engines.inventory.chart import COLOURS, StockLabels, stock_chart  # noqa: PLC0415 - with it
    from engines.inventory.projection import project  # noqa: PLC0415 - with it

    words = ChartWords.of(evidence)
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
    title = words.say(
        "stock_title", product=where.names.product(item.sku_id), store=where.names.store(item.store_id)
    )
    year = local_date(context.clock, context.settings.timezone).year
    end = item.first_day + timedelta(days=days - 1)
    alt = words.say(
        "stock_alt",
        title=title,
        on_hand=_units(item.stock.on_hand, words),
        end=words.day(end, year),
        without=_units(without[-1].left, words),
    )
    if order.quantity:
        alt += " " + words.say(
            "stock_alt_order", quantity=_units(order.quantity, words), left=_units(with_order[-1].left, words)
        )
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
                with_order=words.say("stock_with" if order.quantity or plan.received else "stock_expected"),
                likely=words.say("stock_likely"),
                without=words.say("stock_without"),
                reorder_point=words.say("stock_point"),
                left=words.say("stock_left"),
            ),
            theme=themes(COLOURS, words.dates()),
            alt=alt,
        ),
        source=evidence.source,
    )


def _units(value: float, words: ChartWords) -> str:
    return words.value(round(value), "units")
