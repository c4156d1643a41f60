"""The 24 hours after a person's last message, and the approved message that leaves outside them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from channels.whatsapp.inbound import CHANNEL
from channels.whatsapp.settings import WhatsAppSettings, whatsapp_address
from channels.whatsapp.templates import REPLY, Values, filled
from core.message import InboundMessage, OutboundMessage, Reply
from core.notice import told_by

WINDOW = timedelta(hours=24)
_ENDS = ".!?।…"
_MARGIN = timedelta(minutes=1)
"""A message on its way takes a moment: the last minute of the window is not used."""


def is_open(heard_at: datetime | None, now: datetime) -> bool:
    """Tell whether free text may be sent to who was last heard at an instant."""
    return heard_at is not None and now - heard_at < WINDOW - _MARGIN


def _ended(line: str, language: str) -> str:
    """Return a line as a sentence: in a template another one follows it."""
    bare = line.rstrip().rstrip(":").rstrip()
    return bare + ("।" if language == "hi" else ".") if bare and bare[-1] not in _ENDS else bare


def knock(
    message: InboundMessage, reply: Reply, name: str, settings: WhatsAppSettings
) -> OutboundMessage | None:
    """Return the approved message for what waits; `None` where the shop has none for its kind."""
    told = told_by(message)
    template = settings.templates.find(told.kind if told is not None else REPLY, reply.language)
    if template is None:
        return None
    lines = [line for line in reply.answer.strip().split("\n") if line.strip()]
    headline = _ended(lines[0] if lines else "", reply.language)
    values = filled(template, Values(name, headline, " ".join(lines)))
    return OutboundMessage(
        channel=CHANNEL,
        conversation_id=message.conversation_id,
        idempotency_key=f"{CHANNEL}:{message.message_id}:knock",
        payload={
            "To": whatsapp_address(message.route.get("to") or message.address),
            "From": whatsapp_address(message.route.get("from") or settings.from_number),
            "ContentSid": template.sid,
            "ContentVariables": json.dumps(values, ensure_ascii=False),
        },
    )
