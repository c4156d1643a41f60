"""A person's reason in the person's own words, whatever language the planner read it in."""

from __future__ import annotations

import re

from agent.planner.english_cues import REASON
from agent.understanding import Understanding
from language.pattern import Pattern

_HINDI_BECAUSE = Pattern(
    r"(?:क्योंकि|क्यूंकि|चूँकि|\b(?:kyunki|kyonki|kyuki|kyoki|kyunke)\b|,|;)\s*(?P<reason>[^,;]+)$", re.IGNORECASE
)

_GIVEN = Pattern(r"\bbecause\s+(?P<reason>.+)$")
_FIGURE = Pattern(r"\d|forecast|अनुमान|\b(?:anuman|andaza)\b", re.IGNORECASE)
"""What the part that sets the figure holds, and its reason does not."""
_THERE_IS = Pattern(
    r"^\W*(?P<reason>(?:[^\s,;]+\s+){1,7}?(?:hai|hain|h|है|हैं|hoga|hogi|होगा|होगी|rahega|rahegi|रहेगा|रहेगी|lagega|lagegi|लगेगा|लगेगी))(?=\s)",
    re.IGNORECASE,
)
"""A sentence that only says what there is, before the one that bids."""


def own_words(reason: str, understanding: Understanding) -> str:
    """Return the reason as it was written, where the message holds it whole.

    Args:
        reason: The reason as the planner read it, in its English.
        understanding: The message it is of.
    """
    if not reason:
        return reason
    said = understanding.text
    given = _GIVEN.search(understanding.stands_for)
    if given:  # what the message stands for holds the reason as it was written
        return given["reason"].strip()
    if understanding.language != "en" or reason not in said:
        opened = _HINDI_BECAUSE.search(said.rstrip(" .!।"))
        first = re.split(r"[,;]\s*", said, maxsplit=1)[0]
        if opened and _FIGURE.search(opened["reason"]) and not _FIGURE.search(first):
            return first.strip()
        there_is = _THERE_IS.match(said) if opened is None else None
        if there_is and not _FIGURE.search(there_is["reason"]):
            return there_is["reason"].strip()
        return opened["reason"].strip() if opened else reason
    opened = REASON.search(said)
    own = said[opened.end() :] if opened else ""
    return own if len(own.split()) == len(reason.split()) else reason
