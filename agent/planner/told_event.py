"""The reason of a figure set by hand that is told first: "the store is closed on the 20th. …"."""

from __future__ import annotations

import re

from language.pattern import Pattern

_ENDS = Pattern(r"[,;:–।]\s+|\.\s+(?=\D)|\s(?:isliye|islie|so|इसलिए|तो)\s", re.IGNORECASE)
_EVENT = Pattern(
    r"\b(?:closed?|shut\w*|holiday|strike|ba?ndh?|fair|mela|wedding|marriage|shaadi|shadi|function|festival|feast|camp|exams?"
    r"|stock\s*-?\s*taking|power\s+cut|road\s*-?\s*work|event|match|rally|procession|curfew|repairs?|renovation|party|satsang|chhutti)\b"
    r"|बंद|मेला|शादी|छुट्टी|हड़ताल|त्योहार|जुलूस|मरम्मत|कार्यक्रम",
    re.IGNORECASE,
)
_OF_FORECAST = Pattern(
    r"\bforecast|\bpredict|\bestimate|\bset\b|\bput\b|\btake\b|\bassume\b|\banda[az]|\banuman|अनुमान|अंदाज़?|पूर्वानुमान",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2


def told_event(written: str) -> str:
    """Return the first part of a message where it tells of a closed shop or a feast; nothing elsewhere."""
    end = _ENDS.search(written)
    first = written[: end.start()].strip() if end is not None else ""
    tells = _EVENT.search(first) and not _OF_FORECAST.search(first) and len(first.split()) >= _FEWEST_WORDS
    return first.strip(" ,;.–-।") if tells else ""
