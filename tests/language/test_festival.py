"""Festivals by the shop's own calendar."""

from __future__ import annotations

from datetime import date

import pytest

from language.dates import Tense, with_days

TODAY = date(2026, 10, 14)
CALENDAR = (
    (date(2025, 10, 20), "Diwali"),
    (date(2026, 3, 4), "Holi"),
    (date(2026, 11, 8), "Diwali (estimated)"),
    (date(2026, 12, 25), "Christmas"),
)


def _holidays(start: date, end: date) -> list[tuple[date, str]]:
    return [(day, name) for day, name in CALENDAR if start <= day <= end]


@pytest.mark.parametrize(
    ("text", "tense", "meant"),
    [
        ("how much will sell until diwali", "future", "how much will sell until 2026-11-08"),
        ("sales on last Diwali", "past", "sales on 2025-10-20"),
        ("revenue on diwali", "past", "revenue on 2025-10-20"),
        ("order for Deepavali", None, "order for 2026-11-08"),
        ("sales before xmas", None, "sales before 2026-12-25"),
        ("holi sales", "past", "2026-03-04 sales"),
        ("until children's day", None, "until 2026-11-14"),
        ("until dhanteras", "future", "until 2026-11-06"),
        ("sales in the diwali week", "future", "sales in the week of 2026-11-08"),
        ("last year diwali sales", None, "2025-10-20 sales"),
        ("diwali last year", "future", "2025-10-20"),
        ("on Mother's Day", "past", "on 2026-05-10"),
    ],
)
def test_the_day_stands_in_the_festivals_place(text: str, tense: Tense | None, meant: str) -> None:
    assert with_days(text, _holidays, TODAY, tense) == meant


@pytest.mark.parametrize(
    ("text", "tense", "meant"),
    [
        ("sales in navratri", "past", "sales in from 2026-10-11 to 2026-10-19"),
        ("what will sell until navratri", "future", "what will sell until 2026-10-19"),
        ("until durga puja", None, "until 2026-10-18"),
    ],
)
def test_a_festival_of_several_days_is_all_of_them(text: str, tense: Tense | None, meant: str) -> None:
    def holidays(start: date, end: date) -> list[tuple[date, str]]:
        return [(day, "Dussehra") for day in (date(2025, 10, 2), date(2026, 10, 20)) if start <= day <= end]

    assert with_days(text, holidays, TODAY, tense) == meant


@pytest.mark.parametrize(
    "text",
    [
        "until Onam",
        "diwali gift pack sales",
        "diwali is, order oil",
        "until akshaya tritiya",
        "no festival at all",
    ],
)
def test_what_the_calendar_does_not_have_stays(text: str) -> None:
    assert with_days(text, _holidays, TODAY, None) == text
