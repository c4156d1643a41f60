"""The sentences that answer, picked from a passage."""

from __future__ import annotations

from knowledge.answer import answering as picked
from knowledge.question import read_question
from language.hindi_spelling import Lexicon
from language.script import Language

LEXICON = Lexicon({"कपड़ों": -9.0, "दिन": -7.0})

RULES = """The window counts from the day of delivery.

- Electronics: 7 days, replacement only.
- Fashion and footwear: 14 days, refund or exchange.
- Grocery: no return; what is damaged is refunded when reported within 2 days with a photo.
- Books and stationery, which includes notebooks, registers, pens and diaries: 7 days, replacement only.
- Home, kitchen and toys, among them pressure cookers, mixers, pans and board games: 10 days, refund."""


def answering(asked: str, language: Language, text: str, under: str = "") -> tuple[str, ...]:
    question = read_question(asked, lambda word: False, lambda: LEXICON)
    assert question.language == language
    return picked(question.terms, text, under=under)


def test_a_short_passage_is_its_own_answer() -> None:
    assert answering("anything", "en", "One. Two.") == ("One.", "Two.")


def test_of_a_list_only_the_point_that_was_asked_for_is_given() -> None:
    under = "Returns policy Return windows"
    asked = "How long is the return window for electronics?"
    assert answering(asked, "en", RULES, under=under)[-1] == "Electronics: 7 days, replacement only."
    assert not any("Grocery" in line for line in answering(asked, "en", RULES, under=under))


def test_words_of_the_same_meaning_and_of_another_script_count() -> None:
    assert "Fashion and footwear: 14 days, refund or exchange." in answering(
        "joote kitne din me wapas?", "hinglish", RULES, under="Returns"
    )
    assert any("Electronics" in line for line in answering("इलेक्ट्रॉनिक्स कितने दिन?", "hi", RULES))
    assert answering("kapdon ka kitne din hai", "hinglish", RULES)[-1].startswith("Fashion")


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    text = (
        "Pay Rs. 500 by the 5th. It is due under s. 12 of the Act. Later it costs 1.5 % a month. And so on."
    )
    assert "It is due under s. 12 of the Act." in answering("Under which section is it due?", "en", text)


def test_an_answer_stays_short_and_is_never_empty() -> None:
    long = " ".join(
        f"Sentence {number} speaks of umbrellas at some length, as they do." for number in range(40)
    )
    assert 0 < sum(map(len, answering("umbrellas", "en", long))) <= 420
    assert answering("nothing that stands there", "en", long)


def test_where_no_word_tells_sentences_apart_the_beginning_is_given_as_far_as_there_is_room() -> None:
    sentences = [f"Rule {number} of the store is told in plain words here." for number in range(20)]
    given = answering("umbrellas", "en", " ".join(sentences))
    assert list(given) == sentences[: len(given)]
    assert len(given) > 3
