"""Until when an alert is put off, and that it is: "remind me on the 20th", "show it after 3 days"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from agent.planner.tense import tense_of
from agent.understanding import Understanding
from core.alert import AlertAction
from language.dates import DateSpan, read_dates
from language.pattern import Pattern

_NEGATED = Pattern(r"\b(?:not|n't|nahi|nahin|never)\b|नहीं", re.IGNORECASE)
_NO_TIME = Pattern(
    r"\b(?:time|samay|waqt|wakt|fursat|busy)\s+(?:hi\s+|bhi\s+)?(?:nahi+n?|nhi|not)\b|\bno\s+time\b|\bnot\s+(?:right\s+)?now\b"
    r"|\b(?:abhi|now)\s+(?:nahi+n?|nhi|not)\b|\bnot\s+(?:have\s+)?(?:the\s+|any\s+)?time\b|(?:समय|वक़्त|वक्त|टाइम|फ़ुर्सत|फुर्सत|अभी)\s+नहीं",
    re.IGNORECASE,
)
"""Why an alert is put off denies nothing: "remind me the day after, I have no time now"."""
_TO_ITS_END = Pattern(r"\b(?:until|till|up\s*to|for)\b|\btak\b|\bke\s+liye\b|तक|के\s+लिए", re.IGNORECASE)
_KAL = Pattern(r"\b(?:kal|kl)\b|कल", re.IGNORECASE)
_YAAD = Pattern(r"\byaad\b", re.IGNORECASE)
"""Sounds like Eid to whoever reads Hindi in Latin letters."""
_PARSO = Pattern(r"\b(?:parson?|prso)\b|परसों", re.IGNORECASE)


def put_off(understanding: Understanding) -> AlertAction | None:
    """Return that an alert is put off where a day to come is said of it: "show it after 3 days"."""
    words = f"{understanding.text} {understanding.normalized}"
    told = is_denied(words) or tense_of(understanding.normalized) == "past"
    return "snooze" if not told and until(understanding) is not None else None


def is_denied(words: str) -> bool:
    """Tell whether a text denies something, and not only that there is time for it now."""
    return _NEGATED.search(_NO_TIME.sub(" ", words)) is not None


def until(understanding: Understanding) -> date | None:
    """Return the day to be reminded on; `None` where none is said."""
    words = f"{understanding.text} {understanding.normalized}"
    if _PARSO.search(words):
        return understanding.today + timedelta(days=2)
    if _KAL.search(words):
        return understanding.today + timedelta(days=1)
    period = _ahead(understanding)
    if period is None:
        return None
    is_length = period.start == understanding.today + timedelta(days=1)
    return period.end if is_length or _TO_ITS_END.search(words) else period.start


def _ahead(understanding: Understanding) -> DateSpan | None:
    """Return the days a message names, read as days to come: an alert is put off, never back."""
    days = read_dates(
        understanding.normalized, understanding.today, last_day=understanding.last_day, tense="future"
    )
    period = days.period
    if period is None or period.end <= understanding.today:
        return None
    return None if _YAAD.search(understanding.text) and period.text.casefold() == "eid" else period
