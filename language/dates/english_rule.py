"""What each pattern of the English date grammar means, in days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from language.dates import atom
from language.dates.calendar import (
    DAYS_OF_UNIT,
    CalendarUnit,
    Days,
    rolling_days,
    unit_days,
)
from language.dates.reading import Tense
from language.numbers import word_value
from language.pattern import Pattern

_LONGEST_HORIZON = 3_650
_UNIT_OF_LETTER: dict[str, CalendarUnit] = {"d": "day", "w": "week", "m": "month"}
ORDINALS = {
    "opening": 1,
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}


@dataclass(frozen=True)
class Now:
    """The day words count from, the last one with data, and which way bare words point."""

    today: date
    last_day: date
    tense: Tense | None


@dataclass(frozen=True)
class Found:
    """Days, and how far ahead they reach where that is not simply their end.

    `place` is where they are named, where that is not the whole match. `upto` are days of
    which only the end is said.
    """

    days: Days
    horizon: int | None = None
    place: tuple[int, int] | None = None
    upto: bool = False


# --- pieces ---------------------------------------------------------------------------


def unit_of(match: re.Match[str]) -> CalendarUnit:
    """Return the calendar unit a pattern found."""
    units: dict[str, CalendarUnit] = {
        "day": "day",
        "week": "week",
        "fortnight": "fortnight",
        "month": "month",
        "quarter": "quarter",
        "year": "year",
    }
    return units[match["unit"]]


def count_of(match: re.Match[str]) -> int:
    """Return how many a pattern found: "30", "ten", "a couple of"; 0 where it is no number."""
    words = re.sub(r"\s+", " ", match["count"])
    if words[0].isdecimal():
        return int(float(words))
    if "couple" in words:
        return 2
    if "few" in words:
        return 3
    return 1 if words in ("a", "an") else word_value(words) or 0


def _days_of(match: re.Match[str]) -> int:
    """Return how many days some units are; a month and a half is 45."""
    count = float(match["count"]) if "." in match["count"] else count_of(match)
    return round(count * DAYS_OF_UNIT[unit_of(match)])


def _ahead(days: int, today: date) -> Found | None:
    if not 1 <= days <= _LONGEST_HORIZON:
        return None
    return Found((today + timedelta(days=1), today + timedelta(days=days)), days)


# --- rules ----------------------------------------------------------------------------


def read_week_of(match: re.Match[str], now: Now) -> Found | None:
    """Read "week of 2 November": the calendar week that holds the day."""
    days = atom.parse_days(match["day"], now.today, now.tense)
    return Found(unit_days("week", days[0])) if days else None


def read_since(match: re.Match[str], now: Now) -> Found | None:
    """Read "since Monday"."""
    days = atom.parse_days(match["day"], now.today, "past")
    return Found((days[0], now.today)) if days and days[0] <= now.today else None


def read_since_unit(match: re.Match[str], now: Now) -> Found | None:
    """Read "since last month"."""
    offset = -1 if match["which"] in ("last", "previous") else 0
    return Found((unit_days(unit_of(match), now.today, offset)[0], now.today))


def read_deadline(match: re.Match[str], now: Now) -> Found | None:
    """Read "by Friday": from tomorrow to that day; "before Friday" of what is over is none."""
    days = atom.parse_days(match["day"] or match["month"], now.today, "future")
    behind = now.tense == "past" and match[0].lower().startswith(("before", "prior"))
    if days is None or days[1] <= now.today or behind:
        return None
    return _ahead((days[1] - now.today).days, now.today)


def read_unit_end(match: re.Match[str], now: Now) -> Found | None:
    """Read "by the end of the month"."""
    offset = 1 if (match["which"] or "").strip() == "next" else 0
    end = unit_days(unit_of(match), now.today, offset)[1]
    return _ahead((end - now.today).days, now.today) or Found((now.today, end), 1)


def read_past_rolling(match: re.Match[str], now: Now) -> Found | None:
    """Read "last 30 days"."""
    count = count_of(match)
    if "." in match["count"]:
        return Found(rolling_days("day", _days_of(match), now.last_day))
    return Found(rolling_days(unit_of(match), count, now.last_day)) if count else None


def read_short_rolling(match: re.Match[str], now: Now) -> Found | None:
    """Read "L7D", "L4W" and "T3M" as analysts write them: the last 7 days, 4 weeks, 3 months."""
    unit = _UNIT_OF_LETTER[match["letter"].lower()]
    count = int(match["count"])
    return Found(rolling_days(unit, count, now.last_day)) if count else None


def read_days_back(match: re.Match[str], now: Now) -> Found:
    """Read "T-1": so many days before today. "D-2" is rather the second Delhi store."""
    day = now.today - timedelta(days=int(match["back"]))
    return Found((day, day))


def read_ago(match: re.Match[str], now: Now) -> Found | None:
    """Read "two weeks ago": that calendar week."""
    count, unit = count_of(match), unit_of(match)
    if unit == "fortnight":
        unit, count = "week", count * 2
    return Found(unit_days(unit, now.today, -count)) if count else None


def read_future_rolling(match: re.Match[str], now: Now) -> Found | None:
    """Read "next 10 days"."""
    return _ahead(_days_of(match), now.today)


def read_one_ahead(match: re.Match[str], now: Now) -> Found | None:
    """Read "the month ahead"."""
    return _ahead(DAYS_OF_UNIT[unit_of(match)], now.today)


def read_hours(match: re.Match[str], now: Now) -> Found | None:
    """Read "the next 72 hours": whole days."""
    days = -(-int(match["hours"]) // 24)
    if now.tense == "past":
        return Found(rolling_days("day", days, now.last_day))
    return _ahead(days, now.today)


def read_duration(match: re.Match[str], now: Now) -> Found | None:
    """Read "10 days", whose direction the tense decides."""
    return read_past_rolling(match, now) if now.tense == "past" else read_future_rolling(match, now)


def read_short_duration(match: re.Match[str], now: Now) -> Found | None:
    """Read "30d", whose direction the tense decides; "12w" is rather a lamp's watts."""
    unit = _UNIT_OF_LETTER[match["letter"].lower()]
    count = int(match["count"])
    if now.tense == "past":
        return Found(rolling_days(unit, count, now.last_day)) if count else None
    return _ahead(count * DAYS_OF_UNIT[unit], now.today)


