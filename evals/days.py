"""Days as cases name them: relative to the day a case is run, so that no case ages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from core.errors import InputError

Span = tuple[date, date]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ANCHOR = re.compile(r"(?P<anchor>[a-z_]+|\d{4}-\d{2}-\d{2})(?P<offset>[+-]\d+)?")
_LAST_N = re.compile(r"last_(\d+)_(days|weeks|months)")


@dataclass(frozen=True)
class Calendar:
    """Reads the days of cases. `today` is the clock's, `as_of` the last day of the data."""

    today: date
    as_of: date

    def day(self, said: str | date) -> frozenset[date]:
        """Return the days an expression may mean: `as_of-6`, `today+1`, `2026-10-01`, `last_friday`.

        `now` is where an unfinished period ends: today, or the last day with data.

        Raises:
            InputError: it names no day.
        """
        if isinstance(said, date):
            return frozenset({said})
        match = _ANCHOR.fullmatch(said)
        if match is None:
            raise InputError(f"{said!r} names no day; write as_of-6, today+1, now or an ISO date.")
        shift = timedelta(days=int(match["offset"] or 0))
        return frozenset(day + shift for day in self._anchor(match["anchor"]))

    def spans(self, said: Any) -> frozenset[Span]:
        """Return the periods an expression may mean: a name, or `{start, end}` of days.

        Raises:
            InputError: it names no period.
        """
        if isinstance(said, str):
            return self._named(said)
        starts, ends = self.day(said["start"]), self.day(said["end"])
        return frozenset((start, end) for start in starts for end in ends)

    def ahead(self, said: Any) -> frozenset[int]:
        """Return how many days ahead an expression may mean, counted from today or from the data's end.

        A number, `{until: DAY}`, `{any: [N, …]}`, or `tomorrow`, `this_week`, `weekend`,
        `this_month`, `next_month`.

        Raises:
            InputError: it is none of these.
        """
        if isinstance(said, int):
            return frozenset({said})
        if isinstance(said, dict):
            if "any" in said:
                return frozenset(said["any"])
            return frozenset(self._until(day) for day in self.day(said["until"])) | frozenset(
                self._until(day) + 1 for day in self.day(said["until"])
            )
        sunday = self.today + timedelta(days=6 - self.today.weekday())
        month_end = _month(self.today, 1)[0] - timedelta(days=1)
        ends = {
            "today": {self.today},
            "tomorrow": {self.today + timedelta(days=1)},
            "day_after_tomorrow": {self.today + timedelta(days=2)},
            "this_week": {sunday},
            "weekend": {sunday},
            "this_month": {month_end},
            "next_month": {_month(self.today, 1)[1]},
        }
        if said not in ends:
            raise InputError(f"{said!r} says no number of days; there are: {', '.join(ends)}.")
        days = {self._until(day) + one for day in ends[said] for one in (0, 1)}
        more = {"this_week": {7}, "next_month": {30, 31}}.get(said, set())
        return frozenset(number for number in days | more if number > 0)

    def _until(self, day: date) -> int:
        return (day - self.today).days

    def _anchor(self, name: str) -> frozenset[date]:
        if name[0].isdigit():
            return frozenset({date.fromisoformat(name)})
        named = {
            "today": frozenset({self.today}),
            "tomorrow": frozenset({self.today + timedelta(days=1)}),
            "as_of": frozenset({self.as_of}),
            "now": frozenset({self.today, self.as_of}),
        }
        direction, _, weekday = name.rpartition("_")
        if weekday in _WEEKDAYS and direction in {"last", "next"}:
            ago = (self.today.weekday() - _WEEKDAYS.index(weekday) - 1) % 7 + 1
            ahead = (7 - ago) or 7
            named[name] = frozenset({self.today + timedelta(days=ahead if direction == "next" else -ago)})
        if name not in named:
            raise InputError(
                f"{name!r} names no day; there are {', '.join(named)}, last_monday, next_monday, …."
            )
        return named[name]

    def _named(self, name: str) -> frozenset[Span]:
        if match := _LAST_N.fullmatch(name):
            return self._last(int(match[1]), match[2])
        if name in _MONTHS:  # the last one that began
            month = _MONTHS.index(name) + 1
            year = self.today.year - (month > self.today.month)
            first, last = _month(date(year, month, 1), 0)
            return frozenset({(first, last)}) if last < self.today else self._open(first, last)
        monday = self.today - timedelta(days=self.today.weekday())
        week, day = timedelta(days=7), timedelta(days=1)
        quarter = date(self.today.year, (self.today.month - 1) // 3 * 3 + 1, 1)
        year = self.today.year
        closed: dict[str, Span] = {
            "yesterday": (self.today - day, self.today - day),
            "day_before_yesterday": (self.today - 2 * day, self.today - 2 * day),
            "tomorrow": (self.today + day, self.today + day),
            "last_week": (monday - week, monday - day),
            "week_before_last": (monday - 2 * week, monday - week - day),
            "next_week": (monday + week, monday + 2 * week - day),
            "last_month": _month(self.today, -1),
            "month_before_last": _month(self.today, -2),
            "next_month": _month(self.today, 1),
            "last_quarter": (_month(quarter, -3)[0], quarter - day),
            "last_year": (date(year - 1, 1, 1), date(year - 1, 12, 31)),
            "last_weekend": (monday - 2 * day, monday - day),
        }
        if name in closed:
            return frozenset({closed[name]})
        opened = {
            "today": (self.today, self.today),
            "this_week": (monday, monday + week - day),
            "this_month": _month(self.today, 0),
            "this_quarter": (quarter, _month(quarter, 2)[1]),
            "this_year": (date(year, 1, 1), date(year, 12, 31)),
        }
        if name not in opened:
            known = ", ".join([*closed, *opened, "last_7_days, last_3_months, september, …"])
            raise InputError(f"{name!r} names no period; there are: {known}.")
        return self._open(*opened[name])

    def _open(self, first: date, last: date) -> frozenset[Span]:
        """An unfinished period ends today, with the data, or where it will have ended."""
        return frozenset((first, end) for end in (self.today, self.as_of, last) if end >= first)

    def _last(self, count: int, unit: str) -> frozenset[Span]:
        """So many days end with the data; weeks and months may also be those of the calendar."""
        day = timedelta(days=1)
        if unit == "days":
            return frozenset({(self.as_of - (count - 1) * day, self.as_of)})
        if unit == "weeks":
            monday = self.today - self.today.weekday() * day
            rolling = (self.as_of - (7 * count - 1) * day, self.as_of)
            return frozenset({rolling, (monday - 7 * count * day, monday - day)})
        first = _month(self.today, -count)[0]
        whole = (first, self.today.replace(day=1) - day)
        days = {1: 30, 2: 60, 3: 90, 6: 180}.get(count, 30 * count)
        rolling = self._last(days, "days")
        return frozenset({whole, *rolling, *self._back(count)})

    def _back(self, months: int) -> frozenset[Span]:
        """So many months back from the last day of the data, to the day."""
        first = _month(self.as_of, -months)[0]
        last = _month(first, 0)[1]
        start = min(first.replace(day=min(self.as_of.day, last.day)), self.as_of)
        return frozenset({(start + timedelta(days=one), self.as_of) for one in (0, 1)})


def _month(day: date, months: int) -> Span:
    """Return the first and last day of the month that lies so many months from a day's."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    following = index + 1
    return first, date(following // 12, following % 12 + 1, 1) - timedelta(days=1)
