"""The language of what the durable part says itself, where no agent ran."""

from __future__ import annotations

from core.message import InboundMessage, Outcome, Reply
from language.carrying import reply_language
from language.locales import sentence


def language_for(message: InboundMessage, before: str | None) -> str:
    """Return the language to answer a message in.

    A file says nothing of its sender's language, nor does its name, which some doors send
    as the text. A result that a job asks for is told as the person was last spoken to.

    Args:
        message: The message.
        before: The language last spoken with the person, in whichever conversation.
    """
    if message.asked_by == "machine":
        return before or "en"
    names = {attachment.name for attachment in message.attachments}
    return reply_language("" if message.text.strip() in names else message.text, before)


def own_reply(message: InboundMessage, code: str, outcome: Outcome, language: str) -> Reply:
    """Return a reply of the durable part itself: one sentence, by its code."""
    text = sentence(code, language)
    return Reply(
        conversation_id=message.conversation_id,
        message_id=message.message_id,
        answer=text,
        text_with_references=text,
        language=language,
        outcome=outcome,
        verified=True,
        model="none",
    )