def read_calendar(offset: int, match: re.Match[str], now: Now) -> Found | None:
    """Read "last week", "this month", "next quarter"."""
    unit = unit_of(match)
    if offset > 0:
        horizon = DAYS_OF_UNIT[unit]
        if unit == "fortnight":
            return _ahead(horizon, now.today)
        return Found(unit_days(unit, now.today, offset), horizon)
    if unit == "fortnight":
        return Found(rolling_days("fortnight", 1, now.last_day)) if offset else _ahead(14, now.today)
    if unit == "day":
        day = now.last_day if offset == -1 and now.last_day < now.today else now.today + timedelta(offset)
        return Found((day, day))
    return _this(unit, now) if offset == 0 else Found(unit_days(unit, now.today, offset))


def _this(unit: CalendarUnit, now: Now) -> Found:
    days = unit_days(unit, now.today)
    return Found(days, max(1, (days[1] - now.today).days))


def read_to_date(match: re.Match[str], now: Now) -> Found | None:
    """Read "month to date"."""
    return Found((unit_days(unit_of(match), now.today)[0], now.today))


def read_to_date_short(match: re.Match[str], now: Now) -> Found | None:
    """Read "mtd"."""
    units: dict[str, CalendarUnit] = {"w": "week", "m": "month", "q": "quarter", "y": "year"}
    return Found((unit_days(units[match["letter"]], now.today)[0], now.today))


_WEEKDAYS = Pattern(r"\bweek\s?-?days?\b")


def read_weekend(match: re.Match[str], now: Now) -> Found | None:
    """Read "this weekend": Saturday and Sunday; beside weekdays it is any."""
    if _WEEKDAYS.search(match.string):
        return None
    which = "last" if match["gone"] else (match["which"] or "").strip()
    if not which:
        which = "last" if now.tense == "past" else "this"
    offset = {"last": -1, "past": -1, "previous": -1, "this": 0, "coming": 0, "next": 1}[which]
    sunday = unit_days("week", now.today, offset)[1]
    return Found(
        (sunday - timedelta(days=1), sunday), max(1, (sunday - now.today).days) if offset >= 0 else None
    )


def read_single(match: re.Match[str], now: Now) -> Found | None:
    """Read one day or one month."""
    days = atom.parse_days(match["day"], now.today, now.tense)
    if days is None:
        return None
    return Found(days, 1) if days == (now.today, now.today) and now.tense == "future" else Found(days)


def read_last_day(match: re.Match[str], now: Now) -> Found:
    """Read "as at the last closing": the last day with data, yesterday where today is one."""
    day = now.last_day if now.last_day < now.today else now.today - timedelta(days=1)
    return Found((day, day))


def read_all_time(match: re.Match[str], now: Now) -> Found | None:
    """Read "all time": as much as one question may ask for."""
    return Found((now.last_day - timedelta(days=3_649), now.last_day))
