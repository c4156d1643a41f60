"""What competitors take for a product, and where our price lies among them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from core.fact import Fact
from core.money import to_money
from tools.evidence import Evidence
from tools.price_case import PriceCase


class CompetitorOffer(BaseModel):
    """A competitor's newest price that counts (plain values, for REST and charts)."""

    model_config = ConfigDict(frozen=True)

    competitor: str
    price: Decimal
    age_days: int
    confidence: float | None
    seen_on: date
    url: str | None = None


class CompetitorView(BaseModel):
    """The band of competitors' prices that count; every fact `None` where none does."""

    model_config = ConfigDict(frozen=True)

    competitor_low: Fact | None = None
    competitor_high: Fact | None = None
    competitor_price: Fact | None = None  # the weighted parity price
    competitor_count: Fact | None = None
    competitor_age: Fact | None = None  # of the newest offer, in days before the newest data
    price_index: Fact | None = None  # our price / parity price
    series: tuple[CompetitorOffer, ...] = ()


def competitors_of(case: PriceCase, evidence: Evidence) -> CompetitorView:
    """Return the competitors of a product as a store's price meets them."""
    band, of = case.band, f"{case.product}, {case.store}"
    if band is None:
        return CompetitorView()

    def money(label: str, value: Decimal) -> Fact:
        return evidence.fact(f"{label}, {of}", value, "currency", case.subject)

    youngest = min(offer.age_days for offer in band.offers)
    return CompetitorView(
        competitor_low=money("Lowest competitor price", band.low),
        competitor_high=money("Highest competitor price", band.high),
        competitor_price=money("Competitors' weighted price", band.parity),
        competitor_count=evidence.fact(
            f"Competitors compared, {of}", len(band.offers), "count", case.subject
        ),
        competitor_age=evidence.fact(
            f"Age of the newest competitor price, {of}", youngest, "days", case.subject
        ),
        price_index=evidence.fact(
            f"Price now against competitors, {of}",
            float(to_money(case.given.price) / band.parity),
            "ratio",
            case.subject,
        ),
        series=tuple(
            CompetitorOffer(
                competitor=offer.competitor,
                price=offer.price,
                age_days=offer.age_days,
                confidence=offer.confidence,
                seen_on=case.offers_on - timedelta(days=offer.age_days),
                url=offer.url,
            )
            for offer in band.offers
        ),
    )
