"""The language of a reply: the message's own, or the thread's where the message has none."""

from __future__ import annotations

from agent.understanding import Focus, Understanding
from core.context import PRESSED
from core.message import InboundMessage
from language.carrying import reply_language
from language.locales import CHAIN
from language.tokens import words

CAPTIONED = "captioned"
"""Key of a job's message: it asks in the words of the person."""

LANGUAGE = "language"
"""Key of a message's context: what the person was last spoken to in, where no thread tells."""


def language_of(message: InboundMessage, understanding: Understanding, before: str | None) -> str:
    """Return the language to answer a message in.

    A button says English words to the planner whatever its label reads, and a job that is
    done asks in English too: both are answered in the language of the thread. A job that asks
    in the words a person sent with a file is answered in theirs.

    Args:
        message: The message.
        understanding: What it was understood to say.
        before: The language of the thread so far; `None` at its beginning.
    """
    told = message.context.get(LANGUAGE)
    known = before or (told if isinstance(told, str) and told in CHAIN else None)
    by_a_job = message.asked_by == "machine" and not message.context.get(CAPTIONED)
    if known and (by_a_job or _is_pressed(message, understanding.focus)):
        return known
    names = [entity.text for entity in understanding.entities if entity.kind != "metric"]
    said = reply_language(message.text, known, names)
    in_words = said == "en" and known != "en" and understanding.language == "hinglish"
    return "hinglish" if in_words else said


def _is_pressed(message: InboundMessage, focus: Focus | None) -> bool:
    """Tell whether a button was pressed, or what the last reply offered was typed as it reads or is sent."""
    if message.context.get(PRESSED) or message.context.get("decision"):
        return True
    if focus is None or not (said := words(message.text)):
        return False
    offered = [text for choice in focus.choices for text in (choice.label, choice.message)]
    offered += [text for line in focus.listed for text in (line.name, line.accept, line.reject, line.about)]
    return any(words(text) == said for text in offered)
