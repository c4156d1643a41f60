"""What a person answers to "shall I?": yes, no, change it, or something else altogether."""

from __future__ import annotations

from typing import Literal

from core.message import InboundMessage
from language.tokens import words

Decision = Literal["approve", "reject", "edit"]

# Input words, not text we show. Whole messages only: "yes, but what sold?" is a question.
_APPROVE = """
    yes | y | yep | yeah | ok | okay | confirm | confirmed | approve | approved | agreed | sure | do it |
    go ahead | yes please | yes confirm | haan | ha | han | haan ji | ji haan | theek hai | thik hai |
    kar do | हाँ | हां | जी हाँ | ठीक है | कर दो
"""
_REJECT = """
    no | n | nope | nah | cancel | stop | reject | rejected | dont | do not | no thanks | never mind | nahi |
    nahin | na | mat karo | rehne do | रद्द | नहीं | मत करो | रहने दो
"""
_EDIT = "edit | change | modify | change it | edit it | badlo | badal do | बदलो | बदल दो"


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(words(phrase) for phrase in text.split("|"))


_SAID: dict[Decision, frozenset[tuple[str, ...]]] = {
    "approve": _phrases(_APPROVE),
    "reject": _phrases(_REJECT),
    "edit": _phrases(_EDIT),
}


def decision_in(message: InboundMessage) -> Decision | None:
    """Return the decision a message is, or `None` where it is a message like any other.

    A door with buttons says it in its context (`decision`); a person in words.
    """
    pressed = str(message.context.get("decision", "")).strip().casefold()
    said = words(message.text)
    for decision, phrases in _SAID.items():
        if pressed == decision or (not pressed and said in phrases):
            return decision
    return None
