"""Messages of one person in quick succession are answered together.

People type as they speak: "what will run out", "in delhi", "next week". The first of them waits until
its window is over, and takes the others with it (`MessageLedger.take`), so that which messages belong
together depends on when they came and not on how busy we are. They share one turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from core.context import PRESSED
from core.message import InboundMessage
from core.ports import Burst, MessageLedger, StoredMessage
from jobs.attachment_kind import is_table, is_voice
from language.consent import consent_in

Kind = Literal["words", "papers"]


@dataclass(frozen=True)
class Bursts:
    """How long messages are gathered, by channel; a channel without a window answers each at once."""

    windows: Mapping[str, timedelta] = field(default_factory=dict[str, timedelta])

    def gathers(self, channel: str) -> bool:
        """Tell whether messages of the channel are gathered at all."""
        return bool(self.windows.get(channel))

    def joins(self, message: InboundMessage) -> bool:
        """Tell whether the message may share a reply."""
        return kind_of(message) is not None

    def until(self, message: InboundMessage) -> datetime:
        """Return until when messages belong to the burst that this one begins."""
        window = self.windows.get(message.channel, timedelta(0))
        return message.received_at + (window if self.joins(message) else timedelta(0))

    def ripe(self, waiting: Sequence[StoredMessage], now: datetime) -> Iterator[StoredMessage]:
        """Yield what may be answered now, oldest first.

        In a conversation nothing overtakes. A message that shares no reply with those before it ends
        their waiting.
        """
        latest = _latest(waiting)
        gathering: set[str] = set()
        for stored in waiting:
            conversation, kind = stored.message.conversation_id, kind_of(stored.message)
            ended = any(
                stored.sequence <= last
                for other, last in latest[conversation].items()
                if other is None or other != kind
            )
            if conversation in gathering or (not ended and now < self.until(stored.message)):
                gathering.add(conversation)
            else:
                yield stored


def kind_of(message: InboundMessage) -> Kind | None:
    """Return what a message shares a reply with: words with words, papers with papers; `None`: with nothing.

    Words are what a person typed; papers are documents to read, such as several photos sent at once.
    Tables and voice notes are answered each by its own.
    """
    if message.asked_by != "person" or message.context.get(PRESSED):
        return None
    if message.attachments:
        alone = any(is_table(one) or is_voice(one) for one in message.attachments)
        return None if alone else "papers"
    return "words" if consent_in(message.text) is None else None


def _latest(waiting: Sequence[StoredMessage]) -> Mapping[str, Mapping[Kind | None, int]]:
    """Return the number of the newest message of each kind, by conversation."""
    latest: dict[str, dict[Kind | None, int]] = {}
    for stored in waiting:
        latest.setdefault(stored.message.conversation_id, {})[kind_of(stored.message)] = stored.sequence
    return latest


def gathered(messages: MessageLedger, bursts: Bursts, stored: StoredMessage) -> Burst:
    """Return the messages that are answered with this one, the same ones each time; mostly it alone."""
    message, kind = stored.message, kind_of(stored.message)
    if not bursts.gathers(message.channel) or kind is None:
        return Burst(message.message_id, (stored,))
    until = bursts.until(message)
    return messages.take(message.channel, message.message_id, until, lambda later: kind_of(later) == kind)


def answered_with(messages: MessageLedger, bursts: Bursts, message: InboundMessage) -> list[InboundMessage]:
    """Return the messages that the reply to the first of them answers; mostly it alone."""
    stored = messages.find(message.channel, message.message_id)
    return (
        [message] if stored is None else [one.message for one in gathered(messages, bursts, stored).messages]
    )


def together(burst: Burst) -> InboundMessage:
    """Return a burst as one message: the first, with the words of all; what was sent twice counts once.

    Papers stay with the message that brought them: what takes them in asks for the others itself.
    """
    first = burst.messages[0].message
    if len(burst.messages) == 1 or first.attachments:
        return first
    said: dict[str, str] = {}
    for one in burst.messages:
        said.setdefault(" ".join(one.message.text.split()).casefold(), one.message.text)
    return first.model_copy(update={"text": "\n".join(said.values())})
