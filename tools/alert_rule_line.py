"""One rule as a tool tells it: the line somebody drew, and for which part of the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from core.alert import AlertType, NewAlertRule, rule_unit
from core.fact import Fact, Source
from tools.naming import category_name

if TYPE_CHECKING:
    from tools.naming import Names


class AlertRuleLine(BaseModel):
    """A rule. `mute`: nothing is told of it; `line` is then `None`, and `type` may be, for all types.

    `in_units`: the line is drawn in pieces on hand.

    `rule` is its id, `None` in a preview. `products` are what it is about, empty for all.
    """

    model_config = ConfigDict(frozen=True)

    rule_id: str | None
    rule: Fact | None
    type: AlertType | None
    mute: bool
    in_units: bool
    line: Fact | None
    products: tuple[Fact, ...]
    store: Fact | None
    city: Fact | None
    category: Fact | None


def rule_line(rule: NewAlertRule, rule_id: str | None, names: Names) -> AlertRuleLine:
    """Return a rule as facts."""
    source = Source(
        tables={"alert_rules": rule_id or ""}, method="rule of a person", as_of=rule.created_at.date()
    )

    def text(label: str, value: str, **subject: str) -> Fact:
        return Fact(label=label, value=value, unit="text", subject=subject, source=source)

    line = None
    if rule.threshold is not None and rule.type is not None:
        counts = rule_unit(rule.type, in_units=rule.in_units)
        # The line is of each product: of the first as well, which is the one that is named.
        named = {
            "sku_id": next(iter(rule.sku_ids), None),
            "store_id": rule.store_id,
            "city": rule.city,
            "category": rule.category,
        }
        subject = {name: value for name, value in named.items() if value}
        line = counts and Fact(
            label="Line", value=rule.threshold, unit=counts.unit, subject=subject, source=source
        )
    return AlertRuleLine(
        rule_id=rule_id,
        rule=text("Rule", rule_id) if rule_id else None,
        type=rule.type,
        mute=rule.mute,
        in_units=rule.in_units,
        line=line,
        products=tuple(text("Product", names.product(sku), sku_id=sku) for sku in rule.sku_ids),
        store=text("Store", names.store(rule.store_id), store_id=rule.store_id) if rule.store_id else None,
        city=text("City", rule.city, city=rule.city) if rule.city else None,
        category=text("Category", category_name(rule.category), category=rule.category)
        if rule.category
        else None,
    )
