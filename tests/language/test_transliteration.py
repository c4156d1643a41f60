"""Words of two scripts meet under one skeleton."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.transliteration import skeleton

SAME = """
kitna कितना, kitnaa कितना, return रिटर्न, invoice इनवॉइस, policy पॉलिसी, electronics इलेक्ट्रॉनिक्स, wapas वापस,
vaapas वापस, chahiye चाहिए, mahina महीना, kahan कहाँ, zyada ज़्यादा, jyada ज्यादा, badhao बढ़ाओ, khatam खत्म,
gyan ज्ञान, vikreta विक्रेता, bikri बिक्री, charge चार्ज, exchange एक्सचेंज, tax टैक्स, credit क्रेडिट,
number नंबर, dukaan दुकान, samay समय, mulya मूल्य, document डॉक्यूमेंट, kampani कंपनी, company कंपनी,
supplier सप्लायर, rajya राज्य, delivery डिलीवरी, refund रिफंड, yuddh युद्ध, vigyan विज्ञान, lakshya लक्ष्य
"""


@pytest.mark.parametrize("pair", [pair.split() for pair in SAME.split(",")], ids=lambda pair: pair[0])
def test_spellings_of_one_word_meet(pair: list[str]) -> None:
    assert skeleton(pair[0]) == skeleton(pair[1])


@pytest.mark.parametrize(
    ("one", "other"), [("return", "refund"), ("atta", "maida"), ("dukan", "makan"), ("din", "raat")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_digits_of_both_scripts_meet() -> None:
    assert skeleton("२५") == "25"
    assert skeleton("1100") == "1100"


@given(st.text(max_size=30))
def test_every_word_has_one(word: str) -> None:
    assert isinstance(skeleton(word), str)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_skeleton_of_latin_letters_has_no_vowel_but_the_first(word: str) -> None:
    assert not set(skeleton(word)[1:]) & set("aeiou")
