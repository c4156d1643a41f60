"""The durable inbox: a message is stored before it is acknowledged, and nothing else is waited for.

The ledger's row is the promise. The door does not enqueue: `jobs.dispatch`, in the worker,
is the one writer of the queue. Enqueueing at the door is quick enough (0.7 ms on SQLite),
but it puts messages out of order: a crash, or a second request, between storing one message
and enqueueing it lets the next one overtake. One dispatcher that reads the ledger in order
cannot, and the door then neither imports DBOS nor waits for its database.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

from core.errors import ConflictError, ExternalError, InputError
from core.message import InboundMessage, Reply, TurnEvent
from core.ports import Conversations, MessageLedger, Receipt, TurnEvents
from jobs.arrivals import Arrivals

FIRST_POLL_S = 0.04
SLOWEST_POLL_S = 0.25
POLL_GROWTH = 1.1
FOLLOW_TIMEOUT_S = 90.0


class DurableInbox:
    """Implements `core.ports.Inbox` on the ledgers of the app database."""

    def __init__(
        self,
        messages: MessageLedger,
        events: TurnEvents,
        conversations: Conversations,
        *,
        follow_timeout_s: float = FOLLOW_TIMEOUT_S,
    ) -> None:
        self._messages = messages
        self._arrivals = Arrivals(messages)
        self._events = events
        self._conversations = conversations
        self._follow_timeout_s = follow_timeout_s

    async def accept(self, message: InboundMessage) -> Receipt:
        """Make the message durable, once, and return.

        Raises:
            ConflictError: the id was used before, by another sender or for another text.
                A provider's redelivery is the same message; anything else under its id
                must not be answered with the first one's reply.
        """
        stored = await asyncio.wrap_future(self._arrivals.store(message))
        if stored.duplicate and _identity(stored.message) != _identity(message):
            raise ConflictError(
                f"Message id {message.message_id!r} was already used for another message on "
                f"{message.channel}; use a new one."
            )
        return Receipt(message.channel, message.message_id, stored.duplicate)

    async def events(self, channel: str, message_id: str) -> AsyncIterator[TurnEvent]:
        """Follow the turn that answers a message until `finished`.

        A `step` event named `started` means that the turn begins, or begins again after a
        crash: text shown so far is void.

        Raises:
            InputError: no such message was accepted.
            ExternalError: no `finished` within the time allowed; the turn goes on.
        """
        if await asyncio.to_thread(self._messages.find, channel, message_id) is None:
            raise InputError(f"No message {message_id!r} was accepted on {channel}.")
        deadline = time.monotonic() + self._follow_timeout_s
        after, pause = 0, FIRST_POLL_S
        batch = await asyncio.to_thread(self._events.read, channel, message_id)
        if not batch and (reply := await self._logged_reply(channel, message_id)):
            yield TurnEvent(type="finished", reply=reply)  # its events were purged since
            return
        while True:
            for number, event in batch:
                after = number
                yield event
                if event.type == "finished":
                    return
            if time.monotonic() >= deadline:
                raise ExternalError(
                    f"No reply to message {message_id!r} within {self._follow_timeout_s:.0f} s; it is kept "
                    "and will be answered, so ask for it again later.",
                    code="turn_timeout",
                )
            pause = FIRST_POLL_S if batch else min(pause * POLL_GROWTH, SLOWEST_POLL_S)
            await asyncio.sleep(pause)
            batch = await asyncio.to_thread(self._events.read, channel, message_id, after)

    async def _logged_reply(self, channel: str, message_id: str) -> Reply | None:
        return await asyncio.to_thread(self._conversations.reply_of, channel, message_id)


def _identity(message: InboundMessage) -> tuple[str, str, str]:
    return message.address, message.conversation_id, message.text
