"""Cases name days relative to the day they are run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.errors import InputError
from evals.days import Calendar

WEDNESDAY = Calendar(today=date(2026, 10, 14), as_of=date(2026, 10, 13))
SUNDAY = Calendar(today=date(2027, 1, 3), as_of=date(2027, 1, 3))


def days(start: str, end: str) -> tuple[date, date]:
    return date.fromisoformat(start), date.fromisoformat(end)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("yesterday", {days("2026-10-13", "2026-10-13")}),
        ("last_week", {days("2026-10-05", "2026-10-11")}),
        ("this_week", {days("2026-10-12", end) for end in ("2026-10-13", "2026-10-14", "2026-10-18")}),
        ("last_7_days", {days("2026-10-07", "2026-10-13")}),
        ("last_month", {days("2026-09-01", "2026-09-30")}),
        ("september", {days("2026-09-01", "2026-09-30")}),
        ("december", {days("2025-12-01", "2025-12-31")}),
        ("last_quarter", {days("2026-07-01", "2026-09-30")}),
        ({"start": "as_of-6", "end": "as_of"}, {days("2026-10-07", "2026-10-13")}),
        (
            {"start": "last_monday", "end": "now"},
            {days("2026-10-12", "2026-10-13"), days("2026-10-12", "2026-10-14")},
        ),
        ({"start": "2026-10-01", "end": "2026-10-10"}, {days("2026-10-01", "2026-10-10")}),
    ],
)
def test_a_period_is_counted_from_the_day(said: Any, meant: set[tuple[date, date]]) -> None:
    assert WEDNESDAY.spans(said) == meant


def test_months_back_are_those_of_the_calendar_or_counted_from_the_data() -> None:
    spans = WEDNESDAY.spans("last_3_months")
    assert {days("2026-07-01", "2026-09-30"), days("2026-07-14", "2026-10-13")} <= spans


def test_the_turn_of_the_year_is_no_edge() -> None:
    assert SUNDAY.spans("last_month") == {days("2026-12-01", "2026-12-31")}
    assert SUNDAY.spans("last_quarter") == {days("2026-10-01", "2026-12-31")}
    assert SUNDAY.spans("last_week") == {days("2026-12-21", "2026-12-27")}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (10, {10}),
        ("tomorrow", {1, 2}),
        ("weekend", {4, 5}),
        ("this_month", {17, 18}),
        ("next_month", {30, 31, 47, 48}),
        ({"until": "2026-11-08"}, {25, 26}),
        ({"any": [60, 61]}, {60, 61}),
    ],
)
def test_days_ahead_count_from_today_or_from_the_data(said: Any, meant: set[int]) -> None:
    assert WEDNESDAY.ahead(said) == meant


@pytest.mark.parametrize("said", ["last_fortnight", "smarch"])
def test_a_name_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(InputError, match=said):
        WEDNESDAY.spans(said)
    with pytest.raises(InputError, match=said):
        WEDNESDAY.ahead(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tomorrow", "2026-10-15"),
        ("as_of-6", "2026-10-07"),
        ("last_wednesday", "2026-10-07"),
        ("next_wednesday", "2026-10-21"),
        ("next_sunday", "2026-10-18"),
    ],
)
def test_a_day_is_counted_from_the_day(said: str, meant: str) -> None:
    assert WEDNESDAY.day(said) == {date.fromisoformat(meant)}
