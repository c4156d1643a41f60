"""Days that are counted from those of the question before: "the week before", "the month before that"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.pattern import Pattern

_BEFORE = Pattern(
    r"\b(?:the\s+|its\s+|that\s+)?(?P<unit>day|week|fortnight|month|quarter|year)\s+before(?!\s+(?:last|yesterday))(?:\s+(?:that|it|this|those))?\b"
    r"|\b(?:its|that|those|this)\s+(?:last|previous|before|earlier)\s+(?P<unit_of_it>day|week|fortnight|month|quarter|year)\b"
    r"|\b(?P<unit_prior>day|week|fortnight|month|quarter|year)\s+(?:previous|prior|preceding)(?:\s+to\s+(?:that|it|this|those))?\b"
    r"|\b(?:us|that|it)\s+from\s+(?:last|previous)\s+(?P<unit_from>day|week|fortnight|month|quarter|year)\b"
    r"|\b(?:us|its|it|that)\s+(?:from\s+)?(?:also\s+|even\s+|still\s+)*before\b|\bearlier\s+than\s+that\b"
    r"|\bbefore\s+(?P<unit_behind>day|week|fortnight|month|quarter|year)\b"
    r"|\b(?P<count>two|2|three|3)\s+(?P<units>days|weeks|fortnights|months)\s+before\s+that\b"
    r"|\b(?:the\s+)?(?:one|period|days)\s+before(?:\s+(?:that|it))?\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3}


def days_before(text: str, days: tuple[date, date]) -> tuple[date, date] | None:
    """Return the days that a text counts back to from others; `None` where it does not count so."""
    match = _BEFORE.search(text)
    if match is None:
        return None
    start, end = days
    said = (
        match["unit"],
        match["units"],
        match["unit_of_it"],
        match["unit_behind"],
        match["unit_prior"],
        match["unit_from"],
    )
    unit = next((one for one in said if one), "").lower().rstrip("s")
    times = _COUNTS.get((match["count"] or "").lower(), 1)
    for _ in range(times):
        start, end = _back(start, end, unit)
    return start, end


def _back(start: date, end: date, unit: str) -> tuple[date, date]:
    last = start - timedelta(days=1)
    if not unit and start.day == 1 and end.month == start.month and (end + timedelta(days=1)).day == 1:
        unit = "month"
    if unit == "month" and start.day == 1:
        return last.replace(day=1), last
    if unit == "quarter" and start.day == 1:
        first = last.replace(day=1)
        for _ in range(2):
            first = (first - timedelta(days=1)).replace(day=1)
        return first, last
    if unit == "year":
        return _year_before(start), _year_before(end)
    length = {"day": 1, "week": 7, "fortnight": 14}.get(unit, (end - start).days + 1)
    if unit == "day" or (unit == "week" and (end - start).days + 1 < length):
        return start - timedelta(days=length), end - timedelta(days=length)
    return start - timedelta(days=length), last


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
