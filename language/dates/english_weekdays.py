"""The same day of every week in some days: "Sundays in September", "weekend sales, last 4 weeks"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.dates import atom
from language.dates.calendar import unit_days
from language.dates.english_rule import Found, Now, count_of
from language.dates.english_words import NUMBER

_WEEK = timedelta(days=7)
_MOST = 5
"""Spells that one message may stand for: as many as a month has."""
_SATURDAY = 5
_FIGURES = r"(?:\s+(?:sales?|revenue|units|margin|profits?|business|collections?))?"
_IN = r"\s*,?\s*(?:(?:in|of|during|over|for)\s+)?(?:the\s+)?"
_MONTH = rf"(?:(?P<other>last|previous|this)\s+month\b|(?P<month>{atom.MONTH_YEAR}))(?!\s*\d)"
OF_MONTH = rf"(?:\b(?:on|over)\s+)?(?:the\s+)?\b(?P<day>weekend|{atom.DAY_NAME})s{_FIGURES}{_IN}{_MONTH}"
OF_MONTH_FIRST = (
    r"\b(?P<other>last|previous|this)\s+month(?:['’]?s)?\s+"
    rf"(?P<day>weekend|{atom.DAY_NAME})s\b(?P<month>(?!))?"
)
OF_WEEKS = (
    rf"(?:\b(?:on|over)\s+)?(?:the\s+)?\b(?P<day>weekend|{atom.DAY_NAME})s?{_FIGURES}{_IN}(?:last|past|previous)\s+"
    rf"(?P<count>{NUMBER})\s+weeks\b"
)


def read_weekdays_in_month(match: re.Match[str], now: Now) -> tuple[Found, ...] | None:
    """Read "weekends last month": each of them that is not ahead."""
    offset = {"last": -1, "previous": -1, "this": 0}.get(match["other"] or "")
    month = unit_days("month", now.today, offset) if offset is not None else None
    month = month or atom.parse_days(match["month"], now.today, "past")
    if month is None or now.tense == "future":
        return None
    day = month[0] + timedelta(days=(_weekday(match) - month[0].weekday()) % 7)
    found: list[Found] = []
    while day <= min(month[1], now.today):
        found.append(_spell(match, day))
        day += _WEEK
    return tuple(found) or None


def read_weekdays_of_weeks(match: re.Match[str], now: Now) -> tuple[Found, ...] | None:
    """Read "weekend sales, last 4 weeks": the last four of them."""
    count = count_of(match)
    if not 1 < count <= _MOST or now.tense == "future":
        return None
    length = timedelta(days=match["day"] == "weekend")
    back = timedelta(days=(now.today.weekday() - _weekday(match)) % 7)
    last = now.today - back
    if last + length >= now.today:
        last -= _WEEK
    return tuple(_spell(match, last - _WEEK * number) for number in reversed(range(count)))


def _weekday(match: re.Match[str]) -> int:
    return _SATURDAY if match["day"] == "weekend" else atom.WEEKDAYS[match["day"]]


def _spell(match: re.Match[str], day: date) -> Found:
    """Return one of them, named by the day alone: what is asked of it may stand between."""
    return Found((day, day + timedelta(days=match["day"] == "weekend")), place=match.span("day"))
