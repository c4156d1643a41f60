"""Whether a text asks how our prices stand against others': "who is undercutting me", "market se mehnga".

What a price should be to match them is another question, and so is when to be told of one.
"""

from __future__ import annotations

import re

from agent.understanding import End
from language.pattern import Pattern

DAYS = 14
"""Days the answer speaks of: a competitor's price counts so long unless the shop sets another age."""

_OTHERS = (
    r"(?:competit(?:ors?|ion)(?:['’]s?)?|rivals?(?:['’]s?)?|(?:the\s+)?market(?!place)|(?:other|neighbou?ring)\s+"
    r"(?:shops?|stores?|sellers?|retailers?|shopkeepers?|people|log)|others)"
)
_DEARER = r"(?:dearer|costlier|(?:more\s+)?expensive|higher|above|over-?priced|priced\s+(?:too\s+)?high|more)"
_DEAR = r"(?:dear(?:er)?|costl(?:y|ier)|(?:more\s+)?expensive|over-?priced)"
_CHEAPER = r"(?:cheaper|cheap|lower|below|less(?:er)?|under-?priced)"
_OURS = r"(?:we|us|i|me|my|mine|our|ours)"
_HINDI_THAN_US = Pattern(
    r"\b(?:mujh?\s?se|ham\s?se|hum\s?se|hamse|humse|hamare\s+se|mere\s+se|meri\s+dukaa?n\s+se)\b"
    r"|(?:मुझ\s?से|हम\s?से|हमारे\s+से|मेरे\s+से|मेरी\s+दुकान\s+से)",
    re.IGNORECASE,
)
"""Than us, where the planner's English may have dropped it."""

_ASKED = Pattern(
    rf"\b{_OTHERS}\b[^.?!;]{{0,40}}\b(?:{_DEARER}|{_CHEAPER}|undercut\w*|beat\w*)\b"
    rf"|\b(?:{_DEARER}|{_CHEAPER}|undercut\w*|beat\w*)\b[^.?!;]{{0,25}}\b{_OTHERS}\b"
    rf"|\b(?:prices?|rates?)\b[^.?!;]{{0,30}}(?:\b(?:compared?|against|versus|vs\.?|stand|comparison|with|to|from)\b|\s)[^.?!;]{{0,15}}\b{_OTHERS}\b"
    rf"|\b(?:competitor|market)\s+price\s+(?:comparison|gap|index|position)\b|\bprice\s+(?:index|gap|position)\b"
    r"|\b(?:who|which|what|anyone|anybody|any(?:\s+one)?|is|are)\b[^.?!;]{0,25}\b(?:undercut(?:s|ting)?|beating)\s+(?:me|us|my|our)\b"
    r"|\b(?:who|which)\s+(?:\w+\s+)?(?:is\s+|are\s+)?(?:selling\s+cheaper|cheaper\s+(?:than\s+(?:me|us)|is\s+selling))\b"
    r"|\bcheaper\s+(?:who|which)\s+is\s+selling\b"
    rf"|\bwhat\s+(?:do|are|is)\s+(?:my\s+|our\s+|the\s+)?{_OTHERS}\s+(?:charg\w+|sell\w*|ask\w*)\b[^.?!;]{{0,30}}ǂ"
    rf"|\b{_OTHERS}\s+(?:price|rate)s?\b[^.?!;]{{0,15}}\b(?:what|how\s+much)\b[^.?!;]{{0,15}}ǂ"
    rf"|ǂ[^.?!;]{{0,30}}\b{_OTHERS}\s+(?:price|rate)s?\s+(?:what|how\s+much)\b"
    rf"|\b(?:what|how\s+much)\s+(?:is|are)\s+(?:the\s+)?{_OTHERS}\s+(?:price|rate)s?\b[^.?!;]{{0,15}}ǂ"
    rf"|^\W*(?:(?:the|my|our)\s+)?{_OTHERS}(?:['’]s?)?\s+(?:current\s+)?(?:price|rate)s?(?:\s+(?:is|are|what|how\s+much|is\s+what))*\W*$"
    rf"|^\W*(?:(?:are|is)\s+)?(?:(?:we|i|our\s+(?:price|rate)s?)\s+)?(?:are\s+|too\s+)*{_DEAR}(?:\s+(?:is|are))*(?:\s+or\s+{_CHEAPER}(?:\s+(?:is|are))*)?\W*$",
    re.IGNORECASE,
)
_OF_ELSE = Pattern(
    r"\b(?:match\w*|level|par|parity|equal\w*|same|should|could|would|suggest\w*|recommend\w*|set|keep|charge\s+to"
    r"|land|at\s+(?:what|which)|rules?|polic(?:y|ies)|allowed|legal|may|can|days?|old|older|settings?|limit"
    r"|alerts?|notify|tell\s+me\s+(?:when|if)|inform|warn|if|when|then|stock|sold|sales|revenue|rating|why"
    r"|mrp|cost|forecast|demand|chang\w+|rais\w+|low(?:er)?ed|drop\w*|increas\w+|reduc\w+|gold|share)\b|%|₹|\d",
    re.IGNORECASE,
)
"""Words of another question about competitors: what price to set, what is allowed, when to be told."""
_WE_CHEAPER = Pattern(
    rf"\b{_OURS}\b[^.?!;]{{0,30}}\b{_CHEAPER}\b[^.?!;]{{0,12}}\b{_OTHERS}\b"
    rf"|\b{_OTHERS}\s+(?:price\s+|rate\s+)?from\b[^.?!;]{{0,25}}\b{_CHEAPER}\b"
    rf"|\b{_CHEAPER}\s+(?:than|to|from)\s+(?:my\s+|our\s+|the\s+)?{_OTHERS}\b"
    rf"|\b{_OTHERS}\b[^.?!;]{{0,25}}\b{_DEARER}\b[^.?!;]{{0,12}}\b{_OURS}\b"
    rf"|\b(?:where|which|what)\b[^.?!;]{{0,20}}\b(?:undercut|beat)\w*\s+(?:my\s+|our\s+|the\s+)?{_OTHERS}\b",
    re.IGNORECASE,
)


def asks_against_competitors(masked: str) -> bool:
    """Tell whether a text, names and dates blanked out, asks how our prices stand against others'."""
    return bool(_ASKED.search(masked)) and not _OF_ELSE.search(masked)


def end_against_competitors(normalized: str, written: str) -> End:
    """Return which end is asked for: what we sell cheaper than others, else what we sell dearer.

    Args:
        normalized: The message in the planner's English.
        written: The message as it was written.
    """
    cheaper = _WE_CHEAPER.search(normalized) is not None and not _HINDI_THAN_US.search(written)
    return "low" if cheaper else "high"
