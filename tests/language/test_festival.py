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
    (date(2027, 3, 22), "Holi"),
    (date(2027, 10, 29), "Diwali (estimated)"),
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
        ("this diwali vs last diwali sales", None, "2026-11-08 vs 2025-10-20 sales"),
        ("last diwali vs this diwali", None, "2025-10-20 vs 2026-11-08"),
        ("diwali vs last diwali", None, "2026-11-08 vs 2025-10-20"),
        (
            "this diwali sales compared to last year's diwali",
            "past",
            "2026-11-08 sales compared to 2025-10-20",
        ),
        ("how were diwali sales vs last year", "past", "how were 2026-11-08 sales vs 2025-10-20"),
        (
            "diwali week sales this year vs last year",
            None,
            "week of 2026-11-08 sales vs week of 2025-10-20",
        ),
        (
            "were sales lower on diwali than last year",
            "past",
            "were sales lower on 2026-11-08 than 2025-10-20",
        ),
        ("holi sales this year", None, "2026-03-04 sales"),
        ("stock for this holi", None, "stock for 2027-03-22"),
        ("order for this diwali", "future", "order for 2027-10-29"),
        ("sales vs last year", "past", "sales vs last year"),
    ],
)
def test_the_one_before_is_held_against_its_own_days(text: str, tense: Tense | None, meant: str) -> None:
    assert with_days(text, _holidays, date(2026, 11, 30), tense) == meant


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
