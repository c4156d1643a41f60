"""Where what people attach in WhatsApp is fetched: from Twilio, with the account's credentials."""

from __future__ import annotations

from base64 import b64encode

from channels.media import HttpMedia, origin_of
from channels.whatsapp.settings import WhatsAppSettings


def twilio_media(settings: WhatsAppSettings, largest: int) -> HttpMedia:
    """Return who fetches; Twilio answers with one redirect to where the file lies."""
    secret = b64encode(f"{settings.account_sid}:{settings.auth_token}".encode()).decode()
    return HttpMedia(
        origins=frozenset({origin_of(settings.base_url)}),
        then=settings.media_hosts,
        headers={"Authorization": f"Basic {secret}"},
        largest=largest,
        timeout_s=settings.timeout_s,
    )
