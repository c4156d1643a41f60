"""Calendar arithmetic: weeks run from Monday to Sunday, quarters with the calendar year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

CalendarUnit = Literal["day", "week", "fortnight", "month", "quarter", "year"]
Days = tuple[date, date]

DAYS_OF_UNIT: dict[CalendarUnit, int] = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "quarter": 90,
    "year": 365,
}


def shift_months(day: date, months: int) -> date:
    """Return the same day `months` later (or earlier), or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def unit_days(unit: CalendarUnit, day: date, offset: int = 0) -> Days:
    """Return first and last day of the calendar unit that holds `day`, `offset` units on.

    A fortnight has no calendar of its own: it is the two weeks from this week's Monday.
    """
    if unit == "day":
        shifted = day + timedelta(days=offset)
        return shifted, shifted
    if unit in ("week", "fortnight"):
        length = DAYS_OF_UNIT[unit]
        monday = day - timedelta(days=day.weekday()) + timedelta(days=length * offset)
        return monday, monday + timedelta(days=length - 1)
    if unit == "month":
        first = shift_months(day.replace(day=1), offset)
        return month_days(first.year, first.month)
    if unit == "quarter":
        first = shift_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * offset)
        return first, shift_months(first, 3) - timedelta(days=1)
    return date(day.year + offset, 1, 1), date(day.year + offset, 12, 31)


def rolling_days(unit: CalendarUnit, count: int, last: date) -> Days:
    """Return the days of "last `count` units".

    Days, weeks and fortnights end on `last`; months, quarters and years are whole ones
    before the one that holds it.
    """
    if unit in ("day", "week", "fortnight"):
        return last - timedelta(days=DAYS_OF_UNIT[unit] * count - 1), last
    return unit_days(unit, last, -count)[0], unit_days(unit, last, -1)[1]


def financial_year(day: date, offset: int = 0) -> Days:
    """Return the Indian financial year (1 April to 31 March) that holds `day`."""
    first = day.year + offset - (day.month < 4)
    return date(first, 4, 1), date(first + 1, 3, 31)
