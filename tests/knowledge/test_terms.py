"""Stems and sounds of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.terms import heard_as, sound_of, stemmed, words_of

SAME = """
return returned, price prices, price pricing, sell selling, ship shipped, issue issued, supply supplies,
दुकान दुकानों, किताब किताबें, मंज़ूरी मंजूरी, अंक अंकों
"""


@pytest.mark.parametrize("pair", [pair.split() for pair in SAME.split(",")], ids=lambda pair: pair[0])
def test_forms_of_a_word_have_one_stem(pair: list[str]) -> None:
    assert stemmed(pair[0]) == stemmed(pair[1])


@pytest.mark.parametrize(
    ("one", "other"), [("red", "read"), ("sing", "song"), ("bill", "ball"), ("दिन", "दान")]
)
def test_other_words_keep_theirs(one: str, other: str) -> None:
    assert stemmed(one) != stemmed(other)


def test_devanagari_words_stay_whole_and_digits_are_plain() -> None:
    assert words_of("क्या ₹१,००० ठीक है?") == ("क्य", "1", "000", "ठीक", "है")


def test_a_latin_word_is_heard_in_devanagari_only() -> None:
    assert heard_as("salary") == ("~slr",)
    assert sound_of("seller") == "slr"
    assert sound_of("सैलरी") == "~slr"


@pytest.mark.parametrize(
    "pair",
    ["जर्मनी Germany", "केमिकल chemical", "टेक्नोलॉजी technology", "यूरोप Europe", "यूनिवर्सिटी university",
     "न्यूटन Newton", "पुलिस police", "लंदन London"],
)  # fmt: skip
def test_names_and_loanwords_meet_however_english_writes_their_sounds(pair: str) -> None:
    hindi, english = pair.lower().split()
    assert sound_of(stemmed(english)) in heard_as(hindi)
    assert sound_of(stemmed(hindi)) in heard_as(english)


def test_short_sounds_and_numbers_tell_nothing() -> None:
    assert sound_of("a") == sound_of("25") == ""
    assert heard_as("25") == ()


@given(st.text(max_size=30))
def test_every_text_has_words(text: str) -> None:
    assert all(words_of(text))
