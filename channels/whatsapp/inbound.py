"""From Twilio's fields to a message of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from mimetypes import guess_extension, guess_type
from typing import Any

from channels.whatsapp.rich import SAYS
from core.context import OPENS, OPT_OUT, PLACE, PRESSED
from core.errors import InputError
from core.message import Attachment, InboundMessage

CHANNEL = "whatsapp"
_PREFIX = "whatsapp:"
_E164 = re.compile(r"\+[1-9]\d{5,14}")
_SID = re.compile(r"[A-Za-z0-9]{2,64}")
_MOST_MEDIA = 10
_LONGEST_NAME = 200
_STICKER = "image/webp"
"""WhatsApp makes JPEG of every photo; a picture of this type without a name or a word is a sticker."""
_CALLED = {"image": "photo", "audio": "voice", "video": "video"}
OPEN_BUTTON = "smartretail:open"
"""The id of a template's button that shows what waits; the shop enters it where it makes the template."""


def to_message(fields: Mapping[str, str], received_at: datetime) -> InboundMessage:
    """Convert a webhook's fields.

    A pressed button or a chosen list row is what the person said: the message that its id carries,
    else the words on it.

    Raises:
        InputError: it is no WhatsApp message, or its id or sender is missing.
    """
    message_id = fields.get("MessageSid") or fields.get("SmsMessageSid", "")
    if not _SID.fullmatch(message_id):
        raise InputError("The webhook has no usable MessageSid; point a WhatsApp sender at it.")
    sender, shop = _number(fields, "From"), _number(fields, "To")
    return InboundMessage(
        channel=CHANNEL,
        message_id=message_id,
        conversation_id=conversation_id(shop, sender),
        address=sender,
        text=_text(fields),
        received_at=received_at,
        attachments=_attachments(fields),
        route={"to": sender, "from": shop},
        context=_context(fields),
    )


def conversation_id(shop: str, person: str) -> str:
    """Return the name of the conversation between two numbers, as E.164."""
    return f"{CHANNEL}:{shop}:{person}"


def _number(fields: Mapping[str, str], name: str) -> str:
    value = fields.get(name, "").strip()
    number = value.removeprefix(_PREFIX)
    if not value.startswith(_PREFIX) or not _E164.fullmatch(number):
        raise InputError(f"{name} is not a WhatsApp number; this address takes WhatsApp messages only.")
    return number


def _text(fields: Mapping[str, str]) -> str:
    pressed = _pressed(fields)
    if pressed.startswith(SAYS):
        return pressed.removeprefix(SAYS).strip()
    for name in ("Body", "ButtonText", "ListTitle", "ButtonPayload", "ListId"):
        text = fields.get(name, "").strip()
        if text:
            return text
    return ""


def _pressed(fields: Mapping[str, str]) -> str:
    return fields.get("ButtonPayload", "").strip() or fields.get("ListId", "").strip()


def _context(fields: Mapping[str, str]) -> dict[str, Any]:
    """Return how it was said, where that matters."""
    context: dict[str, Any] = {}
    if pressed := _pressed(fields):
        context[PRESSED] = True
        if pressed == OPEN_BUTTON:
            context[OPENS] = True
    opted = fields.get("OptOutType", "").strip().lower()  # Twilio's own word for STOP and START
    if opted in ("stop", "start"):
        context[OPT_OUT] = opted
    if fields.get("Latitude", "").strip():
        context[PLACE] = True
    return context


def _attachments(fields: Mapping[str, str]) -> tuple[Attachment, ...]:
    count = fields.get("NumMedia", "0")
    number = min(int(count), _MOST_MEDIA) if count.isascii() and count.isdigit() else 0
    found: list[Attachment] = []
    for index in range(number):
        url = fields.get(f"MediaUrl{index}", "")
        if not url:
            continue
        content_type = fields.get(f"MediaContentType{index}", "") or "application/octet-stream"
        name = _file_name(fields, content_type) if number == 1 else ""
        name = name or _plain_name(content_type, index + 1 if number > 1 else 0)
        sticker = _bare(content_type) == _STICKER and not fields.get("Body", "").strip()
        found.append(Attachment(name=name, content_type=content_type, url=url, is_sticker=sticker))
    return tuple(found)


def _file_name(fields: Mapping[str, str], content_type: str) -> str:
    """Return the name of a file, which comes as the message's text where the person wrote none."""
    body = fields.get("Body", "").strip()
    guessed, _ = (
        guess_type(f"file:{body}") if len(body) <= _LONGEST_NAME and "\n" not in body else (None, None)
    )
    return body if guessed is not None and guessed == _bare(content_type) else ""


def _plain_name(content_type: str, number: int) -> str:
    """Return what to call a file without a name: its id at Twilio tells nobody anything."""
    bare = _bare(content_type)
    kind = _CALLED.get(bare.split("/")[0], "file")
    return (
        f"{kind}-{number}{guess_extension(bare) or ''}" if number else f"{kind}{guess_extension(bare) or ''}"
    )


def _bare(content_type: str) -> str:
    return content_type.split(";", maxsplit=1)[0].strip().lower()
