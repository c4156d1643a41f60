"""What a process loads before it serves: no message waits for it."""

from __future__ import annotations

from agent.ready import get_ready
from app.knowledge import FIRST_WORDS
from language.catalogue import common_word
from language.devanagari import frequent_words


def test_how_frequent_words_sound_is_known_before_the_first_message() -> None:
    sounds = common_word._hindi_sounds  # pyright: ignore[reportPrivateUsage]
    sounds.cache_clear()
    common_word.is_common.cache_clear()

    get_ready()

    assert sounds.cache_info().currsize == 1


def test_the_first_question_of_texts_holds_a_word_that_is_found_by_its_sound() -> None:
    hinglish = " ".join(FIRST_WORDS).split()

    assert any(word.isascii() and word not in frequent_words() for word in hinglish[1:])
