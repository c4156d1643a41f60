"""Numbers and dates as vendors' software writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from evals.documents.generator.manner import DateForm, Manner, percent, quantity, write_date


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("05/04/2026", "03/02/2026"),
        ("5-Apr-26", "3-Feb-26"),
        ("2026-04-05", "2026-02-03"),
        ("5th April 2026", "3rd February 2026"),
        ("April 5, 2026", "February 3, 2026"),
        ("05/04/26", "03/02/26"),
        ("2026/04/05", "2026/02/03"),
        ("05-Apr-26", "03-Feb-26"),
        ("05/Apr/2026", "03/Feb/2026"),
    ],
)
def test_a_date(form: DateForm, text: str) -> None:
    assert write_date(date(2026, 2, 3), form) == text


@pytest.mark.parametrize(("day", "text"), [(1, "1st"), (2, "2nd"), (11, "11th"), (13, "13th"), (22, "22nd")])
def test_an_ordinal(day: int, text: str) -> None:
    assert write_date(date(2026, 1, day), "5th April 2026").startswith(text)


def test_an_amount_in_lakhs() -> None:
    assert Manner().money(Decimal("12345678.50")) == "1,23,45,678.50"
    assert Manner(grouped=False).money(Decimal("123456")) == "123456.00"
    assert Manner(symbol="₹").priced(Decimal("-0.40")) == "-₹0.40"


def test_numbers_without_needless_zeros() -> None:
    assert quantity(Decimal("30.00")) == "30"
    assert percent(Decimal("2.50")) == "2.5%"
