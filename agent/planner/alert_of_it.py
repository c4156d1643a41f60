"""A rule for "it": where nothing was named before, it is not for everything, and is asked about."""

from __future__ import annotations

import re

from agent.understanding import ANSWER
from language.pattern import Pattern

IT = Pattern(r"\b(?:it|its|them|they|these|those)\b", re.IGNORECASE)
_IT_SAID = Pattern(
    r"\b(?:when|if|once|that|case)\s+(?:it|they|this|that|these|those)\b"
    r"|\b(?:yeh?|wo|woh|is(?:ka|ki|ke)|us(?:ka|ki|ke)|inka|unka)\b|(?<!\S)(?:यह|ये|वह|वे|इस(?:का|की|के)|उस(?:का|की|के))(?!\S)",
    re.IGNORECASE,
)
"""One thing that is pointed at, in the person's own words: where none was named, it is not everything."""


def points_at_one(written: str) -> bool:
    """Tell whether a request for a rule, as it was written, calls what it is for "it"."""
    return _IT_SAID.search(written) is not None


def of_answer(text: str, least: str | None) -> str | None:
    """Return the request for a rule that its goods complete.

    Args:
        text: The request, in the planner's English.
        least: The least stock it is drawn at, in words ("3 days"), if it is.
    """
    if IT.search(text):
        return IT.sub(ANSWER, text, count=1)
    return f"alert me when stock of {ANSWER} is less than {least}" if least else None
