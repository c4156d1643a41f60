"""Whether a text asks how much of something there is now: "how much butter is left", "stock of dairy".

No shop asks anything more often, so it is known by its own words and doubted by nobody.
"""

from __future__ import annotations

import re

from language.dates import DateReading
from language.pattern import Pattern

_STOCK = r"(?:stock|inventory)"
_NOT_STOCK = (
    r"(?!\s*-?\s*(?:turn|was|sold|to\b|outs?\b|cover|rotat|days?\b|alerts?\b|value|worth|limit|counts?\b))"
)
_OURS = (
    r"(?:(?:the|my|our|total|current|available|whole|entire|all|remaining|present|closing|latest|live"
    r"|physical|actual|ǂ+)\s+)*"
)
_PLACE = r"(?:godown|warehouse|store|shop|stock|hand)"
_HERE = (
    rf"(?:in\s+(?:the\s+|my\s+|our\s+)?{_PLACE}\b(?!s)|on\s+hand|left|remain(?:s|ing)?|available"
    r"|do\s+(?:i|we)\s+(?:still\s+)?have|(?:i|we)\s+have|have\s+(?:i|we)\s+got|(?:is|are)\s+there)\b"
)
_STORES = r"(?:stores?|shops?|outlets?|branch(?:es)?|place|places)"
_PIECES = (
    r"(?:units?|pcs?|pieces?|packets?|packs?|bottles?|bags?|boxes|cartons?|cases?|tins?|cans?|jars?|tubes?"
    r"|strips?|pouch(?:es)?|sachets?)"
)
_LACKING = (
    rf"\b(?:which|what|where|who)\b[^.?!;]{{0,20}}\b{_STORES}\b[^.?!;]{{0,25}}\b(?:without|lack(?:s|ing)?|empty\s+of|ha(?:s|ve)\s+no)\b[^.?!;]{{0,12}}ǂ"
    rf"|\b(?:which|what|where|who)\b[^.?!;]{{0,20}}\b{_STORES}\b[^.?!;]{{0,15}}\b(?:do|does|has|have|did)\s*(?:not|n['’]?t)\b[^.?!;]{{0,20}}ǂ"
    rf"|\b(?:which|what)\b[^.?!;]{{0,10}}\b{_STORES}\b[^.?!;]{{0,15}}ǂ[^.?!;]{{0,10}}\b(?:is|are)?\s*not(?:\s+(?:is|are|there|available))?\W*$"
    rf"|\b(?:which|what)\b[^.?!;]{{0,10}}\b{_STORES}\b[^.?!;]{{0,15}}\b(?:is\s+not|not\s+is|no)\b[^.?!;]{{0,10}}ǂ"
    rf"|\bwhere\b[^.?!;]{{0,10}}\b(?:is|are)\b[^.?!;]{{0,10}}ǂ[^.?!;]{{0,10}}\b(?:missing|absent|unavailable|not\s+(?:there|available))\b"
    rf"|\b(?:who|which\s+{_STORES})\s+(?:all\s+)?(?:has|have)\b[^.?!;]{{0,6}}ǂ"
)
"""Asks where goods of ours are not there, or are."""
_ASKED = Pattern(
    rf"\bhow\s+(?:much|many)\b[^.?!;]{{0,60}}\b{_HERE}"
    rf"|\b(?:how\s+much|what)\s+(?:(?:is|are|total|current)\s+)*{_OURS}{_STOCK}\b{_NOT_STOCK}"
    rf"|\b{_STOCK}\s+(?:(?:is|of\s+ǂ+)\s+)?how\s+(?:much|many)\b"
    rf"|\b{_STOCK}\s+(?:levels?|on\s+hand|position|status|check|report|summary)\b"
    rf"|^\W*(?:please\s+)?(?:tell|show|give|check|see)\s+(?:me\s+)?{_OURS}{_STOCK}\b{_NOT_STOCK}"
    rf"(?:\s+(?:of|in|at|for)\b[^.?!;]*)?\W*$"
    rf"|^\W*(?:in\s+ǂ+\s+(?:\d\s+)?)?{_OURS}(?:{_STOCK}|quantity|balance)(?:\s+ǂ+)*(?:\s+(?:of|in|at)\b[^.?!;]*)?\W*$"
    r"|^\W*(?:\d\s+)?ǂ[ǂ\s\d]*[.,:]?\s+(?:present\s+)?(?:holdings?|balance)\b(?:\s+(?:in|at)\s+ǂ+(?:\s+\d)?)?\W*$"
    r"|\bwhat\s+is\s+there\s+ǂ[ǂ\s\d]*now\W*$"
    rf"|\bhow\s+many\s+{_PIECES}\s+(?:is|are)(?:\s+(?:in|at)\b[^.?!;]*|\s+ǂ+(?:\s+\d)?)?\W*$"
    rf"|ǂ[^.?!;]{{0,25}}\bhow\s+(?:much|many)(?:\s+{_PIECES})?\s+there\b\s*(?:[,.]?\s*(?:(?:in|at)\s+)?ǂ+(?:\s+\d)?)?\W*$"
    r"|ǂ\s+how\s+(?:much|many)\s+(?:is|are)\s+(?:in|at)\s+ǂ+\W*$|^\W*what\s+is\s+in\s+ǂ+\s+ǂ+\W*$"
    r"|^\W*(?:what\s+is|how\s+(?:much|many)(?:\s+is)?)\s+ǂ+(?:\s+(?:in|at)\s+ǂ+)?\W*$|^\W*(?:in\s+ǂ+\s+(?:\d\s+)?)?ǂ+(?:\s+ǂ+)*\s+how\s+(?:much|many)\s+(?:is|are)(?:\s+(?:in|at)\s+ǂ+)?\W*$"
    r"|\bwhat(?:'s|\s+is)\s+left\s+(?:of|in)\b|\bremaining\s+(?:quantity|qty|stock|units?)\b|\bon\s+hand\b"
    r"|\b(?:is|are)\s+there\b[^.?!;]{0,40}\b(?:left|in\s+stock)\b"
    rf"|\b(?:do|does)\s+(?:we|i|ǂ+)\s+(?:still\s+)?have\b[^.?!;]{{0,40}}\b(?:left|in\s+stock)\b"
    r"|ǂ\s+(?:(?:is|are)\s+)?(?:available|in\s+(?:the\s+)?(?:stock|store|shop|godown|warehouse))"
    r"(?:\s+(?:is|are))?(?:\s+(?:in|at)\s+ǂ+(?:\s+\d)?)?\W*$"
    r"|\b(?:is|are)\s+ǂ[^.?!;]{0,40}\b(?:available|in\s+stock)\b"
    r"|\bholdings?\b(?!\s+(?:rate|cost|charge))"
    rf"|{_LACKING}",
    re.IGNORECASE,
)
_OF_SHOP = Pattern(rf"ǂ|\b(?:{_STOCK}|units|goods|{_PLACE})\b", re.IGNORECASE)
"""Without goods or a place of ours "how much is left" may be of anything."""
_OF_ELSE = Pattern(
    r"\b(?:sold|sell\w*|orders?|reorder\w*|buy\w*|bring|get|need\w*|requir\w+|turn\w*|rotat\w+|worth|value"
    r"|costs?|prices?|rates?|rs|rupees?|profits?|margins?|revenue|sales?|earn\w*|money|days?|weeks?|percent"
    r"|last(?:s|ing)?|budget|transfer\w*|from\s+one|send|mov\w+|shift|dead|idle|clear\w*|unsold|old|extra|excess|surplus"
    r"|return\w*|alerts?|when|if|below|under|falls?|less|should|ought|records?|wrong|impossible|odd|will|would|was|were|had|target|minimum|limit"
    r"|invoices?|bills?|per|why|forecast|count\w*|export|csv|excel|file|sheet|approv\w*|low|short|enough)\b|%|₹",
    re.IGNORECASE,
)
"""Words of another question about stock: what it is worth, how long it lasts, what lies unsold."""


def asks_on_hand(masked: str, reading: DateReading) -> bool:
    """Tell whether a text asks what is there now, and nothing beside it.

    Args:
        masked: The text, names and dates blanked out.
        reading: Its dates: what was there another day is another question.
    """
    if not _ASKED.search(masked) or not _OF_SHOP.search(masked) or _OF_ELSE.search(masked):
        return False
    return all(period.text.lower() in ("today", "now", "tonight") for period in reading.periods)
