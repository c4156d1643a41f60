"""Alerts: opened, renewed, woken, passed, and what people did about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from adapters.database.encoding import decode
from adapters.database.engine import Database
from adapters.database.models import AlertEventRow, AlertRow
from adapters.database.upsert import insert_each_once
from adapters.ledgers.alert_rows import alert_of, close, make_news, note, opened_row, renew
from core.alert import Alert, AlertAction, AlertEvent, AlertStatus, AlertType, Evaluation, Finding
from core.alert_life import next_step
from core.errors import ConflictError, InputError

_ASKED_AT_ONCE = 500
"""Subjects one query names; SQLite takes no more than some thousand variables."""


class SqlAlertLedger:
    """`core.ports.AlertLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def evaluated(
        self, tenant_id: str, types: Collection[AlertType], findings: Sequence[Finding], *, at: datetime
    ) -> Evaluation:
        """Take in what an evaluation of these types found, in one transaction."""
        wanted = {one.subject: one for one in findings}
        with self._database.write() as session:
            kept = _kept(session, tenant_id, types, wanted)
            change = _Change(session, tenant_id, at)
            for subject in dict.fromkeys([*kept, *wanted]):
                change.take(kept.get(subject), wanted.get(subject))
            change.open_all()
            session.flush()
            return change.evaluation()

    def find(self, tenant_id: str, alert_id: str) -> Alert | None:
        """Return an alert, or `None`."""
        with self._database.read() as session:
            row = session.scalars(_one(tenant_id, alert_id)).one_or_none()
            return None if row is None else alert_of(row)

    def entries(self, tenant_id: str, statuses: Collection[AlertStatus] = ()) -> list[Alert]:
        """List the tenant's alerts, of these statuses or all, the newest first."""
        query = select(AlertRow).where(AlertRow.tenant_id == tenant_id).order_by(AlertRow.sequence.desc())
        if statuses:
            query = query.where(AlertRow.status.in_(sorted(statuses)))
        with self._database.read() as session:
            return [alert_of(row) for row in session.scalars(query)]

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
        with self._database.write() as session:
            row = session.scalars(_one(tenant_id, alert_id).with_for_update()).one_or_none()
            if row is None:
                raise InputError(f"There is no alert {alert_id!r}; list the alerts.", code="unknown_alert")
            if row.status == "resolved" and action != "resolve":
                raise ConflictError(
                    f"Alert {alert_id} is resolved already; list the alerts.", code="alert_resolved"
                )
            _act(session, row, action, _Who(user_id, at), until)
            session.flush()
            return alert_of(row)

    def wake(self, at: datetime) -> list[Alert]:
        """Open those whose snooze is over; return them."""
        query = select(AlertRow).where(AlertRow.status == "snoozed", AlertRow.snoozed_until <= at)
        with self._database.read() as session:
            if session.scalars(query.limit(1)).first() is None:  # mostly so: no write for nothing
                return []
        with self._database.write() as session:
            rows = session.scalars(query.with_for_update()).all()
            for row in rows:
                make_news(row, at)
                note(session, row, "woken", at)
            session.flush()
            return [alert_of(row) for row in rows]

    def history(self, tenant_id: str, alert_id: str) -> list[AlertEvent]:
        """List what happened to an alert, oldest first."""
        query = select(AlertEventRow).where(
            AlertEventRow.tenant_id == tenant_id, AlertEventRow.alert_id == alert_id
        )
        with self._database.read() as session:
            return [
                AlertEvent(row.alert_id, row.at, row.event, row.by or "", decode(row.details))
                for row in session.scalars(query.order_by(AlertEventRow.sequence))
            ]


@dataclass(frozen=True)
class _Who:
    """Who did something, and when."""

    user_id: str
    at: datetime


@dataclass
class _Change:
    """One evaluation being taken in."""

    session: Session
    tenant_id: str
    at: datetime
    news: list[AlertRow] = field(default_factory=list[AlertRow])
    passed: list[AlertRow] = field(default_factory=list[AlertRow])
    renewed: int = 0
    opening: list[Finding] = field(default_factory=list[Finding])

    def take(self, row: AlertRow | None, found: Finding | None) -> None:
        """Do to a subject what its life says."""
        step = next_step(None if row is None else alert_of(row), found, self.at)
        if step == "open" and found is not None:
            self.opening.append(found)
        elif row is None:
            return
        elif step == "pass":
            close(row, self.at, "")
            note(self.session, row, "passed", self.at)
            self.passed.append(row)
        elif found is not None and step != "keep_quiet":
            self._go_on(row, found, step)

    def _go_on(self, row: AlertRow, found: Finding, step: str) -> None:
        before = row.severity
        renew(row, found, self.at)
        self.renewed += 1
        if step in ("wake", "worsen"):
            make_news(row, self.at)
            event = "woken" if step == "wake" else "worsened"
            note(self.session, row, event, self.at, before=before, after=row.severity)
            self.news.append(row)
        elif step == "reopen":
            row.status, row.open_subject, row.resolved_at = "open", row.subject, None
            note(self.session, row, "reopened", self.at)

    def open_all(self) -> None:
        """Open what is new, together; what another process opened at the same moment is left to it."""
        for start in range(0, len(self.opening), _ASKED_AT_ONCE):
            rows = [
                opened_row(self.tenant_id, one, self.at)
                for one in self.opening[start : start + _ASKED_AT_ONCE]
            ]
            opened = insert_each_once(self.session, AlertRow, AlertRow.sequence, rows)
            query = select(AlertRow).where(AlertRow.sequence.in_(opened)).order_by(AlertRow.sequence)
            for row in self.session.scalars(query):
                note(self.session, row, "opened", self.at, severity=row.severity)
                self.news.append(row)

    def evaluation(self) -> Evaluation:
        """Return what changed."""
        return Evaluation(tuple(map(alert_of, self.news)), self.renewed, tuple(map(alert_of, self.passed)))


def _kept(
    session: Session, tenant_id: str, types: Collection[AlertType], wanted: Collection[str]
) -> dict[str, AlertRow]:
    """Return the newest alert of each subject that is not resolved, or was found now."""
    of_types = select(AlertRow).where(AlertRow.tenant_id == tenant_id, AlertRow.type.in_(sorted(types)))
    found: list[AlertRow] = list(session.scalars(of_types.where(AlertRow.status != "resolved")))
    subjects = sorted(wanted)
    newest = select(func.max(AlertRow.sequence)).where(AlertRow.tenant_id == tenant_id)
    for start in range(0, len(subjects), _ASKED_AT_ONCE):
        named = subjects[start : start + _ASKED_AT_ONCE]
        last = newest.where(AlertRow.subject.in_(named)).group_by(AlertRow.subject)
        found += session.scalars(select(AlertRow).where(AlertRow.sequence.in_(last)))
    return {row.subject: row for row in sorted(found, key=lambda row: row.sequence)}


def _act(session: Session, row: AlertRow, action: AlertAction, who: _Who, until: datetime | None) -> None:
    if action == "resolve":
        if row.status != "resolved":
            close(row, who.at, who.user_id)
            note(session, row, "resolved", who.at, who.user_id)
    elif action == "acknowledge":
        if row.status != "acknowledged":
            row.status, row.snoozed_until = "acknowledged", None
            row.acknowledged_by, row.acknowledged_at = who.user_id, who.at
            note(session, row, "acknowledged", who.at, who.user_id)
    elif (row.status, row.snoozed_until) != ("snoozed", until):
        row.status, row.snoozed_until = "snoozed", until
        note(session, row, "snoozed", who.at, who.user_id, until=until)


def _one(tenant_id: str, alert_id: str) -> Select[AlertRow]:
    return select(AlertRow).where(AlertRow.tenant_id == tenant_id, AlertRow.alert_id == alert_id)
