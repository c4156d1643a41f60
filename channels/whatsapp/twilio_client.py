"""Twilio's client, sent to the configured host and silent in the logs.

Twilio's services have hosts of their own (messages, contents, typing signs). Where another host is
configured, a test server or a proxy, all of them are asked there, by the same paths.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

if TYPE_CHECKING:
    from twilio.http.response import Response

    from channels.whatsapp.settings import WhatsAppSettings

_SILENT = logging.getLogger("smartretail.whatsapp.twilio")
_SILENT.disabled = True  # twilio-python logs query strings, and ours hold phone numbers


_TWILIOS_OWN = "api.twilio.com"


class RewritingHttpClient(TwilioHttpClient):
    """Sends every request to another host: a test server, a proxy."""

    def __init__(self, base_url: str, timeout_s: float) -> None:
        super().__init__(timeout=timeout_s, logger=_SILENT)
        self._base = urlsplit(base_url.rstrip("/"))

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """Send the request to the configured host, everything else unchanged."""
        if self._base.netloc == _TWILIOS_OWN:
            return super().request(method, url, *args, **kwargs)
        parts = urlsplit(url)
        moved = parts._replace(
            scheme=self._base.scheme, netloc=self._base.netloc, path=self._base.path + parts.path
        )
        return super().request(method, urlunsplit(moved), *args, **kwargs)


def twilio_client(settings: WhatsAppSettings) -> Client:
    """Return a client of the configured account; it makes no call until it is used."""
    return Client(
        settings.account_sid,
        settings.auth_token,
        http_client=RewritingHttpClient(settings.base_url, settings.timeout_s),
    )
