"""Whether a text asks what is sold below its cost: "am I selling at a loss", "ghaate me kya bik raha hai".

Whether one may, and what a price would have to be, are other questions.
"""

from __future__ import annotations

import re

from language.pattern import Pattern

_BELOW_COST = (
    r"(?:(?:below|under|lower\s+than|less\s+than)\s+(?:the\s+|its\s+|my\s+|our\s+|their\s+)?(?:purchase\s+|buying\s+)?costs?(?:\s+price)?\b"
    r"|\bcosts?\s+(?:price\s+)?(?:from\s+|in\s+|than\s+)?(?:less|below|lower|cheaper)\b"
    r"|\b(?:at|in)\s+(?:a\s+)?loss(?:es)?\b|\bloss[\s-]*making\b|\b(?:losing|lose)\s+(?:me\s+|us\s+)?money\b|\bloss\s+is\s+being\b)"
)
_WHAT = r"\b(?:what|which|any|anything|something|items?|products?|goods|stock|list|show)\b"
_ASKED = Pattern(
    rf"\bloss(?:es)?\s+(?:in\s+|on\s+)?(?:which|what)\b|{_WHAT}[^.?!;]{{0,40}}{_BELOW_COST}|{_BELOW_COST}[^.?!;]{{0,30}}{_WHAT}",
    re.IGNORECASE,
)
_OF_ELSE = Pattern(
    r"\b(?:if|should|could|would|can|may|must|allowed|rules?|polic(?:y|ies)|legal\w*|alerts?|notify|warn|why|how\s+much"
    r"|forecast|margin\s+floor|setting|limit|stores?|shops?|branch(?:es)?)\b|%|₹|\d",
    re.IGNORECASE,
)


def asks_below_cost(masked: str) -> bool:
    """Tell whether a text, names and dates blanked out, asks which goods are sold at a loss."""
    return bool(_ASKED.search(masked)) and not _OF_ELSE.search(masked)
