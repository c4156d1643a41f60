"""What all of Slack's listeners share: who presses, in which language, and work done after the answer.

Slack waits three seconds for an acknowledgement. What makes a message durable happens before
it; what only shows something (a view, a status) happens after it, in a task of its own.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi.concurrency import run_in_threadpool

from channels.slack.door import SlackDoor
from channels.slack.inbound import CHANNEL, direct_place
from channels.slack.refusal import opened_channel
from channels.slack.tokens import BotTokens
from channels.slack.web import SlackWeb
from core.context import PRESSED
from core.errors import SmartRetailError
from core.identity import Principal
from core.message import Attachment, InboundMessage, Reply
from core.notice import Place

DEFAULT_LANGUAGE = "en"
OPEN_WITHIN_S = 2.0
_MOST_REMEMBERED = 2_000

Json = Mapping[str, Any]
ValueT = TypeVar("ValueT")

log = logging.getLogger("smartretail.slack")


@dataclass(frozen=True)
class Visitor:
    """Who does something in Slack: a workspace and a user, and the person they are to us."""

    team: str
    user: str
    person: Principal | None
    language: str

    @property
    def address(self) -> str:
        """Return the address as the directory keeps it."""
        return f"{self.team}:{self.user}"


class Room:
    """The ports, and the few things every listener does with them."""

    def __init__(self, door: SlackDoor) -> None:
        self.door = door
        self.web = SlackWeb(door.settings, BotTokens(door.settings, door.installations))
        self._direct: OrderedDict[str, str] = OrderedDict()
        self._at_home: OrderedDict[str, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    async def visitor(self, team: str, user: str) -> Visitor:
        """Return who that is, and the language to speak to them in."""
        return await run_in_threadpool(self._visitor, team, user)

    def _visitor(self, team: str, user: str) -> Visitor:
        person = self.door.directory.find_by_address(CHANNEL, f"{team}:{user}")
        if person is None:
            return Visitor(team, user, None, DEFAULT_LANGUAGE)
        wished = self.door.preferences.of(person.user_id).language
        language = wished or self.door.conversations.last_language(person) or DEFAULT_LANGUAGE
        return Visitor(team, user, person, language)

    def note_home(self, address: str) -> None:
        """Remember that the person has the Home tab, so that it is kept fresh after decisions."""
        self._at_home[address] = None
        self._at_home.move_to_end(address)
        while len(self._at_home) > _MOST_REMEMBERED:
            self._at_home.popitem(last=False)

    def has_home(self, address: str) -> bool:
        """Tell whether the person opened the Home tab since this process began."""
        return address in self._at_home

    async def direct(self, team: str, user: str) -> Place:
        """Return the app's direct conversation with a person.

        Raises:
            ExternalError: Slack refused or did not answer in time.
        """
        address = f"{team}:{user}"
        if address not in self._direct:
            self._direct[address] = opened_channel(
                await self.web.call("conversations.open", team, users=user)
            )
            while len(self._direct) > _MOST_REMEMBERED:
                self._direct.popitem(last=False)
        return direct_place(team, self._direct[address], address)

    async def say(
        self,
        visitor: Visitor,
        text: str,
        occasion: str,
        attachments: tuple[Attachment, ...] = (),
        *,
        pressed: bool = False,
    ) -> InboundMessage:
        """Make what a person did a message in the direct conversation; the same occasion is one message.

        What a button stands for was `pressed`: its words are not the person's own.

        Raises:
            ExternalError: Slack would not name the conversation.
        """
        place = await self.direct(visitor.team, visitor.user)
        message = InboundMessage(
            channel=CHANNEL,
            message_id=f"{visitor.team}:{visitor.user}:{occasion}",
            conversation_id=place.conversation_id,
            address=place.address,
            text=text,
            received_at=self.door.clock.now(),
            attachments=attachments,
            route=dict(place.route),
            context={PRESSED: True} if pressed else {},
        )
        await self.door.inbox.accept(message)
        return message

    async def answer_to(self, message: InboundMessage) -> Reply | None:
        """Wait for the reply to a message; `None` where none comes in time."""
        async for event in self.door.inbox.events(message.channel, message.message_id):
            if event.type == "finished":
                return event.reply
        return None

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something after the acknowledgement; what fails is logged, and seen by looking again."""
        task = asyncio.get_running_loop().create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Stop what is still being done."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def within(work: Awaitable[ValueT], seconds: float = OPEN_WITHIN_S) -> ValueT:
    """Return what the work gives while Slack waits for its acknowledgement.

    Raises:
        TimeoutError: it takes longer.
    """
    return await asyncio.wait_for(work, seconds)


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except SmartRetailError as error:
        log.warning("slack_later_failed", extra={"fields": {"reason": error.message}})
    except Exception as error:  # noqa: BLE001 - nobody waits for a task's exception
        log.error("slack_later_failed", extra={"fields": {"error": type(error).__name__}})
