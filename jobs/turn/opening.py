"""A tap on an approved message's button asks for what waits: that is the reply to the tap."""

from __future__ import annotations

from dataclasses import dataclass

from core.context import OPENS
from core.identity import Principal
from core.message import InboundMessage, Reply
from core.ports import Conversations, DeliveryLedger, TurnEvents
from jobs.turn.first_look import said
from jobs.turn.turns import known_reply


@dataclass(frozen=True)
class Opening:
    """Implements `jobs.turn.turns.Intake` for that button; what was held leaves with the tap's delivery.

    After a crash it may leave by itself as soon as the tap is in: then that is what was asked for.
    """

    deliveries: DeliveryLedger
    events: TurnEvents
    conversations: Conversations

    def take(self, message: InboundMessage, principal: Principal, language: str) -> Reply | None:
        """Return the newest reply that waits, as the reply to the tap as well."""
        if not message.context.get(OPENS):
            return None
        waits = self.deliveries.held(message.channel, message.conversation_id) or self.deliveries.left_since(
            message.channel, message.conversation_id, message.received_at
        )
        if waits:
            newest = waits[-1].message_id
            reply = known_reply(self.events, self.conversations, message.channel, newest)
            if reply is not None:
                return reply
        return said(message, "nothing_waits", language)
