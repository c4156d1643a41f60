"""From a reply to the WhatsApp messages that carry it."""

from __future__ import annotations

from collections.abc import Sequence

from channels.splitting import split_text
from channels.whatsapp.inbound import CHANNEL
from channels.whatsapp.settings import whatsapp_address
from core.message import InboundMessage, OutboundMessage, Reply
from language.locales import sentence

LONGEST_BODY = 1_600
"""Twilio refuses a longer body (error 21617)."""


def render(message: InboundMessage, reply: Reply, from_number: str) -> Sequence[OutboundMessage]:
    """Return the messages, in order, each with its stable key.

    They go back to the number that wrote, from the number it wrote to.
    """
    text = reply.answer.strip()
    if reply.choices:
        lines = [sentence("reply_with", reply.language)]
        lines += [f"• {choice.message}" for choice in reply.choices]
        text = f"{text}\n\n" + "\n".join(lines)
    recipient = whatsapp_address(message.route.get("to") or message.address)
    sender = whatsapp_address(message.route.get("from") or from_number)
    return [
        OutboundMessage(
            channel=CHANNEL,
            conversation_id=message.conversation_id,
            idempotency_key=f"{CHANNEL}:{message.message_id}:{part}",
            payload={"To": recipient, "From": sender, "Body": body},
        )
        for part, body in enumerate(split_text(text, LONGEST_BODY), start=1)
    ]
