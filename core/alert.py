"""What needs attention: a finding of the engines, the alert it becomes, and a person's own rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from core.fact import Source, Unit
from core.identity import Principal, Role, Scope
from core.mark import mark_of_shown

AlertType = Literal[
    "stockout_risk",
    "demand_spike",
    "price_anomaly",
    "compliance_failure",
    "overstock",
    "data_stopped",
    "forecast_degraded",
    "certificate_expiring",
]
ALERT_TYPES: tuple[AlertType, ...] = (
    "stockout_risk",
    "demand_spike",
    "price_anomaly",
    "compliance_failure",
    "overstock",
    "data_stopped",
    "forecast_degraded",
    "certificate_expiring",
)
Severity = Literal["critical", "high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low")
"""The gravest first."""

AlertStatus = Literal["open", "acknowledged", "snoozed", "resolved"]
AlertAction = Literal["acknowledge", "resolve", "snooze"]
Doing = Literal["order", "move", "wait", "clear", "price", "look", "check", "send", "renew", "retrain"]
"""What an alert advises: order or move goods, wait for what is on the way, sell them off, change a
price, look at the days, check a document, send the data, renew a certificate, or let the model be
trained."""


def gravity(severity: Severity) -> int:
    """Return how grave a severity is, to compare by: more is graver."""
    return len(SEVERITIES) - SEVERITIES.index(severity)


def mark_of(alert_ids: Iterable[str]) -> str:
    """Return the mark of some alerts, in whatever order, for a button that has no room to name them all."""
    return mark_of_shown(" ".join(sorted(set(alert_ids))))


@dataclass(frozen=True)
class AlertValue:
    """One figure of a finding, as a fact will tell it."""

    label: str
    value: int | float | Decimal | date | str | None
    unit: Unit


@dataclass(frozen=True)
class Advice:
    """What to do about a finding; `reference` is the recommendation that does it, if there is one."""

    doing: Doing
    reference: str = ""


@dataclass(frozen=True)
class Finding:
    """A condition that holds: what it is about, its figures, and what they are worth.

    `topic` tells several findings on one product and store apart: a document, a table, a
    category. `form` chooses the sentence among those of its type. `user_id` is whose rule
    found it, empty for everybody's. `holders` are the sellers who may see it though it is of
    no store. `worth` is money at stake, `None` where that cannot be told.
    """

    type: AlertType
    severity: Severity
    form: str
    values: Mapping[str, AlertValue] = field(default_factory=dict[str, AlertValue])
    source: Source = field(default_factory=Source)
    sku_id: str = ""
    store_id: str = ""
    topic: str = ""
    user_id: str = ""
    holders: frozenset[str] = frozenset()
    worth: Decimal | None = None
    advice: Advice | None = None
    reason: str = ""

    @property
    def subject(self) -> str:
        """What it is about: of one subject only one alert is open at a time."""
        return "/".join(filter(None, (self.type, self.sku_id, self.store_id, self.topic, self.user_id)))

    @property
    def told_with(self) -> str:
        """What is told in one line: a product's alerts of a type, in however many stores."""
        if not (self.sku_id and self.store_id):
            return self.subject
        return "/".join((self.type, self.sku_id, self.topic, self.user_id))

    @property
    def urgency(self) -> tuple[int, bool, Decimal, str]:
        """What findings are sorted by: the gravest first, then what does not wait, then the dearest."""
        waits = self.type == "overstock"
        return -gravity(self.severity), waits, -(self.worth or Decimal(0)), self.subject


