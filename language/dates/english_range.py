"""Days from one end to the other: "from 1 to 15 November", or two months that are held against each other."""

from __future__ import annotations

import re
from datetime import date

from language.dates import atom
from language.dates.english_rule import Found, Now
from language.pattern import Pattern

_CHANGE = Pattern(
    r"\b(?:difference|gap|why|fell|fall|drop(?:ped|s)?|declin\w+|slump\w*|spik\w+|rose|rise|changed?|growth|grew|grow|slid|slipped|dipped?|improved?"
    r"|moved|swing|jump(?:ed)?)\b"
)
"""Beside two months: one is held against the other."""


def read_range(match: re.Match[str], now: Now) -> Found | tuple[Found, ...] | None:
    """Read "from 1 to 15 November"; "the gap between August and September" sets two months apart."""
    last = atom.parse_days(match["last"], now.today, now.tense)
    if last is None:
        return None
    first_words = match["first"]
    bare = re.fullmatch(r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?", first_words.strip())
    if bare:
        start = last[1].replace(day=int(bare[1]))
    else:
        if re.search(atom.YEAR, match["last"]) and not re.search(atom.YEAR, first_words):
            start = _nearest_before(first_words, last[1])
        else:
            found = atom.parse_days(first_words, now.today, now.tense)
            start = found[0] if found else None
        if start is None:
            return None
    end = last[1]
    if _set_apart(first_words, match):
        first = atom.parse_days(first_words, now.today, now.tense)
        return (
            (Found(first, place=match.span("first")), Found(last, place=match.span("last")))
            if first
            else None
        )
    if start > end:
        start = _nearest_before(first_words, end) or start
    return Found((start, end)) if start <= end else None


def read_bare_range(match: re.Match[str], now: Now) -> Found | None:
    """Read "1-15 date", as Hinglish says the days of a month."""
    last = atom.parse_days(f"date {int(match['last'])}", now.today, now.tense or "past")
    if last is None or not 1 <= int(match["first"]) < last[0].day:
        return None
    return Found((last[0].replace(day=int(match["first"])), last[0]))


def _set_apart(first: str, match: re.Match[str]) -> bool:
    """Tell whether a range of whole months is one month held against the other."""
    months = all(re.fullmatch(atom.MONTH_YEAR, words.strip()) for words in (first, match["last"]))
    return months and _CHANGE.search(match.string) is not None


def _nearest_before(words: str, end: date) -> date | None:
    days = atom.parse_days(words, end, "past")
    return days[0] if days else None
