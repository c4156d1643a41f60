"""What questions speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.expand import Term, is_name, terms_of
from knowledge.terms import words_of
from language.script import Language


def phrases(terms: tuple[Term, ...]) -> set[str]:
    return {" ".join(phrase) for term in terms for phrase in (term.words, *term.others)}


def test_words_that_only_build_a_question_are_left_out() -> None:
    assert [term.words for term in terms_of("What is the MRP of this?", "en")] == [("mrp",)]
    assert [term.words for term in terms_of("क्या यह MRP है", "hi")] == [("mrp",)]
    assert [term.words for term in terms_of("kya ye MRP hai", "hinglish")] == [("mrp",)]


@pytest.mark.parametrize(
    ("asked", "language"),
    [("mera paisa kab aayega", "hinglish"), ("paisa kab denge", "hinglish"), ("मेरा पैसा कब आएगा", "hi")],
)
def test_verbs_that_only_build_a_question_are_left_out_in_the_future_too(
    asked: str, language: Language
) -> None:
    """A verb that no passage holds would else speak for there being no answer."""
    assert [term.words for term in terms_of(asked, language)] in ([("paisa",)], [("पैस",)])


def test_an_acronym_and_what_it_stands_for_mean_one_thing() -> None:
    assert "input tax credit" in phrases(terms_of("ITC rules", "en"))
    (term,) = terms_of("input tax credit", "en")
    assert term.words == ("input", "tax", "credit")
    assert ("itc",) in term.others


def test_words_of_the_trade_cross_languages() -> None:
    assert {"invoice", "बिल"} <= phrases(terms_of("raseed kho gayi", "hinglish")) | phrases(
        terms_of("bill", "en")
    )
    assert "return" in phrases(terms_of("वापसी कब तक", "hi"))
    assert "return" in phrases(terms_of("wapsi kab tak", "hinglish"))


def test_a_hinglish_word_may_be_found_in_devanagari() -> None:
    assert "समंदर" in phrases(terms_of("samandar kahan hai", "hinglish"))


def test_a_thing_stands_for_its_class_and_the_class_for_none_of_its_things() -> None:
    assert {"cosmetic", "personal care"} & phrases(terms_of("lipstick", "en"))
    assert "lipstick" not in phrases(terms_of("cosmetics", "en"))
    assert "food" in phrases(terms_of("बिस्किट", "hi"))


def test_a_word_that_no_list_has_means_what_the_model_takes_for_the_same() -> None:
    assert "building" in phrases(terms_of("भवन", "hi")) or "build" in phrases(terms_of("भवन", "hi"))
    assert "build" not in phrases(terms_of("bhavan", "en"))


def test_a_name_with_its_number_is_one_thing() -> None:
    assert [term.words for term in terms_of("file GSTR-9", "en")][-1] == ("gstr", "9")
    assert len(terms_of("drones 9", "en")) == 2


def test_a_name_of_several_words_is_spelled_in_devanagari_as_a_whole() -> None:
    """Its last word alone is another thing: a bill is no e-way bill."""
    (term, _) = terms_of("e-way bill cancel kaise kare", "hinglish")
    assert term.words == ("e", "way", "bill")
    assert not any(len(phrase) == 1 and phrase[0] == "बिल" for phrase in term.others)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("e-way bill", True),
        ("input tax credit", True),
        ("at most", False),
        ("not working", False),
        ("invoice", False),
    ],
)
def test_a_name_of_several_words_is_told_from_words_that_questions_are_built_with(
    phrase: str, name: bool
) -> None:
    assert is_name(words_of(phrase)) == name


def test_no_listed_synonym_of_the_pages_is_how_a_question_is_asked() -> None:
    """ "How long" in a question asks for a time: a passage that answers need not have these words."""
    for question in ("How long is it?", "How old is it?", "How often?", "by when", "कितनी बार", "kitni baar"):
        language: Language = "en" if question.isascii() else "hi"
        assert not any(len(term.words) > 1 for term in terms_of(question, language)), question


def test_a_thing_named_twice_counts_once() -> None:
    assert len(terms_of("drone drone drones", "en")) == 1


@given(st.text(max_size=200), st.sampled_from(["en", "hi", "hinglish"]))
def test_any_text_can_be_asked(text: str, language: Language) -> None:
    assert all(term.words for term in terms_of(text, language))
