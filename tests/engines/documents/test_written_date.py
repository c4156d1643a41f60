from __future__ import annotations

from datetime import date

import pytest

from engines.documents.written_date import find_dates

MARCH_5 = date(2025, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "05/03/2025", "5-3-25", "05.03.2025", "2025-03-05", "5 Mar 2025", "05-Mar-25", "5th March, 2025",
        "March 5, 2025", "५ मार्च २०२५", "5 MAR'25", "05-03-202518:08:38",
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_indian_order(text: str) -> None:
    assert [found.value for found in find_dates(text)] == [MARCH_5]


def test_a_month_above_twelve_changes_places_and_is_less_sure() -> None:
    (found,) = find_dates("03/25/2025")
    assert (found.value, found.sure) == (date(2025, 3, 25), False)


@pytest.mark.parametrize("text", ["+6 03 2026 6386", "1,234.00", "31/02/2025", "12/2025"])
def test_telephones_amounts_and_impossible_days_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_letters_for_digits_are_forgiven_on_a_picture() -> None:
    assert find_dates("O5/03/2O25", misread=True)[0].value == MARCH_5
