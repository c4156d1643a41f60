"""A question from the API or the web page: into the inbox, and its answer followed."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from fastapi.concurrency import run_in_threadpool

from core.clock import Clock
from core.errors import ExternalError, InputError, ScopeError
from core.identity import Principal
from core.message import Attachment, InboundMessage, Reply, TurnEvent
from core.ports import Conversations, Inbox

LONGEST_QUESTION = 4_000
LONGEST_WAIT_S = 90.0
_CONVERSATION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@+-]{0,127}")
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_OTHER_DOORS = ("whatsapp:", "slack:")
_NAMESPACE = uuid.UUID("6f2c1d1e-5f0e-4b0a-9d3c-52a3f6f2b7aa")


@dataclass(frozen=True)
class Question:
    """What was asked. `key` is the caller's idempotency key."""

    text: str
    conversation_id: str | None = None
    key: str | None = None
    context: Mapping[str, str | int | float] = field(default_factory=dict[str, str | int | float])
    attachments: tuple[Attachment, ...] = ()


class Asking:
    """Puts questions into the durable inbox and follows the turns that answer them."""

    def __init__(self, inbox: Inbox, conversations: Conversations, clock: Clock) -> None:
        self._inbox = inbox
        self._conversations = conversations
        self._clock = clock

    async def ask(self, channel: str, question: Question, principal: Principal) -> InboundMessage:
        """Make the question durable; asked again under the same key it is the same question.

        Raises:
            InputError: the question is empty or too long, or an id is malformed.
            ConflictError: the key was used for another question.
            ScopeError: the conversation is not the caller's.
        """
        message = to_message(channel, question, principal, self._clock)
        await run_in_threadpool(self._claim, message.conversation_id, principal)
        await self._inbox.accept(message)
        return message

    async def reply(self, message: InboundMessage) -> Reply:
        """Return the finished reply.

        Raises:
            ExternalError: `turn_timeout`: there is none yet; ask again under the same key.
        """
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                async for event in self.events(message):
                    if event.type == "finished" and event.reply is not None:
                        return event.reply
        except TimeoutError as error:
            raise _no_reply_yet() from error
        raise _no_reply_yet()

    def events(self, message: InboundMessage) -> AsyncIterator[TurnEvent]:
        """Follow the turn until `finished`."""
        return self._inbox.events(message.channel, message.message_id)

    def _claim(self, conversation_id: str, principal: Principal) -> None:
        """A door's threads are named after numbers and channels; nobody may take one early."""
        if conversation_id.lower().startswith(_OTHER_DOORS):
            raise ScopeError("There is no such conversation on your account.", code="not_found")
        try:
            self._conversations.claim(conversation_id, principal)
        except ScopeError as error:
            raise ScopeError(error.message, code="not_found") from error


def to_message(channel: str, question: Question, principal: Principal, clock: Clock) -> InboundMessage:
    """Return the question as a message.

    Its id holds the user's, so that nobody can reach another's reply by guessing a key.
    """
    text = question.text.strip()
    if not text or len(text) > LONGEST_QUESTION:
        raise InputError(f"A message has 1 to {LONGEST_QUESTION} characters; this one has {len(text)}.")
    check_key(question.key)
    key = question.key or uuid.uuid4().hex
    conversation_id = question.conversation_id
    if conversation_id is None:
        conversation_id = f"conv_{uuid.uuid5(_NAMESPACE, f'{principal.user_id}:{key}').hex}"
    if not _CONVERSATION_ID.fullmatch(conversation_id):
        raise InputError("A conversation id has 1 to 128 letters, digits or ._:@+- and starts with no sign.")
    return InboundMessage(
        channel=channel,
        message_id=f"{principal.user_id}:{key}",
        conversation_id=conversation_id,
        address=principal.user_id,
        text=text,
        received_at=clock.now(),
        attachments=question.attachments,
        context=dict(question.context),
    )


def check_key(key: str | None) -> None:
    """Refuse an idempotency key that is none.

    Raises:
        InputError: it is empty, too long or has other than visible characters.
    """
    if key is not None and not _KEY.fullmatch(key):
        raise InputError("An idempotency key has 1 to 200 visible ASCII characters.")


def _no_reply_yet() -> ExternalError:
    return ExternalError(
        "There is no reply yet; the question is kept and will be answered. Ask again with the same "
        "Idempotency-Key, or read the conversation.",
        code="turn_timeout",
    )
