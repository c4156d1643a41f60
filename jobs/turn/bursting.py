"""Messages of one person in quick succession are answered together.

People type as they speak: "what will run out", "in delhi", "next week". The first of them waits until
its window is over, and takes the others with it (`MessageLedger.take`), so that which messages belong
together depends on when they came and not on how busy we are. They share one turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.context import PRESSED
from core.message import InboundMessage
from core.ports import Burst, MessageLedger, StoredMessage
from language.consent import consent_in


@dataclass(frozen=True)
class Bursts:
    """How long messages are gathered, by channel; a channel without a window answers each at once."""

    windows: Mapping[str, timedelta] = field(default_factory=dict[str, timedelta])

    def gathers(self, channel: str) -> bool:
        """Tell whether messages of the channel are gathered at all."""
        return bool(self.windows.get(channel))

    def joins(self, message: InboundMessage) -> bool:
        """Tell whether the message may share a reply: words that a person typed, and nothing else."""
        return (
            message.asked_by == "person"
            and not message.attachments
            and not message.context.get(PRESSED)
            and consent_in(message.text) is None
        )

    def until(self, message: InboundMessage) -> datetime:
        """Return until when messages belong to the burst that this one begins."""
        window = self.windows.get(message.channel, timedelta(0))
        return message.received_at + (window if self.joins(message) else timedelta(0))

    def ripe(self, waiting: Sequence[StoredMessage], now: datetime) -> Iterator[StoredMessage]:
        """Yield what may be answered now, oldest first.

        In a conversation nothing overtakes. A message that shares no reply ends the waiting of those
        before it.
        """
        last_alone = {
            one.message.conversation_id: one.sequence for one in waiting if not self.joins(one.message)
        }
        gathering: set[str] = set()
        for stored in waiting:
            conversation = stored.message.conversation_id
            ended = stored.sequence <= last_alone.get(conversation, -1)
            if conversation in gathering or (not ended and now < self.until(stored.message)):
                gathering.add(conversation)
            else:
                yield stored


def gathered(messages: MessageLedger, bursts: Bursts, stored: StoredMessage) -> Burst:
    """Return the messages that are answered with this one, the same ones each time; mostly it alone."""
    message = stored.message
    if not bursts.gathers(message.channel) or not bursts.joins(message):
        return Burst(message.message_id, (stored,))
    return messages.take(message.channel, message.message_id, bursts.until(message), bursts.joins)


def together(burst: Burst) -> InboundMessage:
    """Return the messages of a burst as one: the first, with the words of all."""
    first = burst.messages[0].message
    if len(burst.messages) == 1:
        return first
    return first.model_copy(update={"text": "\n".join(one.message.text for one in burst.messages)})
