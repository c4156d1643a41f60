"""A question, read: its language, what it speaks of, and the words that its meaning is taken from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from knowledge.expand import Term, stop_words, terms_of
from knowledge.terms import stemmed
from language.devanagari import frequent_words, hindi_text
from language.hindi_spelling import Lexicon
from language.script import Language, detect_language
from language.tokens import words

MAX_CHARACTERS = 1_000
_EXPLAINED = 0.6
"""Share of a question's words from which, being English or known to the passages, they make it English."""


@dataclass(frozen=True)
class Question:
    """What is asked. `meant` is what is embedded: Hinglish in Devanagari, for models read that."""

    text: str
    language: Language
    terms: tuple[Term, ...]
    meant: str


@cache
def listed_only() -> Lexicon:
    """Return the lexicon of the listed words alone."""
    return Lexicon({})


def read_question(
    text: str, is_known: Callable[[str], bool], lexicon: Callable[[], Lexicon] = listed_only
) -> Question:
    """Read a question.

    Args:
        text: As it was written.
        is_known: Tells of a stem whether a passage holds it: English words in a Hinglish
            question are those that English passages know.
        lexicon: Opens what romanised Hindi is looked up in; asked for where the text may be such.
    """
    text = " ".join(text[:MAX_CHARACTERS].split())
    language = language_of(text, is_known, lexicon)
    meant = text
    if language == "hinglish":
        known = lexicon()
        meant = hindi_text(text, lambda word: _is_foreign(word, is_known, known), known.spelled)
    terms = terms_of(text, language, lambda word: lexicon().spelled(word))
    return Question(text, language, terms, meant)


def language_of(text: str, is_known: Callable[[str], bool], lexicon: Callable[[], Lexicon]) -> Language:
    """Return the language; here, unlike in chat, a few Hindi words suffice: nobody is answered by it."""
    language = detect_language(text)
    if language != "en":
        return language
    tokens = [word for word in words(text) if word.isalpha()]
    english = stop_words("en")
    hindi = sum(word in frequent_words() and word not in english for word in tokens)
    only_english = sum(word in english and word not in frequent_words() for word in tokens)
    if hindi >= 2 and hindi > only_english:
        return "hinglish"
    explained = sum(word in english or is_known(stemmed(word)) for word in tokens)
    if explained >= _EXPLAINED * len(tokens):
        return "en"
    hindi = sum(word not in english and lexicon().is_hindi(word) for word in tokens)
    return "hinglish" if hindi >= 2 and hindi > only_english else "en"


def _is_foreign(word: str, is_known: Callable[[str], bool], lexicon: Lexicon) -> bool:
    """Tell whether a word of a Hinglish question is English: passages know it, or Hindi has none like it."""
    known, english = is_known(stemmed(word)), lexicon.is_english(word)
    return (known and english) or (not lexicon.is_hindi(word) and (known or english))
