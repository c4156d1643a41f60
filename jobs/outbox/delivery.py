"""A reply leaves by its channel once, its parts in order; what may not leave yet waits for the person.

Some channels take free text only for a while after a person wrote. Outside of that the reply is
held and an approved message says that something waits; when the person writes, what was held
leaves first, drawn anew, since links in it may have run out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence

from core.clock import Clock
from core.errors import DataError
from core.identity import Principal
from core.message import InboundMessage, OutboundMessage, Outcome, Reply
from core.notice import told_by
from core.ports import (
    FAULT,
    AuditLog,
    ChannelAdapter,
    Conversations,
    Delivery,
    DeliveryLedger,
    Directory,
    MessageLedger,
    PreferenceLedger,
    TurnEvents,
    Windowed,
)
from jobs.outbox.dead_letters import OPEN, DeadLetters, as_apology, is_empty
from jobs.outbox.pacing import Pacer
from jobs.outbox.sending import SENT, RetryPolicy, Sender
from jobs.trace import where
from jobs.turn.speaking import language_for, own_reply
from jobs.turn.turns import NO_TENANT, known_reply

__all__ = ["Deliveries", "RetryPolicy"]

log = logging.getLogger(__name__)

WINDOW_CLOSED = "window_closed"
STOPPED = "stopped"
REPLACED = "replaced"
_REPLACED_KINDS = ("brief", "weekly")
_EARLIER_PART = "an earlier part of this reply was not sent"


class Deliveries:
    """Sends replies by the channels' adapters; called from worker threads."""

    def __init__(
        self,
        *,
        adapters: Mapping[str, ChannelAdapter],
        deliveries: DeliveryLedger,
        messages: MessageLedger,
        events: TurnEvents,
        conversations: Conversations,
        directory: Directory,
        audit: AuditLog,
        clock: Clock,
        preferences: PreferenceLedger | None = None,
        policy: RetryPolicy | None = None,
        sleep: Callable[[float], None] = time.sleep,
        pacer: Pacer | None = None,
    ) -> None:
        self._adapters = adapters
        self._deliveries = deliveries
        self._messages = messages
        self._events = events
        self._conversations = conversations
        self._directory = directory
        self._audit = audit
        self._clock = clock
        self._preferences = preferences
        self._sender = Sender(deliveries, clock, policy or RetryPolicy(), sleep, pacer)
        self._dead_letters = DeadLetters(deliveries, clock)

    def serves(self, channel: str) -> bool:
        """Tell whether replies leave by this channel; elsewhere `finished` is the delivery."""
        return channel in self._adapters

    def deliver(self, channel: str, message_id: str) -> None:
        """Send the reply to a message, and before it what waited for the person to write.

        A reply that several messages share leaves with the one it names. What waited and is at fault
        keeps nothing else back; its error is raised in the end.
        """
        message, reply = self._known(channel, message_id)
        waiting = [self._known(channel, one) for one in self._waiting(message) if one != message_id]
        newest = {_replaced_kind(one): one.message_id for one, _ in waiting}
        at_fault: Exception | None = None
        for earlier, its_reply in waiting:
            kind = _replaced_kind(earlier)
            try:
                if kind and newest[kind] != earlier.message_id:
                    self._drop_held(earlier, its_reply)
                else:
                    self._leave(earlier, its_reply)
            except Exception as error:  # noqa: BLE001 - raised below
                at_fault = error
        if reply.message_id == message_id:
            self._leave(message, reply)
        if at_fault is not None:
            raise at_fault

    def give_up(self, channel: str, message_id: str, cause: str) -> None:
        """Have it seen that a fault of our own keeps a reply back, and say so to the person.

        So with what waited for the person to write, and could not leave now either.
        """
        message = self._message(channel, message_id)
        self._bury(message, cause)
        for waited in self._waiting(message):
            self._bury(self._message(channel, waited), cause)

    def _bury(self, message: InboundMessage, cause: str) -> None:
        person = self._person(message)
        unsent = self._dead_letters.undelivered(message, cause)
        for key in unsent:
            self._audit_failure(key, person, FAULT + cause)
        if unsent:
            self._apologise(message, person)

    def _message(self, channel: str, message_id: str) -> InboundMessage:
        stored = self._messages.find(channel, message_id)
        if stored is None:
            raise DataError(f"There is no message {message_id!r} on {channel}.")
        return stored.message

    def _apologise(self, message: InboundMessage, person: Principal | None) -> None:
        """Say that an answer could not be sent; who asked nothing misses none."""
        if message.asked_by == "machine":
            return
        adapter = self._adapters[message.channel]
        try:
            language = language_for(message, person and self._conversations.last_language(person))
            sorry = own_reply(message, "reply_not_sent", Outcome.ERROR, language)
            drawn = as_apology(adapter.render(message, sorry), message)
            said = self._deliveries.record(drawn, self._clock.now())
            failure = self._sender.send(adapter, said) if said.status in OPEN else SENT
            if failure != SENT:
                self._deliveries.drop(said.key, failure)
        except Exception as error:  # noqa: BLE001 - the reply itself is kept and seen; more than that cannot be had
            log.error("Nothing could be said of the reply to %s: %s", message.message_id, where(error))

    def _known(self, channel: str, message_id: str) -> tuple[InboundMessage, Reply]:
        message = self._message(channel, message_id)
        reply = known_reply(self._events, self._conversations, channel, message_id)
        if reply is None:
            raise DataError(f"There is no reply to message {message_id!r} on {channel} to deliver.")
        return message, reply

    def _waiting(self, message: InboundMessage) -> Sequence[str]:
        """Return the messages of the conversation whose replies are held and may leave now, in order."""
        if not isinstance(self._adapters[message.channel], Windowed):
            return ()
        held = self._deliveries.held(message.channel, message.conversation_id)
        return tuple(dict.fromkeys(one.message_id for one in held if self._may_go(message, one)))

    def _leave(self, message: InboundMessage, reply: Reply) -> None:
        """Bring every part of a reply to an end, or have it wait; what was sent stays sent.

        A part that is given up ends the reply: later parts would make no sense alone.
        """
        adapter = self._adapters[message.channel]
        rendered = adapter.render(message, reply)
        parts = [self._deliveries.record(one, self._clock.now()) for one in rendered]
        if message.asked_by == "machine" and self._wants_nothing(message):
            self._drop(parts, STOPPED)
            return
        failure, waits = SENT, False
        for part, outbound in zip(parts, rendered, strict=True):
            if failure:
                if part.status in OPEN:
                    self._deliveries.failed(part.key, _EARLIER_PART)
            elif part.status in ("failed", "dropped"):
                failure = part.error or _EARLIER_PART
            elif waits or not self._may_go(message, part):
                waits = True
                self._hold(part)
            else:
                failure = self._send(message, self._anew(part, outbound))
                if failure == WINDOW_CLOSED:
                    failure, waits = SENT, True
        if waits:
            self._knock(message, reply)

    def _drop(self, parts: Sequence[Delivery], reason: str) -> None:
        for part in parts:
            if part.status in OPEN:
                self._deliveries.drop(part.key, reason)

    def _drop_held(self, message: InboundMessage, reply: Reply) -> None:
        """Let go of what a newer one of its kind makes worthless: yesterday's brief is no news."""
        rendered = self._adapters[message.channel].render(message, reply)
        self._drop([self._deliveries.record(one) for one in rendered], REPLACED)

    def _send(self, message: InboundMessage, part: Delivery) -> str:
        """Send one part; return `SENT` or why it was not sent."""
        failure = self._sender.send(self._adapters[message.channel], part)
        if failure == WINDOW_CLOSED:
            self._hold(part, again=True)
        elif failure == STOPPED:
            self._deliveries.drop(part.key, STOPPED)
            note_stopped(self._person(message), message.channel, self._preferences)
        elif failure != SENT:
            person = self._person(message)
            self._give_up(part.key, person, failure)
            if failure.startswith(FAULT):
                self._apologise(message, person)
        return failure

    # --- the window ---

    def _may_go(self, message: InboundMessage, part: Delivery) -> bool:
        """Tell whether a part may be sent now; whether one in doubt was taken is asked in any case."""
        if part.status in ("sent", "attempting") or not isinstance(
            adapter := self._adapters[message.channel], Windowed
        ):
            return True
        heard_at = self._messages.heard_at(message.channel, message.conversation_id)
        wrote = part.held_at is None or (heard_at is not None and heard_at > part.held_at)
        return wrote and adapter.is_open(heard_at, self._clock.now())

    def _hold(self, part: Delivery, *, again: bool = False) -> None:
        """Have a part wait; since when it waits stays, unless the provider refused it just now."""
        if again or part.status in ("pending", "attempting"):
            self._deliveries.hold(part.key, WINDOW_CLOSED, self._clock.now())

    def _anew(self, part: Delivery, outbound: OutboundMessage) -> Delivery:
        """Return a part as it leaves now: its links made anew where it was held, drawn where it never was."""
        if part.status != "held" and not is_empty(part):
            return part
        self._deliveries.again(part, self._clock.now(), outbound)
        return self._deliveries.find(part.key) or part

    def _knock(self, message: InboundMessage, reply: Reply) -> None:
        """Say once, by an approved message, that something waits."""
        adapter = self._adapters[message.channel]
        person = self._person(message)
        name = person.name if person is not None else ""
        knock = adapter.knock(message, reply, name) if isinstance(adapter, Windowed) else None
        if knock is None:
            log.warning("No approved template tells of the reply to %s: it waits", message.message_id)
            return
        recorded = self._deliveries.record(knock, self._clock.now())
        if recorded.status in ("pending", "attempting"):
            failure = self._send(message, recorded)
            if failure == WINDOW_CLOSED:  # an approved message is refused for another reason than that
                self._give_up(recorded.key, person, failure)

    # --- people ---

    def _person(self, message: InboundMessage) -> Principal | None:
        return self._directory.find_by_address(message.channel, message.address)

    def _wants_nothing(self, message: InboundMessage) -> bool:
        person = self._person(message)
        if person is None or self._preferences is None:
            return False
        return message.channel in self._preferences.of(person.user_id).stopped

    def _give_up(self, key: str, person: Principal | None, reason: str) -> None:
        self._deliveries.failed(key, reason)
        self._audit_failure(key, person, reason)

    def _audit_failure(self, key: str, person: Principal | None, reason: str) -> None:
        self._audit.append(
            tenant_id=person.tenant_id if person else NO_TENANT,
            actor="system",
            action="deliver",
            subject=key,
            outcome="failed",
            details={"reason": reason},
        )


def _replaced_kind(message: InboundMessage) -> str:
    """Return the kind of a notice that a newer one of its kind replaces; empty for any other message."""
    told = told_by(message)
    return told.kind if told is not None and told.kind in _REPLACED_KINDS else ""


def note_stopped(person: Principal | None, channel: str, preferences: PreferenceLedger | None) -> None:
    """Note what the provider knows already: that the person wants nothing on the channel."""
    if person is not None and preferences is not None:
        stopped = preferences.of(person.user_id).stopped
        preferences.change(person.user_id, stopped=sorted(stopped | {channel}))
