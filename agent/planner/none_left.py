"""Whether a text asks of what there is none left now: "out of stock right now", "kya khatam ho gaya hai".

What will run out, and what ran out in days gone by, are other questions.
"""

from __future__ import annotations

import re

from language.dates import DateReading
from language.pattern import Pattern

_WHAT = r"(?:what|which|anything|any|how\s+many|list|show|tell|items?|products?|goods|things?|stock|ǂ+)"
_ASKED = Pattern(
    rf"\b{_WHAT}\b[^.?!;]{{0,40}}\b(?:is|are|has|have|currently|now|already|gone)\b[^.?!;]{{0,20}}"
    r"\b(?:out\s+of\s+stock|stocked?\s*-?out|sold\s+out|run\s+out|finished|over|nil|oos)\b"
    rf"|\b(?:zero|no|nil|empty|0)\s+(?:stock|inventory)\b|\b(?:stock|inventory|shel(?:f|ves)|racks?)\b[^.?!;]{{0,12}}\b(?:zero|empty|nil)\b"
    rf"|\b{_WHAT}\b[^.?!;]{{0,30}}\b(?:none|nothing|not\s+(?:any|one))\s+(?:is\s+)?left\b"
    r"|\bnow\s+(?:what|which)\b[^.?!;]{0,20}\b(?:ran|run)\s+out\b|\b(?:what|which)\b[^.?!;]{0,25}\b(?:ran|run)\s+out\s+(?:is\s+)?now\b"
    r"|^\W*(?:what|which)(?:\s+(?:all|items?|products?|goods|stock|is|are|now|has|have))*\s+(?:ran|run)\s+out(?:\s+(?:is|are|now|of))*(?:\s+in\s+ǂ+)?\W*$"
    r"|^\W*(?:in\s+)?ǂ+\s+(?:in\s+)?(?:what|which)(?:\s+(?:items?|products?|goods|stock))?\s+ran\s+out\W*$"
    r"|\bout\s+of\s+stock\s+(?:list|items?|products?|goods)\b",
    re.IGNORECASE,
)
_OF_ELSE = Pattern(
    r"\b(?:will|going\s+to|likely|about\s+to|soon|next|tomorrow|might|may|could|would|expected|forecast|ahead|was|were|did|had"
    r"|been|often|times?|rate|percent\w*|share|days?|weeks?|months?|why|alerts?|notify|warn|if|when|order|reorder|buy"
    r"|transfer\w*|count(?:ed|s)?|figure|unknown|record)\b|%",
    re.IGNORECASE,
)
"""Words of another question: what will run out, what was out, how often, what to do about it."""


def asks_none_left(masked: str, reading: DateReading) -> bool:
    """Tell whether a text asks what has run out by now.

    Args:
        masked: The text, names and dates blanked out.
        reading: Its dates: what ran out last week is another question.
    """
    if not _ASKED.search(masked) or _OF_ELSE.search(masked):
        return False
    return all(period.text.lower() in ("today", "now", "tonight") for period in reading.periods)
