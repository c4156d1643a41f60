"""How replies leave by WhatsApp: rendered, sent once, and looked up when in doubt.

Twilio has no idempotency key. A send whose outcome was not recorded is found again by what
its message list shows. The rule: the oldest outgoing message with the same `To`, `From` and
exactly the same body, made no earlier than two minutes before the attempt (Twilio's clock
and ours may differ, and it keeps whole seconds), that is no other message's receipt. Two
equal replies in a row are told apart because the first one's receipt is on record: a
conversation is answered in order, so at most one of them is ever in doubt.

Where the address is public, each message also carries a status callback that names its key;
Twilio's first callback then settles the doubt without a lookup.

Limits: a message that Twilio lists late is missed, and one older than the last thousand to
the same person is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException

from channels.whatsapp.inbound import CHANNEL
from channels.whatsapp.render import render
from core.errors import ExternalError
from core.message import InboundMessage, OutboundMessage, Reply, SendReceipt

if TYPE_CHECKING:
    from twilio.rest import Client

    from channels.files import FileAddresses
    from channels.pictures import PictureAddresses
    from channels.whatsapp.settings import WhatsAppSettings
    from core.clock import Clock

STATUS_PATH = "/channels/whatsapp/status"
_TOLERANCE = timedelta(minutes=2)
_PAGE = 100
_MOST_LOOKED_AT = 1_000
_FAILURES = (TwilioException, requests.RequestException, ValueError)  # the last: no JSON came back


class WhatsAppAdapter:
    """Implements `core.ports.ChannelAdapter` for WhatsApp."""

    name = CHANNEL

    def __init__(
        self,
        settings: WhatsAppSettings,
        clock: Clock,
        pictures: PictureAddresses | None = None,
        files: FileAddresses | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._pictures = pictures
        self._files = files

    @cached_property
    def _client(self) -> Client:
        from channels.whatsapp.twilio_client import (  # noqa: PLC0415  # twilio.rest is slow to import
            twilio_client,
        )

        return twilio_client(self._settings)

    def render(self, message: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        """Turn a reply into WhatsApp messages of at most 1,600 characters; files and the chart come last."""
        return render(message, reply, self._settings.from_number, self._pictures, self._files)

    def send(self, outbound: OutboundMessage) -> SendReceipt:
        """Send once.

        Raises:
            ExternalError: Twilio refused or could not be reached; `details["retryable"]`
                tells whether trying again can help.
        """
        callback = self._status_callback(outbound.idempotency_key)
        picture = outbound.payload.get("MediaUrl")
        try:
            sent = self._client.messages.create(
                to=str(outbound.payload["To"]),
                from_=str(outbound.payload["From"]),
                body=str(outbound.payload["Body"]),
                **({"media_url": [str(picture)]} if picture else {}),
                **({"status_callback": callback} if callback else {}),
            )
        except _FAILURES as error:
            raise _translated(error) from error
        if not sent.sid:
            raise ExternalError("Twilio answered without a message SID.", retryable=True)
        return SendReceipt(provider_id=sent.sid, sent_at=self._clock.now())

    def find_sent(
        self, outbound: OutboundMessage, since: datetime, taken: Callable[[str], bool]
    ) -> SendReceipt | None:
        """Look the message up at Twilio by the rule above.

        Raises:
            ExternalError: Twilio cannot tell now; do not send before it can.
        """
        earliest = since - _TOLERANCE
        wanted = _words(str(outbound.payload["Body"]))
        try:
            candidates = [
                found
                for found in self._listed(outbound, earliest)
                if _words(found.body or "") == wanted
                and str(found.direction or "").startswith("outbound")
                and found.to == outbound.payload["To"]
                and found.from_ == outbound.payload["From"]
                and _made_since(found, earliest)
            ]
        except _FAILURES as error:
            raise _translated(error) from error
        for found in sorted(candidates, key=lambda message: message.date_created):
            if not taken(found.sid):
                return SendReceipt(provider_id=found.sid, sent_at=found.date_created)
        return None

    def _listed(self, outbound: OutboundMessage, earliest: datetime) -> Iterator[Any]:
        """Yield what Twilio lists for the two numbers, newest first, until it gets too old.

        `DateSent` is not asked for: a message still queued has none and would be missed.
        """
        page = self._client.messages.page(
            to=str(outbound.payload["To"]), from_=str(outbound.payload["From"]), page_size=_PAGE
        )
        seen = 0
        while page is not None:
            messages = list(page)
            yield from messages
            seen += len(messages)
            if not any(_made_since(found, earliest) for found in messages) or seen >= _MOST_LOOKED_AT:
                return
            page = page.next_page()

    def _status_callback(self, key: str) -> str | None:
        base = self._settings.public_url
        return f"{base.rstrip('/')}{STATUS_PATH}?{urlencode({'key': key})}" if base else None


def _made_since(found: Any, earliest: datetime) -> bool:
    return isinstance(found.date_created, datetime) and found.date_created >= earliest


def _words(body: str) -> str:
    return body.replace("\r\n", "\n").strip()


def _translated(error: Exception) -> ExternalError:
    """Translate what twilio-python and requests raise; never quote a body or a number."""
    if isinstance(error, TwilioRestException):
        retryable = error.status == 429 or error.status >= 500
        return ExternalError(
            f"Twilio answered {error.status} (error code {error.code or 'none'}).",
            retryable=retryable,
        )
    return ExternalError(f"Twilio did not answer ({type(error).__name__}).", retryable=True)
