"""One message, answered: who asks, the agent's turn, the log, the `finished` event.

Everything here may run again after a crash at any point and ends in the same single reply:
the reply that is already known is found first, and each record is idempotent. Messages that
came in quick succession are answered as one: the first has the turn, and the others share its reply.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Protocol

from agent.speaking import LANGUAGE
from core.errors import DataError, ExternalError, PolicyError, ScopeError
from core.identity import Principal
from core.message import InboundMessage, Outcome, Reply, TurnEvent
from core.notice import told_by
from core.ports import AuditLog, Burst, Conversations, Directory, MessageLedger, StoredMessage, TurnEvents
from jobs.trace import in_short, where
from jobs.turn.bursting import Bursts, gathered, together
from jobs.turn.speaking import language_for, own_reply

STARTED = "started"
MAX_STARTS = 8
TURN_TIMEOUT_S = 60.0
MAX_TRIES = 3
FIRST_BACKOFF_S = 1.0
NO_TENANT = "-"

log = logging.getLogger(__name__)

OnEvent = Callable[[TurnEvent], None]


class Intake(Protocol):
    """Takes in what came with a message, and words what came of it."""

    def take(self, message: InboundMessage, principal: Principal, language: str) -> Reply | None:
        """Return the acknowledgement, or what an import came to; `None`: a message like any other."""
        ...


class Strangers(Protocol):
    """Answers whom nobody knows: `jobs.turn.linking.Linking`."""

    def stranger(self, message: InboundMessage, language: str) -> Reply:
        """Return the reply, having linked the sender where a code says who it is."""
        ...


class Responder(Protocol):
    """Answers a message: `agent.agent.Agent`, or a fake."""

    async def respond(self, message: InboundMessage, principal: Principal, on_event: OnEvent) -> Reply:
        """Run, or continue, the turn that answers the message."""
        ...


def known_reply(
    events: TurnEvents, conversations: Conversations, channel: str, message_id: str
) -> Reply | None:
    """Return the reply a message already has, or `None`.

    A stranger's refusal is in no conversation, so the `finished` event is asked first.
    """
    for _, event in events.read(channel, message_id):
        if event.type == "finished" and event.reply is not None:
            return event.reply
    return conversations.reply_of(channel, message_id)


@dataclass(frozen=True)
class TurnLimits:
    """How long and how often a turn is tried before the honest error reply.

    `max_starts` bounds the turns that take the process down with them. It is above what
    restarts of a healthy server may plausibly add up to for one message.
    """

    timeout_s: float = TURN_TIMEOUT_S
    max_tries: int = MAX_TRIES
    first_backoff_s: float = FIRST_BACKOFF_S
    max_starts: int = MAX_STARTS


class Turns:
    """Answers stored messages; called from worker threads.

    The responder runs on `loop`, where the composition root built what it holds (the
    checkpointer's connection belongs to one event loop). Events of a running turn are
    published only for `streamed` channels, where somebody follows them. `noticed` is told of
    each message whose turn begins; it must return at once. `unanswered` is told of each whose
    turn came to nothing, and why.
    """

    def __init__(
        self,
        *,
        messages: MessageLedger,
        events: TurnEvents,
        conversations: Conversations,
        directory: Directory,
        audit: AuditLog,
        responder: Responder,
        loop: asyncio.AbstractEventLoop,
        intake: Intake | None = None,
        strangers: Strangers | None = None,
        streamed: Callable[[str], bool] = lambda channel: True,
        limits: TurnLimits | None = None,
        bursts: Bursts | None = None,
        noticed: Callable[[InboundMessage], None] = lambda message: None,
        unanswered: Callable[[InboundMessage, str], None] = lambda message, cause: None,
    ) -> None:
        self._messages = messages
        self._events = events
        self._conversations = conversations
        self._directory = directory
        self._audit = audit
        self._responder = responder
        self._loop = loop
        self._intake = intake
        self._strangers = strangers
        self._streamed = streamed
        self._limits = limits or TurnLimits()
        self._bursts = bursts or Bursts()
        self._noticed = noticed
        self._unanswered = unanswered

    def answer(self, channel: str, message_id: str) -> bool:
        """Answer a message once; a message that has its reply is left alone.

        `False` where it shares the reply of an earlier message: then nothing is to be delivered.
        """
        burst = self._burst(channel, message_id)
        starts = 0
        for _, event in self._events.read(channel, message_id):
            if event.type == "finished":
                return burst.lead == message_id
            starts += event.type == "step" and event.name == STARTED
        if burst.lead != message_id:
            self._share(burst, channel, message_id)
            return False
        reply = self._conversations.reply_of(channel, message_id)
        self._finish(burst, reply or self._reply(together(burst), starts))
        return True

    def give_up(self, channel: str, message_id: str, cause: str) -> None:
        """Answer with the honest error reply, where there is none yet, and have it seen."""
        stored = self._stored(channel, message_id)
        try:
            burst, language = self._unanswered_with(stored)
        except Exception as error:  # noqa: BLE001 - what it would be told with is at fault as well: then more plainly
            log.error("Turn %s is given up alone: %s", message_id, where(error))
            burst, language = Burst(message_id, (stored,)), language_for(stored.message, None)
        if burst.messages:
            message = burst.messages[0].message
            self._finish(burst, own_reply(message, _failure_of(message), Outcome.ERROR, language))
        self._unanswered(stored.message, cause)

    def _unanswered_with(self, stored: StoredMessage) -> tuple[Burst, str]:
        """Return the messages without a reply that share this one's, and in which language it is told."""
        message = stored.message
        if known_reply(self._events, self._conversations, message.channel, message.message_id) is not None:
            return Burst(message.message_id, ()), ""
        burst = self._burst(message.channel, message.message_id)
        if burst.lead != message.message_id:
            burst = Burst(message.message_id, (stored,))
        principal = self._directory.find_by_address(message.channel, message.address)
        return burst, language_for(message, principal and self._conversations.last_language(principal))

    def _burst(self, channel: str, message_id: str) -> Burst:
        return gathered(self._messages, self._bursts, self._stored(channel, message_id))

    def _stored(self, channel: str, message_id: str) -> StoredMessage:
        stored = self._messages.find(channel, message_id)
        if stored is None:
            raise DataError(f"Message {message_id!r} on {channel} is queued but not in the ledger.")
        return stored

    def _share(self, burst: Burst, channel: str, message_id: str) -> None:
        """Give a message that has a turn of its own the reply of the one that took it."""
        reply = known_reply(self._events, self._conversations, channel, burst.lead)
        if reply is None:
            raise DataError(f"Message {burst.lead!r}, which answers {message_id!r}, has no reply yet.")
        self._events.publish(channel, message_id, TurnEvent(type="finished", reply=reply))

    def _finish(self, burst: Burst, reply: Reply) -> None:
        """Tell that the messages are answered: the one whose turn it is last, so that a crash loses none."""
        for stored in sorted(burst.messages, key=lambda one: one.message.message_id == burst.lead):
            message = stored.message
            self._events.publish(message.channel, message.message_id, TurnEvent(type="finished", reply=reply))

    def _reply(self, message: InboundMessage, starts: int) -> Reply:
        principal = self._directory.find_by_address(message.channel, message.address)
        if principal is None:
            if self._strangers is not None:
                return self._strangers.stranger(message, language_for(message, None))
            self._note(message, None, "denied", "unknown_sender")
            return own_reply(message, "unknown_sender", Outcome.REFUSED, language_for(message, None))
        before = self._conversations.last_language(principal)
        language = language_for(message, before)
        try:
            self._conversations.claim(message.conversation_id, principal)
        except ScopeError as error:
            self._note(message, principal, "denied", error.code)
            return own_reply(message, "turn_not_allowed", Outcome.REFUSED, language)
        if starts >= self._limits.max_starts:
            self._note(message, principal, "failed", "too_many_starts")
            self._unanswered(message, "too_many_starts")
            reply = own_reply(message, _failure_of(message), Outcome.ERROR, language)
        else:
            reply = self._respond(_with_language(message, before), principal, language)
        self._conversations.log(message, reply, principal)
        return reply

    def _respond(self, message: InboundMessage, principal: Principal, language: str) -> Reply:
        """Run the responder; whatever it raises becomes a reply."""
        self._events.publish(message.channel, message.message_id, TurnEvent(type="step", name=STARTED))
        self._noticed(message)
        deadline, cause = time.monotonic() + self._limits.timeout_s, ""
        for attempt in range(1, self._limits.max_tries + 1):
            backoff = self._limits.first_backoff_s * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)  # noqa: S311 - jitter
            try:
                taken = self._intake.take(message, principal, language) if self._intake is not None else None
                return taken or self._run(message, principal, deadline)
            except PolicyError as error:
                self._note(message, principal, "denied", error.code)
                return own_reply(message, "turn_not_allowed", Outcome.REFUSED, language)
            except ExternalError as error:
                cause = error.code
                log.warning("Turn %s failed for now: %s", message.message_id, cause)
                last = attempt == self._limits.max_tries
                if last or time.monotonic() + backoff >= deadline:
                    break
                time.sleep(backoff)
            except Exception as error:  # noqa: BLE001 - whatever the agent raises, the person gets an honest reply
                cause = in_short(error)
                log.error("Turn %s failed: %s", message.message_id, where(error))
                break
        self._note(message, principal, "failed", "turn_failed")
        self._unanswered(message, cause)
        return own_reply(message, _failure_of(message), Outcome.ERROR, language)

    def _run(self, message: InboundMessage, principal: Principal, deadline: float) -> Reply:
        """Run the responder on its loop; this thread publishes its events meanwhile."""
        happened: SimpleQueue[TurnEvent | None] = SimpleQueue()
        running = asyncio.run_coroutine_threadsafe(
            self._responder.respond(message, principal, happened.put), self._loop
        )
        running.add_done_callback(lambda _: happened.put(None))
        try:
            while (event := happened.get(timeout=max(0.0, deadline - time.monotonic()))) is not None:
                if event.type != "finished" and self._streamed(message.channel):
                    self._events.publish(message.channel, message.message_id, event)
        except Empty:
            raise ExternalError(
                f"The turn took longer than {self._limits.timeout_s:.0f} s.", code="turn_timeout"
            ) from None
        finally:
            running.cancel()
        return running.result()

    def _note(self, message: InboundMessage, principal: Principal | None, outcome: str, reason: str) -> None:
        self._audit.append(
            tenant_id=principal.tenant_id if principal else NO_TENANT,
            actor=principal.user_id if principal else f"unknown@{message.channel}",
            action="message",
            subject=f"{message.channel}:{message.message_id}",
            outcome=outcome,
            details={"reason": reason},
        )


def _with_language(message: InboundMessage, before: str | None) -> InboundMessage:
    """Return the message with the language last spoken with the person, for a thread that has none yet."""
    if before is None or LANGUAGE in message.context:
        return message
    return message.model_copy(update={"context": {**message.context, LANGUAGE: before}})


def _failure_of(message: InboundMessage) -> str:
    """Return what is said where no answer came about: who asked nothing is told what to ask for."""
    told = told_by(message)
    return "turn_failed" if told is None else f"notice_failed_{told.kind}"
