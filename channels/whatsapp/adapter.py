"""How replies leave by WhatsApp: rendered, sent once, and looked up when in doubt.

Twilio has no idempotency key. A send whose outcome was not recorded is found again by what
its message list shows. The rule: the oldest outgoing message with the same `To`, `From` and
exactly the same body, made no earlier than two minutes before the attempt (Twilio's clock
and ours may differ, and it keeps whole seconds), that is no other message's receipt and did not
fail. Two equal replies in a row are told apart because the first one's receipt is on record: a
conversation is answered in order, so at most one of them is ever in doubt. Of a template
we do not know the words: there any body will do.

Where the address is public, each message also carries a status callback that names its key;
Twilio's first callback then settles the doubt without a lookup.

Limits: a message that Twilio lists late is missed, and one older than the last thousand to
the same person is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from channels.whatsapp import window
from channels.whatsapp.contents import Contents, MemoryContents
from channels.whatsapp.inbound import CHANNEL, conversation_id
from channels.whatsapp.paths import STATUS_PATH
from channels.whatsapp.render import render
from channels.whatsapp.rich import Rich, rich_of
from channels.whatsapp.twilio_errors import setback_of
from core.errors import ExternalError
from core.message import InboundMessage, OutboundMessage, Reply, SendReceipt
from core.notice import Place

if TYPE_CHECKING:
    from channels.files import FileAddresses
    from channels.pictures import PictureAddresses
    from channels.whatsapp.settings import WhatsAppSettings
    from channels.whatsapp.twilio_calls import TwilioCalls
    from core.clock import Clock
    from core.ports import ContentLedger, Setback


class WhatsAppAdapter:
    """Implements `core.ports.ChannelAdapter` for WhatsApp, and `Windowed`, `Judging` and `Typing`."""

    name = CHANNEL

    def __init__(
        self,
        settings: WhatsAppSettings,
        clock: Clock,
        pictures: PictureAddresses | None = None,
        files: FileAddresses | None = None,
        contents: ContentLedger | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._pictures = pictures
        self._files = files
        self._contents = Contents(
            settings.account_sid, contents or MemoryContents(), self._create_content, clock
        )

    @cached_property
    def _twilio(self) -> TwilioCalls:
        from channels.whatsapp.twilio_calls import (  # noqa: PLC0415  # twilio.rest is slow to import
            TwilioCalls,
        )

        return TwilioCalls(self._settings)

    def _create_content(self, request: Mapping[str, Any]) -> str:
        return self._twilio.create_content(request)

    def reach(self, address: str) -> Place:
        """Return the conversation of the shop's number with the person's."""
        shop = self._settings.from_number.removeprefix("whatsapp:")
        return Place(CHANNEL, conversation_id(shop, address), address, route={"to": address, "from": shop})

    def render(self, message: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        """Turn a reply into WhatsApp messages of at most 1,600 characters; files and the chart come last."""
        return render(message, reply, self._settings.from_number, self._pictures, self._files)

    def send(self, outbound: OutboundMessage) -> SendReceipt:
        """Send once; buttons as plain words where Twilio takes no content.

        Raises:
            ExternalError: Twilio refused or could not be reached; `details["retryable"]`
                tells whether trying again can help.
        """
        rich = rich_of(outbound.payload)
        sid = self._contents.sid_of(rich) if rich is not None else None
        if rich is not None and sid is not None:
            try:
                return self._sent(outbound, rich, sid)
            except ExternalError as error:
                if setback_of(str(error.details.get("provider_code", ""))) != "plain":
                    raise
                self._contents.forget(rich)
        return self._sent(outbound)

    def _sent(self, outbound: OutboundMessage, rich: Rich | None = None, sid: str = "") -> SendReceipt:
        taken = self._twilio.create_message(
            outbound.payload, self._status_callback(outbound.idempotency_key), rich, sid
        )
        return SendReceipt(provider_id=taken, sent_at=self._clock.now())

    def find_sent(
        self, outbound: OutboundMessage, since: datetime, taken: Callable[[str], bool]
    ) -> SendReceipt | None:
        """Look the message up at Twilio by the rule above.

        Raises:
            ExternalError: Twilio cannot tell now; do not send before it can.
        """
        for found in self._twilio.find_messages(outbound.payload, _bodies(outbound), since):
            if not taken(found.sid):
                return SendReceipt(provider_id=found.sid, sent_at=found.date_created)
        return None

    def _status_callback(self, key: str) -> str | None:
        base = self._settings.public_url
        return f"{base.rstrip('/')}{STATUS_PATH}?{urlencode({'key': key})}" if base else None

    # --- what WhatsApp asks beyond sending ---

    def is_open(self, heard_at: datetime | None, now: datetime) -> bool:
        """Tell whether the person, last heard at an instant, may be written to freely now."""
        return window.is_open(heard_at, now)

    def can_knock(self, kind: str, language: str) -> bool:
        """Tell whether there is an approved template for that kind of notice."""
        return self._settings.templates.find(kind, language) is not None

    def knock(self, message: InboundMessage, reply: Reply, name: str) -> OutboundMessage | None:
        """Return the approved template that says that something waits; `None` where there is none."""
        return window.knock(message, reply, name, self._settings)

    def setback(self, code: str) -> Setback:
        """Return what Twilio's error code means for the message."""
        return setback_of(code)

    def plainly(self, outbound: OutboundMessage) -> OutboundMessage:
        """Return the same message without its buttons: they stand in its text as well."""
        payload = {name: value for name, value in outbound.payload.items() if name != "Rich"}
        return outbound.model_copy(update={"payload": payload})

    def show_typing(self, message: InboundMessage) -> None:
        """Show the message as read and an answer as being written, for at most 25 seconds.

        Raises:
            ExternalError: Twilio refused; nothing depends on it.
        """
        if self._settings.typing:
            self._twilio.show_typing(message.message_id)


def _bodies(outbound: OutboundMessage) -> frozenset[str] | None:
    """Return the words by which Twilio may list a message; `None`: we do not know them."""
    if "ContentSid" in outbound.payload:
        return None
    rich = rich_of(outbound.payload)
    plain = str(outbound.payload["Body"])
    return frozenset({plain}) if rich is None else frozenset({plain, rich.body, ""})
