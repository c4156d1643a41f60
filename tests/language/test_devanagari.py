"""Hinglish, spelled in Devanagari."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.devanagari import frequent_words, hindi_text, in_devanagari
from language.transliteration import skeleton


@pytest.mark.parametrize(
    ("roman", "spelled"),
    [("kitne", "कितने"), ("samandar", "समंदर"), ("santulan", "संतुलन"), ("vyavastha", "व्यवस्था"), ("pura", "पुरा")],
)
def test_words_are_spelled_as_hindi_writes_them(roman: str, spelled: str) -> None:
    assert in_devanagari(roman) == spelled


def test_english_words_and_signs_stay() -> None:
    text = hindi_text("invoice pe HSN kitne digit ka chahiye?", lambda word: word in {"invoice", "digit"})
    assert text == "invoice पे HSN कितने digit का चाहिए?"


def test_the_list_spells_each_word_as_it_sounds() -> None:
    apart = {
        roman: spelled
        for roman, spelled in frequent_words().items()
        if skeleton(roman)[:1] != skeleton(spelled)[:1]
    }
    assert len(apart) <= len(frequent_words()) // 20, apart


@given(st.text(max_size=40))
def test_any_text_is_spelled_and_what_is_not_latin_stays(text: str) -> None:
    spelled = hindi_text(text, lambda word: True)
    assert [char for char in spelled if char.isdecimal()] == [char for char in text if char.isdecimal()]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_no_latin_letter_is_left_over(word: str) -> None:
    assert not any(char.isascii() for char in in_devanagari(word))
