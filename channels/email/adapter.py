"""How replies leave by email: rendered, handed over once, and looked up where the carrier can tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from channels.email.render import html_of, subject_of, text_of
from core.message import InboundMessage, OutboundMessage, Reply, SendReceipt
from core.notice import Place
from core.ports.mail import Letter

if TYPE_CHECKING:
    from core.clock import Clock
    from core.ports.mail import Mailer

CHANNEL = "email"


@dataclass(frozen=True)
class EmailSettings:
    """Who writes, and where the copilot can be opened; `None`: letters have no link to it."""

    sender: str
    public_url: str | None = None


class EmailAdapter:
    """Implements `core.ports.ChannelAdapter` for email."""

    name = CHANNEL

    def __init__(self, settings: EmailSettings, mailer: Mailer, clock: Clock) -> None:
        self._settings = settings
        self._mailer = mailer
        self._clock = clock

    def reach(self, address: str) -> Place:
        """Return the conversation with an address: all letters to it are one thread."""
        return Place(CHANNEL, f"{CHANNEL}:{address}", address)

    def render(self, message: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        """Turn a reply into one letter."""
        url = self._settings.public_url
        return [
            OutboundMessage(
                channel=CHANNEL,
                conversation_id=message.conversation_id,
                idempotency_key=f"{CHANNEL}:{message.message_id}:1",
                payload={
                    "to": message.address,
                    "subject": subject_of(reply),
                    "text": text_of(reply, url),
                    "html": html_of(reply, url),
                },
            )
        ]

    def send(self, outbound: OutboundMessage) -> SendReceipt:
        """Send once.

        Raises:
            ExternalError: it was refused or the carrier could not be reached.
        """
        payload = outbound.payload
        letter = Letter(
            key=outbound.idempotency_key,
            sender=self._settings.sender,
            to=str(payload["to"]),
            subject=str(payload["subject"]),
            text=str(payload["text"]),
            html=str(payload["html"]),
        )
        return SendReceipt(provider_id=self._mailer.send(letter), sent_at=self._clock.now())

    def find_sent(
        self, outbound: OutboundMessage, since: datetime, taken: Callable[[str], bool]
    ) -> SendReceipt | None:
        """Return the receipt of a letter that the carrier knows it has."""
        found = self._mailer.sent(outbound.idempotency_key)
        return None if found is None else SendReceipt(provider_id=found, sent_at=since)
