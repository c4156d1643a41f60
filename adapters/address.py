"""An address as its channel names it, in the one form it is stored and looked up in."""

from __future__ import annotations

import re

from core.errors import InputError

BY_USER_ID = frozenset({"web", "api", "cli", "mcp"})
"""Channels that a person signs in to: there the address is the user id."""

_HOME_REGION = "IN"
_SLACK = re.compile(r"[A-Z0-9]{1,64}:[A-Z0-9]{1,64}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")


def normalise_address(channel: str, address: str) -> str:
    """Return the address in its channel's form.

    WhatsApp: E.164, with or without Twilio's `whatsapp:`; a number without country code is
    Indian. Slack: `TEAM:USER`. Email: lower case. Anywhere else: as it is, trimmed.

    Raises:
        InputError: it cannot be an address of that channel.
    """
    trimmed = address.strip()
    match channel:
        case "whatsapp":
            return _phone(trimmed)
        case "slack":
            return _matching(_SLACK, trimmed.upper(), "Slack addresses are TEAM:USER")
        case "email":
            return _matching(_EMAIL, trimmed.lower(), "Email addresses have one @")
        case _:
            return _matching(re.compile(r"(?s).+"), trimmed, f"An address on {channel} may not be empty")


def _phone(given: str) -> str:
    import phonenumbers  # noqa: PLC0415 - only where somebody is on WhatsApp

    number = re.sub(r"^whatsapp:", "", given, flags=re.I)
    try:
        parsed = phonenumbers.parse(number, _HOME_REGION)
    except phonenumbers.NumberParseException as error:
        raise InputError(f"{given!r} is no phone number; write it as +919812345678.") from error
    if not phonenumbers.is_possible_number(parsed):
        raise InputError(f"{given!r} is too short or too long for a phone number; write it as +919812345678.")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _matching(form: re.Pattern[str], address: str, rule: str) -> str:
    if form.fullmatch(address) is None:
        raise InputError(f"{rule}; got {address!r}.")
    return address
