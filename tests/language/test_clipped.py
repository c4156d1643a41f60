"""Words typed without their vowels."""

from __future__ import annotations

import pytest

from language.clipped import unclipped

CATEGORIES = ("BABY_CARE", "FROZEN", "DAIRY")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("alrts dikhao", "alerts dikhao"),
        ("next month ka frcst excl me", "next month ka forecast excel me"),
        ("lst wknd prft by brnd", "lst weekend profit by brand"),
        ("bby care, frozn", "baby care, frozen"),
        ("spt me", "sept me"),
        ("hii gm", "hii good morning"),
        ("gm, what sold", "good morning, what sold"),
    ],
)
def test_a_clipped_word_is_written_out_where_one_alone_fits(typed: str, meant: str) -> None:
    assert unclipped(typed, CATEGORIES) == meant


@pytest.mark.parametrize(
    "text", ["gm of dairy", "kitna bcha h", "SKU_101 at DELHI_01", "curd 400 gm", "brf krdo", "why fly by"]
)
def test_any_other_word_stays(text: str) -> None:
    assert unclipped(text, CATEGORIES) == text
