"""From a reply to the WhatsApp messages that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from channels.offering import offer_lines
from channels.splitting import split_text
from channels.whatsapp.inbound import CHANNEL
from channels.whatsapp.settings import whatsapp_address
from core.message import InboundMessage, OutboundMessage, Reply
from language.locales import sentence

if TYPE_CHECKING:
    from channels.pictures import PictureAddresses

LONGEST_BODY = 1_600
"""Twilio refuses a longer body (error 21617)."""


def render(
    message: InboundMessage, reply: Reply, from_number: str, pictures: PictureAddresses | None = None
) -> Sequence[OutboundMessage]:
    """Return the messages, in order, each with its stable key.

    They go back to the number that wrote, from the number it wrote to. The reply's first
    chart follows as a message of its own, under its title: a picture that cannot be fetched
    then takes no word with it. So does the first page of a document with its problems marked.
    Without `pictures` there is neither.
    """
    text = reply.answer.strip()
    offered = offer_lines(reply)
    if offered:
        text = f"{text}\n\n" + "\n".join(offered)
    recipient = whatsapp_address(message.route.get("to") or message.address)
    sender = whatsapp_address(message.route.get("from") or from_number)
    bodies: list[dict[str, str]] = [{"Body": body} for body in split_text(text, LONGEST_BODY)]
    if pictures is not None and reply.charts:
        title = split_text(reply.charts[0].title, LONGEST_BODY)[0]
        bodies.append({"Body": title, "MediaUrl": pictures.of(message, 0)})
    if pictures is not None and reply.pictures:
        page = reply.pictures[0]
        caption = sentence("document_page_shown", reply.language, page=page.page)
        bodies.append({"Body": caption, "MediaUrl": pictures.of_page(page)})
    return [
        OutboundMessage(
            channel=CHANNEL,
            conversation_id=message.conversation_id,
            idempotency_key=f"{CHANNEL}:{message.message_id}:{part}",
            payload={"To": recipient, "From": sender, **body},
            accompanies="MediaUrl" in body,
        )
        for part, body in enumerate(bodies, start=1)
    ]
