"""Festivals by their day of the year at hand: "until Diwali" is until the eighth of November.

`festivals.yaml` says of each what people call it and how its day is found: by its name in the
shop's calendar, by a date that is the same every year, or counted from another festival.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

from language.dates.atom import MONTH, WEEKDAYS
from language.dates.calendar import Days
from language.dates.reading import Tense
from language.pattern import Pattern

Holidays = Callable[[date, date], Iterable[tuple[date, str]]]
"""Gives the holidays between two days, each with its name."""

_SATURDAY = 5
_LONGEST = timedelta(days=10)
_WINDOW = timedelta(days=800)
_COUNTED = Pattern(r"(?P<first>-?\d+)(?:\.\.(?P<last>-?\d+))? (?P<of>[A-Z]+)")
_COUNTED_UNITS = (
    r"(?:(?:\w+\s+)?(?:days?|weeks?|fortnights?|months?)\s+"
    r"(?:before|after|prior\s+to|ahead\s+of|leading\s+(?:up\s+)?to)\s+)"
)
_UNTIL = Pattern(
    rf"(?<!leading\s)\b(?:till|until|by|up\s*to|upto|through)\s+(?:the\s+)?{_COUNTED_UNITS}?(?:the\s+)?$"
    r"|(?<!day\s)(?<!days\s)(?<!week\s)(?<!weeks\s)(?<!fortnight\s)(?<!month\s)(?<!months\s)\b(?:before|ahead\s+of|prior\s+to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a festival's name: what lies ahead, whatever the tense."""
_SINCE = Pattern(r"\b(?:since|from|after)\s+(?:the\s+)?$", re.IGNORECASE)
_PARTS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2}


@dataclass(frozen=True)
class Festival:
    """A day or days with a name.

    `names` are what English and Hinglish call it, the planner's own first, `hindi` what Hindi
    does, `day` how its day is found.
    """

    key: str
    names: tuple[str, ...]
    hindi: tuple[str, ...]
    day: str


@cache
def festivals() -> Mapping[str, Festival]:
    """Return the festivals by key, in the order of the file."""
    text = files("language.dates").joinpath("festivals.yaml").read_text("utf-8")
    listed = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe
    return {key: _festival(key, entry) for key, entry in listed.items()}


def _festival(key: str, entry: str) -> Festival:
    said, hindi, day = entry.split(" | ")
    names, spoken = (tuple(form.strip() for form in forms.split(",")) for forms in (said, hindi))
    return Festival(key, names, spoken, day.strip())


def _in_words(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]?")


_CALLED = {form: festival.key for festival in festivals().values() for form in festival.names}
_NAMES = "|".join(_in_words(form) for form in sorted(_CALLED, key=len, reverse=True))
FESTIVAL = Pattern(
    r"\b(?:(?P<which>(?:last|previous|this)\s+year(?:['’]?s)?|last|previous|this|next|coming|upcoming)\s+)?"
    r"(?:(?P<part>first|1st|second|2nd|third|3rd|last|final)\s+day\s+of\s+(?:the\s+)?)?"
    rf"(?>(?P<name>{_NAMES})\b)"
    r"(?!\s+(?:pack|gift|special|box)|\s+is\s*,)"
    r"(?P<began>\s+(?:began|begun|started|starting|beginning))?(?P<week>['’]?s?\s+week(?:end)?\b)?(?:\s+(?:of\s+|in\s+)?(?P<year>(?:last|previous|this)\s+year)\b)?",
    re.IGNORECASE,
)


_YEAR_BEHIND = Pattern(
    rf"\b(?<!year )(?P<name>{_NAMES})(?P<week>['’]?s?\s+week(?:end)?)?\s+"
    r"(?P<what>(?:sales?|revenue|business|margin|profits?|units|collections?))\s+(?:of\s+|in\s+)?(?P<year>(?:last|previous|this)\s+year)\b",
    re.IGNORECASE,
)
"""The year of a festival said behind what is asked of it: "Diwali sales last year"."""
_AGAINST_YEAR = Pattern(
    r"\b(?P<cue>(?:vs|versus|against|than|from|over|compared?\s+(?:to|with)|relative\s+to)\.?\s+(?:the\s+)?)(?:last|previous)\s+year\b"
    rf"(?!['’]?s?\s+(?:{_NAMES})\b)",
    re.IGNORECASE,
)
"""The year before, beside a festival: its days of that year are meant, not the same dates."""
_TOLD_IN_FULL = Pattern(
    rf"\s*[,(:–-]+\s*(?:(?:i\.?e\.?|that\s+is|from|between|meaning)\s+)*\d{{1,2}}(?:st|nd|rd|th)?(?:\s+{MONTH})?\s*(?:to|till|until|and|-|–)\s*"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}",
    re.IGNORECASE,
)
"""Behind a festival: the very days that are meant, "Onam, 20 to 26 August"."""


