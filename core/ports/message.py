"""Messages: in, out, and the turns between them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from core.identity import Principal
from core.message import InboundMessage, OutboundMessage, Reply, SendReceipt, TurnEvent
from core.notice import Place


@dataclass(frozen=True)
class Receipt:
    """The inbox's word that a message is durable. `duplicate`: it was there before."""

    channel: str
    message_id: str
    duplicate: bool


class Inbox(Protocol):
    """Stores and enqueues; the acknowledgement waits for nothing else."""

    async def accept(self, message: InboundMessage) -> Receipt:
        """Make the message durable, once, and return."""
        ...

    def events(self, channel: str, message_id: str) -> AsyncIterator[TurnEvent]:
        """Follow the turn that answers a message until `finished`."""
        ...


@dataclass(frozen=True)
class StoredMessage:
    """An inbound message with its place in the order of arrival."""

    sequence: int
    message: InboundMessage
    duplicate: bool = False


@dataclass(frozen=True)
class Burst:
    """Messages that one reply answers; it is the reply to `lead`, the first of them."""

    lead: str
    messages: tuple[StoredMessage, ...]


class MessageLedger(Protocol):
    """Inbound messages, durable before they are acknowledged."""

    def store(self, message: InboundMessage) -> StoredMessage:
        """Store once by `(channel, message_id)`; a repeat comes back as `duplicate`."""
        ...

    def store_together(self, messages: Sequence[InboundMessage]) -> Sequence[StoredMessage]:
        """Store messages in one transaction, in the order given; see `store`."""
        ...

    def find(self, channel: str, message_id: str) -> StoredMessage | None:
        """Return a stored message, or `None`."""
        ...

    def mark_queued(self, *sequences: int) -> None:
        """Note that the turns of these messages are enqueued."""
        ...

    def unqueued(self) -> Sequence[StoredMessage]:
        """Messages a crash left between storing and enqueueing, oldest first."""
        ...

    def heard_at(self, channel: str, conversation_id: str) -> datetime | None:
        """Return when a person last wrote in the conversation; `None` where nobody ever did."""
        ...

    def take(
        self, channel: str, message_id: str, until: datetime, joins: Callable[[InboundMessage], bool]
    ) -> Burst:
        """Return the messages that are answered together with this one: the same ones each time.

        Those are the ones right after it in its conversation, of the same sender, received by
        `until`, as far as `joins` holds. A message that another one took says which.
        """
        ...


class Conversations(Protocol):
    """Threads, their owners and their log."""

    def claim(self, conversation_id: str, principal: Principal) -> None:
        """Make the conversation the caller's, or check that it is; `ScopeError` if not."""
        ...

    def log(self, message: InboundMessage, reply: Reply, principal: Principal) -> None:
        """Record one exchange; recording it again changes nothing."""
        ...

    def history(self, conversation_id: str, principal: Principal) -> Sequence[Mapping[str, Any]]:
        """Return the exchanges, oldest first; `ScopeError` where it is not the caller's."""
        ...

    def reply_of(self, channel: str, message_id: str) -> Reply | None:
        """Return the logged reply to a message, or `None`; the caller has checked who asks."""
        ...

    def confirmation(self, approval_id: str, principal: Principal) -> Reply | None:
        """Return the reply of the caller's that asked for this yes, or `None`."""
        ...

    def last_channel(self, principal: Principal) -> str | None:
        """Return the channel the person was last answered on; `None` where there was no answer yet."""
        ...

    def last_language(self, principal: Principal) -> str | None:
        """Return the language the person was last answered in; `None` where there was no answer yet."""
        ...


class TurnEvents(Protocol):
    """What a running turn tells whoever waits, across processes; kept for a while."""

    def publish(self, channel: str, message_id: str, event: TurnEvent) -> None:
        """Append an event of the turn that answers the message."""
        ...

    def read(self, channel: str, message_id: str, after: int = 0) -> Sequence[tuple[int, TurnEvent]]:
        """Return the events with a number above `after`, in order; poll with the last one."""
        ...

    def purge(self, before: datetime) -> int:
        """Forget events older than that; return how many."""
        ...


class ChannelAdapter(Protocol):
    """How replies leave by one channel. Rendering is pure; sending is the only I/O."""

    name: str

    def reach(self, address: str) -> Place:
        """Return where the person at the address is written to first.

        Raises:
            ExternalError: the provider, which must be asked, cannot tell now.
        """
        ...

    def render(self, message: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        """Turn a reply into the channel's own messages, within its limits, in order.

        Keys are `<channel>:<message_id>:<part>`.
        """
        ...

    def send(self, outbound: OutboundMessage) -> SendReceipt:
        """Send once; `ExternalError` where the provider refuses or cannot be reached."""
        ...

    def find_sent(
        self, outbound: OutboundMessage, since: datetime, taken: Callable[[str], bool]
    ) -> SendReceipt | None:
        """Ask the provider whether this message was taken already.

        `since` is when the attempt in doubt was made, by our clock. `taken` tells whether a
        provider id is another message's receipt: an earlier message with the same words
        must not be mistaken for this one, so those are passed over.
        """
        ...
