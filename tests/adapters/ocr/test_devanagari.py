"""Devanagari put back into the order it is written in."""

from __future__ import annotations

import pytest

from adapters.ocr.devanagari import has_devanagari, is_sign, mended


@pytest.mark.parametrize(
    ("text", "broken", "written"),
    [
        ("वि\x0fक्रेता", 1, "विक्रेता"),
        ("शर्मा\x19\x1a", 2, "शर्मा"),
        ("राशि$", 1, "राशि"),
        ("िदनांक", 0, "दिनांक"),
        ("चािलत", 0, "चालित"),
        ("िस्थति", 0, "स्थिति"),
        ("कुल:", 0, "कुल:"),
        ("₹1,234.50", 0, "₹1,234.50"),
    ],
)
def test_a_word_is_mended(text: str, broken: int, written: str) -> None:
    assert mended(text, broken) == written


def test_a_sign_cannot_stand_alone() -> None:
    assert is_sign("ुल")
    assert not is_sign("कुल")
    assert not is_sign("")
    assert has_devanagari("No. क")
    assert not has_devanagari("No. 1")
