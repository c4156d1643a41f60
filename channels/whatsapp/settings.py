"""What the WhatsApp door must know; filled by the composition root."""

from __future__ import annotations

from dataclasses import dataclass, field

from channels.whatsapp.templates import Templates
from core.errors import InputError


@dataclass(frozen=True)
class WhatsAppSettings:
    """A Twilio account and the shop's number.

    `public_url` is the address Twilio was given, without it the request's own URL is what a
    signature is checked against (right only without a proxy). `base_url` is Twilio's API; what people
    attach may come from there, and by one redirect from `media_hosts`. `typing` shows people that
    their message was read and is being answered. Each request may take `timeout_s`.
    """

    account_sid: str
    auth_token: str = field(repr=False)
    from_number: str
    public_url: str | None = None
    base_url: str = "https://api.twilio.com"
    media_hosts: tuple[str, ...] = ("mms.twiliocdn.com", ".twiliocdn.com")
    timeout_s: float = 15.0
    templates: Templates = field(default_factory=Templates)
    typing: bool = True

    def __post_init__(self) -> None:
        if not self.account_sid or not self.auth_token:
            raise InputError(
                "WhatsApp needs the Twilio account SID and its auth token; set both or neither: "
                "SMARTRETAIL_TWILIO_ACCOUNT_SID, SMARTRETAIL_TWILIO_AUTH_TOKEN."
            )


def whatsapp_address(number: str) -> str:
    """Return a number as Twilio names it on WhatsApp: `whatsapp:+91…`."""
    return number if number.startswith("whatsapp:") else f"whatsapp:{number}"
