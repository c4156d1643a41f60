"""People's own lines: figures that fell below, or rose above, what somebody asked to be told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.alert import Advice, AlertRule, AlertType, AlertValue, Doing, Finding, rule_unit
from core.fact import Source

MOST_OF_ONE_RULE = 10
"""A line drawn for the whole shop is told by its worst cases: a list of everything is read by nobody."""

_DOING: dict[AlertType, Doing] = {
    "stockout_risk": "order",
    "overstock": "clear",
    "price_anomaly": "price",
    "demand_spike": "look",
}


@dataclass(frozen=True)
class Reading:
    """One product in one store, and the figure its rule is about."""

    sku_id: str
    store_id: str
    figure: float
    values: dict[str, AlertValue]
    worth: Decimal | None = None


def crossed(rule: AlertRule, readings: Iterable[Reading], *, source: Source) -> Iterator[Finding]:
    """Yield the readings beyond a rule's line, the farthest first; a rule without a line finds nothing."""
    if rule.type is None or rule.threshold is None:
        return
    unit, line = rule_unit(rule.type, in_units=rule.in_units), rule.threshold
    if unit is None:
        return
    beyond = [one for one in readings if (one.figure < line if unit.below else one.figure > line)]
    beyond.sort(key=lambda one: (one.figure if unit.below else -one.figure, one.sku_id, one.store_id))
    for one in beyond[:MOST_OF_ONE_RULE]:
        yield Finding(
            rule.type,
            "high",
            f"rule_{rule.type}_units" if rule.in_units else f"rule_{rule.type}",
            {
                "figure": AlertValue("Now", round(one.figure, 1), unit.unit),
                "line": AlertValue("Your line", line, unit.unit),
                **one.values,
            },
            source,
            sku_id=one.sku_id,
            store_id=one.store_id,
            topic=rule.rule_id,
            user_id=rule.user_id,
            worth=one.worth,
            advice=Advice(_DOING[rule.type]),
        )
