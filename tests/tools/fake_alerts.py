"""Alerts and rules in memory, held by the contract tests of the real ledgers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal

from core.alert import (
    Advice,
    Alert,
    AlertAction,
    AlertEvent,
    AlertRule,
    AlertStatus,
    AlertType,
    AlertValue,
    Evaluation,
    Finding,
    NewAlertRule,
)
from core.alert_life import next_step
from core.errors import ConflictError, InputError
from core.fact import Source

LOW_MILK = Finding(
    "stockout_risk",
    "high",
    "stockout",
    {
        "on_hand": AlertValue("Units on hand", 15, "units"),
        "empty_on": AlertValue("Likely empty by", date(2026, 11, 22), "date"),
        "quantity": AlertValue("Units to bring in", 24, "units"),
        "order_by": AlertValue("Order by", date(2026, 11, 23), "date"),
    },
    Source(tables={"curated.stock": "7"}, method="stock against forecast", as_of=date(2026, 11, 21)),
    sku_id="MILK",
    store_id="DELHI_01",
    worth=Decimal(241),
    advice=Advice("order", "R_1"),
    reason="Mohini Toned Milk 500 ml (Delhi 1): 15 left, likely gone by 2026-11-22.",
)


class MemoryAlerts:
    """Implements `core.ports.AlertLedger`; `kept` is all of them, in order."""

    def __init__(self) -> None:
        self.kept: list[Alert] = []
        self.events: list[AlertEvent] = []

    def evaluated(
        self, tenant_id: str, types: Collection[AlertType], findings: Sequence[Finding], *, at: datetime
    ) -> Evaluation:
        """Do what the life of each subject says."""
        wanted = {one.subject: one for one in findings}
        newest = {one.subject: one for one in self.kept if one.tenant_id == tenant_id and one.type in types}
        news: list[Alert] = []
        passed: list[Alert] = []
        renewed = 0
        for subject in dict.fromkeys([*newest, *wanted]):
            kept, found = newest.get(subject), wanted.get(subject)
            step = next_step(kept, found, at)
            if step == "open" and found is not None:
                news.append(self._open(tenant_id, found, at))
            elif kept is not None and step == "pass":
                passed.append(self._put(replace(_closed(kept, at), closed_by=""), "passed", at))
            elif kept is not None and found is not None and step not in ("keep_quiet", "nothing"):
                renewed += 1
                again = replace(kept, **_content(found), seen_at=at)
                if step in ("wake", "worsen"):
                    name = "woken" if step == "wake" else "worsened"
                    news.append(self._put(_news(again, at), name, at))
                elif step == "reopen":
                    self._put(replace(again, status="open", resolved_at=None), "reopened", at)
                else:
                    self._put(again)
        return Evaluation(tuple(news), renewed, tuple(passed))

    def find(self, tenant_id: str, alert_id: str) -> Alert | None:
        """Return one."""
        found = (one for one in self.kept if one.tenant_id == tenant_id and one.alert_id == alert_id)
        return next(found, None)

    def entries(self, tenant_id: str, statuses: Collection[AlertStatus] = ()) -> list[Alert]:
        """List them, the newest first."""
        own = [one for one in self.kept if one.tenant_id == tenant_id]
        return [one for one in reversed(own) if not statuses or one.status in statuses]

    def update(
        self,
        tenant_id: str,
        alert_id: str,
        action: AlertAction,
        *,
        user_id: str,
        at: datetime,
        until: datetime | None = None,
    ) -> Alert:
        """Do what a person says."""
        known = self.find(tenant_id, alert_id)
        if known is None:
            raise InputError(f"There is no alert {alert_id!r}.", code="unknown_alert")
        if known.status == "resolved":
            if action != "resolve":
                raise ConflictError(f"Alert {alert_id} is resolved already.", code="alert_resolved")
            return known
        if action == "resolve":
            return self._put(replace(_closed(known, at), closed_by=user_id), "resolved", at, user_id)
        if action == "acknowledge":
            if known.status == "acknowledged":
                return known
            done = replace(
                known, status="acknowledged", snoozed_until=None, acknowledged_by=user_id, acknowledged_at=at
            )
            return self._put(done, "acknowledged", at, user_id)
        if (known.status, known.snoozed_until) == ("snoozed", until):
            return known
        return self._put(replace(known, status="snoozed", snoozed_until=until), "snoozed", at, user_id)

    def wake(self, at: datetime) -> list[Alert]:
        """Open those whose snooze is over."""
        due = [one for one in self.kept if one.status == "snoozed" and (one.snoozed_until or at) <= at]
        return [self._put(_news(one, at), "woken", at) for one in due]

    def history(self, tenant_id: str, alert_id: str) -> list[AlertEvent]:
        """List what happened."""
        return [one for one in self.events if one.alert_id == alert_id]

    def _open(self, tenant_id: str, found: Finding, at: datetime) -> Alert:
        number = len(self.kept) + 1
        alert = Alert(
            **{one.name: getattr(found, one.name) for one in fields(Finding)},
            tenant_id=tenant_id,
            alert_id=f"AL_{number:06x}",
            sequence=number,
            status="open",
            created_at=at,
            seen_at=at,
            news_at=at,
        )
        self.kept.append(alert)
        self.events.append(AlertEvent(alert.alert_id, at, "opened"))
        return alert

    def _put(self, alert: Alert, event: str = "", at: datetime | None = None, by: str = "") -> Alert:
        self.kept[alert.sequence - 1] = alert
        if event and at is not None:
            self.events.append(AlertEvent(alert.alert_id, at, event, by))
        return alert


class MemoryAlertRules:
    """Implements `core.ports.AlertRuleLedger`; `kept` is all of them, in order."""

    def __init__(self) -> None:
        self.kept: list[AlertRule] = []

    def add(self, rule: NewAlertRule) -> AlertRule:
        """Keep a rule once."""
        for one in self.in_force(rule.tenant_id):
            if one.asks == rule.asks:
                return one
        for one in self.kept:
            if rule.idempotency_key is not None and one.idempotency_key == rule.idempotency_key:
                return one
        self.kept.append(AlertRule(**vars(rule), rule_id=f"RU_{len(self.kept) + 1:06x}"))
        return self.kept[-1]

    def in_force(self, tenant_id: str, user_id: str | None = None) -> list[AlertRule]:
        """List the rules in force."""
        return [
            one
            for one in self.kept
            if one.tenant_id == tenant_id and one.removed_at is None and user_id in (None, one.user_id)
        ]

    def remove(self, tenant_id: str, rule_id: str, *, user_id: str, at: datetime) -> AlertRule:
        """Take one out of force."""
        for number, one in enumerate(self.kept):
            if (one.tenant_id, one.rule_id) == (tenant_id, rule_id):
                if one.removed_at is None:
                    self.kept[number] = replace(one, removed_at=at, removed_by=user_id)
                return self.kept[number]
        raise InputError(f"There is no rule {rule_id!r}.", code="unknown_alert_rule")


def _content(found: Finding) -> dict[str, object]:
    names = ("severity", "form", "values", "source", "holders", "worth", "advice", "reason")
    return {name: getattr(found, name) for name in names}


def _news(alert: Alert, at: datetime) -> Alert:
    return replace(
        alert,
        status="open",
        snoozed_until=None,
        round=alert.round + 1,
        news_at=at,
        acknowledged_by="",
        acknowledged_at=None,
    )


def _closed(alert: Alert, at: datetime) -> Alert:
    return replace(alert, status="resolved", snoozed_until=None, resolved_at=at)
