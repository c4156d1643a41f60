"""Who was told of which alert: planned durably before a notice leaves, settled after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import select, update

from adapters.database.engine import Database
from adapters.database.models import AlertTellingRow
from adapters.database.upsert import insert_once
from core.ports.alert import Telling


class SqlAlertTellings:
    """`core.ports.AlertTellings` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, telling: Telling, rounds: Sequence[int]) -> bool:
        """Keep a telling before it leaves; `False` where one of its alerts was told to the person."""
        with self._database.write() as session:
            for alert_id, number in zip(telling.alert_ids, rounds, strict=True):
                added = insert_once(
                    session,
                    AlertTellingRow,
                    AlertTellingRow.sequence,
                    notice_id=telling.notice_id,
                    tenant_id=telling.tenant_id,
                    user_id=telling.user_id,
                    alert_id=alert_id,
                    round=number,
                    escalates=telling.escalates,
                    planned_at=telling.planned_at,
                )
                if added is None:
                    session.rollback()
                    return False
        return True

    def settle(self, notice_id: str, *, reached: bool) -> None:
        """Note that the notice was handed over, or that the person can be reached nowhere."""
        with self._database.write() as session:
            session.execute(
                update(AlertTellingRow).where(AlertTellingRow.notice_id == notice_id).values(reached=reached)
            )

    def waiting(self) -> list[Telling]:
        """List what was planned and not settled: a crash came between."""
        query = select(AlertTellingRow).where(AlertTellingRow.reached.is_(None))
        with self._database.read() as session:
            rows = session.scalars(query.order_by(AlertTellingRow.sequence)).all()
        return [_telling(list(own)) for _, own in groupby(rows, key=lambda row: row.notice_id)]

    def told(self, tenant_id: str, since: datetime) -> list[tuple[Telling, str, int]]:
        """List each telling planned since an instant, with each of its alerts and their round."""
        query = select(AlertTellingRow).where(
            AlertTellingRow.tenant_id == tenant_id, AlertTellingRow.planned_at >= since
        )
        with self._database.read() as session:
            rows = session.scalars(query.order_by(AlertTellingRow.sequence)).all()
        return [(_telling([row]), row.alert_id, row.round) for row in rows]


def _telling(rows: Sequence[AlertTellingRow]) -> Telling:
    first = rows[0]
    return Telling(
        notice_id=first.notice_id,
        tenant_id=first.tenant_id,
        user_id=first.user_id,
        alert_ids=tuple(row.alert_id for row in rows),
        planned_at=first.planned_at,
        escalates=first.escalates,
        reached=first.reached,
    )
