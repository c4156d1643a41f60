"""Outbound messages: what was about to be sent, what the provider took, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, case, func, or_, select, update
from sqlalchemy.orm import Session

from adapters.database.columns import UtcDateTime
from adapters.database.engine import Database
from adapters.database.models import DeliveryRow
from adapters.database.upsert import insert_once
from adapters.ledgers.delivery_row import LOST, delivery_of, is_lost, overtaken
from core.errors import InputError
from core.message import OutboundMessage, SendReceipt
from core.ports import FAULT, Delivery, DeliveryStatus

_NOT_LEFT = ("pending", "held", "attempting", "failed")

# Made once: each message that leaves asks these.
_TABLE = cast("Table", DeliveryRow.__table__)
_DELIVERIES = _TABLE.c
_KNOWN = select(_TABLE).where(_DELIVERIES.idempotency_key == bindparam("key"))
_KNOWN_TO_CHANGE = _KNOWN.with_for_update()
_HELD = (
    select(_TABLE)
    .where(
        _DELIVERIES.channel == bindparam("channel"),
        _DELIVERIES.conversation_id == bindparam("conversation"),
        _DELIVERIES.status == "held",
    )
    .order_by(_DELIVERIES.held_at, _DELIVERIES.idempotency_key)
)
_UNSENT = (_DELIVERIES.idempotency_key == bindparam("key"), _DELIVERIES.status != "sent")
_ATTEMPTING = (
    update(_TABLE)
    .where(*_UNSENT)
    .values(
        status="attempting",
        attempts=_DELIVERIES.attempts + 1,
        first_attempt_at=func.coalesce(_DELIVERIES.first_attempt_at, bindparam("now", type_=UtcDateTime())),
        last_attempt_at=bindparam("now", type_=UtcDateTime()),
        due_at=None,
    )
)
_SENT = (
    update(_TABLE)
    .where(*_UNSENT)
    .values(status="sent", provider_id=bindparam("receipt"), sent_at=bindparam("taken_at"), error="")
)


class SqlDeliveryLedger:
    """`core.ports.DeliveryLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, outbound: OutboundMessage, at: datetime | None = None) -> Delivery:
        """Record as `pending` once; a repeat returns what is known."""
        columns: dict[str, Any] = {
            "idempotency_key": outbound.idempotency_key,
            "channel": outbound.channel,
            "conversation_id": outbound.conversation_id,
            "outbound": outbound.model_dump_json(),
            "status": "pending",
            "attempts": 0,
            "provider_status": "",
            "provider_error": "",
            "error": "",
            "recorded_at": at,
            "rounds": 0,
        }
        with self._database.write_once() as connection:
            new = insert_once(connection, DeliveryRow, DeliveryRow.idempotency_key, **columns)
        if new is not None:
            return delivery_of(DeliveryRow(**columns))
        return self._found(outbound.idempotency_key)

    def attempt(self, idempotency_key: str, at: datetime) -> Delivery:
        """Note that a send is about to be made; returns the state before.

        A message that was sent stays `sent`: the caller sees that and sends nothing.
        """
        with self._database.write() as session:
            connection = session.connection()
            before = connection.execute(_KNOWN_TO_CHANGE, {"key": idempotency_key}).one_or_none()
            if before is None:
                raise _never_recorded(idempotency_key)
            connection.execute(_ATTEMPTING, {"key": idempotency_key, "now": at})
            return delivery_of(before)

    def sent(self, idempotency_key: str, receipt: SendReceipt) -> None:
        """Note the provider's receipt; the first one stays."""
        taken = {"key": idempotency_key, "receipt": receipt.provider_id, "taken_at": receipt.sent_at}
        with self._database.write_once() as connection:
            noted = connection.execute(_SENT, taken).rowcount
        if not noted:
            self._found(idempotency_key)

    def failed(self, idempotency_key: str, error: str) -> None:
        """Note that sending was given up; what arrived, or may still arrive, stays `sent`."""
        self._settle(idempotency_key, "failed", error)

    def hold(self, idempotency_key: str, reason: str, at: datetime, due_at: datetime | None = None) -> None:
        """Note that it waits until the person writes; what arrived, or may still arrive, stays `sent`.

        With `due_at` its delivery is taken up once more, to say that it waits.
        """
        self._settle(idempotency_key, "held", reason, held_at=at, due_at=due_at)

    def drop(self, idempotency_key: str, reason: str) -> None:
        """Note that it is not wanted any more; what arrived, or may still arrive, stays `sent`."""
        self._settle(idempotency_key, "dropped", reason)

    def _settle(
        self,
        key: str,
        status: DeliveryStatus,
        reason: str,
        *,
        held_at: datetime | None = None,
        due_at: datetime | None = None,
    ) -> None:
        with self._database.write() as session:
            row = _known(session, key)
            if row.status != "sent" or is_lost(row.provider_status):
                row.status = status
                row.error = reason
                row.held_at = held_at
                row.due_at = due_at

    def again(self, known: Delivery, at: datetime, outbound: OutboundMessage | None = None) -> bool:
        """Have it sent anew from an instant on, in other words where `outbound` is given.

        `False` where somebody else has taken it up since `known` was read.
        """
        with self._database.write() as session:
            row = _known(session, known.key)
            if row.rounds != known.rounds or (row.status == "sent" and not is_lost(row.provider_status)):
                return False
            if outbound is not None:
                row.outbound = outbound.model_dump_json()
            row.status = "pending"
            row.attempts = 0
            row.rounds += 1
            row.due_at = at
            row.first_attempt_at = row.last_attempt_at = row.held_at = None
            row.provider_id = row.sent_at = None
            row.provider_status = row.provider_error = row.error = ""
            return True

    def taken_up(self, known: Delivery) -> None:
        """Note that what was due is on its way to be sent."""
        with self._database.write() as session:
            row = _known(session, known.key)
            if row.rounds == known.rounds:
                row.due_at = None

    def status(self, provider_id: str, status: str, error: str = "") -> bool:
        """Note a status callback and its error code; `False` where the provider id is unknown.

        Callbacks overtake each other: a `sent` that comes after `delivered` changes nothing.
        """
        newest = select(DeliveryRow).where(DeliveryRow.provider_id == provider_id)
        with self._database.write() as session:
            row = session.scalars(newest.order_by(DeliveryRow.sent_at.desc()).limit(1)).one_or_none()
            if row is None:
                return False
            if not overtaken(status, row.provider_status):
                row.provider_status = status
                row.provider_error = error
            return True

    def find(self, idempotency_key: str) -> Delivery | None:
        """Return what is known of one message."""
        with self._database.read_once() as connection:
            row = connection.execute(_KNOWN, {"key": idempotency_key}).one_or_none()
        return None if row is None else delivery_of(row)

    def _found(self, idempotency_key: str) -> Delivery:
        found = self.find(idempotency_key)
        if found is None:
            raise _never_recorded(idempotency_key)
        return found

    def claimed(self, channel: str, provider_id: str) -> bool:
        """Tell whether a provider id is already the receipt of a message on the channel."""
        query = select(DeliveryRow.idempotency_key).where(
            DeliveryRow.channel == channel, DeliveryRow.provider_id == provider_id
        )
        with self._database.read() as session:
            return session.execute(query.limit(1)).one_or_none() is not None

    def held(self, channel: str, conversation_id: str) -> Sequence[Delivery]:
        """Return what waits for the person of a conversation to write, oldest first."""
        asked = {"channel": channel, "conversation": conversation_id}
        with self._database.read_once() as connection:
            return [delivery_of(row) for row in connection.execute(_HELD, asked)]

    def left_since(self, channel: str, conversation_id: str, at: datetime) -> Sequence[Delivery]:
        """Return what left in a conversation from an instant on, or is leaving, oldest first."""
        query = (
            select(DeliveryRow)
            .where(
                DeliveryRow.channel == channel,
                DeliveryRow.conversation_id == conversation_id,
                or_(
                    DeliveryRow.status.in_(("pending", "attempting")),
                    and_(DeliveryRow.status == "sent", DeliveryRow.last_attempt_at >= at),
                ),
            )
            .order_by(DeliveryRow.last_attempt_at.nulls_last(), DeliveryRow.idempotency_key)
        )
        with self._database.read() as session:
            return [delivery_of(row) for row in session.scalars(query)]

    def due(self, now: datetime) -> Sequence[Delivery]:
        """Return what is to be taken up again by now."""
        query = select(DeliveryRow).where(
            DeliveryRow.status.in_(("pending", "held")), DeliveryRow.due_at <= now
        )
        with self._database.read() as session:
            return [delivery_of(row) for row in session.scalars(query.order_by(DeliveryRow.due_at))]

    def refused(self) -> Sequence[Delivery]:
        """Return what the provider took and then reported as failed, and nobody has dealt with yet."""
        query = select(DeliveryRow).where(DeliveryRow.provider_status.in_(LOST), DeliveryRow.status == "sent")
        with self._database.read() as session:
            return [delivery_of(row) for row in session.scalars(query)]

    def counted(self, since: datetime | None = None) -> dict[str, int]:
        """Count by status what was recorded since and has not left; `fault` is how many failed through us."""
        ours = func.sum(case((DeliveryRow.error.startswith(FAULT), 1), else_=0))
        query = select(DeliveryRow.status, func.count(), ours).where(DeliveryRow.status.in_(_NOT_LEFT))
        if since is not None:
            query = query.where(DeliveryRow.recorded_at >= since)
        counts = {**dict.fromkeys(_NOT_LEFT, 0), "fault": 0}
        with self._database.read() as session:
            for status, count, faults in session.execute(query.group_by(DeliveryRow.status)):
                counts[status] = count
                counts["fault"] += faults if status == "failed" else 0
        return counts

    def listed(
        self, status: DeliveryStatus | None = None, channel: str | None = None, limit: int = 100
    ) -> Sequence[Delivery]:
        """Return the newest, of one status or channel where named."""
        query = select(DeliveryRow).order_by(DeliveryRow.recorded_at.desc().nulls_last()).limit(limit)
        if status is not None:
            query = query.where(DeliveryRow.status == status)
        if channel is not None:
            query = query.where(DeliveryRow.channel == channel)
        with self._database.read() as session:
            return [delivery_of(row) for row in session.scalars(query)]


def _known(session: Session, idempotency_key: str) -> DeliveryRow:
    row = session.get(DeliveryRow, idempotency_key, with_for_update=True)
    if row is None:
        raise _never_recorded(idempotency_key)
    return row


def _never_recorded(idempotency_key: str) -> InputError:
    return InputError(f"No outbound message {idempotency_key!r} was recorded; record it before sending.")
