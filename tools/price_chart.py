"""The chart of a price question: profit and units at each price around today's, else competitors' prices."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.chart import Chart
from core.money import to_money
from tools.chart_words import ChartWords
from tools.competitor_chart import competitor_charts
from tools.evidence import Evidence
from tools.price_case import PriceCase
from tools.price_decision import Decision

if TYPE_CHECKING:
    from engines.pricing.effect import Outlook

STEPS = 25
MARGIN = 0.1
"""How far the chart looks beyond today's and the proposed price, as a share of today's."""


def suggestion_charts(case: PriceCase, decision: Decision, evidence: Evidence) -> tuple[Chart, ...]:
    """Return what a suggestion is seen by: what each price brings, else what competitors take."""
    if decision.outlook is not None and decision.price is not None:
        return (price_chart_of(case, decision.outlook, decision.price, evidence),)
    offers, own = () if case.band is None else case.band.offers, {to_money(case.given.price)}
    return competitor_charts(case.product, case.store, offers, own, evidence)


def price_chart_of(case: PriceCase, outlook: Outlook, proposed: Decimal, evidence: Evidence) -> Chart:
    """Return the chart; prices above MRP are not shown, nor is a profit nobody knows the cost of.

    Args:
        case: What is known of the product.
        outlook: The days looked at.
        proposed: The price asked about or suggested.
        evidence: Of the answer.
    """
    from engines.forecast.theme import themes  # noqa: PLC0415 - brings polars along
    from engines.pricing.chart import COLOURS, PriceLabels, PricePoint, price_chart  # noqa: PLC0415
    from engines.pricing.effect import effects, ranges_of  # noqa: PLC0415 - brings numpy along

    words = ChartWords.of(evidence)
    now = float(to_money(case.given.price))
    prices = _shown(case, now, float(proposed))
    found = effects(outlook, prices)
    known = outlook.unit_cost is not None
    money = found.profit if known else found.revenue
    units = found.units.mean(axis=1).tolist()
    points = [PricePoint(*each) for each in zip(prices, ranges_of(money), units, strict=True)]
    days = len(outlook.daily)
    title = words.say("price_title", product=case.product, store=case.store)
    labels = PriceLabels(
        profit=words.say("price_profit" if known else "price_revenue", days=days),
        likely=words.say("price_likely"),
        units=words.say("price_units", days=days),
        now=words.say("price_now"),
        proposed=words.say("price_proposed"),
        price=words.say("price_axis"),
    )
    at_now, at_proposed = (
        next(point for point in points if point.price == price) for price in (now, float(proposed))
    )
    alt = words.say(
        "price_alt_now", title=title, days=days, **_told(now, at_now.profit.mid, at_now.units, words)
    )
    if at_proposed is not at_now:
        figures = _told(float(proposed), at_proposed.profit.mid, at_proposed.units, words)
        alt += " " + words.say("price_alt_proposed", **figures)
    return Chart(
        title=title,
        alt=alt,
        spec=price_chart(
            points,
            now=now,
            proposed=float(proposed),
            title=title,
            labels=labels,
            theme=themes(COLOURS),
            alt=alt,
        ),
        source=evidence.source,
    )


def _shown(case: PriceCase, now: float, proposed: float) -> list[float]:
    low, high = min(now, proposed) - MARGIN * now, max(now, proposed) + MARGIN * now
    if case.given.mrp is not None:
        high = max(min(high, float(case.given.mrp)), now, proposed)
    low = max(low, 0.01)
    steps = [round(low + (high - low) * step / (STEPS - 1), 2) for step in range(STEPS)]
    return sorted({*steps, now, proposed})


def _told(price: float, money: float, units: float, words: ChartWords) -> dict[str, str]:
    return {
        "price": words.value(price, "currency"),
        "money": words.value(round(money, 2), "currency"),
        "units": words.value(round(units, 2), "units"),
    }
