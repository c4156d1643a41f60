"""What says nothing of its writer's language keeps the language of before."""

from __future__ import annotations

import pytest

from language.carrying import is_neutral, reply_language


@pytest.mark.parametrize(
    "text", ["2", "ok", "YES", "no", "1 2 3", "", "👍", "pdf", "reject 1", "₹252", "५", "thanks"]
)
def test_a_bare_answer_keeps_the_language(text: str) -> None:
    assert reply_language(text, "hi") == "hi"
    assert reply_language(text, "hinglish") == "hinglish"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what will sell in Delhi", "en"),
        ("and for Mumbai?", "en"),
        ("कल क्या बिकेगा", "hi"),
        ("kal kya bikega", "hinglish"),
    ],
)
def test_a_message_with_words_is_answered_in_its_own(text: str, language: str) -> None:
    assert {reply_language(text, before) for before in ("en", "hi", "hinglish", None)} == {language}


def test_a_name_alone_is_in_no_language() -> None:
    assert is_neutral("Delhi 1", ["Delhi 1"])
    assert reply_language("Suvarna Atta 5 kg", "hi", ["Suvarna Atta 5 kg"]) == "hi"
    assert reply_language("Suvarna Atta price", "hi", ["Suvarna Atta"]) == "en"


@pytest.mark.parametrize("before", [None, "en", "ta"])
def test_without_a_language_before_english_is_spoken(before: str | None) -> None:
    assert reply_language("2", before) == "en"


def test_names_in_latin_letters_make_no_hindi_message_another() -> None:
    names = ["Mohini Full Cream Milk 500 ml", "Mumbai 2"]
    assert reply_language("Mohini Full Cream Milk 500 ml का स्टॉक Mumbai 2", None, names) == "hi"
