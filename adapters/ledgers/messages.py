"""Inbound messages: durable, once, in the order they arrived."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Select, func, select, text, update
from sqlalchemy.orm import Session

from adapters.database.columns import clean_text
from adapters.database.engine import Database
from adapters.database.models import MessageRow
from adapters.database.upsert import insert_once
from core.errors import InputError
from core.message import InboundMessage
from core.ports import Burst, StoredMessage

_IN_TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:thread, 0))")

_MESSAGES = MessageRow.__table__.c
_UNQUEUED = (
    select(_MESSAGES.sequence, _MESSAGES.body).where(_MESSAGES.queued.is_(False)).order_by(_MESSAGES.sequence)
)
"""Made once: the worker asks it many times a second."""
_MOST_TOGETHER = 20
"""Messages that one reply takes beside the first."""


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
                by_person=message.asked_by == "person",
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

    def mark_queued(self, *sequences: int) -> None:
        """Note that the turns of these messages are enqueued."""
        with self._database.write() as session:
            session.execute(update(MessageRow).where(MessageRow.sequence.in_(sequences)).values(queued=True))

    def unqueued(self) -> list[StoredMessage]:
        """Messages a crash left between storing and enqueueing, oldest first."""
        with self._database.read() as session:
            return [_stored(row.sequence, row.body) for row in session.connection().execute(_UNQUEUED)]

    def heard_at(self, channel: str, conversation_id: str) -> datetime | None:
        """Return when a person last wrote in the conversation; `None` where nobody ever did."""
        query = select(func.max(MessageRow.received_at)).where(
            MessageRow.channel == channel,
            MessageRow.conversation_id == conversation_id,
            MessageRow.by_person.is_(True),
        )
        with self._database.read() as session:
            return session.scalars(query).one()

    def take(
        self, channel: str, message_id: str, until: datetime, joins: Callable[[InboundMessage], bool]
    ) -> Burst:
        """Return the messages that are answered together with this one: the same ones each time.

        Those are the ones right after it in its conversation, of the same sender, received by
        `until`, as far as `joins` holds. A message that another one took says which.
        """
        with self._database.read() as session:
            first = _row(session, channel, message_id)
            if first.taken_by is not None:
                return _taken(session, first)
            sequences = _joining(session, first, until, joins)
        free = MessageRow.taken_by.is_(None)
        with self._database.write() as session:  # all is decided: the door waits for this lock
            mine = update(MessageRow).where(MessageRow.sequence == first.sequence, free)
            taking = mine.values(taken_by=message_id).returning(MessageRow.sequence)
            took = session.execute(taking).one_or_none() is not None
            if took and sequences:
                others = update(MessageRow).where(MessageRow.sequence.in_(sequences), free)
                session.execute(others.values(taken_by=message_id))
        if took and not sequences:  # mostly it is alone: no need to look what came of it
            return Burst(message_id, (_stored(first.sequence, first.body),))
        with self._database.read() as session:
            return _taken(session, _row(session, channel, message_id))


def _row(session: Session, channel: str, message_id: str) -> MessageRow:
    query = select(MessageRow).where(MessageRow.channel == channel, MessageRow.message_id == message_id)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise InputError(f"No message {message_id!r} was stored on {channel}.")
    return row


def _taken(session: Session, row: MessageRow) -> Burst:
    """Return the burst that a message is of."""
    together = select(MessageRow.sequence, MessageRow.body).where(
        MessageRow.channel == row.channel,
        MessageRow.conversation_id == row.conversation_id,
        MessageRow.taken_by == row.taken_by,
    )
    rows = session.execute(together.order_by(MessageRow.sequence))
    return Burst(row.taken_by or row.message_id, tuple(_stored(each.sequence, each.body) for each in rows))


def _joining(
    session: Session, first: MessageRow, until: datetime, joins: Callable[[InboundMessage], bool]
) -> list[int]:
    """Return the messages right after one that its reply answers too."""
    address = _stored(first.sequence, first.body).message.address
    later = select(MessageRow).where(
        MessageRow.channel == first.channel,
        MessageRow.conversation_id == first.conversation_id,
        MessageRow.sequence > first.sequence,
    )
    sequences: list[int] = []
    for row in session.scalars(later.order_by(MessageRow.sequence).limit(_MOST_TOGETHER)):
        if row.taken_by or row.received_at > until:
            break
        message = _stored(row.sequence, row.body).message
        if message.address != address or not joins(message):
            break
        sequences.append(row.sequence)
    return sequences


def _of(channel: str, message_id: str) -> Select[int, str]:
    return select(MessageRow.sequence, MessageRow.body).where(
        MessageRow.channel == channel, MessageRow.message_id == message_id
    )


def _stored(sequence: int, body: str) -> StoredMessage:
    return StoredMessage(sequence, InboundMessage.model_validate_json(body))
