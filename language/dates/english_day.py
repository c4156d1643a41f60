"""Several days in one breath: "2nd and 3rd October", "Friday and Saturday", "July and August"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from language.dates import atom
from language.dates.calendar import shift_months, unit_days
from language.dates.english_rule import Found, Now, count_of
from language.dates.english_words import NEXT
from language.pattern import Pattern

_JOIN = r"\s*(?:,?\s*\b(?:and|plus)\s+(?:on\s+)?|&\s*|,\s*|/)\s*(?:the\s+)?"
_AND = r"\s*(?:,?\s*\b(?:and|plus)\s+(?:on\s+)?|&\s*|/)\s*(?:the\s+)?"
_LONG = rf"(?:{atom.WHICH_WEEKDAY})?{atom.LONG_WEEKDAY}"
_NUMBER = r"(?:the\s+)?(?<![\d.,/-])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_AFTER = (
    r"(?!\s*(?:%|[-/.]\d|\d|(?!(?:in|at|for|from|to|and|on|of|by|with|what|how|any|all|please|sales?|revenue|units)\b)"
    r"[a-z]))"
)
DAYS_OF_MONTH = (
    rf"(?P<numbers>{_NUMBER}(?:(?:\s*,\s*|{_AND}){_NUMBER})*){_AND}"
    rf"(?P<last>{atom.SINGLE_DAY}|{atom.BARE_DAY})"
)
DAYS_AFTER_MONTH = rf"(?P<first>{atom.SINGLE_DAY})(?P<numbers>(?:{_JOIN}{_NUMBER}\b)+){_AFTER}"
NAMED_DAYS = (
    rf"(?P<first>\b(?:{_LONG}|{atom.NAMED_DAY}|{atom.BARE_DAY}))"
    rf"(?P<more>(?:(?:{_JOIN}|\s+){_LONG})+"
    rf"|(?:{_JOIN}(?:{atom.NAMED_DAY}|day\s+(?:after|before)\b|{atom.BARE_DAY}))+)"
)
FULL_DAYS = rf"(?P<first>{atom.SINGLE_DAY})(?P<more>(?:{_JOIN}{atom.SINGLE_DAY})+)"
_LISTED = r"(?:\s*,\s*|\s+)"
MONTHS = (
    rf"(?P<first>{atom.MONTH_YEAR})(?:{_AND}|{_LISTED}(?:{atom.MONTH_YEAR}(?:{_AND}|{_LISTED}))+)"
    rf"(?P<last>{atom.MONTH_YEAR})(?!\s*\d)"
)
SHORT_DAYS = (
    rf"\b(?:on\s+)?(?P<first>(?:{atom.WHICH_WEEKDAY})?{atom.WEEKDAY})"
    rf"(?P<more>(?:(?:{_JOIN}|\s+){atom.WEEKDAY})+)"
)
_DAY = timedelta(days=1)
_MOST_WEEKDAYS = 6

_APART = Pattern(
    r"\b(?:compar\w*|vs\.?|versus|than|against|difference|separate\w*|each|side\s+by\s+side|respectively)\b",
    re.IGNORECASE,
)
"""Where days are set against one another they are no one spell."""

_BETWEEN = Pattern(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)

Several = tuple[Found, ...]


def read_days_of_month(match: re.Match[str], now: Now) -> Several | None:
    """Read "2nd and 3rd October", "2, 3 and 9 October"."""
    if _BETWEEN.search(match.string[: match.start("numbers")]):
        return None
    last = atom.parse_days(match["last"], now.today, now.tense)
    numbers = [(int(found[0]), found.span()) for found in re.finditer(r"\d+", match["numbers"])]
    if last is None or last[0] != last[1]:
        return None
    start = match.start("numbers")
    days = [(_month_of(last[0], number), (start + at[0], start + at[1])) for number, at in numbers]
    return _spells([*days, (last[0], match.span("last"))], match.string)


def read_days_after_month(match: re.Match[str], now: Now) -> Several | None:
    """Read "October 2 and 3"."""
    first = atom.parse_days(match["first"], now.today, now.tense)
    if first is None or first[0] != first[1]:
        return None
    start = match.start("numbers")
    more = [
        (first[0].replace(day=int(found[0])), (start + found.start(), start + found.end()))
        for found in re.finditer(r"\d+", match["numbers"])
    ]
    return _spells([(first[0], match.span("first")), *more], match.string)


def read_named_days(match: re.Match[str], now: Now) -> Several | None:
    """Read "Friday and Saturday", "today and tomorrow", "the 2nd and the 3rd"."""
    found = atom.parse_days(match["first"], now.today, now.tense)
    between = _BETWEEN.search(match.string[: match.start("first")])
    if found is None or found[0] != found[1] or between:
        return None
    days = [(found[0], match.span("first"))]
    start = match.start("more")
    for said in re.finditer(
        rf"{atom.SINGLE_DAY}|{atom.NAMED_DAY}|{atom.BARE_DAY}|\bday\s+(?:after|before)\b|\b(?:{atom.WHICH_WEEKDAY})?{atom.WEEKDAY}",
        match["more"],
    ):
        day = _after(said[0].strip(), days[-1][0], now)
        if day is None:
            return None
        days.append((day, (start + said.start(), start + said.end())))
    return _spells(days, match.string)


def read_months(match: re.Match[str], now: Now) -> Found | None:
    """Read "July and August", "July, August and September": one spell, unless they are set apart."""
    if _APART.search(match.string) or _BETWEEN.search(match.string[: match.start("first")]):
        return None
    last = atom.parse_days(match["last"], now.today, now.tense)
    first = atom.parse_days(match["first"], last[0], "past") if last else None
    named = len(re.findall(rf"\b{atom.MONTH}", match[0]))
    if last is None or first is None or shift_months(first[0], named - 1) != last[0]:
        return None
    return Found((first[0], last[1]))


def read_weekdays_of_week(match: re.Match[str], now: Now) -> Found | None:
    """Read "Wednesday to Friday last week", "Friday of next week"."""
    offset = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"], 0)
    monday = unit_days("week", now.today, offset)[0]
    first = monday + _DAY * atom.WEEKDAYS[match["first"].strip(" .")]
    last = monday + _DAY * atom.WEEKDAYS[(match["last"] or match["first"]).strip(" .")]
    return Found((first, last)) if first <= last else None


def read_several_weekdays(match: re.Match[str], now: Now) -> Several | None:
    """Read "the last two Fridays", "last 2 weekends": each of them a spell of its own."""
    count = count_of(match)
    if not 1 < count <= _MOST_WEEKDAYS:
        return None
    ahead = re.fullmatch(NEXT, match["which"]) is not None
    which = "next" if ahead else "last"
    name = match["day"]
    said = f"{which} saturday" if name == "weekend" else f"{which} {name}"
    first = atom.parse_days(said, now.today, "future" if ahead else "past")
    if first is None:
        return None
    nearest = first[0]
    if name == "weekend" and not ahead and nearest + _DAY > now.last_day:
        nearest -= 7 * _DAY
    length = _DAY if name == "weekend" else timedelta(0)
    days = [nearest + 7 * _DAY * (week if ahead else -week) for week in range(count)]
    return tuple(Found((day, day + length)) for day in sorted(days))


def read_until_then(match: re.Match[str], now: Now) -> Found | None:
    """Read "Sunday is crowded, what will run out until then": up to that day."""
    days = atom.parse_days(match["day"], now.today, "future")
    if days is None or days[1] <= now.today:
        return None
    return Found((now.today + _DAY, days[1]), (days[1] - now.today).days, place=match.span("day"))


def read_since_day(match: re.Match[str], now: Now) -> Found | None:
    """Read "from 5 October" and "5 October onwards" of what is over: since that day."""
    if now.tense == "future":
        return None
    days = atom.parse_days(match["day"], now.today, "past")
    if days is None or days[0] > now.today:
        return None
    start = days[1] + _DAY if match[0].lower().startswith("after") else days[0]
    return Found((start, now.today)) if start <= now.today else None


def _month_of(day: date, number: int) -> date:
    """Return the day of that number in the month of another, or in the one before where it is the larger."""
    if number <= day.day:
        return day.replace(day=number)
    return (day.replace(day=1) - _DAY).replace(day=number)


def _after(said: str, before: date, now: Now) -> date | None:
    """Return the day that is named after another one: of a weekday the next one there is."""
    if re.fullmatch(atom.WEEKDAY, said):
        return before + _DAY * ((atom.WEEKDAYS[said.strip(" .")] - before.weekday() - 1) % 7 + 1)
    if said.startswith("day") and said.endswith(("after", "before")):
        return before + (_DAY if said.endswith("after") else -_DAY)
    found = atom.parse_days(said, now.today, now.tense)
    return found[0] if found else None


def _spells(days: list[tuple[date, tuple[int, int]]], text: str) -> Several | None:
    """Return days as spells: those that follow one another are one, unless the text sets them apart.

    "Yesterday and the day before" are told backwards.
    """
    together = _APART.search(text) is None
    if together and all(later - earlier == -_DAY for (earlier, _), (later, _) in pairwise(days)):
        return (Found((days[-1][0], days[0][0]), place=(days[0][1][0], days[-1][1][1])),)
    if any(later <= earlier for (earlier, _), (later, _) in pairwise(days)):
        return None
    spells: list[Found] = []
    for day, place in days:
        if spells and together and day - spells[-1].days[1] == _DAY:
            before = spells.pop()
            spells.append(
                Found((before.days[0], day), place=(before.place[0] if before.place else place[0], place[1]))
            )
        else:
            spells.append(Found((day, day), place=place))
    return tuple(spells)
