"""From a reply to the WhatsApp messages that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from channels.offering import offer_lines
from channels.sources import linked_sources
from channels.splitting import split_text, utf16_length
from channels.whatsapp.inbound import CHANNEL
from channels.whatsapp.rich import offered
from channels.whatsapp.settings import whatsapp_address
from core.message import InboundMessage, OutboundMessage, Reply
from language.locales import sentence

if TYPE_CHECKING:
    from channels.files import FileAddresses
    from channels.pictures import PictureAddresses
    from core.shared_file import SharedFile

LONGEST_BODY = 1_600
"""Twilio refuses a longer body (error 21617)."""

DOCUMENTS = frozenset(
    {"application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
)
"""What WhatsApp takes as a document; anything else goes as a link."""

MOST_LINKS = 1
"""Cited texts that a message links: the one that the answer rests on."""

LARGEST_DOCUMENT = 16 * 1024 * 1024


def render(
    message: InboundMessage,
    reply: Reply,
    from_number: str,
    pictures: PictureAddresses | None = None,
    files: FileAddresses | None = None,
) -> Sequence[OutboundMessage]:
    """Return the messages, in order, each with its stable key.

    They go back to the number that wrote, from the number it wrote to. What may be replied is pressed,
    where WhatsApp has room for it; the words for it are kept for when it has not. The reply's first
    chart follows as a message of its own, under its title: a picture that cannot be fetched
    then takes no word with it. So does the first page of a document with its problems marked.
    Without `pictures` there is neither. A file goes as a document, or as a link where WhatsApp
    takes none of its kind; without `files` the text says where it can be had.
    """
    bodies = _texts(reply, _whole_text(reply, files))
    if files is not None:
        bodies += [
            {"Body": file.name, "MediaUrl": files.of(file)} for file in reply.files if _is_document(file)
        ]
    attached = len(bodies)
    if pictures is not None and reply.charts:
        title = split_text(reply.charts[0].title, LONGEST_BODY)[0]
        bodies.append({"Body": title, "MediaUrl": pictures.of(message, 0)})
    if pictures is not None and reply.pictures:
        page = reply.pictures[0]
        caption = sentence("document_page_shown", reply.language, page=page.page)
        bodies.append({"Body": caption, "MediaUrl": pictures.of_page(page)})
    recipient = whatsapp_address(message.route.get("to") or message.address)
    sender = whatsapp_address(message.route.get("from") or from_number)
    return [
        OutboundMessage(
            channel=CHANNEL,
            conversation_id=message.conversation_id,
            idempotency_key=f"{CHANNEL}:{message.message_id}:{part}",
            payload={"To": recipient, "From": sender, **body},
            accompanies=part > attached,
        )
        for part, body in enumerate(bodies, start=1)
    ]


def _whole_text(reply: Reply, files: FileAddresses | None) -> str:
    text = reply.answer.strip()
    for source in linked_sources(reply)[:MOST_LINKS]:
        text = f"{text}\n{sentence('source_link', reply.language, title=source.source, url=source.url)}"
    return "\n".join((text, *_linked(reply, files)))


def _texts(reply: Reply, text: str) -> list[dict[str, Any]]:
    """Return the text in parts; what may be replied comes with the last, to press and in words."""
    offers = offer_lines(reply)
    if not offers:
        return [{"Body": piece} for piece in split_text(text, LONGEST_BODY)]
    in_words = "\n\n".join((text, "\n".join(offers)))
    *before, last = split_text(text, LONGEST_BODY) or [""]
    rich = offered(last, reply.choices, sentence("choose", reply.language))
    if rich is None or utf16_length("\n\n".join((last, "\n".join(offers)))) > LONGEST_BODY:
        return [{"Body": piece} for piece in split_text(in_words, LONGEST_BODY)]
    plain = "\n\n".join((last, "\n".join(offers)))
    return [*({"Body": piece} for piece in before), {"Body": plain, "Rich": rich.as_payload()}]


def _is_document(file: SharedFile) -> bool:
    return file.media_type in DOCUMENTS and file.size_bytes <= LARGEST_DOCUMENT


def _linked(reply: Reply, files: FileAddresses | None) -> list[str]:
    """Return a line for each file that does not come as a document."""
    if files is None:
        return [sentence("file_elsewhere", reply.language)] if reply.files else []
    return [
        sentence("file_link", reply.language, url=files.of(file))
        for file in reply.files
        if not _is_document(file)
    ]
