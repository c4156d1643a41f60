"""What a fault of our own kept from being answered or delivered: kept where people look, and told honestly.

A turn that came to nothing, or a reply that could not leave, stands among the deliveries that were given
up, with its cause, until somebody has mended the fault and has it tried anew (`jobs.outbox.resending`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.clock import Clock
from core.message import InboundMessage, OutboundMessage
from core.ports import FAULT, Delivery, DeliveryLedger

TURN = "turn"
"""The part that stands for a message whose turn came to nothing."""
APOLOGY = "apology"
OPEN = ("pending", "held", "attempting")
_FIRST = "1"
_MOST_PARTS = 50


@dataclass(frozen=True)
class DeadLetters:
    """Keeps them in the ledger of deliveries."""

    deliveries: DeliveryLedger
    clock: Clock

    def unanswered(self, message: InboundMessage, cause: str) -> None:
        """Keep a message whose turn came to nothing."""
        self._keep(message, TURN, cause)

    def undelivered(self, message: InboundMessage, cause: str) -> list[str]:
        """Keep the reply to a message as given up; return the keys of what did not leave.

        Where it came to no parts, because it could not even be drawn, one without content stands for it.
        """
        known = parts_of(self.deliveries, message.channel, message.message_id)
        if not known:
            return [self._keep(message, _FIRST, cause)]
        unsent = [part.key for part in known if part.status in OPEN]
        for key in unsent:
            self.deliveries.failed(key, FAULT + cause)
        return unsent

    def _keep(self, message: InboundMessage, part: str, cause: str) -> str:
        key = f"{message.channel}:{message.message_id}:{part}"
        empty = OutboundMessage(
            channel=message.channel,
            conversation_id=message.conversation_id,
            idempotency_key=key,
            payload={},
        )
        self.deliveries.record(empty, self.clock.now())
        self.deliveries.failed(key, FAULT + cause)
        return key


def is_empty(part: Delivery) -> bool:
    """Tell whether it only stands for something that was never drawn."""
    return not part.outbound.payload


def parts_of(deliveries: DeliveryLedger, channel: str, message_id: str) -> list[Delivery]:
    """Return the known parts of the reply to a message, in order."""
    found: list[Delivery] = []
    for number in range(1, _MOST_PARTS):
        part = deliveries.find(f"{channel}:{message_id}:{number}")
        if part is None:
            break
        found.append(part)
    return found


def as_apology(rendered: Iterable[OutboundMessage], message: InboundMessage) -> OutboundMessage:
    """Return the drawn apology under a key of its own: the reply's stay free for the reply."""
    key = f"{message.channel}:{message.message_id}:{APOLOGY}"
    return next(iter(rendered)).model_copy(update={"idempotency_key": key, "accompanies": True})
