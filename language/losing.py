"""Where money is lost, in the planner's words: "loss where is being" asks for the lowest profit."""

from __future__ import annotations

import re

from language.pattern import Pattern

_LOST = (
    r"(?:(?:at\s+(?:a\s+)?|in\s+)?loss(?:es)?|(?:losing|loses?|bleeding)(?:\s+(?:money|cash))?"
    r"|loss[\s-]making)"
)
_PART = r"(?P<part>stores?|shops?|branch(?:es)?|outlets?|cit(?:y|ies)|categor(?:y|ies)|brands?)"
"""Not the goods: which of them lose money is what sells below its cost (`detect_anomalies`)."""
_BEING = r"(?:\s+(?:is|are|being|coming|going|happening|making|there))*"
_OF_THE_SHOP = r"(?:(?:the|my|our|we|i|us|business|shop|store|money)\s+)*"
_WHICH = Pattern(
    rf"\b(?:in\s+)?(?:which|what)\s+{_PART}{_BEING}\s+{_LOST}{_BEING}\b"
    rf"|\b{_LOST}\s+(?:is\s+|are\s+)?(?:in|on|from|of)\s+(?:which|what)"
    rf"\s+{_PART.replace('part', 'behind')}{_BEING}\b",
    re.IGNORECASE,
)
_WHERE = Pattern(
    rf"\bwhere\s+(?:(?:is|are|am|do|does|did|was)\s+)?{_OF_THE_SHOP}{_LOST}(?:\s+money)?{_BEING}\b"
    rf"|\b{_LOST}\s+(?:is\s+)?where{_BEING}\b",
    re.IGNORECASE,
)
_WHETHER = Pattern(
    r"^\W*(?:am|are|is)\s+(?:i|we|(?:my|our|the)\s+(?:shop|business|store))\s+(?:making|earning|running|in|at)\s+"
    r"(?:an?\s+|any\s+)?(?:money|profit|loss)\b(?=\W*$)",
    re.IGNORECASE,
)


def with_losses_as_profit(text: str) -> str:
    """Return a text that asks where, or whether, money is lost as one that asks for the profit there."""

    def of_part(match: re.Match[str]) -> str:
        return f"which {match['part'] or match['behind']} had the lowest profit"

    text = _WHICH.sub(of_part, text)
    text = _WHERE.sub("which category had the lowest profit", text)
    return _WHETHER.sub("how much profit did we make", text)
