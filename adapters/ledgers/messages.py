"""Inbound messages: durable, once, in the order they arrived."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, func, select, update

from adapters.database.engine import Database
from adapters.database.models import MessageRow
from adapters.ledgers.storing import insert_together
from core.errors import InputError
from core.message import InboundMessage
from core.ports import Burst, StoredMessage

_MOST_TOGETHER = 20
"""Messages that one reply takes beside the first."""

# Made once: to draw a statement anew costs several times what it does, and each message asks these.
_TABLE = cast("Table", MessageRow.__table__)
_MESSAGES = _TABLE.c
_OF_CONVERSATION = (
    _MESSAGES.channel == bindparam("channel"),
    _MESSAGES.conversation_id == bindparam("conversation_id"),
)
_UNQUEUED = (
    select(_MESSAGES.sequence, _MESSAGES.body).where(_MESSAGES.queued.is_(False)).order_by(_MESSAGES.sequence)
)
_ROW = select(
    _MESSAGES.sequence,
    _MESSAGES.channel,
    _MESSAGES.message_id,
    _MESSAGES.conversation_id,
    _MESSAGES.taken_by,
    _MESSAGES.body,
).where(_MESSAGES.channel == bindparam("channel"), _MESSAGES.message_id == bindparam("message_id"))
_TOGETHER = (
    select(_MESSAGES.sequence, _MESSAGES.body)
    .where(*_OF_CONVERSATION, _MESSAGES.taken_by == bindparam("taker"))
    .order_by(_MESSAGES.sequence)
)
_LATER = (
    select(_MESSAGES.sequence, _MESSAGES.received_at, _MESSAGES.taken_by, _MESSAGES.body)
    .where(*_OF_CONVERSATION, _MESSAGES.sequence > bindparam("first"))
    .order_by(_MESSAGES.sequence)
    .limit(_MOST_TOGETHER)
)
_HEARD = select(func.max(_MESSAGES.received_at)).where(*_OF_CONVERSATION, _MESSAGES.by_person.is_(True))
_NUMBERED = _MESSAGES.sequence.in_(bindparam("sequences", expanding=True))
_NOTE_QUEUED = update(_TABLE).where(_NUMBERED).values(queued=True)
_TAKE = (
    update(_TABLE)
    .where(_NUMBERED, _MESSAGES.taken_by.is_(None))
    .values(taken_by=bindparam("taker"))
    .returning(_MESSAGES.sequence)
)


class SqlMessageLedger:
    """`core.ports.MessageLedger` in the app database.

    A door acknowledges as soon as a message is committed. `sequence` only
    grows and is never given twice, even after old messages are purged. Within a
    conversation a greater one is never visible before a smaller one.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, message: InboundMessage) -> StoredMessage:
        """Store once by `(channel, message_id)`; a repeat comes back as `duplicate`.

        Of a repeat, what was stored first comes back, not what was handed in.
        """
        return self.store_together((message,))[0]

    def store_together(self, messages: Sequence[InboundMessage]) -> list[StoredMessage]:
        """Store messages in one transaction, in the order given; see `store`."""
        new = {(channel, sid): number for number, channel, sid in insert_together(self._database, messages)}
        stored: list[StoredMessage] = []
        for message in messages:
            sequence = new.pop((message.channel, message.message_id), None)
            if sequence is not None:
                stored.append(StoredMessage(sequence, message))
                continue
            with self._database.read_once() as connection:
                row = _row(connection, message.channel, message.message_id)
            first = InboundMessage.model_validate_json(row.body)
            stored.append(StoredMessage(row.sequence, first, duplicate=True))
        return stored

    def find(self, channel: str, message_id: str) -> StoredMessage | None:
        """Return a stored message, or `None`."""
        asked = {"channel": channel, "message_id": message_id}
        with self._database.read_once() as connection:
            row = connection.execute(_ROW, asked).one_or_none()
        return None if row is None else _stored(row.sequence, row.body)

    def mark_queued(self, *sequences: int) -> None:
        """Note that the turns of these messages are enqueued."""
        with self._database.write_once() as connection:
            connection.execute(_NOTE_QUEUED, {"sequences": sequences})

    def unqueued(self) -> list[StoredMessage]:
        """Messages a crash left between storing and enqueueing, oldest first."""
        with self._database.read_once() as connection:
            return [_stored(row.sequence, row.body) for row in connection.execute(_UNQUEUED)]

    def heard_at(self, channel: str, conversation_id: str) -> datetime | None:
        """Return when a person last wrote in the conversation; `None` where nobody ever did."""
        asked = {"channel": channel, "conversation_id": conversation_id}
        with self._database.read_once() as connection:
            return connection.execute(_HEARD, asked).scalar_one()

    def take(
        self, channel: str, message_id: str, until: datetime, joins: Callable[[InboundMessage], bool]
    ) -> Burst:
        """Return the messages that are answered together with this one: the same ones each time.

        Those are the ones right after it in its conversation, of the same sender, received by
        `until`, as far as `joins` holds. A message that another one took says which.
        """
        with self._database.read_once() as connection:  # who took a message is settled once and for all
            first = _row(connection, channel, message_id)
            if first.taken_by is not None:
                return _taken(connection, first)
            sequences = _joining(connection, first, until, joins)
        mine = {"sequences": [first.sequence], "taker": message_id}
        if sequences:
            with self._database.write() as session:  # all is decided: the door waits for this lock
                connection = session.connection()
                took = connection.execute(_TAKE, mine).one_or_none() is not None
                if took:
                    connection.execute(_TAKE, {"sequences": sequences, "taker": message_id})
        else:
            with self._database.write_once() as connection:
                took = connection.execute(_TAKE, mine).one_or_none() is not None
        if took and not sequences:  # mostly it is alone: no need to look what came of it
            return Burst(message_id, (_stored(first.sequence, first.body),))
        with self._database.read_once() as connection:
            return _taken(connection, _row(connection, channel, message_id))


def _row(connection: Connection, channel: str, message_id: str) -> Row[*tuple[Any, ...]]:
    row = connection.execute(_ROW, {"channel": channel, "message_id": message_id}).one_or_none()
    if row is None:
        raise InputError(f"No message {message_id!r} was stored on {channel}.")
    return row


def _taken(connection: Connection, row: Row[*tuple[Any, ...]]) -> Burst:
    """Return the burst that a message is of."""
    asked = {"channel": row.channel, "conversation_id": row.conversation_id, "taker": row.taken_by}
    rows = connection.execute(_TOGETHER, asked)
    return Burst(row.taken_by or row.message_id, tuple(_stored(each.sequence, each.body) for each in rows))


def _joining(
    connection: Connection,
    first: Row[*tuple[Any, ...]],
    until: datetime,
    joins: Callable[[InboundMessage], bool],
) -> list[int]:
    """Return the messages right after one that its reply answers too."""
    address = _stored(first.sequence, first.body).message.address
    asked = {"channel": first.channel, "conversation_id": first.conversation_id, "first": first.sequence}
    sequences: list[int] = []
    for row in connection.execute(_LATER, asked):
        if row.taken_by or row.received_at > until:
            break
        message = _stored(row.sequence, row.body).message
        if message.address != address or not joins(message):
            break
        sequences.append(row.sequence)
    return sequences


def _stored(sequence: int, body: str) -> StoredMessage:
    return StoredMessage(sequence, InboundMessage.model_validate_json(body))
