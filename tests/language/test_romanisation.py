"""Hindi as people type it in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.romanisation import romanised


@pytest.mark.parametrize(
    ("hindi", "latin"),
    [
        ("पानी को क्यों मोड़ा जाता है?", "pani ko kyon moda jata hai?"),
        ("सड़कें और जनता", "sadken aur janta"),
        ("संबंध, हिंदी", "sambandh, hindi"),
        ("विज्ञान क्षेत्र", "vigyan kshetra"),
        ("ज़मीन फ़र्क़", "zamin farq"),
        ("GST १२% है।", "gst 12% hai."),
    ],
)
def test_silent_vowels_are_left_out_and_the_rest_is_written_plainly(hindi: str, latin: str) -> None:
    assert romanised(hindi) == latin


def test_long_and_silent_vowels_can_be_asked_for() -> None:
    assert romanised("भारत की", long=True) == "bhaarat kee"
    assert romanised("भारत की", long=True, silent=True) == "bhaarata kee"


@given(st.text(alphabet=st.characters(min_codepoint=0x900, max_codepoint=0x97F), max_size=20))
def test_no_devanagari_letter_is_left(text: str) -> None:
    assert not any("\u0904" <= char <= "\u0939" for char in romanised(text))
