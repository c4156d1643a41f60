"""Parts of months, and spans that begin or end with one: "first half of May", "rest of the month"."""

from __future__ import annotations

import re
from datetime import timedelta

from language.dates import atom
from language.dates.calendar import DAYS_OF_UNIT, shift_months, unit_days
from language.dates.english_rule import ORDINALS, Found, Now, count_of, unit_of

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


def read_month_of_year(match: re.Match[str], now: Now) -> Found | None:
    """Read "September this year", "last year's September"."""
    year = now.today.year - ((match["which"] or match["which_first"]) != "this")
    month = (match["month"] or match["month_after"]).strip(" .")
    days = atom.parse_days(f"{month} {year}", now.today, "past")
    return Found(days) if days else None


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


def read_days_of_named_month(match: re.Match[str], now: Now) -> Found | None:
    """Read "October 1-13"."""
    month = atom.parse_days(match["month"].strip(" ."), now.today, now.tense)
    first, last = int(match["first"]), int(match["last"])
    if month is None or not 1 <= first <= last <= month[1].day:
        return None
    return Found((month[0].replace(day=first), month[0].replace(day=last)))


def read_part_of_month(match: re.Match[str], now: Now) -> Found | None:
    """Read "first week of October"; a month's fortnights are its halves."""
    offset = {"last": -1, "previous": -1, "next": 1}.get(match["other"] or "", 0)
    named = atom.parse_days(match["month"], now.today, now.tense) if match["month"] else None
    month = named if match["month"] else unit_days("month", now.today, offset)
    if month is None:
        return None
    if unit_of(match) == "fortnight" and not match["count"]:
        middle = month[0] + timedelta(days=15)
        is_first = match["which"] in ("first", "1st")
        return Found((month[0], middle - timedelta(days=1)) if is_first else (middle, month[1]))
    length = (count_of(match) if match["count"] else 1) * DAYS_OF_UNIT[unit_of(match)]
    if match["which"] in ("last", "final", "closing"):
        return Found((month[1] - timedelta(days=length - 1), month[1]))
    start = month[0] + timedelta(days=length * (ORDINALS[match["which"]] - 1))
    return Found((start, min(start + timedelta(days=length - 1), month[1])))


def read_relative_month(match: re.Match[str], now: Now) -> Found | None:
    """Read "last November"."""
    which = match["which"]
    days = atom.parse_days(match["month"], now.today, "past" if which == "last" else None)
    if days is None:
        return None
    if which == "last" and days[1] >= now.today:  # the one before this one
        days = atom.parse_days(match["month"], shift_months(days[0], -1), "past") or days
    if which == "next" and days[0] <= now.today:
        days = atom.parse_days(match["month"], shift_months(now.today.replace(day=1), 1), "future") or days
    if which == "this":
        days = (days[0].replace(year=now.today.year), days[1].replace(year=now.today.year))
    return Found(days)


def read_weekday_of_month(match: re.Match[str], now: Now) -> Found | None:
    """Read "the second Saturday of September"."""
    offset = {"last": -1, "previous": -1, "next": 1}.get(match["other"] or "", 0)
    named = atom.parse_days(match["month"], now.today, now.tense) if match["month"] else None
    month = unit_days("month", now.today, offset) if match["other"] else named
    if month is None:
        return None
    is_weekend = match["day"] == "weekend"
    weekday = atom.WEEKDAYS["saturday" if is_weekend else match["day"].strip(" .")]
    if match["which"] in ("last", "final"):
        day = month[1] - timedelta(days=(month[1].weekday() - weekday) % 7)
    else:
        day = month[0] + timedelta(
            days=(weekday - month[0].weekday()) % 7 + 7 * (ORDINALS[match["which"]] - 1)
        )
    return Found((day, day + timedelta(days=is_weekend))) if day <= month[1] else None
