from __future__ import annotations

from decimal import Decimal

import pytest

from engines.documents.amount import find_amounts, stripped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("₹ 1,23,456.50", "123456.50"),
        ("Rs.450/-", "450"),
        ("INR 12,345", "12345"),
        ("रु. 99.00", "99.00"),
        ("(-) 0.40", "-0.40"),
        ("-0.40", "-0.40"),
        ("(0.40)", "-0.40"),
        ("१,२३४.००", "1234.00"),
        (":₹6,252.30", "6252.30"),
    ],
)
def test_amounts_are_read_as_bills_write_them(text: str, expected: str) -> None:
    assert [amount.value for amount in find_amounts(text)] == [Decimal(expected)]


@pytest.mark.parametrize("text", ["18%", "12/03/2025", "GK/2231", "10:45", "07AABCG1234A1Z9"])
def test_percents_dates_and_numbers_of_documents_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == ()


def test_letters_among_digits_are_digits_on_a_picture() -> None:
    assert find_amounts("1,2O5.5O", misread=True)[0].value == Decimal("1205.50")


def test_a_strange_sign_before_an_amount_was_the_rupee() -> None:
    (amount,) = find_amounts("天726.00", misread=True)
    assert (amount.value, amount.currency) == (Decimal("726.00"), "INR")


def test_what_a_first_digit_hides_is_kept_beside_it() -> None:
    (amount,) = find_amounts("1764.00", misread=True)
    assert (amount.value, amount.other) == (Decimal("1764.00"), Decimal("764.00"))
    assert find_amounts("1764.00")[0].other is None


def test_a_digit_cannot_hide_a_rupee_where_nothing_is_left() -> None:
    assert stripped("5.00") is None
    assert stripped("1045.00") is None
