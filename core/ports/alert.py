"""Alerts, people's own rules, and who was told what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.alert import (
    Alert,
    AlertAction,
    AlertEvent,
    AlertRule,
    AlertStatus,
    AlertType,
    Evaluation,
    Finding,
    NewAlertRule,
)


class AlertLedger(Protocol):
    """Remembers every alert and what became of it."""

    def evaluated(
        self, tenant_id: str, types: Collection[AlertType], findings: Sequence[Finding], *, at: datetime
    ) -> Evaluation:
        """Take in what an evaluation of these types found, by `core.alert_life`, in one transaction.

        Open alerts of the types whose condition was not found again pass. The same findings
        again change nothing but when they were seen.
        """
        ...

    def find(self, tenant_id: str, alert_id: str) -> Alert | None:
        """Return an alert, or `None`."""
        ...

    def entries(self, tenant_id: str, statuses: Collection[AlertStatus] = ()) -> Sequence[Alert]:
        """List the tenant's alerts, of these statuses or all, the newest first."""
        ...

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
        """Acknowledge, resolve or snooze; the same again changes nothing.

        Raises:
            InputError: there is no such alert.
            ConflictError: it was resolved already, and this would open it.
        """
        ...

    def wake(self, at: datetime) -> Sequence[Alert]:
        """Open those whose snooze is over; return them."""
        ...

    def history(self, tenant_id: str, alert_id: str) -> Sequence[AlertEvent]:
        """List what happened to an alert, oldest first."""
        ...


class AlertRuleLedger(Protocol):
    """Remembers what people want to be told of, and what not."""

    def add(self, rule: NewAlertRule) -> AlertRule:
        """Keep a rule; the same one in force already, or the same key, returns that one."""
        ...

    def in_force(self, tenant_id: str, user_id: str | None = None) -> Sequence[AlertRule]:
        """List the rules in force, of one person or of all, oldest first."""
        ...

    def remove(self, tenant_id: str, rule_id: str, *, user_id: str, at: datetime) -> AlertRule:
        """Take a rule out of force; the first removal stays.

        Raises:
            InputError: there is no such rule.
        """
        ...


@dataclass(frozen=True)
class Telling:
    """A notice to one person about some alerts, before or after it left.

    `escalates` tells that it is told because nobody acknowledged it in time.
    """

    notice_id: str
    tenant_id: str
    user_id: str
    alert_ids: tuple[str, ...]
    planned_at: datetime
    escalates: bool = False
    reached: bool | None = None


class AlertTellings(Protocol):
    """Remembers who was told of which alert; planned durably before it leaves."""

    def plan(self, telling: Telling, rounds: Sequence[int]) -> bool:
        """Keep a telling before it leaves; `False` where one of its alerts was told to the person."""
        ...

    def settle(self, notice_id: str, *, reached: bool) -> None:
        """Note that the notice was handed over, or that the person can be reached nowhere."""
        ...

    def waiting(self) -> Sequence[Telling]:
        """List what was planned and not settled: a crash came between."""
        ...

    def told(self, tenant_id: str, since: datetime) -> Sequence[tuple[Telling, str, int]]:
        """List each telling planned since an instant, with each of its alerts and their round."""
        ...


class EventStamps(Protocol):
    """Tells that something came in since somebody last looked."""

    def documents(self, tenant_id: str) -> str:
        """Return a text that is another one once a document was read, judged anew or deleted."""
        ...

    def imports(self, tenant_id: str) -> str:
        """Return a text that is another one once a file was taken in or out."""
        ...


class EventMarks(Protocol):
    """Remembers up to which stamp what came in was looked at, so that a restart looks at nothing twice."""

    def of(self, tenant_id: str) -> Mapping[str, str]:
        """Return the stamps kept, by the name of what they stamp; none where nothing was looked at."""
        ...

    def keep(self, tenant_id: str, stamps: Mapping[str, str]) -> None:
        """Keep stamps in the place of those of the same names."""
        ...
