"""Calls our own webhooks as Twilio does, from outside: by the public address, signed and wrongly signed.

What goes wrong there is mostly between Twilio and this server: a proxy that changes the scheme, the host or
the query, so that no signature holds. A signed challenge is echoed and nothing is stored.
"""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit, urlunsplit

import httpx

from channels.whatsapp.paths import CHALLENGE, INBOUND_PATH, STATUS_PATH
from channels.whatsapp.settings import WhatsAppSettings
from core.finding import Finding

NAME = "WhatsApp: webhook"
_INSIDE = ("127.0.0.1:8000", "localhost:8000")
"""How a server behind a proxy may take itself to be called."""
_UNCHANGED = "Check that the server runs and the proxy passes /channels/whatsapp/ on unchanged, by POST."


def call_webhooks(settings: WhatsAppSettings) -> Finding:
    """Return what came of calling both webhooks; needs `public_url`."""
    public = (settings.public_url or "").rstrip("/")
    inbound, status = f"{public}{INBOUND_PATH}", f"{public}{STATUS_PATH}?key=doctor"
    try:
        return (
            _refused(settings, inbound, _tried(settings, inbound, signed_for=inbound))
            or _open_to_all(settings, inbound)
            or _refused(settings, status, _tried(settings, status, signed_for=status))
            or Finding(NAME, True, f"{inbound} takes what Twilio signs, and nothing else")
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        remedy = "Check that the address is public, its certificate holds and the server runs."
        return Finding(NAME, False, f"{inbound} does not answer ({type(error).__name__})", remedy)


class _Tried:
    """What a webhook answered to a challenge."""

    def __init__(self, answer: httpx.Response, challenge: str) -> None:
        self.status = answer.status_code
        self.leads_to = answer.headers.get("location", "") if answer.is_redirect else ""
        self.took_it = answer.status_code == 200 and answer.text == challenge


def _tried(settings: WhatsAppSettings, url: str, *, signed_for: str, key: str | None = None) -> _Tried:
    from twilio.request_validator import RequestValidator  # noqa: PLC0415  # slow to import

    challenge = secrets.token_urlsafe(12)
    fields = {CHALLENGE: challenge}
    signer = RequestValidator(settings.auth_token if key is None else key)
    answer = httpx.post(
        url,
        data=fields,
        headers={"x-twilio-signature": str(signer.compute_signature(signed_for, fields))},
        timeout=settings.timeout_s,
        follow_redirects=False,
        trust_env=False,
    )
    return _Tried(answer, challenge)


def _refused(settings: WhatsAppSettings, url: str, tried: _Tried) -> Finding | None:
    """Return why what was signed right was not taken; `None` where it was."""
    if tried.took_it:
        return None
    if tried.leads_to:
        remedy = (
            "Twilio signs what it was given: set SMARTRETAIL_PUBLIC_URL and the webhook to where it leads."
        )
        return Finding(NAME, False, f"{url} leads on to {tried.leads_to}", remedy)
    if tried.status != 403:
        return Finding(NAME, False, f"{url} answers {tried.status}", _UNCHANGED)
    for other in _other_addresses(url):
        if _tried(settings, url, signed_for=other).took_it:
            detail = f"{url} refuses what Twilio signs: the server there takes itself to be {_base(other)}"
            remedy = f"Start that server with SMARTRETAIL_PUBLIC_URL={_base(url)}."
            return Finding(NAME, False, detail, remedy)
    remedy = (
        "The server there has another auth token or another SMARTRETAIL_PUBLIC_URL, or the proxy changes the "
        "path or the query: set both there as they are here and start it again."
    )
    return Finding(NAME, False, f"{url} refuses what Twilio signs (403)", remedy)


def _open_to_all(settings: WhatsAppSettings, url: str) -> Finding | None:
    """Return that a wrong signature is taken; `None` where it is refused, as it must be."""
    tried = _tried(settings, url, signed_for=url, key=secrets.token_hex(16))
    if tried.status == 403:
        return None
    detail = f"{url} answers {tried.status} to what is wrongly signed, and must refuse it (403)"
    return Finding(NAME, False, detail, _UNCHANGED)


def _other_addresses(url: str) -> list[str]:
    """Return how the server may take itself to be called where it does not know its public address."""
    parts = urlsplit(url)
    swapped = parts._replace(scheme="http" if parts.scheme == "https" else "https")
    return [
        urlunsplit(one)
        for one in (swapped, *(parts._replace(scheme="http", netloc=host) for host in _INSIDE))
    ]


def _base(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
