"""Days counted from another one: "10 days before Diwali", "the week ending 11 October", "up to the 10th"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.dates import atom
from language.dates.calendar import DAYS_OF_UNIT, CalendarUnit, Days, shift_months, unit_days
from language.dates.english_rule import Found, Now
from language.dates.reading import Tense
from language.numbers import word_value
from language.pattern import Pattern

_DAY = timedelta(days=1)
_UNITS: dict[str, CalendarUnit] = {"day": "day", "week": "week", "fortnight": "fortnight", "month": "month"}
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_WEEKDAY = Pattern(rf"(?:{atom.WHICH_WEEKDAY})?{atom.WEEKDAY}")


def read_days_before(match: re.Match[str], now: Now) -> Found | None:
    """Read "the week before Diwali", "until 10 days before 8 November"."""
    day = atom.parse_days(match["day"], now.today, _tense(match, now))
    if day is None:
        return None
    first = day[0] - _length(match)
    if not match["until"]:
        return Found((first, day[0] - _DAY))
    return _waited(first, now)


def read_days_after(match: re.Match[str], now: Now) -> Found | None:
    """Read "the day after Rakhi", "the week following 4 September", "until 2 days after 8 November"."""
    day = atom.parse_days(match["day"], now.today, _tense(match, now))
    if day is None:
        return None
    last = day[1] + _length(match)
    return _waited(last, now) if match["until"] else Found((day[1] + _DAY, last))


def read_days_from(match: re.Match[str], now: Now) -> Found | None:
    """Read "ten days from 5 October", "the two weeks starting 1 September"."""
    day = atom.parse_days(match["day"], now.today, now.tense or _ahead_of_a_weekday(match))
    return Found((day[0], day[0] + _length(match) - _DAY)) if day else None


def read_ending(match: re.Match[str], now: Now) -> Found | None:
    """Read "the week ending 11 October", "the half year ended 30 September"."""
    day = atom.parse_days(match["day"], now.today, now.tense or "past")
    if day is None:
        return None
    last, months = day[1], _MONTHS_OF.get(match["unit"])
    if months is None:
        return Found((last - _length(match) + _DAY, last))
    return Found((shift_months(last + _DAY, -months * _number(match)), last))


def read_upto(match: re.Match[str], now: Now) -> Found | None:
    """Read "up to the 10th" of what is over: from the start of its month, of a weekday's from Monday.

    Where the text names the days it is a part of ("this month till yesterday") it is their end.
    """
    if now.tense != "past":
        return None
    days = atom.parse_days(match["day"], now.today, "past")
    if days is None or days[1] > now.today:
        return None
    unit: CalendarUnit = "week" if _WEEKDAY.fullmatch(match["day"].strip()) else "month"
    return Found((unit_days(unit, days[1])[0], days[1]), upto=True)


def read_to_this_time(match: re.Match[str], now: Now) -> Found:
    """Read "last month until this time": as far as today is into this one."""
    unit = match["unit"] or match["unit_after"]
    start, _ = unit_days(_calendar_unit(unit), now.today, -1)
    return Found((start, back(now.today, unit)))


def read_day_back(match: re.Match[str], now: Now) -> Found:
    """Read "a year ago today": that day."""
    day = back(now.today, match["unit"])
    return Found((day, day))


def read_weekday_before(match: re.Match[str], now: Now) -> Found | None:
    """Read "the Sunday before that": the last but one."""
    days = atom.parse_days(f"last {match['day']}", now.today, "past")
    return Found((days[0] - 7 * _DAY, days[0] - 7 * _DAY)) if days else None


def back(day: date, unit: str) -> date:
    """Return the same day a unit earlier."""
    if unit in ("day", "week", "fortnight"):
        return day - timedelta(days=DAYS_OF_UNIT[_UNITS[unit]])
    return shift_months(day, -_MONTHS_OF[unit])


def read_third(match: re.Match[str], now: Now) -> Found | None:
    """Read "early September", "the middle of the month", "late August": ten days of it."""
    month = atom.month_of_edge(match[0], now.today, now.tense)
    if month is None:
        return None
    start, last = month
    said = match[0].lower()
    if re.search(r"\b(?:mid|middle)\b", said):
        return Found((start.replace(day=11), start.replace(day=20)))
    if re.search(r"\b(?:late|end)\b", said):
        return Found((start.replace(day=21), last))
    return Found((start, start.replace(day=10)))


def _ahead_of_a_weekday(match: re.Match[str]) -> Tense | None:
    return "future" if _WEEKDAY.fullmatch(match["day"].strip()) else None


def _tense(match: re.Match[str], now: Now) -> Tense | None:
    return "future" if match["until"] else now.tense


def _length(match: re.Match[str]) -> timedelta:
    return timedelta(days=_number(match) * DAYS_OF_UNIT[_UNITS[match["unit"]]])


def _number(match: re.Match[str]) -> int:
    count = match["count"] or "1"
    return int(count) if count.isdecimal() else word_value(count) or 1


def _waited(last: date, now: Now) -> Found | None:
    return Found((now.today + _DAY, last), (last - now.today).days) if last > now.today else None


def _calendar_unit(unit: str) -> CalendarUnit:
    units: dict[str, CalendarUnit] = {"week": "week", "month": "month", "quarter": "quarter", "year": "year"}
    return units[unit]


_MONTH_SAID = Pattern(rf"\b{atom.MONTH}", re.IGNORECASE)
_DIGITS = Pattern(r"\d")
_YEAR_DAYS, _WEEK_DAYS = 365, 7


def of_frame(frame: Days, days: Days, words: str) -> Days | None:
    """Return days that are a part of others: "last week Saturday"; `None` where they are none.

    A weekday is that of the week, a bare day of the month that of the month, and a month that of the year.
    """
    (first, last), (start, end) = frame, days
    length = (last - first).days + 1
    if end - start >= last - first:
        return None
    if first <= start and end <= last:
        return days
    if (
        length == _WEEK_DAYS
        and first.weekday() == 0
        and re.search(rf"\b{atom.WEEKDAY}", words, re.IGNORECASE)
    ):
        moved = timedelta(
            days=_WEEK_DAYS * ((first - start).days // _WEEK_DAYS + ((first - start).days % 7 > 0))
        )
        days = start + moved, end + moved
    elif (
        first.day == 1
        and first.month == last.month
        and _DIGITS.search(words)
        and not _MONTH_SAID.search(words)
    ):
        days = first.replace(day=min(start.day, last.day)), first.replace(day=min(end.day, last.day))
    elif length >= _YEAR_DAYS and _MONTH_SAID.search(words):
        years = first.year - start.year + ((start.month, start.day) < (first.month, first.day))
        days = shift_months(start, 12 * years), shift_months(end, 12 * years)
        days = (days[0], unit_days("month", days[1])[1]) if end == unit_days("month", end)[1] else days
    return days if first <= days[0] <= days[1] <= last else None


def within(days: Days, end: date, *, bare: bool) -> Days | None:
    """Return days up to an end that lies in them; a bare day of the month is taken of their month."""
    first, last = days
    if bare and first.day == 1 and first.month == last.month and not first <= end <= last:
        end = first.replace(day=min(end.day, last.day))
    return (first, end) if first < last and first <= end <= last else None
