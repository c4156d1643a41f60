"""What a person may reply, in words: for doors that show text and no buttons."""

from __future__ import annotations

from core.message import Outcome, Reply
from language.locales import sentence


def offer_lines(reply: Reply) -> list[str]:
    """Return the lines that say what may be replied; none where nothing is offered.

    A change that waits is answered in words. Where the answer is itself a numbered list of
    what may be accepted, one line says how; other offers are numbered here.
    """
    if not reply.choices:
        return []
    head = sentence("reply_with", reply.language)
    if reply.outcome is Outcome.CONFIRM:
        return [head, *(f"• {choice.message}" for choice in reply.choices)]
    accepted = [line.accept for line in reply.listed if line.accept]
    if [choice.message for choice in reply.choices] == accepted:
        return [sentence("reply_with_place", reply.language)]
    return [head, *(f"{number}. {choice.label}" for number, choice in enumerate(reply.choices, 1))]
