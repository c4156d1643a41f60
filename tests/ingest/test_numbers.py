from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.numbers import parse_boolean, parse_decimal, parse_integer
from ingest.quarantine import BadValueError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,23,456.50", "123456.5"),
        ("123,456.50", "123456.5"),
        ("₹1,200", "1200"),
        ("Rs. 1,200/-", "1200"),
        ("INR 99.90 ", "99.9"),
        ("-₹5", "-5"),
        ("₹ -5", "-5"),
        ("१,२३,४५६", "123456"),
        ("1e3", "1000"),
        (".5", "0.5"),
        ("5.", "5"),
        ("2.00005", "2"),  # half even at the fourth place
        ("15.680000000000001", "15.68"),
        ("−3", "-3"),
    ],
)
def test_money_is_read_as_indian_shops_write_it(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", " ", "-", "NaN", "null", "N/A", "None", "<NA>", "--"])
def test_words_for_nothing_are_empty(text: str) -> None:
    assert parse_decimal(text) is None
    assert parse_integer(text) is None
    assert parse_boolean(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12,50", "number_invalid"),  # a decimal comma? 1250? nobody can say
        ("1.234,50", "number_invalid"),
        ("1,2,3", "number_invalid"),
        ("twelve", "number_invalid"),
        ("$5", "number_invalid"),
        ("--5", "number_invalid"),
        ("18%", "number_invalid"),
        ("1\x002", "number_invalid"),
        ("inf", "not_finite"),
        ("-Infinity", "not_finite"),
        ("100000000000000", "number_too_large"),
        ("99999999999999.99999", "number_too_large"),
        ("1e400", "number_too_large"),
        ("1e999999999", "number_invalid"),
        ("#N/A", "number_invalid"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(BadValueError) as caught:
        parse_decimal(text)
    assert caught.value.reason == reason


def test_a_percent_sign_counts_where_the_column_is_a_share() -> None:
    assert parse_decimal("18%", percent_of=100) == 18
    assert parse_decimal("95 %", percent_of=1) == Decimal("0.95")


@pytest.mark.parametrize(("text", "number"), [("5.0", 5), ("1,234", 1234), ("-0", 0), ("5e2", 500)])
def test_whole_numbers_may_have_a_point(text: str, number: int) -> None:
    assert parse_integer(text) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [("5.5", "not_whole"), ("9223372036854775808", "number_too_large"), ("1e300", "number_too_large")],
)
def test_other_numbers_are_not_whole(text: str, reason: str) -> None:
    with pytest.raises(BadValueError) as caught:
        parse_integer(text)
    assert caught.value.reason == reason


def test_yes_and_no_have_many_spellings() -> None:
    assert [parse_boolean(text) for text in ("TRUE", "y", "1", "1.0", "हाँ")] == [True] * 5
    assert [parse_boolean(text) for text in ("false", "No", "0", "off", "नहीं")] == [False] * 5
    with pytest.raises(BadValueError):
        parse_boolean("maybe")
