"""What a period is compared to."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from tools.period import Comparison, DateRange, compared_with, previous


@pytest.mark.parametrize(
    ("period", "comparison", "expected"),
    [
        (("2026-10-01", "2026-10-31"), "previous_period", ("2026-09-01", "2026-09-30")),
        (("2026-01-01", "2026-01-31"), "previous_period", ("2025-12-01", "2025-12-31")),
        (("2026-07-01", "2026-09-30"), "previous_period", ("2026-04-01", "2026-06-30")),
        (("2026-11-16", "2026-11-22"), "previous_period", ("2026-11-09", "2026-11-15")),
        (("2026-11-22", "2026-11-22"), "previous_period", ("2026-11-21", "2026-11-21")),
        (("2026-10-01", "2026-10-31"), "previous_year", ("2025-10-01", "2025-10-31")),
        (("2025-02-01", "2025-02-28"), "previous_year", ("2024-02-01", "2024-02-29")),
        (("2024-02-29", "2024-02-29"), "previous_year", ("2023-02-28", "2023-02-28")),
        (("2025-12-01", "2025-12-31"), "previous_year", ("2024-12-01", "2024-12-31")),
    ],
)
def test_the_other_period(period: tuple[str, str], comparison: Comparison, expected: tuple[str, str]) -> None:
    days = DateRange(start=date.fromisoformat(period[0]), end=date.fromisoformat(period[1]))
    other = previous(days, comparison)
    assert (other.start.isoformat(), other.end.isoformat()) == expected


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValidationError, match="swap them"):
        DateRange(start=date(2026, 2, 1), end=date(2026, 1, 1))


def test_a_period_of_centuries_is_refused() -> None:
    with pytest.raises(ValidationError, match="ten years"):
        DateRange(start=date(1, 1, 1), end=date(2026, 1, 1))


def test_the_earliest_days_have_no_period_before_them_but_do_not_break() -> None:
    days = DateRange(start=date(1, 1, 1), end=date(1, 1, 31))
    with pytest.raises((ValidationError, OverflowError, ValueError)):
        previous(days, "previous_year")


def test_what_has_not_ended_is_compared_with_as_many_days() -> None:
    week = DateRange(start=date(2026, 11, 23), end=date(2026, 11, 29))
    six_days = DateRange(start=date(2026, 11, 16), end=date(2026, 11, 21))
    week_before = DateRange(start=date(2026, 11, 16), end=date(2026, 11, 22))
    assert compared_with(week, "previous_period", date(2026, 11, 28)) == six_days
    assert compared_with(week, week_before, date(2026, 11, 28)) == six_days
    assert compared_with(week, week_before, week.end) == week_before
    month_before = DateRange(start=date(2026, 10, 1), end=date(2026, 10, 31))
    assert compared_with(week, month_before, date(2026, 11, 28)) == month_before
    november = DateRange(start=date(2026, 11, 1), end=date(2026, 11, 30))
    assert compared_with(november, "previous_period", date(2026, 11, 5)).end == date(2026, 10, 5)
