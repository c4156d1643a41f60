"""English turns of phrase that look back at a price change: what it brought, whether it paid."""

from __future__ import annotations

import re

from language.pattern import Pattern

_NEAR = r"[^.?!;]{0,80}?"
_MOVE = (
    r"(?:(?:price|rate)s?\s+(?:cut|rise|hike|drop|change|reduction|raise|increase|decrease|move|update"
    r"|revision)s?"
    r"|re-?pric(?:e|ing)|mark-?\s?(?:down|up)s?)"
)
_MOVING = r"(?:lower|cutt?|rais|dropp?|increas|reduc|chang|decreas|mov|hik|revis)ing"
_MOVED = r"(?:lowered|cut|raised|dropped|increased|reduced|changed|decreased|moved|hiked|revised)"
_PAID = (
    r"(?:work(?:ed|ing)?|help(?:ed|ing)?|do(?:ing|ne)?|did|pay\s+off|paid\s+(?:off|for)|bring|brought"
    r"|hurt|perform\w*"
    r"|go(?:ne)?|went|turn(?:ed)?\s+out|matter(?:ed)?|success\w*|worth|backfir\w+|flop\w*|fail(?:ed)?"
    r"|justif\w+|benefi\w+)"
)
_JUDGED = (
    r"(?:good|bad|right|wrong|wise|smart|worth|mistake|justified|correct|beneficial|profitable"
    r"|sensible|success\w*|failure)"
)
_GAIN = (
    r"(?:sales?|profits?|margins?|revenue|units|business|demand|income|gain|benefit|loss|results?"
    r"|effects?|difference|customers)"
)
_MOVED_ON = (
    r"(?:rose|risen|rise|fell|fallen|fall|grew|grow|up|down|improv\w*|better|worse|more|less"
    r"|got|came|come|happened|help(?:ed)?|was|made)"
)

REVIEW = tuple(
    (3.6, Pattern(pattern, re.IGNORECASE))
    for pattern in (
        rf"\b(?:did|has|have|how|was|were|what|is|are)\b{_NEAR}\b{_MOVE}\b{_NEAR}\b{_PAID}\b",
        rf"\b(?:did|has|have|how|what|which)\b{_NEAR}\b{_PAID}\b{_NEAR}\b{_MOVE}\b",
        rf"\bwhich\b{_NEAR}\b{_MOVE}\b{_NEAR}\b{_PAID}\b",
        rf"\b{_MOVE}\b{_NEAR}\b(?:is|was|did|has|were)\s+(?:it|they|that|this)\b{_NEAR}\b(?:{_PAID}"
        rf"|{_JUDGED}|{_GAIN})\b",
        rf"\bdid\b{_NEAR}\b{_MOVING}\b{_NEAR}\b(?:price|rate)s?\b{_NEAR}\b{_PAID}\b",
        rf"\b(?:did|was|were|has)\b{_NEAR}\b{_MOVING}\b{_NEAR}\b{_JUDGED}\b",
        rf"\b(?:outcomes?|results?|effects?|impact|success)\s+of\s+(?:[\w']+\s+){{0,4}}{_MOVE}\b",
        rf"\b{_MOVE}\s+(?:\w+\s+){{0,3}}(?:effects?|impact|results?|outcomes?)\b",
        rf"\b(?:price|rate)s?\s+(?:\w+\s+)?changed\b{_NEAR}\b(?:results?|effects?|impact|profit"
        rf"|help(?:ed)?)\b",
        rf"\b(?:prices?"
        rf"|rates?)\b[^.?!;]{{0,40}}\b{_MOVED}\b[^.?!;]{{0,60}}\b{_GAIN}\b[^.?!;]{{0,15}}\b{_MOVED_ON}\b",
        rf"\b{_MOVED}\b[^.?!;]{{0,40}}\b(?:prices?"
        rf"|rates?)\b[^.?!;]{{0,60}}\b{_GAIN}\b[^.?!;]{{0,15}}\b{_MOVED_ON}\b",
        rf"\b{_MOVE}\s+(?:outcomes?|results?|reviews?|history|log)\b",
        rf"\b(?:review|list|show|see)\s+(?:me\s+)?(?:[\w']+\s+){{0,3}}{_MOVE}\b",
        r"\b(?:which|what)\s+(?:prices?|rates?)\s+(?:did|have|were)\b[^.?!;]{0,80}?\b(?:chang|cut|rais"
        r"|lower)",
    )
)
"""Weighted as the cues of `english_cues`."""
