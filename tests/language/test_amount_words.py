from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.amount_words import amount_in_words

ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def below_hundred(number: int) -> str:
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def spoken(number: int) -> str:
    """The other direction, written for the test: Indian scales."""
    parts: list[str] = []
    for scale, name in ((10_000_000, "crore"), (100_000, "lakh"), (1_000, "thousand"), (100, "hundred")):
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{spoken(count) if count > 99 else below_hundred(count)} {name}")
    if number or not parts:
        parts.append(below_hundred(number))
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rupees One Lakh Twenty Three Thousand Four Hundred Fifty Six Only", "123456"),
        ("INR Eight Thousand Four Hundred and Ninety-Six and Fifty Paise Only", "8496.50"),
        ("Eight Thousand Rupees and Five Paise", "8000.05"),
        ("Rupees Twelve and Paise Seventy Five only", "12.75"),
        ("Thirty Seven Thousand Seventy and Nine Paise", "37070.09"),
        ("Rupees Seventy and Paise Nine", "70.09"),
        ("Rupees Seventy and Nine Paise Only", "70.09"),
        ("Seventy-Nine Paise only", "0.79"),
        ("Rupees One Hundred and Seventy-Nine Paise Only", "100.79"),
        ("One Thousand Rupees and Seventy Nine Paise", "1000.79"),
        ("Rupees One Hundred and Five and Fifty Paise", "105.50"),
        ("Rupees Seventy and 50/100 only", "70.50"),
        ("Two Hundred & 05/100 Rupees", "200.05"),
        ("सत्तर रुपये और नौ पैसे मात्र", "70.09"),
        ("रुपये सत्तर एवं नौ पैसे", "70.09"),
        ("Amount in words: Rs. Two Crore Five Lakh", "20500000"),
        ("Ten Lakhs", "1000000"),
        ("One Million Two Hundred Thousand", "1200000"),
        ("Hundred Rupees Only", "100"),
        ("One thousand two hundred crore", "12000000000"),
        ("Zero rupees", "0"),
        ("एक लाख तेईस हज़ार चार सौ छप्पन रुपये मात्र", "123456"),
        ("रुपये आठ हजार चार सौ छियानवे और पचास पैसे केवल", "8496.50"),
        ("दो करोड़ पाँच लाख रुपए", "20500000"),
        ("निन्यानवे रुपये", "99"),
    ],
)
def test_words_are_read(text: str, amount: str) -> None:
    assert amount_in_words(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "only",
        "Rupees",
        "twenty thirty",
        "one two three",
        "1,234",
        "five hundred apples",
        "seventy and 5/10",
        "seventy and fifty paise and 50/100",
        "seventy and 50/100/2",
        "paise",
        "One dollar",
    ],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amount_in_words(text) is None


@given(st.integers(0, 999_999_999), st.integers(0, 99))
def test_every_amount_is_read_back(rupees: int, paise: int) -> None:
    said = f"Rupees {spoken(rupees)}" + (f" and {below_hundred(paise)} paise" if paise else "") + " only"
    assert amount_in_words(said) == Decimal(rupees) + Decimal(paise) / 100


@given(st.integers(1, 999_999_999), st.integers(1, 99))
def test_paise_behind_an_and_are_read_without_the_word_rupees(rupees: int, paise: int) -> None:
    said = f"{spoken(rupees)} and {below_hundred(paise)} paise".replace("-", " ")
    assert amount_in_words(said) == Decimal(rupees) + Decimal(paise) / 100


@given(st.text())
def test_no_text_raises(text: str) -> None:
    amount_in_words(text)
