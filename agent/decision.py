"""What a person answers to "shall I?": yes, no, change it, or something else altogether.

A decision is a whole message, word by word: "haan bhai, kar do" and "ruko, abhi nahi" are, "yes,
but what sold?" and "no, 104" are not. One word that is neither a yes, a no nor filler makes it
a message like any other, so that nothing is ever approved by the way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from agent.decision_words import (
    AGREEING,
    CONDITIONS,
    DO_IT,
    EDIT,
    FILLER,
    MAKE,
    MAYBE_NO,
    NO,
    NO_MATTER,
    PUT_OFF,
    RISKY,
    WANTS_MORE,
    YES,
    folded,
)
from core.message import InboundMessage

Decision = Literal["approve", "reject", "edit"]

_LONGEST, _LONGEST_PUT_OFF, _LONGEST_BETWEEN = 14, 16, 6
_NODS, _SHAKES = frozenset("👍👌✅🙏"), frozenset("👎❌🚫")
_FEWEST_PARTS = 3
_PARTS = re.compile(r"[,.;:!।–—]+")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f\\s]")
_DROPS = re.compile(
    r"^\W*(?:(?:nahi+n?|na|no|नहीं|ना)\W+)?(?:rehne|rahne|chhod|chod|रहने|छोड़|leave\s+it|drop\s+it)\W*(?:do|dijiye|दो|दीजिए)?\s*(?:abhi|अभी)?\W+"
    r"(?:\S+\s+){0,6}(?:ky[uo]+n?|क्यों|क्यूँ)\s+\S+(?:n[ae]|न[ाे])\W*$",
    re.IGNORECASE,
)
"""Drops it and asks nobody: "rehne do, season me kyun chhedna"."""
_THANKS_ONLY = frozenset({"ok", "okay", "thanks", "thank", "you"})
_ASKS = re.compile(r"\?\s*$|^\W*(?:is|are|was|were|has|have|had|does|did|will|kya|क्या)\b", re.IGNORECASE)


def decision_in(message: InboundMessage) -> Decision | None:
    """Return the decision a message is, or `None` where it is a message like any other.

    A door with buttons says it in its context (`decision`); a person in words.
    """
    pressed = str(message.context.get("decision", "")).strip().casefold()
    for decision in ("approve", "reject", "edit"):
        if pressed == decision:
            return decision
    return None if pressed else said_decision(message.text)


def said_decision(text: str) -> Decision | None:
    """Return the decision that a whole text is; `None` where it says anything else."""
    if (sign := _sign(text)) is not None or _puts_off(text) or _DROPS.match(text):
        return sign or "reject"
    plain = NO_MATTER.sub(" ", text)
    said = folded(plain)
    if not said or len(said) > _LONGEST:
        return None
    if not all(_is_known(word) for word in said):
        return "approve" if _agrees_around(text) else None
    if any(word in EDIT for word in said):
        return "edit"
    yes = any(word in YES or word in MAKE for word in said) or DO_IT.search(plain) is not None
    if any(word in NO for word in said) or (not yes and any(word in MAYBE_NO for word in said)):
        return "reject"
    agrees = yes and not _ASKS.search(text) and not _only_thanks(said) and not _is_of_later(said)
    return "approve" if agrees else None


def says_to_do(text: str) -> bool:
    """Tell whether a yes says to do something: "ok" alone may only have heard."""
    does = any(word in MAKE for word in folded(text)) or DO_IT.search(text) is not None
    return does and said_decision(text) == "approve"


def _sign(text: str) -> Decision | None:
    """Return the decision of a message that is nothing but a thumb or a tick."""
    signs = frozenset(_SKIN.sub("", text))
    if not signs:
        return None
    if signs <= _NODS:
        return "approve"
    return "reject" if signs <= _SHAKES else None


def _puts_off(text: str) -> bool:
    """Tell whether a text puts the decision off or does without it, and asks for nothing."""
    short = len(text.split()) <= _LONGEST_PUT_OFF
    return short and PUT_OFF.search(text) is not None and WANTS_MORE.search(text) is None


def _agrees_around(text: str) -> bool:
    """Tell whether a remark stands between a yes and a "do it": "yes, all agree, do it"."""
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) < _FEWEST_PARTS or said_decision(parts[0]) != "approve" or not says_to_do(parts[-1]):
        return False
    remark = [word for part in parts[1:-1] for word in folded(part)]
    risky = any(word in group for word in remark for group in (NO, MAYBE_NO, EDIT, RISKY))
    return len(remark) <= _LONGEST_BETWEEN and not risky and WANTS_MORE.search(text) is None


def _is_known(word: str) -> bool:
    return any(word in group for group in (YES, MAKE, NO, MAYBE_NO, EDIT, FILLER, AGREEING))


def _is_of_later(said: Sequence[str]) -> bool:
    """Tell whether a yes hangs on what somebody else will say: "papa bole to karna"."""
    return any(word in AGREEING for word in said) and any(word in CONDITIONS for word in said)


def _only_thanks(said: Sequence[str]) -> bool:
    """Tell whether the message thanks rather than agrees: "ok thanks" may be either."""
    return bool({"thanks", "thank"} & set(said)) and all(word in _THANKS_ONLY for word in said)
