"""Udyam, FSSAI, the financial year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.documents import fssai, udyam
from engines.documents.financial_year import financial_year, first_day, last_credit_day


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("UDYAM-DL-07-0012345", True),
        ("udyam – mh – 18 – 0000001", True),
        ("UDYAM-XX-07-0012345", False),
        ("UDYAM-DL-7-0012345", False),
        ("UDYAM-DL-07-001234", False),
        ("DL-07-0012345", False),
    ],
)
def test_a_udyam_number_has_its_form_and_a_state(text: str, valid: bool) -> None:
    assert udyam.is_valid(text) is valid


def test_udyam_numbers_are_found_and_their_state_told() -> None:
    assert udyam.find("Udyam Regn: UDYAM-UP-28- 0099887 (Micro)") == ("UDYAM-UP-28-0099887",)
    state = udyam.state_of("UDYAM-UP-28-0099887")
    assert state is not None
    assert state.name == "Uttar Pradesh"


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("10012011000123", True),
        ("100 1201 1000123", True),
        ("1001201100012", False),
        ("1001201100012A", False),
    ],
)
def test_an_fssai_number_is_fourteen_digits(text: str, valid: bool) -> None:
    assert fssai.is_valid(text) is valid


def test_fssai_numbers_are_found_whole_only() -> None:
    assert fssai.find("Lic. No. 10012011000123, phone 9876543210, id 100120110001234") == ("10012011000123",)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), "2025-26"),
        (date(2026, 4, 1), "2026-27"),
        (date(1999, 12, 1), "1999-00"),
        (date(2020, 1, 3), "2019-20"),
    ],
)
def test_a_financial_year_runs_from_april(day: date, year: str) -> None:
    assert financial_year(day) == year


def test_credit_ends_on_30_november_after_the_year() -> None:
    assert last_credit_day(date(2026, 3, 12)) == date(2026, 11, 30)
    assert last_credit_day(date(2026, 4, 1)) == date(2027, 11, 30)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_in_its_year_and_a_day_later_never_in_an_earlier(day: date) -> None:
    assert first_day(day) <= day < first_day(day) + timedelta(days=366)
    assert financial_year(day + timedelta(days=1)) >= financial_year(day)
    assert last_credit_day(day + timedelta(days=1)) >= last_credit_day(day) > day


@given(st.text())
def test_no_text_raises(text: str) -> None:
    udyam.is_valid(text)
    udyam.find(text)
    fssai.is_valid(text)
    fssai.find(text)
