from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import Order, is_ambiguous, parse_date
from ingest.quarantine import BadValueError

DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-31",
        "2026-3-31",
        "20260331",
        "2026/03/31",
        "2026.03.31",
        "31-03-2026",
        "31/03/2026",
        "31.03.2026",
        "31-Mar-2026",
        "31-MAR-26",
        "31 March 2026",
        "31st March, 2026",
        "Mar 31, 2026",
        "March 31 2026",
        "2026-03-31 00:00:00",
        "2026-03-31T23:59:59.999",
        "31/03/2026 10:30 PM",
        " 31/03/2026 ",
    ],
)
def test_a_day_is_read_in_every_unambiguous_form(text: str) -> None:
    assert parse_date(text) == DAY


def test_an_instant_falls_on_the_day_of_the_shop() -> None:
    assert parse_date("2026-03-30T18:45:00Z", timezone="Asia/Kolkata") == DAY
    assert parse_date("2026-03-30 18:45:00+00:00", timezone="Asia/Kolkata") == DAY
    assert parse_date("2026-03-30 18:15:00 UTC", timezone="Asia/Kolkata") == date(2026, 3, 30)


def test_the_order_decides_between_two_days() -> None:
    assert parse_date("04/05/2026", order=Order.DAY_FIRST) == date(2026, 5, 4)
    assert parse_date("04/05/2026", order=Order.MONTH_FIRST) == date(2026, 4, 5)
    with pytest.raises(BadValueError, match="date_ambiguous"):
        parse_date("04/05/2026", order=Order.CONFLICT)
    assert parse_date("05/05/2026", order=Order.CONFLICT) == date(2026, 5, 5)


def test_excel_counts_days_in_workbooks_only() -> None:
    assert parse_date("46112", excel_serials=True) == DAY
    with pytest.raises(BadValueError, match="date_invalid"):
        parse_date("46112")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-30", "date_impossible"),
        ("31-06-2026", "date_impossible"),
        ("2026-13-01", "date_impossible"),
        ("29/02/2025", "date_impossible"),
        ("2026-03-31T25:00:00Z", "date_impossible"),
        ("31/03/26", "date_year_unclear"),
        ("soon", "date_invalid"),
        ("31-Foo-2026", "date_invalid"),
        ("31-03/2026", "date_invalid"),
        ("3", "date_invalid"),
        ("1026-03-31", "date_out_of_range"),
        ("31/03/9026", "date_out_of_range"),
    ],
)
def test_what_is_no_day_says_why(text: str, reason: str) -> None:
    with pytest.raises(BadValueError) as caught:
        parse_date(text)
    assert caught.value.reason == reason


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back_from_every_form(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(day.strftime("%d-%m-%Y")) == day
    assert parse_date(day.strftime("%m/%d/%Y"), order=Order.MONTH_FIRST) == day
    assert parse_date(day.strftime("%d-%b-%Y")) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_nothing_or_a_reason(text: str) -> None:
    with suppress(BadValueError):
        parse_date(text, excel_serials=True)
    is_ambiguous(text)
