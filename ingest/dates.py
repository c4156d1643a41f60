"""Dates as Indian sheets write them, and the evidence for which way round they are.

ISO 8601 (also `20260331`, also with a time), year first with `/` or `.`, a named month
(`31-Mar-2026`, `Mar 31, 2026`), and day/month/year in figures. Of the last kind `04/05/2026`
could be two days: the whole column decides (`Evidence`), and where it never says, the day
comes first, as it does in India.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from ingest.numbers import EMPTY_NUMBER
from ingest.quarantine import BadValueError, Reason

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)
EXCEL_EPOCH = date(1899, 12, 30)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = r"(?:[ T,]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?)?"
_FLAGS = re.IGNORECASE | re.ASCII
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", _FLAGS)
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", _FLAGS)
_FIGURES = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", _FLAGS)
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/., ]*([a-z]+)[-/., ]*(\d{{4}}|\d{{2}}){_TIME}", _FLAGS
)
_MONTH_DAY = re.compile(rf"([a-z]+)[-/. ]*(\d{{1,2}})(?:st|nd|rd|th)?,?[-/. ]+(\d{{4}}){_TIME}", _FLAGS)
_ZONED = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})", re.IGNORECASE
)
FIGURES_PATTERN = r"^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
"""Finds the cells of a column that may say something about their order."""


class Order(StrEnum):
    """Which of the two figures is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    CONFLICT = "conflict"  # the column writes both: only dates that say it themselves are read


@dataclass(frozen=True)
class Evidence:
    """What a column's own values say about its order: a figure above 12 is a day."""

    day_first: bool = False
    month_first: bool = False

    def __or__(self, other: Evidence) -> Evidence:
        return Evidence(self.day_first or other.day_first, self.month_first or other.month_first)

    @property
    def order(self) -> Order:
        """Return the order that follows; the day first where nothing speaks."""
        if self.day_first and self.month_first:
            return Order.CONFLICT
        return Order.MONTH_FIRST if self.month_first else Order.DAY_FIRST


def is_ambiguous(text: str) -> bool:
    """Tell whether the order decides which day this is."""
    found = _FIGURES.fullmatch(text.strip())
    return found is not None and len(found[4]) == 4 and _both_months(found[1], found[3])


def evidence_of(text: str) -> Evidence:
    """Return what one cell says about the order in its column."""
    found = _FIGURES.fullmatch(text.strip())
    if found is None or len(found[4]) != 4:
        return Evidence()
    first, second = int(found[1]), int(found[3])
    return Evidence(
        day_first=12 < first <= 31 and 1 <= second <= 12,
        month_first=12 < second <= 31 and 1 <= first <= 12,
    )


def parse_date(
    text: str, *, order: Order = Order.DAY_FIRST, timezone: str = "UTC", excel_serials: bool = False
) -> date | None:
    """Return the calendar day, or `None` for an empty cell.

    Args:
        text: The cell.
        order: Which figure is the day where both could be.
        timezone: IANA name; an instant with an offset falls on that zone's day.
        excel_serials: Read a bare number as Excel's day count (a workbook's unformatted date).

    Raises:
        BadValueError: it is no date, no such day, its year is not written out, or it lies
            outside 1900-2100.
    """
    plain = text.strip()
    if plain.casefold() in EMPTY_NUMBER:
        return None
    day = _zoned(plain, timezone) or _written(plain, order)
    if day is None and excel_serials:
        day = _serial(plain)
    if day is None:
        raise BadValueError(Reason.DATE_INVALID)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadValueError(Reason.DATE_OUT_OF_RANGE)
    return day


def _zoned(text: str, timezone: str) -> date | None:
    if not _ZONED.fullmatch(text):
        return None
    written = re.sub(r"\s?(UTC|Z)$", "+00:00", text, flags=re.IGNORECASE)
    try:
        return datetime.fromisoformat(written).astimezone(ZoneInfo(timezone)).date()
    except (ValueError, OverflowError) as error:
        raise BadValueError(Reason.DATE_IMPOSSIBLE) from error


def _written(text: str, order: Order) -> date | None:
    if found := _COMPACT.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[3], found[4])
    if found := _FIGURES.fullmatch(text):
        return _from_figures(found[1], found[3], found[4], order)
    if (found := _DAY_MONTH.fullmatch(text)) and found[2].casefold() in _MONTHS:
        year = found[3] if len(found[3]) == 4 else "20" + found[3]
        return _day(year, _MONTHS[found[2].casefold()], found[1])
    if (found := _MONTH_DAY.fullmatch(text)) and found[1].casefold() in _MONTHS:
        return _day(found[3], _MONTHS[found[1].casefold()], found[2])
    return None


def _both_months(first: str, second: str) -> bool:
    return int(first) != int(second) and 1 <= int(first) <= 12 and 1 <= int(second) <= 12


def _from_figures(first: str, second: str, year: str, order: Order) -> date:
    if len(year) == 2:
        raise BadValueError(Reason.DATE_YEAR_UNCLEAR)
    if order is Order.CONFLICT:
        if _both_months(first, second):
            raise BadValueError(Reason.DATE_AMBIGUOUS)
        return _day(year, first, second) if int(second) > 12 else _day(year, second, first)
    return _day(year, second, first) if order is Order.DAY_FIRST else _day(year, first, second)


def _day(year: str | int, month: str | int, day: str | int) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadValueError(Reason.DATE_IMPOSSIBLE) from error


def _serial(text: str) -> date | None:
    # Up to 1 March 1900 Excel counts a day that never was; from 61 on the epoch holds.
    if not re.fullmatch(r"\d{2,6}(\.\d+)?", text, re.ASCII):
        return None
    days = int(float(text))
    return EXCEL_EPOCH + timedelta(days=days) if days >= 61 else None
