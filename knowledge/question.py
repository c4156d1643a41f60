"""A question, read: its language, what it speaks of, and the words that its meaning is taken from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.expand import Term, stop_words, terms_of
from knowledge.terms import stemmed
from language.devanagari import frequent_words, hindi_text
from language.script import Language, detect_language
from language.tokens import words

MAX_CHARACTERS = 1_000


@dataclass(frozen=True)
class Question:
    """What is asked. `meant` is what is embedded: Hinglish in Devanagari, for models read that."""

    text: str
    language: Language
    terms: tuple[Term, ...]
    meant: str


def read_question(text: str, is_known: Callable[[str], bool]) -> Question:
    """Read a question.

    Args:
        text: As it was written.
        is_known: Tells of a stem whether a passage holds it: English words in a Hinglish
            question are those that English passages know.
    """
    text = " ".join(text[:MAX_CHARACTERS].split())
    language = _language(text)
    meant = text
    if language == "hinglish":
        meant = hindi_text(text, lambda word: is_known(stemmed(word)))
    return Question(text, language, terms_of(text, language), meant)


def _language(text: str) -> Language:
    """Return the language; here, unlike in chat, a few Hindi words suffice: nobody is answered by it."""
    language = detect_language(text)
    if language != "en":
        return language
    tokens = words(text)
    english = stop_words("en")
    hindi = sum(word in frequent_words() and word not in english for word in tokens)
    only_english = sum(word in english and word not in frequent_words() for word in tokens)
    return "hinglish" if hindi >= 2 and hindi > only_english else "en"