@dataclass(frozen=True, kw_only=True)
class Alert(Finding):
    """A finding as the ledger keeps it.

    `round` counts how often it became news: it opened, woke from a snooze, or grew graver.
    `seen_at` is when its condition was last found to hold. `closed_by` is empty where the
    condition passed by itself.
    """

    tenant_id: str
    alert_id: str
    sequence: int
    status: AlertStatus
    created_at: datetime
    seen_at: datetime
    news_at: datetime
    round: int = 1
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    snoozed_until: datetime | None = None
    resolved_at: datetime | None = None
    closed_by: str = ""

    @property
    def is_settled(self) -> bool:
        """Tell whether nobody need look at it now."""
        return self.status != "open"

    def visible_to(self, who: Principal) -> bool:
        """Tell whether a person may see it: by store and product; of neither, by role or document.

        What a person's own rule found is that person's alone.
        """
        if who.tenant_id != self.tenant_id or (self.user_id and self.user_id != who.user_id):
            return False
        if self.holders and who.role is Role.SELLER:
            return who.user_id in self.holders
        if self.sku_id and not who.may_see_sku(self.sku_id):
            return False
        if self.store_id:
            return who.may_see_store(self.store_id)
        return who.store_ids is None and (bool(self.sku_id) or who.sku_ids is None)

    def lies_in(self, scope: Scope, *, narrowed: bool) -> bool:
        """Tell whether it is about a part of the shop; one of no place only where all is asked about."""
        of_store = self.store_id in (scope.store_ids or ()) if self.store_id else not narrowed
        if scope.sku_ids is None:
            return of_store
        return of_store and self.sku_id in scope.sku_ids


@dataclass(frozen=True)
class AlertEvent:
    """One line of an alert's history; `by` is empty where nobody did it."""

    alert_id: str
    at: datetime
    event: str
    by: str = ""
    details: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Evaluation:
    """What an evaluation changed: alerts that became news, and those whose condition passed."""

    news: tuple[Alert, ...] = ()
    renewed: int = 0
    passed: tuple[Alert, ...] = ()


@dataclass(frozen=True)
class NewAlertRule:
    """What a person wants to be told of, or no longer told of (`mute`).

    The part of the shop is as it was named: a city means its stores as they are then.
    `threshold` is in the unit of its type, or where it is `in_units` pieces on hand; `None` for a mute.
    """

    tenant_id: str
    user_id: str
    type: AlertType | None
    threshold: float | None
    created_at: datetime
    in_units: bool = False
    mute: bool = False
    sku_ids: tuple[str, ...] = ()
    store_id: str | None = None
    city: str | None = None
    category: str | None = None
    idempotency_key: str | None = None

    @property
    def asks(self) -> tuple[Any, ...]:
        """What tells two rules apart."""
        return (
            self.user_id,
            self.type,
            self.threshold,
            self.in_units,
            self.mute,
            self.sku_ids,
            self.store_id,
            self.city,
            self.category,
        )


@dataclass(frozen=True, kw_only=True)
class AlertRule(NewAlertRule):
    """A rule as the ledger keeps it."""

    rule_id: str
    removed_at: datetime | None = None
    removed_by: str = ""


@dataclass(frozen=True)
class RuleUnit:
    """What the threshold of a type counts: alerts come when the figure is `below` it, or above."""

    unit: Unit
    below: bool
    least: float
    most: float


_OF_TYPE: Mapping[AlertType, RuleUnit] = {
    "stockout_risk": RuleUnit("days", True, 0.5, 90),
    "overstock": RuleUnit("days", False, 7, 3650),
    "price_anomaly": RuleUnit("pct", False, 1, 100),
    "demand_spike": RuleUnit("pct", False, 10, 10_000),
}
_IN_UNITS: Mapping[AlertType, RuleUnit] = {
    "stockout_risk": RuleUnit("units", True, 1, 1_000_000),
    "overstock": RuleUnit("units", False, 1, 1_000_000),
}


def rule_unit(type_: AlertType, *, in_units: bool) -> RuleUnit | None:
    """Return what a line of a type counts: days of cover, percent above others or the usual, or pieces.

    `None` where nobody may set such a line.
    """
    return (_IN_UNITS if in_units else _OF_TYPE).get(type_)
