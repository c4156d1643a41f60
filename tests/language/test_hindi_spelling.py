"""Romanised Hindi, looked up among known words."""

from __future__ import annotations

import pytest

from language.hindi_spelling import Lexicon

KNOWN = {
    "चट्टान": -12.0, "चेतना": -11.0, "सफ़ेद": -12.0, "पेड़": -11.0, "भारत": -9.0, "महत्वपूर्ण": -11.0,
    "थे": -9.0, "safe": -10.0, "return": -10.0, "the": -6.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(KNOWN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chattan", "चट्टान"),
        ("chatan", "चट्टान"),
        ("safed", "सफ़ेद"),
        ("pedon", "पेड़ों"),
        ("bhaarata", "भारत"),
        ("bharat", "भारत"),
        ("mahatvapoorna", "महत्वपूर्ण"),
        ("mahatwapurn", "महत्वपूर्ण"),
        ("kitne", "कितने"),
    ],
)
def test_spellings_of_a_word_find_the_known_one(lexicon: Lexicon, typed: str, meant: str) -> None:
    assert lexicon.spelled(typed) == meant
    assert lexicon.is_hindi(typed)


def test_the_forms_of_a_verb_are_those_of_its_infinitive() -> None:
    lexicon = Lexicon({"हटाना": -11.0, "भरना": -11.0, "सामना": -11.0})
    assert [lexicon.spelled(each) for each in ("hatate", "bharta", "hataye", "bharenge")] == [
        "हटाते", "भरता", "हटाए", "भरेंगे",
    ]  # fmt: skip


def test_forms_that_texts_have_are_known_as_they_stand() -> None:
    lexicon = Lexicon({}, {"ढूंढती": -12.0})
    assert lexicon.spelled("dhoondhti") == "ढूंढती"
    assert not lexicon.is_hindi("dhoondhtiyon")


def test_a_frequent_english_word_is_no_rare_hindi_one_of_its_letters() -> None:
    assert not Lexicon({"fire": -8.5, "फिरे": -12.0}).is_hindi("fire")
    assert Lexicon({"rang": -11.5, "रंग": -9.0}).is_hindi("rang")


def test_a_word_that_is_like_none_is_spelled_by_rule(lexicon: Lexicon) -> None:
    assert lexicon.spelled("gutenbarg") == Lexicon({}).spelled("gutenbarg")
    assert not lexicon.is_hindi("gutenbarg")


def test_english_words_stay_english(lexicon: Lexicon) -> None:
    assert lexicon.is_english("return")
    assert not lexicon.is_hindi("return")
    assert not lexicon.is_hindi("safe")
