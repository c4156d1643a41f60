"""A single day or month in English words or digits: `25 Nov`, `Nov 25, 2025`, `Monday`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.dates.calendar import Days, month_days, unit_days
from language.dates.reading import Tense

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
            "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b"
LONG_WEEKDAY = "(?:" + "|".join(day for day in WEEKDAYS if day.endswith("day")) + r")\b"
YEAR = r"(?:19|20)\d\d\b"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_ISO = r"\b\d{4}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])\b"
_DMY = r"\b(?:3[01]|[12]\d|0?[1-9])[-/.](?:1[0-2]|0?[1-9])[-/.](?:19|20)?\d\d\b"
_DAY_MONTH = rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?\b{DAY}(?:\s+of)?[\s-]*{MONTH}(?:,?[\s-]*{YEAR})?"
_MONTH_DAY = rf"(?:{WEEKDAY},?\s+)?\b{MONTH}\s*{DAY}(?:,?\s*{YEAR})?"
SINGLE_DAY = rf"(?:{_ISO}|{_DMY}|{_DAY_MONTH}|{_MONTH_DAY})"
NAMED_DAY = (
    r"\b(?:the\s+)?(?:day\s+before\s+yesterday|day\s+after\s+tomorrow|today|yesterday|tomorrow|tonight)\b"
)
ANY_DAY = rf"(?:{SINGLE_DAY}|{NAMED_DAY}|\b(?:last\s+|this\s+|next\s+)?{WEEKDAY})"
MONTH_YEAR = rf"\b{MONTH}(?:,?\s+{YEAR})?"

_NAMED = {
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
}


def parse_days(text: str, today: date, tense: Tense | None) -> Days | None:
    """Return the days an atom names, first and last; `None` where it is none.

    A date without its year is the nearest one in the direction of `tense`.
    """
    words = re.sub(r"\s+", " ", text.strip().lower()).strip(" .,")
    for name, offset in _NAMED.items():
        if words.removeprefix("the ") == name:
            day = today + timedelta(days=offset)
            return day, day
    for reader in (_numeric, _day_and_month, _weekday, _month):
        days = reader(words, today, tense)
        if days is not None:
            return days
    return None


def _numeric(words: str, today: date, tense: Tense | None) -> Days | None:
    if re.fullmatch(_ISO, words):
        year, month, day = (int(part) for part in re.split(r"[-/.]", words))
    elif re.fullmatch(_DMY, words):
        day, month, year = (int(part) for part in re.split(r"[-/.]", words))
        year += 2000 if year < 100 else 0
    else:
        return None
    found = date(year, month, day)
    return found, found


def _day_and_month(words: str, today: date, tense: Tense | None) -> Days | None:
    month_match = re.search(rf"(?<![a-z]){MONTH}", words)
    day_match = re.search(rf"(?<!\d){DAY}", words)
    if not month_match or not day_match:
        return None
    month, day = MONTHS[month_match[0].rstrip(".")], int(re.sub(r"\D", "", day_match[0]))
    year_match = re.search(YEAR, words)
    if year_match:
        found = date(int(year_match[0]), month, day)
        return found, found
    years = (today.year, today.year - 1) if tense != "future" else (today.year, today.year + 1)
    found = date(years[0], month, day)
    if (tense != "future" and found > today) or (tense == "future" and found < today):
        found = date(years[1], month, day)
    return found, found


def _weekday(words: str, today: date, tense: Tense | None) -> Days | None:
    match = re.fullmatch(rf"(?:(last|this|next) )?({WEEKDAY})", words)
    if not match:
        return None
    wanted = WEEKDAYS[match[2]]
    if match[1] == "this":
        found = unit_days("week", today)[0] + timedelta(days=wanted)
    elif match[1] == "next" or (match[1] is None and tense == "future"):
        found = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    else:
        found = today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    return found, found


def _month(words: str, today: date, tense: Tense | None) -> Days | None:
    match = re.fullmatch(rf"({MONTH})(?:,? ({YEAR}))?", words)
    if not match:
        return None
    month = MONTHS[match[1].rstrip(".")]
    if match[2]:
        return month_days(int(match[2]), month)
    first, last = month_days(today.year, month)
    if tense != "future" and first > today:
        return month_days(today.year - 1, month)
    if tense == "future" and last < today:
        return month_days(today.year + 1, month)
    return first, last
