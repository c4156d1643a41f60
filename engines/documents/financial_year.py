"""The Indian financial year, 1 April to 31 March, written "2025-26"."""

from __future__ import annotations

from datetime import date

_APRIL = 4


def first_day(day: date) -> date:
    """Return the first day of the financial year that a day lies in."""
    return date(day.year if day.month >= _APRIL else day.year - 1, _APRIL, 1)


def financial_year(day: date) -> str:
    """Return the financial year that a day lies in, as "2025-26"."""
    start = first_day(day).year
    return f"{start}-{(start + 1) % 100:02d}"


def last_credit_day(day: date) -> date:
    """Return the last day on which input tax credit may be taken for a document of a day.

    The 30th of November after the end of its financial year; earlier where the annual return
    was filed earlier, which a document cannot tell.

    Source:
        CGST Act s.16(4), as bcajonline.org quotes it.
    """
    return date(first_day(day).year + 1, 11, 30)