def with_days(text: str, holidays: Holidays, today: date, tense: Tense | None) -> str:
    """Return the text with each festival's day in its place, where it is known.

    "Last Diwali" is the one gone by, or beside another Diwali the one before that; "this" is the
    nearest, "next" and a bare one the one ahead, unless the sentence looks back. A festival of several
    days is its first one where it is waited for, and all of its days otherwise.
    """
    if not FESTIVAL.search(text):
        return text
    text = _against_its_days(_YEAR_BEHIND.sub(r"\g<year> \g<name>\g<week> \g<what>", text))
    known = sorted(holidays(today - _WINDOW, today + _WINDOW))
    said = [_Said(match, text) for match in FESTIVAL.finditer(text)]
    spells = {one.key: _spells(festivals()[one.key].day, known, today) for one in said}
    meant: dict[int, Days | None] = {}
    for one in sorted(said, key=lambda one: one.is_before):  # those that "last" counts from go first
        beside = [days for other in said if other.key == one.key and (days := meant.get(other.start))]
        compared = any(other.is_before and other.key == one.key for other in said)
        meant[one.start] = _meant(one, spells[one.key], today, tense, beside, compared=compared)

    def days_of(match: re.Match[str]) -> str:
        if _TOLD_IN_FULL.match(text, match.end()):
            return ""
        days = meant[match.start()]
        if days is None:
            return match[0]
        part, since = match["part"], _SINCE.search(text[: match.start()])
        if part or since:
            first, last = days
            if since and since[0].lower().startswith("after"):
                return last.isoformat()
            day = first + timedelta(days=_PARTS.get((part or "first").lower(), (last - first).days))
            return min(day, last).isoformat()
        if match["week"] and match["week"].lower().endswith("end"):
            return _weekend_of(days[0])
        waited = _UNTIL.search(text[: match.start()]) is not None
        return _written(days, today, waited=waited, week=bool(match["week"])) + (match["began"] or "")

    return FESTIVAL.sub(days_of, text)


class _Said:
    """A festival as it was named: which one, and whether it is waited for."""

    def __init__(self, match: re.Match[str], text: str) -> None:
        self.start = match.start()
        self.key = _CALLED[re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))]
        self.which = (match["which"] or match["year"] or "").lower()
        self.is_before = self.which.startswith(("last", "previous"))
        self.waited = _UNTIL.search(text[: match.start()]) is not None


def _against_its_days(text: str) -> str:
    """Return the text with the year before named as the festival's that it is held against."""
    named = list(FESTIVAL.finditer(text))
    if len({match["name"].lower() for match in named}) != 1 or any(
        (match["which"] or match["year"] or "").lower().startswith(("last", "previous")) for match in named
    ):
        return text
    first = named[0]
    behind = f"last {first['name']}{first['week'] or ''}"
    return _AGAINST_YEAR.sub(lambda match: f"{match['cue']}{behind}", text)


def _meant(
    one: _Said,
    spells: Sequence[Days],
    today: date,
    tense: Tense | None,
    beside: Sequence[Days],
    *,
    compared: bool,
) -> Days | None:
    """Return the days that are meant; `None` where the calendar has none.

    Args:
        one: The festival as it was named.
        spells: Its days in the years around today, in order.
        today: The day.
        tense: Whether the sentence looks back or ahead.
        beside: The days of the same festival that are named beside it.
        compared: The one before is named beside it.
    """
    if one.which.startswith(("last year", "previous year")):
        spells = [spell for spell in spells if spell[0].year == today.year - 1]
    elif one.which.startswith("this year"):
        spells = [spell for spell in spells if spell[0].year == today.year]
    if one.is_before and beside:
        return next((spell for spell in reversed(spells) if spell[1] < min(beside)[0]), None)
    nearest = one.which.startswith("this") or (compared and not one.which and tense is None)
    if nearest and not one.waited and tense != "future":
        return min(spells, key=lambda spell: abs(spell[0] - today), default=None)
    behind = one.is_before or (not one.which and tense == "past" and not one.waited)
    if behind:
        return next((spell for spell in reversed(spells) if spell[0] <= today), None)
    return next((spell for spell in spells if spell[1] >= today), None)


def _written(days: Days, today: date, *, waited: bool, week: bool) -> str:
    first, last = days
    if waited or first == last:
        day = first if first > today or first == last else last
        return f"week of {day.isoformat()}" if week else day.isoformat()
    return f"from {first.isoformat()} to {last.isoformat()}"


def _weekend_of(day: date) -> str:
    """Return the Saturday and Sunday nearest to a day, and the day itself: a long weekend."""
    saturday = day + timedelta(days=(_SATURDAY - day.weekday() + 3) % 7 - 3)
    first, last = min(day, saturday), max(day, saturday + timedelta(days=1))
    return f"from {first.isoformat()} to {last.isoformat()}"


def _spells(said: str, known: Sequence[tuple[date, str]], today: date) -> list[Days]:
    """Return the days a festival falls on, in the years around today, in order."""
    how, _, rest = said.partition(" ")
    if how == "in":
        named = [(day, name) for day, name in known if re.search(rest, name, re.IGNORECASE)]
        return [_alone(day) for day, name in named if not _is_day_before(day, name, named)]
    years = range(today.year - 1, today.year + 2)
    if how == "on":
        month, day = (int(part) for part in rest.split("-"))
        return [_alone(date(year, month, day)) for year in years]
    if how == "nth":
        number, weekday, month = rest.split()
        return [_alone(_nth(int(number), WEEKDAYS[weekday], date(year, int(month), 1))) for year in years]
    counted = _COUNTED.fullmatch(said)
    if counted is None:
        return []
    first, last = int(counted["first"]), int(counted["last"] or counted["first"])
    others = _spells(festivals()[counted["of"]].day, known, today)
    return [(day + timedelta(days=first), day + timedelta(days=last)) for day, _ in others]


def _alone(day: date) -> Days:
    return day, day


def _nth(number: int, weekday: int, first: date) -> date:
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _is_day_before(day: date, name: str, named: Iterable[tuple[date, str]]) -> bool:
    """Tell whether a day only leads up to the festival: "Dussehra (Saptami)" two days before "Dussehra"."""
    return "(" in name and any("(" not in other and day < at <= day + _LONGEST for at, other in named)
