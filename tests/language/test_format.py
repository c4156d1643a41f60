from datetime import date, datetime
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.fact import Unit
from language.format import (
    Value,
    escape_markup,
    format_date,
    format_value,
    short_months,
    short_weekdays,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("123456.40"), "₹1,23,456"),
        (12345678, "₹1,23,45,678"),
        (100, "₹100"),
        (Decimal("100.50"), "₹101"),
        (99.5, "₹99.50"),
        (99.996, "₹100"),
        (12, "₹12"),
        (0, "₹0"),
        (-0.001, "₹0"),
        (-500, "−₹500"),
        ("18400.25", "₹18,400"),
    ],
)
def test_rupees_are_grouped_in_lakhs_and_lose_their_paise_from_a_hundred(value: Value, expected: str) -> None:
    assert format_value(value, "currency") == expected


@pytest.mark.parametrize(
    ("currency", "value", "expected"),
    [
        ("USD", 1234567.5, "$1,234,568"),
        ("USD", 2.24, "$2.24"),
        ("EUR", 3, "€3"),
        ("JPY", 3.5, "¥4"),
        ("CHF", 3.5, "CHF 3.50"),
    ],
)
def test_other_currencies_keep_their_own_sign_and_grouping(
    currency: str, value: float, expected: str
) -> None:
    assert format_value(value, "currency", currency=currency) == expected


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("units", 123456.5, "1,23,457"),
        ("count", 3, "3"),
        ("units_per_day", 3.44, "3.4"),
        ("days", 6, "6"),
        ("pct", 8.34, "8.3%"),
        ("pct", 8, "8%"),
        ("pct", -2.34, "−2.3%"),
        ("rate", 0.0834, "8.3%"),
        ("ratio", 1.5, "1.50"),
        ("text", "Delhi 1", "Delhi 1"),
    ],
)
def test_each_unit_has_its_own_precision(unit: Unit, value: Value, expected: str) -> None:
    assert format_value(value, unit) == expected


def test_a_date_names_its_weekday_and_its_year_only_when_it_is_another_one() -> None:
    day = date(2026, 11, 24)
    assert format_value(day, "date") == "Tue 24 Nov 2026"
    assert format_value(day, "date", reference_year=2026) == "Tue 24 Nov"
    assert format_value("2026-11-24", "date", reference_year=2026) == "Tue 24 Nov"
    assert format_value(datetime(2026, 9, 1, 9, 30), "date", reference_year=2025) == "Tue 1 Sep 2026"  # noqa: DTZ001 a table's timestamp has no zone
    assert format_date(day, language="hi", reference_year=2026) == "मंगल 24 नव॰"


@pytest.mark.parametrize("unit", get_args(Unit))
def test_what_is_not_known_is_said_in_words(unit: Unit) -> None:
    assert format_value(None, unit) == "unknown"
    assert format_value("", unit) == "unknown"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_a_number_that_is_none_is_unknown(value: Value) -> None:
    assert format_value(value, "currency") == "unknown"


def test_text_from_data_cannot_start_bold_or_a_new_line() -> None:
    assert escape_markup("*Free*\n~gift~ `x` _y_") == "∗Free∗ ∼gift∼ ˋxˋ ＿y＿"


def test_an_id_keeps_its_underscores() -> None:
    assert escape_markup("FOODS_3_090") == "FOODS_3_090"


@given(
    st.one_of(st.none(), st.integers(), st.floats(), st.decimals(), st.dates(), st.text()),
    st.sampled_from(get_args(Unit)),
    st.sampled_from(["INR", "USD", "JPY"]),
)
def test_any_value_can_be_shown_on_one_line(value: Value, unit: Unit, currency: str) -> None:
    shown = format_value(value, unit, currency=currency)
    assert shown.strip()
    assert not set(shown) & set("*~`\n")


def test_months_begin_with_january_and_weekdays_with_sunday() -> None:
    assert short_months()[:2] == ("Jan", "Feb")
    assert len(short_months("hi")) == 12
    assert short_weekdays() == ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
    assert short_weekdays("hi")[0] == "रवि"


def test_a_month_is_told_by_name_and_year() -> None:
    told = [
        format_value(date(2026, 11, 1), "month", language=language) for language in ("en", "hi", "hinglish")
    ]
    assert told == ["Nov 2026", "नव॰ 2026", "Nov 2026"]
