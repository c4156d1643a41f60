"""Inbound messages: durable, once, in the order they arrived."""

from __future__ import annotations

from sqlalchemy import Select, select, text, update

from adapters.database.columns import clean_text
from adapters.database.engine import Database
from adapters.database.models import MessageRow
from adapters.database.upsert import insert_once
from core.message import InboundMessage
from core.ports import StoredMessage

_IN_TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:thread, 0))")


class SqlMessageLedger:
    """`core.ports.MessageLedger` in the app database.

    Storing is one insert: a door acknowledges as soon as it is committed. `sequence` only
    grows and is never given twice, even after old messages are purged. Within a
    conversation a greater one is never visible before a smaller one.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, message: InboundMessage) -> StoredMessage:
        """Store once by `(channel, message_id)`; a repeat comes back as `duplicate`.

        Of a repeat, what was stored first comes back, not what was handed in.
        """
        with self._database.write() as session:
            if self._database.kind == "postgresql":  # there, numbers are given before the commit
                thread = f"{message.channel}:{message.conversation_id}"
                session.execute(_IN_TURN, {"thread": clean_text(thread)})
            sequence = insert_once(
                session,
                MessageRow,
                MessageRow.sequence,
                channel=message.channel,
                message_id=message.message_id,
                conversation_id=message.conversation_id,
                received_at=message.received_at,
                queued=False,
                body=message.model_dump_json(),
            )
        if sequence is not None:
            return StoredMessage(sequence, message)
        with self._database.read() as session:
            row = session.execute(_of(message.channel, message.message_id)).one()
        return StoredMessage(row.sequence, InboundMessage.model_validate_json(row.body), duplicate=True)

    def find(self, channel: str, message_id: str) -> StoredMessage | None:
        """Return a stored message, or `None`."""
        with self._database.read() as session:
            row = session.execute(_of(channel, message_id)).one_or_none()
        return None if row is None else _stored(row.sequence, row.body)

    def mark_queued(self, sequence: int) -> None:
        """Note that the message's turn is enqueued."""
        with self._database.write() as session:
            session.execute(update(MessageRow).where(MessageRow.sequence == sequence).values(queued=True))

    def unqueued(self) -> list[StoredMessage]:
        """Messages a crash left between storing and enqueueing, oldest first."""
        query = (
            select(MessageRow.sequence, MessageRow.body)
            .where(MessageRow.queued.is_(False))
            .order_by(MessageRow.sequence)
        )
        with self._database.read() as session:
            return [_stored(row.sequence, row.body) for row in session.execute(query)]


def _of(channel: str, message_id: str) -> Select[int, str]:
    return select(MessageRow.sequence, MessageRow.body).where(
        MessageRow.channel == channel, MessageRow.message_id == message_id
    )


def _stored(sequence: int, body: str) -> StoredMessage:
    return StoredMessage(sequence, InboundMessage.model_validate_json(body))
