"""Forms of Hindi words by rule, in either script, and how a message is cut into words."""

from __future__ import annotations

import pytest

from language.gloss.everyday import everyday_english
from language.gloss.lexicon import Word, lexicon
from language.gloss.pieces import pieces
from language.gloss.spelled import spelled
from language.gloss.tagging import tagged


def _knows(word: str) -> bool:
    return word.lower() in {"atta", "rajma", "दही", "delhi"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("ख़ाली", "खालि"), ("जायेगा", "जाएगा"), ("सितम्बर", "सितंबर"), ("नयी", "नई"), ("पाँच", "पांच")],
)
def test_two_spellings_of_a_word_in_devanagari_are_one(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(("one", "other"), [("डर", "दर"), ("बाँध", "बंद"), ("याद", "ईद"), ("साठ", "साथ")])
def test_words_in_devanagari_that_only_sound_alike_stay_apart(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("बिकीं", Word("BIK", "PAST")),
        ("लिखवा", Word("LIKH", "STEM")),
        ("उतरवाऊँगा", Word("GHAT", "FUT")),
        ("rakhwaunga", Word("RAKH", "FUT")),
        ("निकालकर", Word("NIKAAL", "CONJ")),
        ("leke", Word("LE", "CONJ")),
        ("इकाइयों", Word("UNIT")),
        ("दशहरे", Word("DUSSEHRA")),
        ("dukaanein", Word("DUKAN")),
        ("mahinon", Word("MAHINA")),
    ],
)
def test_a_form_is_known_by_its_stem_and_ending(form: str, word: Word) -> None:
    assert (lexicon().exact(form) or lexicon().like(form)) == word


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("क्या-क्या", ("क्या", "क्या")),
        ("kya-kya", ("kya", "kya")),
        ("krdo", ("kr", "do")),
        ("श्रेणीवार", ("श्रेणी", "वार")),
        ("सोमवार", ("सोमवार",)),
        ("atta 10-pack INV-2291", ("atta", "10-pack", "INV-2291")),
        ("sale 📉 kyu", ("sale", "गिरा", "kyu")),
        ("करवा चौथ तक", ("karwachauth", "तक")),
        ("khane ka tel", ("edible oil",)),
    ],
)
def test_a_message_is_cut_into_its_words(said: str, words: tuple[str, ...]) -> None:
    assert pieces(said, lexicon(), _knows).words == words


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("बच्चों", "child"),
        ("bachche", "child"),
        ("मुहूर्त", "horoscope"),
        ("haath", "hand"),
        ("यूँ", ""),
        ("zorvex", None),
    ],
)
def test_an_everyday_word_is_told_in_english(word: str, english: str | None) -> None:
    assert everyday_english(word) == english


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("sadhe teen hazaar", "3500"),
        ("paune do lakh", "175000"),
        ("1.5 lac ka", "150000"),
        ("₹3.5 लाख", "350000"),
        ("पाव किलो", "0.25"),
        ("do sau paintees", "235"),
    ],
)
def test_numbers_of_words_and_digits_are_one(said: str, number: str) -> None:
    assert number in tagged(f"{said} hai", lexicon(), _knows).texts


def test_a_number_after_a_city_is_its_store() -> None:
    assert tagged("delhi do ka maal", lexicon(), _knows).texts == ["delhi 2"]
    assert "2" not in tagged("atta do bhai", lexicon(), _knows).texts
