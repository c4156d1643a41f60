"""Whether a text asks what goods go for now: "current price of …", "what are we selling it at".

What a price should be is another question; so is what others take.
"""

from __future__ import annotations

import re

from language.dates import DateReading
from language.pattern import Pattern

DAYS = 7
"""Days the price that goods go for rests on: of one day there may be no sale."""

_ASKED = Pattern(
    r"\b(?:current|present|running|going|existing|latest)\s+(?:selling\s+|sale\s+)?(?:price|rate)s?\b"
    r"|\b(?:prices?|rates?)\b[^.?!;]{0,20}\b(?:now|currently|at\s+present|at\s+the\s+moment)\b"
    r"|\b(?:what|how\s+much)\s+(?:is|are)\b[^.?!;]{0,60}\bselling\b[^.?!;]{0,60}\b(?:at|for)\b"
    r"|\bhow\s+much\s+(?:does|do)\b[^.?!;]{0,60}\bcosts?\b"
    r"|^\W*how\s+much\s+(?:is|are)\s+(?:the\s+|a\s+)?(?:packet\s+of\s+)?ǂ+(?:\s+(?:in|at)\b[^.?!;]*)?\W*$",
    re.IGNORECASE,
)
_DEAREST = Pattern(
    r"^\W*(?:(?:what|which|show|tell|me|is|are|the|my|our|most|\d+)\s+)*(?:cheapest|costliest|dearest|priciest|cheaper|dearer|expensive|costly|(?:lowest|highest)[\s-]+priced?)"
    r"\s+(?:selling\s+)?(?:items?|products?|goods|things?|skus?)\b(?:\s+(?:is|are|which|what|in|of|at|the|my|our|shop|store|list|i|we|have|sell|ǂ+|\d))*\W*$",
    re.IGNORECASE,
)
"""Asks which goods go for most or least."""
_OF_ELSE = Pattern(
    r"\b(?:should|could|would|will|if|suggest\w*|recommend\w*|best|right|ideal|optim\w+|set|change\w*|raise\w*"
    r"|lower\w*|increase\w*|reduc\w+|cut|cheaper|dearer|competit\w+|rivals?|market|wholesale|mrp|gst|tax\w*"
    r"|commission|fees?|delivery|order|stock|alert\w*|clear\w*|profits?|margins?|why|effect|impact|was|were)\b"
    r"|%|\d",
    re.IGNORECASE,
)


def asks_price_now(masked: str, reading: DateReading) -> bool:
    """Tell whether a text asks what goods go for now.

    Args:
        masked: The text, names and dates blanked out.
        reading: Its dates: the price of other days is a figure like any other.
    """
    if _DEAREST.search(masked):
        return not reading.periods
    if "ǂ" not in masked or not _ASKED.search(masked) or _OF_ELSE.search(masked):
        return False
    return all(period.text.lower() in ("today", "now", "tonight") for period in reading.periods)
