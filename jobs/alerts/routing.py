"""Who is told of an alert: whom it concerns by place and role, and who asked to hear no more of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.alert import Alert, AlertRule, gravity
from core.identity import Principal, Role

_OF_THE_MACHINE = frozenset({"data_stopped", "forecast_degraded"})
"""What an admin mends; other alerts are the shop's business."""

_TOLD = gravity("medium")
"""What is less grave is in the list and the brief, and disturbs nobody."""

_TO_MANAGERS_TOO = gravity("high")
"""What is less grave, of a store that somebody minds, is that person's alone."""


@dataclass(frozen=True)
class Shelf:
    """What a shelf's alerts are known by: its category, and the city of its store."""

    category: str = ""
    city: str = ""


def concerned(alert: Alert, people: Sequence[Principal]) -> list[Principal]:
    """Return whom an alert concerns.

    Of a store: the sellers of just that store; its managers too where it is grave, or nobody else
    minds the store. Of no store: managers of the whole shop, and admins where a machine must be mended. A
    document's verdict was told to whoever brought it. What a person's own rule found is theirs.
    """
    if alert.user_id:
        return [one for one in people if one.user_id == alert.user_id and alert.visible_to(one)]
    if gravity(alert.severity) < _TOLD:
        return []
    may = [one for one in people if alert.visible_to(one) and one.user_id not in alert.holders]
    sellers = [one for one in may if one.role is Role.SELLER]
    managers = [one for one in may if one.role is Role.MANAGER]
    if alert.type in _OF_THE_MACHINE:
        return [*managers, *(one for one in may if one.role is Role.ADMIN)]
    if sellers and gravity(alert.severity) < _TO_MANAGERS_TOO:
        return sellers
    return [*sellers, *managers]


def may_decide(alert: Alert, people: Sequence[Principal]) -> list[Principal]:
    """Return the managers to whom an alert goes that nobody took note of in time."""
    return [one for one in people if one.role is Role.MANAGER and alert.visible_to(one) and not alert.user_id]


def is_muted(alert: Alert, rules: Sequence[AlertRule], shelf: Shelf) -> bool:
    """Tell whether a person asked to hear no more of such alerts; a critical one is told all the same.

    Args:
        alert: The alert; one of the person's own rules is wanted.
        rules: The person's rules.
        shelf: What the alert's product and store are known by.
    """
    if alert.user_id or alert.severity == "critical":
        return False
    return any(_covers(rule, alert, shelf) for rule in rules if rule.mute)


def _covers(rule: AlertRule, alert: Alert, shelf: Shelf) -> bool:
    if rule.type is not None and rule.type != alert.type:
        return False
    if rule.sku_ids and alert.sku_id not in rule.sku_ids:
        return False
    if rule.store_id and alert.store_id != rule.store_id:
        return False
    if rule.city and shelf.city.casefold() != rule.city.casefold():
        return False
    return not rule.category or shelf.category.casefold() == rule.category.casefold()


def most_urgent(alerts: Sequence[Alert], room: int) -> list[Alert]:
    """Return what is told now: the gravest first, of those the dearest, as many lines as there is room for.

    A product's alerts in several stores are one line. All that is critical is told, room or not.
    """
    told: set[str] = set()
    chosen: list[Alert] = []
    for one in sorted(alerts, key=lambda one: one.urgency):
        if one.told_with in told or len(told) < room or one.severity == "critical":
            told.add(one.told_with)
            chosen.append(one)
    return chosen
