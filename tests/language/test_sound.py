"""Spellings of one word meet under one key, and words that differ do not."""

from __future__ import annotations

import pytest

from language.sound import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("कितना", "kitnaa"),
        ("पिछले", "pichhle"),
        ("पिछले", "pichle"),
        ("करेंगे", "krenge"),
        ("ख़त्म", "khatam"),
        ("बताओ", "btao"),
        ("ज़्यादा", "zyada"),
        ("महीने", "maheene"),
        ("हफ़्ते", "hafte"),
        ("बिक्री", "bikri"),
        ("मुनाफ़ा", "munafa"),
    ],
)
def test_both_scripts_and_lazy_typing_meet(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("kitna", "kitne"), ("bika", "bikega"), ("pichla", "pichle"), ("mila", "mile")]
)
def test_forms_of_a_word_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)
