"""How messages are stored: those that came together in one transaction, in the order they came.

On Postgres that is one statement. A door acknowledges when it has returned, and each round trip of
BEGIN, lock, INSERT and COMMIT would wait anew for a processor that turns keep busy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from adapters.database.columns import FreeText, Key, UtcDateTime
from adapters.database.engine import Database
from adapters.database.models import MessageRow
from adapters.database.upsert import insert_once
from core.message import InboundMessage

Stored = tuple[int, str, str]
"""A new message's sequence, channel and id."""

_ALL_IN_TURN = text(
    """
WITH turn AS MATERIALIZED (
    SELECT pg_advisory_xact_lock(key)
    FROM (
        SELECT DISTINCT hashtextextended(thread, 0) AS key FROM unnest(:threads) AS thread ORDER BY key
    ) AS keys
)
INSERT INTO messages (channel, message_id, conversation_id, received_at, queued, by_person, body)
SELECT channel, message_id, conversation_id, received_at, false, by_person, body
FROM (SELECT count(*) FROM turn) AS taken, unnest(
    :channel, :message_id, :conversation_id, :received_at, :by_person, :body
) WITH ORDINALITY AS came (channel, message_id, conversation_id, received_at, by_person, body, place)
ORDER BY place
ON CONFLICT DO NOTHING
RETURNING sequence, channel, message_id
"""
).bindparams(
    bindparam("threads", type_=ARRAY(FreeText)),
    bindparam("channel", type_=ARRAY(Key)),
    bindparam("message_id", type_=ARRAY(Key)),
    bindparam("conversation_id", type_=ARRAY(Key)),
    bindparam("received_at", type_=ARRAY(UtcDateTime)),
    bindparam("by_person", type_=ARRAY(Boolean)),
    bindparam("body", type_=ARRAY(FreeText)),
)
"""Numbers are given before the commit there, so conversations are locked until it, in one order for all."""


def insert_together(database: Database, messages: Sequence[InboundMessage]) -> list[Stored]:
    """Insert messages and commit; return those whose id was new, each once."""
    rows = [_columns(message) for message in messages]
    if database.kind == "sqlite":
        with database.write() as session:
            numbers = [insert_once(session, MessageRow, MessageRow.sequence, **row) for row in rows]
        numbered = zip(numbers, rows, strict=True)
        return [(number, row["channel"], row["message_id"]) for number, row in numbered if number is not None]
    came = {name: [row[name] for row in rows] for name in rows[0] if name != "queued"}
    threads = [f"{message.channel}:{message.conversation_id}" for message in messages]
    with database.write_once() as connection:
        stored = connection.execute(_ALL_IN_TURN, {"threads": threads, **came})
        return [(row.sequence, row.channel, row.message_id) for row in stored]


def _columns(message: InboundMessage) -> dict[str, Any]:
    return {
        "channel": message.channel,
        "message_id": message.message_id,
        "conversation_id": message.conversation_id,
        "received_at": message.received_at,
        "queued": False,
        "by_person": message.asked_by == "person",
        "body": message.model_dump_json(),
    }
