"""What leaves: outbound messages, how far each got, and what some channels can do beyond sending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, runtime_checkable

from core.message import InboundMessage, OutboundMessage, Reply, SendReceipt

DeliveryStatus = Literal["pending", "held", "attempting", "sent", "failed", "dropped"]
"""`held` waits until the person writes; `dropped` is not wanted any more; `failed` was given up."""

FAULT = "fault: "
"""What the reason of a failed delivery begins with where a fault of our own stood against it."""

Setback = Literal["closed", "stopped", "plain", "again", "final"]
"""What a provider's late refusal means: the person must write first; wants nothing; takes it only as plain
text; it may be tried again; it will never arrive."""


@dataclass(frozen=True)
class Delivery:
    """An outbound message and how far it got.

    `provider_status` and `provider_error` are the provider's own words. `rounds` counts how often it
    was taken up again after it was settled once; `due_at` is when it is taken up next.
    """

    outbound: OutboundMessage
    status: DeliveryStatus
    attempts: int
    last_attempt_at: datetime | None = None
    receipt: SendReceipt | None = None
    provider_status: str = ""
    error: str = ""
    first_attempt_at: datetime | None = None
    provider_error: str = ""
    recorded_at: datetime | None = None
    held_at: datetime | None = None
    due_at: datetime | None = None
    rounds: int = 0

    @property
    def key(self) -> str:
        """Return the idempotency key, `<channel>:<message_id>:<part>`."""
        return self.outbound.idempotency_key

    @property
    def message_id(self) -> str:
        """Return the id of the message whose reply this is part of."""
        return self.key.removeprefix(f"{self.outbound.channel}:").rsplit(":", 1)[0]


class DeliveryLedger(Protocol):
    """Outbound messages by idempotency key: `attempting` is recorded before a send."""

    def record(self, outbound: OutboundMessage, at: datetime | None = None) -> Delivery:
        """Record as `pending` once; a repeat returns what is known."""
        ...

    def attempt(self, idempotency_key: str, at: datetime) -> Delivery:
        """Note that a send is about to be made; returns the state before."""
        ...

    def sent(self, idempotency_key: str, receipt: SendReceipt) -> None:
        """Note the provider's receipt."""
        ...

    def failed(self, idempotency_key: str, error: str) -> None:
        """Note that sending was given up; what arrived, or may still arrive, stays `sent`."""
        ...

    def hold(self, idempotency_key: str, reason: str, at: datetime, due_at: datetime | None = None) -> None:
        """Note that it waits until the person writes; what arrived, or may still arrive, stays `sent`.

        With `due_at` its delivery is taken up once more, to say that it waits.
        """
        ...

    def drop(self, idempotency_key: str, reason: str) -> None:
        """Note that it is not wanted any more; what arrived, or may still arrive, stays `sent`."""
        ...

    def again(self, known: Delivery, at: datetime, outbound: OutboundMessage | None = None) -> bool:
        """Have it sent anew from an instant on, in other words where `outbound` is given.

        `False` where somebody else has taken it up since `known` was read.
        """
        ...

    def taken_up(self, known: Delivery) -> None:
        """Note that what was due is on its way to be sent."""
        ...

    def status(self, provider_id: str, status: str, error: str = "") -> bool:
        """Note a status callback and its error code; `False` where the provider id is unknown."""
        ...

    def find(self, idempotency_key: str) -> Delivery | None:
        """Return what is known of one message."""
        ...

    def claimed(self, channel: str, provider_id: str) -> bool:
        """Tell whether a provider id is already the receipt of a message on the channel."""
        ...

    def held(self, channel: str, conversation_id: str) -> Sequence[Delivery]:
        """Return what waits for the person of a conversation to write, oldest first."""
        ...

    def left_since(self, channel: str, conversation_id: str, at: datetime) -> Sequence[Delivery]:
        """Return what left in a conversation from an instant on, or is leaving, oldest first."""
        ...

    def due(self, now: datetime) -> Sequence[Delivery]:
        """Return what is to be taken up again by now."""
        ...

    def refused(self) -> Sequence[Delivery]:
        """Return what the provider took and then reported as failed, and nobody has dealt with yet."""
        ...

    def counted(self, since: datetime | None = None) -> Mapping[str, int]:
        """Count by status what was recorded since and has not left; `fault` is how many failed through us.

        Those are among the `failed` too.
        """
        ...

    def listed(
        self, status: DeliveryStatus | None = None, channel: str | None = None, limit: int = 100
    ) -> Sequence[Delivery]:
        """Return the newest, of one status or channel where named."""
        ...


@runtime_checkable
class Windowed(Protocol):
    """A channel that takes free text only for a while after a person wrote."""

    def is_open(self, heard_at: datetime | None, now: datetime) -> bool:
        """Tell whether the person, last heard at an instant, may be written to freely now."""
        ...

    def can_knock(self, kind: str, language: str) -> bool:
        """Tell whether there is an approved message that may be sent at any time, for that kind of notice."""
        ...

    def knock(self, message: InboundMessage, reply: Reply, name: str) -> OutboundMessage | None:
        """Return the approved message that says that something waits; `None` where there is none.

        Its key is `<channel>:<message_id>:knock`. `name` is the person's.
        """
        ...


@runtime_checkable
class Judging(Protocol):
    """A channel whose provider takes a message first and may refuse it later."""

    def setback(self, code: str) -> Setback:
        """Return what the provider's error code means for the message."""
        ...

    def plainly(self, outbound: OutboundMessage) -> OutboundMessage:
        """Return the same message as plain text."""
        ...


@runtime_checkable
class Typing(Protocol):
    """A channel that can show that an answer is being written."""

    def show_typing(self, message: InboundMessage) -> None:
        """Show it, and the message as read.

        Raises:
            ExternalError: the provider refused; nothing depends on it.
        """
        ...


class ContentLedger(Protocol):
    """Rich contents that were made at a provider once, by what they look like."""

    def content(self, fingerprint: str) -> str | None:
        """Return the provider's id of a content; `None` where it was not made yet."""
        ...

    def keep(self, fingerprint: str, provider_id: str) -> str:
        """Note the id; returns the one that was noted first."""
        ...

    def forget(self, fingerprint: str) -> None:
        """Drop an id the provider does not know any more."""
        ...
