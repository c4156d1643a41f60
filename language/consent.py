"""Whether a message asks to be written to no more, or again: whole messages only, in three languages.

"Cancel" and "no" are not among them: they answer a question of ours.
"""

from __future__ import annotations

from typing import Literal

from language.tokens import words

Consent = Literal["stop", "start"]

_STOP = frozenset(
    {
        "stop",
        "stopall",
        "stop all",
        "stop it",
        "please stop",
        "stop messages",
        "stop messaging me",
        "unsubscribe",
        "opt out",
        "band karo",
        "band kar do",
        "band kro",
        "message band karo",
        "message band kar do",
        "msg band karo",
        "messages band karo",
        "message mat bhejo",
        "msg mat bhejo",
        "mat bhejo",
        "roko",
        "बंद",
        "बंद करो",
        "बंद कर दो",
        "बंद करें",
        "बन्द करो",
        "संदेश बंद करो",
        "संदेश बंद करें",
        "मैसेज बंद करो",
        "मैसेज बंद करें",
        "मैसेज मत भेजो",
        "संदेश मत भेजो",
        "मत भेजो",
        "रोको",
        "स्टॉप",
    }
)

_START = frozenset(
    {
        "start",
        "unstop",
        "subscribe",
        "opt in",
        "start again",
        "start messages",
        "shuru",
        "shuru karo",
        "shuru kar do",
        "chalu karo",
        "chalu kar do",
        "phir se shuru karo",
        "message chalu karo",
        "message shuru karo",
        "शुरू",
        "शुरू करो",
        "शुरू करें",
        "शुरू कर दो",
        "शुरु करो",
        "चालू करो",
        "चालू करें",
        "फिर से शुरू करो",
        "मैसेज शुरू करो",
        "संदेश शुरू करो",
        "स्टार्ट",
    }
)


_LONGEST = 32
"""Characters; anything longer is no such message."""


def consent_in(text: str) -> Consent | None:
    """Return what the message asks for; `None` where it says anything else.

    >>> consent_in("Stop!"), consent_in("बंद करो"), consent_in("stop the price change")
    ('stop', 'stop', None)
    """
    if len(text) > _LONGEST:
        return None
    said = " ".join(words(text))
    if said in _STOP:
        return "stop"
    return "start" if said in _START else None
