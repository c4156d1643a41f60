"""The terminal's door: the person at the machine is there, so a turn runs at once, in this process."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from core.clock import Clock
from core.identity import Principal
from core.message import InboundMessage, Reply, TurnEvent
from core.ports import Conversations

if TYPE_CHECKING:
    from agent.agent import Agent


class Terminal:
    """Hands a typed line to the agent and keeps the exchange like any other door's."""

    def __init__(self, agent: Agent, conversations: Conversations, clock: Clock) -> None:
        self._agent = agent
        self._conversations = conversations
        self._clock = clock

    async def say(
        self,
        text: str,
        person: Principal,
        conversation_id: str,
        on_event: Callable[[TurnEvent], None] | None = None,
    ) -> Reply:
        """Answer one line.

        Raises:
            ScopeError: the conversation is somebody else's.
        """
        message = InboundMessage(
            channel="cli",
            message_id=uuid.uuid4().hex,
            conversation_id=conversation_id,
            address=person.user_id,
            text=text,
            received_at=self._clock.now(),
        )
        self._conversations.claim(conversation_id, person)
        reply = await self._agent.respond(message, person, on_event)
        self._conversations.log(message, reply, person)
        return reply
