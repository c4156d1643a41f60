"""What is out of the ordinary: one value, whatever kind it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Kind = Literal[
    "sales_spike",
    "sales_drop",
    "store_spike",
    "store_drop",
    "category_spike",
    "category_drop",
    "returns_spike",
    "repeated_claims",
    "stock_negative",
    "stock_frozen",
    "price_above_mrp",
    "price_below_cost",
    "price_unusual",
]
Cause = Literal["stockout", "promotion", "holiday", "price"]
Severity = Literal["high", "medium", "low"]

FAR_FROM_USUAL = 0.05
"""An effect of a twentieth of what the shops asked about take in a day is a matter of weight…"""

NEAR_USUAL = 0.005
"""… one of a two-hundredth still matters to whoever minds that shelf."""

SHARED: frozenset[Kind] = frozenset({"category_spike", "category_drop", "repeated_claims"})
"""Kinds that may be of several stores."""

FEWEST_RETURNED = 3
"""Units that came back; fewer are an accident."""

_NOT_ALLOWED: frozenset[Kind] = frozenset({"price_above_mrp"})


@dataclass(frozen=True)
class Part:
    """What one store has to do with a finding that is of several."""

    store_id: str
    actual: float
    expected: float | None
    rupees: float | None


@dataclass(frozen=True)
class Anomaly:
    """One finding, of consecutive days.

    `store_id` or `sku_id` is empty where it is about all of them. `actual` and `expected`
    are in units (returned, sold or on hand) or, for prices, rupees; `expected` is `None`
    where nothing is. `rupees` is its effect: positive where more came in than expected,
    negative where less did or something was lost, `None` where that cannot be told.
    `chance` is how likely something as far out would be, 1 where it is not a matter of
    chance. `cause` is what explains it, `None` where nothing known does. `reason` is what
    customers gave for returns. `parts` is how it comes together where it is of several stores.
    """

    kind: Kind
    store_id: str
    sku_id: str
    start: date
    end: date
    actual: float
    expected: float | None = None
    rupees: float | None = None
    chance: float = 1.0
    cause: Cause | None = None
    category: str = ""
    reason: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def days(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1

    def severity(self, usual_day: float) -> Severity:
        """Weigh it against what the shops asked about take in on a usual day, in rupees.

        What the law forbids is always high. What is explained, or has no known effect, is
        at most medium.
        """
        if self.kind in _NOT_ALLOWED:
            return "high"
        if self.rupees is None or usual_day <= 0:
            return "medium"
        share = abs(self.rupees) / usual_day
        if share >= FAR_FROM_USUAL:
            return "medium" if self.cause else "high"
        return "medium" if share >= NEAR_USUAL and not self.cause else "low"


def of_parts(whole: Anomaly, parts: Sequence[Part]) -> Anomaly | None:
    """Return a finding of several stores as far as some of them go, `None` where they had no part in it.

    Args:
        whole: A category's day, or repeated claims; its own figures are not looked at.
        parts: Of those stores.
    """
    actual = sum(part.actual for part in parts)
    usual = sum(part.expected for part in parts if part.expected is not None)
    known = [part.rupees for part in parts if part.rupees is not None]
    claims = whole.kind == "repeated_claims"
    if (actual >= usual) if whole.kind == "category_drop" else (actual <= usual):
        return None
    if claims and actual < FEWEST_RETURNED:
        return None
    return replace(
        whole,
        store_id=parts[0].store_id if claims and len(parts) == 1 else "",
        actual=actual,
        expected=usual,
        rupees=sum(known) if known else None,
        parts=tuple(parts),
    )


def by_weight(anomaly: Anomaly) -> tuple[bool, bool, float, float, str, str, date, str]:
    """Order: the unexplained first, what the law forbids before all, then the dearest."""
    return (
        anomaly.kind not in _NOT_ALLOWED,
        anomaly.cause is not None,
        -abs(anomaly.rupees or 0.0),
        anomaly.chance,
        anomaly.sku_id,
        anomaly.store_id,
        anomaly.start,
        anomaly.kind,
    )
