"""Outbound messages: what was about to be sent, what the provider took, what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from adapters.database.engine import Database
from adapters.database.models import DeliveryRow
from adapters.database.upsert import insert_once
from core.errors import InputError
from core.message import OutboundMessage, SendReceipt
from core.ports import Delivery, DeliveryStatus

_STAGES = ("accepted", "scheduled", "queued", "sending", "sent", "delivered", "read")
"""Providers' status words, in the order a message goes through them."""


class SqlDeliveryLedger:
    """`core.ports.DeliveryLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, outbound: OutboundMessage) -> Delivery:
        """Record as `pending` once; a repeat returns what is known."""
        with self._database.write() as session:
            insert_once(
                session,
                DeliveryRow,
                DeliveryRow.idempotency_key,
                idempotency_key=outbound.idempotency_key,
                channel=outbound.channel,
                conversation_id=outbound.conversation_id,
                outbound=outbound.model_dump_json(),
                status="pending",
                attempts=0,
                provider_status="",
                error="",
            )
            return _delivery(_known(session, outbound.idempotency_key))

    def attempt(self, idempotency_key: str, at: datetime) -> Delivery:
        """Note that a send is about to be made; returns the state before.

        A message that was sent stays `sent`: the caller sees that and sends nothing.
        """
        with self._database.write() as session:
            row = _known(session, idempotency_key)
            before = _delivery(row)
            if row.status != "sent":
                row.status = "attempting"
                row.attempts += 1
                row.first_attempt_at = row.first_attempt_at or at
                row.last_attempt_at = at
            return before

    def sent(self, idempotency_key: str, receipt: SendReceipt) -> None:
        """Note the provider's receipt; the first one stays."""
        with self._database.write() as session:
            row = _known(session, idempotency_key)
            if row.status != "sent":
                row.status = "sent"
                row.provider_id = receipt.provider_id
                row.sent_at = receipt.sent_at
                row.error = ""

    def failed(self, idempotency_key: str, error: str) -> None:
        """Note that sending was given up; what was sent stays sent."""
        with self._database.write() as session:
            row = _known(session, idempotency_key)
            if row.status != "sent":
                row.status = "failed"
                row.error = error

    def status(self, provider_id: str, status: str) -> bool:
        """Note a status callback; `False` where the provider id is unknown.

        Callbacks overtake each other: a `sent` that comes after `delivered` changes nothing.
        """
        newest = select(DeliveryRow).where(DeliveryRow.provider_id == provider_id)
        with self._database.write() as session:
            row = session.scalars(newest.order_by(DeliveryRow.sent_at.desc()).limit(1)).one_or_none()
            if row is None:
                return False
            if not _overtaken(status, row.provider_status):
                row.provider_status = status
            return True

    def find(self, idempotency_key: str) -> Delivery | None:
        """Return what is known of one message."""
        with self._database.read() as session:
            row = session.get(DeliveryRow, idempotency_key)
            return None if row is None else _delivery(row)

    def claimed(self, channel: str, provider_id: str) -> bool:
        """Tell whether a provider id is already the receipt of a message on the channel."""
        query = select(DeliveryRow.idempotency_key).where(
            DeliveryRow.channel == channel, DeliveryRow.provider_id == provider_id
        )
        with self._database.read() as session:
            return session.execute(query.limit(1)).one_or_none() is not None


def _known(session: Session, idempotency_key: str) -> DeliveryRow:
    row = session.get(DeliveryRow, idempotency_key, with_for_update=True)
    if row is None:
        raise InputError(f"No outbound message {idempotency_key!r} was recorded; record it before sending.")
    return row


def _delivery(row: DeliveryRow) -> Delivery:
    receipt = None
    if row.provider_id is not None and row.sent_at is not None:
        receipt = SendReceipt(provider_id=row.provider_id, sent_at=row.sent_at)
    return Delivery(
        outbound=OutboundMessage.model_validate_json(row.outbound),
        status=cast("DeliveryStatus", row.status),
        attempts=row.attempts,
        last_attempt_at=row.last_attempt_at,
        receipt=receipt,
        provider_status=row.provider_status,
        error=row.error,
        first_attempt_at=row.first_attempt_at,
    )


def _overtaken(status: str, known: str) -> bool:
    if status not in _STAGES or known not in _STAGES:
        return known not in ("", *_STAGES) and status in _STAGES  # a final failure stays
    return _STAGES.index(status) < _STAGES.index(known)
