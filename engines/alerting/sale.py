"""Demand that jumped, from what was found out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.alert import Advice, AlertValue, Finding, Severity
from core.fact import Source

RECENT = timedelta(days=2)
"""A spike that is over for longer calls for nothing any more."""

SPIKES = frozenset({"sales_spike", "store_spike", "category_spike"})
PRICE_KINDS = frozenset({"price_above_mrp", "price_below_cost", "price_unusual"})


@dataclass(frozen=True)
class Oddity:
    """Something out of the ordinary, as the latest look kept it; `explained` where its cause is known.

    `severity` is that of the look: its effect against what the shops take in.
    """

    kind: str
    severity: Severity
    sku_id: str
    store_id: str
    category: str
    start: date
    end: date
    actual: float
    expected: float | None
    rupees: float | None
    explained: bool

    @property
    def worth(self) -> Decimal | None:
        """Its effect in money, whichever way it went."""
        return None if self.rupees is None else Decimal(str(round(abs(self.rupees), 2)))


def spikes(
    oddities: Iterable[Oddity], *, cutoff: date, source: Source, least_jump_pct: float = 0.0
) -> Iterator[Finding]:
    """Yield sales that jumped without a reason and still do, where they weigh.

    A jump of less than `least_jump_pct` above what was expected is none.
    """
    for one in oddities:
        weighs = one.severity in ("high", "medium")
        if one.kind not in SPIKES or one.explained or not weighs or one.end < cutoff - RECENT:
            continue
        if one.expected is None or one.actual < one.expected * (1 + least_jump_pct / 100):
            continue
        values = {
            "actual": AlertValue("Units sold", round(one.actual, 1), "units"),
            "expected": AlertValue("Units expected", round(one.expected, 1), "units"),
            "start": AlertValue("From", one.start, "date"),
            "end": AlertValue("Until", one.end, "date"),
        }
        if one.worth is not None:
            values["worth"] = AlertValue("Sales beyond the usual", one.worth, "currency")
        yield Finding(
            "demand_spike",
            one.severity,
            one.kind,
            values,
            source,
            sku_id=one.sku_id,
            store_id=one.store_id,
            topic="" if one.sku_id else one.category,
            worth=one.worth,
            advice=Advice("look"),
        )
