"""Parts of months, and spans that begin or end with one: "first half of May", "rest of the month"."""

from __future__ import annotations

import re
from datetime import timedelta

from language.dates import atom
from language.dates.calendar import unit_days
from language.dates.english_rule import Found, Now

_HALF = 15
"""Days of a month's first half."""


def read_half(match: re.Match[str], now: Now) -> Found | None:
    """Read "the first half of September"."""
    month = atom.parse_days(match["month"], now.today, now.tense or "past") if match["month"] else None
    start, end = month or unit_days("month", now.today, -1 if match["last"] else 0)
    middle = start + timedelta(days=_HALF)
    if match["which"] in ("first", "1st"):
        return Found((start, middle - timedelta(days=1)))
    return Found((middle, end))


def read_since_first(match: re.Match[str], now: Now) -> Found | None:
    """Read "since the first of August", "since the 1st"."""
    if not match["month"]:
        return Found((now.today.replace(day=1), now.today))
    month = atom.parse_days(match["month"], now.today, "past")
    return Found((month[0], now.today)) if month and month[0] <= now.today else None


def read_month_to_date(match: re.Match[str], now: Now) -> Found | None:
    """Read "September to date": from its first day on."""
    month = atom.parse_days(match["month"], now.today, "past")
    return Found((month[0], now.today)) if month and month[0] <= now.today else None


def read_month_of_last_year(match: re.Match[str], now: Now) -> Found | None:
    """Read "September last year"."""
    month = atom.parse_days(f"{match['month'].strip(' .')} {now.today.year - 1}", now.today, "past")
    return Found(month) if month else None


def read_rest_of_month(match: re.Match[str], now: Now) -> Found | None:
    """Read "the rest of October"; of another month than this it is the whole."""
    month = atom.parse_days(match["month"], now.today, "future")
    if month is None:
        return None
    days = (month[1] - now.today).days
    if month[0] > now.today or days < 1:
        return Found(month)
    return Found((now.today + timedelta(days=1), month[1]), days)


def read_days_of_month(match: re.Match[str], now: Now) -> Found | None:
    """Read "from the 3rd to the 9th of this month"."""
    offset = {"last": -1, "previous": -1, "next": 1}.get(match["which"] or "this", 0)
    start, end = unit_days("month", now.today, offset)
    first, last = int(match["first"]), int(match["last"])
    if not 1 <= first <= last <= end.day:
        return None
    return Found((start.replace(day=first), start.replace(day=last)))
