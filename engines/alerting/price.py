"""Prices that are wrong, or far above what others ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.alert import Advice, AlertValue, Finding, Severity
from core.fact import Source
from engines.alerting.sale import PRICE_KINDS, RECENT, Oddity

FAR_ABOVE_PCT = 15.0
"""Beyond this much above the middle of at least two competitors buyers walk away."""

VERY_FAR = 2.0
"""So many times as far is grave."""

FEWEST_COMPETITORS = 2

_FORBIDDEN = "price_above_mrp"


@dataclass(frozen=True)
class Rivalry:
    """Our price of a product in a store beside the middle of what competitors ask now."""

    sku_id: str
    store_id: str
    price: Decimal
    competitor_price: Decimal
    competitors: int

    @property
    def above_pct(self) -> float:
        """How far ours lies above theirs, in percent."""
        return float(self.price / self.competitor_price - 1) * 100


def wrong_prices(
    oddities: Iterable[Oddity],
    references: Mapping[tuple[str, str], str],
    *,
    cutoff: date,
    source: Source,
) -> Iterator[Finding]:
    """Yield prices above MRP, below cost or unlike before; what the law forbids is grave at once.

    Args:
        oddities: What the latest look found.
        references: Recommendations to change a price, by product and store.
        cutoff: The last day of data.
        source: Where the look is kept.
    """
    for one in oddities:
        over = one.end < cutoff - RECENT
        if one.kind not in PRICE_KINDS or one.explained or over or one.severity == "low":
            continue
        severity: Severity = "critical" if one.kind == _FORBIDDEN else one.severity
        values = {"price": AlertValue("Price charged", Decimal(str(round(one.actual, 2))), "currency")}
        if one.expected is not None:
            values["expected"] = AlertValue(
                "Price expected", Decimal(str(round(one.expected, 2))), "currency"
            )
        values["start"] = AlertValue("From", one.start, "date")
        values["end"] = AlertValue("Until", one.end, "date")
        yield Finding(
            "price_anomaly",
            severity,
            one.kind,
            values,
            source,
            sku_id=one.sku_id,
            store_id=one.store_id,
            topic="till",
            worth=one.worth,
            advice=Advice("price", references.get((one.sku_id, one.store_id), "")),
        )


def far_above(
    rivalries: Iterable[Rivalry],
    references: Mapping[tuple[str, str], str],
    *,
    source: Source,
    line_pct: float = FAR_ABOVE_PCT,
) -> Iterator[Finding]:
    """Yield prices that lie `line_pct` or more above what at least two competitors ask."""
    for one in rivalries:
        if one.competitors < FEWEST_COMPETITORS or one.above_pct < line_pct:
            continue
        yield Finding(
            "price_anomaly",
            "high" if one.above_pct >= VERY_FAR * line_pct else "medium",
            "above_competitors",
            rivalry_values(one),
            source,
            sku_id=one.sku_id,
            store_id=one.store_id,
            topic="competitors",
            advice=Advice("price", references.get((one.sku_id, one.store_id), "")),
        )


def rivalry_values(one: Rivalry) -> dict[str, AlertValue]:
    """Return the figures of our price beside theirs."""
    return {
        "price": AlertValue("Our price", one.price, "currency"),
        "competitor_price": AlertValue("Competitors' middle price", one.competitor_price, "currency"),
        "above_pct": AlertValue("Above competitors", round(one.above_pct, 1), "pct"),
    }
