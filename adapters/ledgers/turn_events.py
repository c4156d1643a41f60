"""What a running turn tells whoever waits: from the worker's process to the door's."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, delete, insert, select

from adapters.database.encoding import decode, encode
from adapters.database.engine import Database
from adapters.database.models import TurnEventRow
from core.clock import Clock, SystemClock
from core.message import TurnEvent

_EVENTS = TurnEventRow.__table__.c
_APPEND = insert(cast("Table", TurnEventRow.__table__))
_AFTER = (
    select(_EVENTS.sequence, _EVENTS.event)
    .where(
        _EVENTS.channel == bindparam("channel"),
        _EVENTS.message_id == bindparam("message_id"),
        _EVENTS.sequence > bindparam("after"),
    )
    .order_by(_EVENTS.sequence)
)
"""Made once, like the one above: every turn asks it, and who waits for one asks many times."""


class SqlTurnEvents:
    """`core.ports.TurnEvents` in the app database: a table to append to and to poll.

    Durable, so a door that was restarted, or asked late, still finds what was said.
    """

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or SystemClock()

    def publish(self, channel: str, message_id: str, event: TurnEvent) -> None:
        """Append an event of the turn that answers the message."""
        values = {
            "channel": channel,
            "message_id": message_id,
            "at": self._clock.now(),
            "event": encode(event.model_dump(exclude_defaults=True)),
        }
        with self._database.write_once() as connection:
            connection.execute(_APPEND, values)

    def read(self, channel: str, message_id: str, after: int = 0) -> list[tuple[int, TurnEvent]]:
        """Return the events with a number above `after`, in order; poll with the last one."""
        asked = {"channel": channel, "message_id": message_id, "after": after}
        with self._database.read_once() as connection:
            rows = connection.execute(_AFTER, asked).all()
        return [(row.sequence, TurnEvent.model_validate(decode(row.event))) for row in rows]

    def purge(self, before: datetime) -> int:
        """Forget events older than that; return how many."""
        with self._database.write() as session:
            gone = session.execute(
                delete(TurnEventRow).where(TurnEventRow.at < before).returning(TurnEventRow.sequence)
            )
            return len(gone.all())
