"""In which measure a margin is asked: "rupees and percent", "in percent, not rupees"."""

from __future__ import annotations

import re

from language.pattern import Pattern

_IN_RUPEES = r"(?:rupees?\b|rs\b\.?|₹|value\b|amount\b|absolute\b)"
_IN_SHARES = r"(?:%|percent(?:age)?s?\b|per\s+cent\b|pct\b)"
_SALES = r"(?:sales?|revenue|turn-?over)"
_JOINED = r"\s*(?:,|&|\+|/|\band\b|\bplus\b|\bas\s+well\s+as\b)\s*(?:also\s+)?(?:in\s+)?(?:as\s+)?"
_BOTH = Pattern(rf"{_IN_RUPEES}{_JOINED}{_IN_SHARES}|{_IN_SHARES}{_JOINED}{_IN_RUPEES}", re.IGNORECASE)
_NOT_IN_RUPEES = Pattern(
    rf"\bnot\s+(?:in\s+|as\s+)?{_IN_RUPEES}|{_IN_RUPEES}\s+(?:no|not)\b(?!\s+(?:more|above|over|less))",
    re.IGNORECASE,
)


_HELD = Pattern(
    r"\b(?:margins?|profits?)\s+(?:(?:of|was|were|is|are|at|than|above|below|under|over|less|lower|more|higher|greater|least|most|not|up|to"
    rf"|between|from|in|the)\s+)*\d[\d.,]*\s*{_IN_SHARES}"
    rf"|\b\d[\d.,]*\s*{_IN_SHARES}\s*(?:or\s+(?:less|more|lower|higher|above|below)\s+)?(?:of\s+)?(?:margins?|profits?)\b",
    re.IGNORECASE,
)
"""A margin held against so many percent is a share itself."""
_OF_SALES = Pattern(
    rf"(?:[,;]|\band\b)[^.?!;]{{0,25}}?(?:\b(?:what|how\s+(?:much|many)|which)\s+)?{_IN_SHARES}\s*(?:of|in)\s+(?:the\s+|our\s+)?{_SALES}\b"
    rf"|(?:[,;]|\band\b)[^.?!;]{{0,25}}?\b{_SALES}\s+(?:of\s+|is\s+|was\s+)?(?:how\s+(?:much|many)|what)\s*{_IN_SHARES}",
    re.IGNORECASE,
)
"""Asks besides what part of the sales a margin is: "the profit, and what percent of sales was it?"."""


def share_of_sales(text: str) -> tuple[int, int] | None:
    """Return where a text asks besides for the part that a margin is of the sales, if it does."""
    found = _OF_SALES.search(text)
    return None if found is None else found.span()


def ways_of_margin(text: str) -> tuple[str, ...]:
    """Return the metrics of a margin whose measure a text says; nothing where it leaves it to the word."""
    if _BOTH.search(text) or _OF_SALES.search(text):
        return ("margin", "margin_pct")
    return ("margin_pct",) if _NOT_IN_RUPEES.search(text) or _HELD.search(text) else ()
