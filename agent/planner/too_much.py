"""Whether a text asks what lies there in excess, or will pass its date unsold: "overstock kahan hai".

Both are answered by what to sell off. What the rules say about expired goods is another question, and so is
how much of one product there is.
"""

from __future__ import annotations

import re

from language.pattern import Pattern

_STOCK = r"(?:stock|inventory|goods|items?|products?|things?)"
_TOO_MUCH = Pattern(
    r"\bover-?\s?stock\w*"
    rf"|\btoo\s+much\b[^.?!;ǂ]{{0,12}}\b{_STOCK}\b|\b{_STOCK}\b[^.?!;ǂ]{{0,20}}\btoo\s+(?:much|high)\b"
    r"|\b(?:what|which)\b[^.?!;ǂ]{0,30}\b(?:do|have|has|got)\b[^.?!;ǂ]{0,12}\btoo\s+(?:much|many)\b"
    rf"|\b(?:more|excess|surplus|extra)\s+{_STOCK}\s+(?:where|in\s+which|which|what)\b"
    rf"|\b(?:where|which|what)\b[^.?!;ǂ]{{0,20}}\b(?:more|excess|surplus|extra)\s+{_STOCK}\b"
    rf"|\b(?:where|which|what)\b[^.?!;ǂ]{{0,20}}\b{_STOCK}\s+(?:is\s+|are\s+)?(?:more|excess|surplus|extra)\b(?!\s+than\s+ǂ)"
    rf"|\b{_STOCK}\s+(?:is\s+|are\s+)?(?:excess|surplus|more\s+than\s+(?:needed|required|necessary|we\s+need|i\s+need))\b"
    rf"|\bmore\s+{_STOCK}\s+than\s+(?:needed|required|necessary|we\s+need|i\s+need)\b",
    re.IGNORECASE,
)
_EXPIRES = Pattern(
    r"\bexpir(?:e|es|ing|ation|y)\b|\b(?:near|close\s+to|nearing|past)\s+(?:its\s+|their\s+)?(?:date|best\s+before)\b"
    r"|\b(?:go(?:ing)?|get(?:ting)?|turn(?:ing)?|will)\s+(?:bad|stale|spoil\w*)\b",
    re.IGNORECASE,
)
_OF_STOCK = Pattern(
    rf"ǂ|\b(?:{_STOCK}|anything|something|what|which|any|much|many|soon|list)\b", re.IGNORECASE
)
_OF_ELSE = Pattern(
    r"\b(?:rules?|polic(?:y|ies)|law|legal\w*|allowed|permitted|can|may|must|should|returns?|refund\w*|claims?"
    r"|supplier|discounts?|donat\w+|written?\s+off|sell(?:ing)?|sold|sale|sales|prices?|rates?|offers?|orders?|need(?:s|ed)?(?!\s*\W*$)"
    r"|order(?:ed)?|send|transfer\w*|move|shift\w*|alerts?|notify|warn|if|how\s+to|what\s+to\s+do|what\s+happens"
    r"|licen[cs]e|certificates?|offers?|coupons?|deal|bills?|invoices?|documents?|token|card|how\s+many\s+days|best\s+before\s+date"
    r"|worth|value|why|cheaper|mark(?:ed)?[\s-]?downs?|(?:much|percent)\s+off|off\s+(?:on|for))\b|%|₹",
    re.IGNORECASE,
)
"""Words of another question: what is allowed, what to do with it, what it fetches, when to be told."""


def asks_too_much(masked: str) -> bool:
    """Tell whether a text, names and dates blanked out, asks what is there in excess or soon expires."""
    if _OF_ELSE.search(masked):
        return False
    return bool(_TOO_MUCH.search(masked) or (_EXPIRES.search(masked) and _OF_STOCK.search(masked)))
