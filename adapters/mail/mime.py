"""A letter as the wire has it."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from core.errors import ExternalError

if TYPE_CHECKING:
    from datetime import datetime

    from core.ports.mail import Letter

_HOST = "smartretail.invalid"
"""Names no machine: a Message-ID must be unique, not reachable."""


def mime_of(letter: Letter, at: datetime) -> EmailMessage:
    """Return a letter as MIME, its text first and its HTML as the better form of it.

    Raises:
        ExternalError: an address or the subject cannot stand in a header; trying again does not help.
    """
    message = EmailMessage()
    try:
        message["From"], message["To"] = letter.sender, letter.to
        message["Subject"] = letter.subject
    except ValueError as error:  # a line break in a header, or an address that is none
        raise ExternalError(f"The letter has a header that is none: {error}.", retryable=False) from error
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{name_of(letter.key)}@{_HOST}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message


def name_of(key: str) -> str:
    """Return a name for a letter that says nothing of its key, and is the same for the same key."""
    return sha256(key.encode()).hexdigest()[:32]
