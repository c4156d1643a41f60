"""Where the competitors stand: the newest offer of each, weighted by trust and age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_high, median_low

UNKNOWN_CONFIDENCE = 0.5
HALF_LIFE_DAYS = 7
FARTHEST_FACTOR = 2
"""An offer beyond half or double the median is another pack or a misreading."""


@dataclass(frozen=True)
class Offer:
    """What a competitor asked, how long ago, how sure the match is (0–1), and where it was seen."""

    competitor: str
    price: Decimal
    age_days: int
    confidence: float | None = None
    url: str | None = None

    @property
    def weight(self) -> float:
        """(P1)  w = confidence · ½^(age / 7 days); an unknown confidence counts as ½."""
        confidence = UNKNOWN_CONFIDENCE if self.confidence is None else self.confidence
        return confidence * 0.5 ** (max(self.age_days, 0) / HALF_LIFE_DAYS)


@dataclass(frozen=True)
class Band:
    """The competitors' prices: `parity` is the weighted mean; `offers` those that count."""

    low: Decimal
    high: Decimal
    parity: Decimal
    offers: tuple[Offer, ...]


def competitor_band(offers: Sequence[Offer], *, max_age_days: int) -> Band | None:
    """Return the band, or `None` where no offer counts.

    Each competitor counts once, with the newest offer not older than `max_age_days` and of
    a weight above 0. Prices beyond half or double their median (of an
    even number: the geometric mean of the middle two) are left out.

    (P2)  parity = Σ w p / Σ w

    >>> band = competitor_band(
    ...     [Offer("a", Decimal(100), 0, 1.0), Offer("b", Decimal(130), 7, 1.0)], max_age_days=14
    ... )
    >>> band.parity if band else None
    Decimal('110')
    """
    newest: dict[str, Offer] = {}
    for offer in sorted(offers, key=lambda offer: (offer.age_days, offer.competitor, offer.price)):
        if 0 <= offer.age_days <= max_age_days and offer.price > 0 and offer.weight > 0:
            newest.setdefault(offer.competitor, offer)
    if not newest:
        return None
    prices = [offer.price for offer in newest.values()]
    middle = (median_low(prices) * median_high(prices)).sqrt()
    kept = tuple(
        offer
        for offer in newest.values()
        if middle / FARTHEST_FACTOR <= offer.price <= middle * FARTHEST_FACTOR
    )
    if not kept:  # two offers far apart: neither says which one is wrong
        return None
    weights = [Decimal(str(offer.weight)) for offer in kept]
    parity = sum((w * offer.price for w, offer in zip(weights, kept, strict=True)), Decimal(0)) / sum(weights)
    counted = [offer.price for offer in kept]
    return Band(min(counted), max(counted), parity, kept)
