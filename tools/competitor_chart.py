"""The chart of a product's price against what competitors take for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from core.chart import Chart
from engines.pricing.band import Offer
from tools.chart_words import ChartWords
from tools.evidence import Evidence

FEWEST_COMPETITORS = 2
"""One is said in a sentence."""


def competitor_charts(
    product: str, place: str, offers: Sequence[Offer], own: Collection[Decimal], evidence: Evidence
) -> tuple[Chart, ...]:
    """Return the chart; none where a picture would say no more than the words.

    Args:
        product: Its name.
        place: Of the own prices, empty for all stores.
        offers: The competitors' prices that count, one each.
        own: Our prices there, one or several.
        evidence: Of the answer.
    """
    if len(offers) < FEWEST_COMPETITORS or not own:
        return ()
    from engines.forecast.theme import themes  # noqa: PLC0415 - brings polars along
    from engines.pricing.competitor_chart import COLOURS, SellerPrice, competitor_chart  # noqa: PLC0415

    words = ChartWords.of(evidence)

    def told(seller: str, price: Decimal, *, ours: bool = False) -> SellerPrice:
        return SellerPrice(seller, float(price), words.value(price, "currency"), ours)

    ours = (
        [(words.say("rivals_own"), min(own))]
        if min(own) == max(own)
        else [(words.say("rivals_own_lowest"), min(own)), (words.say("rivals_own_highest"), max(own))]
    )
    prices = [
        *(told(name, price, ours=True) for name, price in ours),
        *(told(one.competitor, one.price) for one in offers),
    ]
    title = (
        words.say("rivals_title_at", product=product, place=place)
        if place
        else words.say("rivals_title", product=product)
    )
    by_price = sorted(prices, key=lambda one: one.price)
    alt = f"{title}. {', '.join(f'{one.seller} {one.told}' for one in by_price)}."
    spec = competitor_chart(prices, title=title, axis=words.say("price_axis"), theme=themes(COLOURS), alt=alt)
    return (Chart(title=title, alt=alt, spec=spec, source=evidence.source),)
