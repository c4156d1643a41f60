"""A person's reason in the person's own words, whatever language the planner read it in."""

from __future__ import annotations

import re

from agent.planner.english_cues import REASON
from agent.understanding import Understanding

_HINDI_BECAUSE = re.compile(
    r"(?:क्योंकि|क्यूंकि|चूँकि|\b(?:kyunki|kyonki|kyuki|kyoki|kyunke)\b|,|;)\s*(?P<reason>[^,;]+)$", re.IGNORECASE
)

_FIGURE = re.compile(r"\d|forecast|अनुमान|\b(?:anuman|andaza)\b", re.IGNORECASE)
"""What the part that sets the figure holds, and its reason does not."""


def own_words(reason: str, understanding: Understanding) -> str:
    """Return the reason as it was written, where the message holds it whole.

    Args:
        reason: The reason as the planner read it, in its English.
        understanding: The message it is of.
    """
    if not reason:
        return reason
    said = understanding.text
    if understanding.language != "en" or reason not in said:
        opened = _HINDI_BECAUSE.search(said.rstrip(" .!।"))
        first = re.split(r"[,;]\s*", said, maxsplit=1)[0]
        if opened and _FIGURE.search(opened["reason"]) and not _FIGURE.search(first):
            return first.strip()
        return opened["reason"].strip() if opened else reason
    opened = REASON.search(said)
    own = said[opened.end() :] if opened else ""
    return own if len(own.split()) == len(reason.split()) else reason
