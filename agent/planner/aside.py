"""What a person tells of their day before they ask: "it is so hot, how many fans are left?".

Weather, family, health, travel and feasts at home are no part of the request, and their words would be
taken for one ("rain", "wedding"). The reason of a forecast that is set by hand is told so, too, and stays.
"""

from __future__ import annotations

import re

from language.pattern import Pattern

_ENDS = Pattern(
    r"[.!?;…\n]+\s*|,\s+|\s[-–—]+\s|\b(?:anyway|anyhow|khair)\b[\s,]*|ख़ैर[\s,]*|खैर[\s,]*", re.IGNORECASE
)
_LIFE = Pattern(
    r"\b(?:weather|rain(?:s|ing|y)?|heat|hot|cold|winter|summer|humid\w*|sweat\w*|melting|fog|storm|sunny|traffic|power\s+cut|electricity"
    r"|child(?:ren)?|kids?|son|daughter|wife|husband|mother|father|mummy|papa|family|guests?|relatives?|cousins?|uncle|aunt\w*|grand\w+"
    r"|wedding|marriage|exams?|fever|ill|sick|health|pain|headache|knees?|doctor|hospital|medicine|tired|sleep\w*|slept|hungry|fast(?:ing)?|prayers?|temple"
    r"|cricket|match|train|flight|bus|travel\w*|journey|holiday|vacation|birthday|anniversary|mubarak|blessings?|tea\s+break|lunch|dinner|sorry)\b"
    r"|बारिश|गर्मी|ठंड|तबीयत|शादी|बुख़?ार|दर्द|पीठ|घर|बच्च",
    re.IGNORECASE,
)
_TELLS = Pattern(
    r"\b(?:is|are|am|was|were|be|being|has|have|had|came|come|went|gone|hurts?|feels?|\w+ing|sorry|mubarak)\b|है|हैं|था|थी|थे",
    re.IGNORECASE,
)
"""Something is told: "home care, what will run out" only names a department."""
_OF_THE_SHOP = Pattern(
    r"\d|\b(?:sales?|sell\w*|sold|stock|prices?|rates?|orders?|reorder|forecast|demand|units|margin|profit|revenue|alerts?|bills?|invoices?|budget"
    r"|what|which|how|when|where|why|should|show|tell|give|list|set|send|if|because|reason|run\s+out|left|today|tomorrow|yesterday)\b|_",
    re.IGNORECASE,
)
"""Words of a request, or of what one hangs on."""
_ASKS = Pattern(
    r"\b(?:how|what|which|when|where|why|will|would|should|can|show|tell|give|list|any|sales?|stock|prices?|rates?|alerts?|forecast|reorder|set|send)\b",
    re.IGNORECASE,
)
_GOES_BACK = Pattern(
    r"\b(?:forecast|estimate|per\s+day|a\s+day|then|until\s+(?:then|that)|by\s+then|so|because|that\s+(?:day|time|week)|for\s+(?:it|that|them))\b",
    re.IGNORECASE,
)
"""A request that hangs on what was told before it: "put 40 a day in the forecast", "what runs out then?"."""
_LONGEST, _FEWEST = 14, 3


def without_aside(text: str) -> str:
    """Return a message, in the planner's English, without what it tells of somebody's day before it asks."""
    rest = text
    while (end := _ENDS.search(rest)) is not None:
        told, after = rest[: end.start()], rest[end.end() :]
        if not told.strip():
            rest = after
            continue
        if not _is_of_life(told) or _GOES_BACK.search(after):
            break
        rest = after
    asks = len(rest.split()) >= _FEWEST and _ASKS.search(rest) is not None
    return rest if asks else text


def _is_of_life(told: str) -> bool:
    tells = _LIFE.search(told) is not None and _TELLS.search(told) is not None
    return tells and len(told.split()) <= _LONGEST and _OF_THE_SHOP.search(_NOWADAYS.sub(" ", told)) is None


_NOWADAYS = Pattern(
    r"\b(?:today|yesterday|tomorrow|so\s+hot|how\s+hot|what\s+(?:heat|rain|weather))\b", re.IGNORECASE
)
"""Beside the weather a day is the weather's: "it is hot today, …"."""
