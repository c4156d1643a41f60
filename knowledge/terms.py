"""What passages and questions are matched by: stemmed words, and how they sound.

Both sides go through the same functions, so that a stem need not be a word, only the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from language.tokens import stem, words
from language.transliteration import skeleton

SHORTEST_SOUND = 2
"""A single consonant is the sound of too many words."""

HINDI = "~"
"""Marks the sound of a word that is written in Devanagari."""

_VARIANTS = str.maketrans({"ँ": "ं", "\u093c": None, "ऑ": "ओ", "ॉ": "ो"})
_HINDI_ENDINGS = (
    "ियों", "ियां", "ाओं", "ाएं", "ुओं", "ों", "ें", "ीं", "ां", "ए", "े", "ी", "ा", "ो", "ि", "ु", "ू",
)  # fmt: skip
_DOUBLES = frozenset("bdglmnprt")


def words_of(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, in their order; numbers stay as they are."""
    return tuple(stemmed(word) for word in words(text))


def sounds_of(stems: Iterable[str]) -> tuple[str, ...]:
    """Return how words sound; those too short to tell anything are left out."""
    return tuple(sound for word in stems if (sound := sound_of(word)))


def sound_of(word: str) -> str:
    """Return how a word sounds, "" where that tells too little; a Devanagari word's starts with "~".

    The mark keeps words of one script apart: "salary" is to meet सैलरी, not "seller".
    """
    if word.isdecimal():
        return ""
    sound = skeleton(word)
    if len(sound) < SHORTEST_SOUND:
        return ""
    return sound if word.isascii() else HINDI + sound


def heard_as(word: str) -> tuple[str, ...]:
    """Return the sounds under which passages may hold a word of a question."""
    sound = sound_of(word).removeprefix(HINDI)
    if not sound:
        return ()
    return (HINDI + sound,) if word.isascii() else (HINDI + sound, sound)


@lru_cache(maxsize=50_000)
def stemmed(word: str) -> str:
    """Return the stem of an English or Hindi word: plural, tense and case endings dropped.

    >>> stemmed("returned"), stemmed("prices"), stemmed("selling"), stemmed("दुकानों")
    ('return', 'pric', 'sell', 'दुकान')
    """
    if word.isascii():
        return _english(word)
    if "\u0900" <= word[0] <= "\u097f":
        word = unicodedata.normalize("NFD", word).translate(_VARIANTS)
        for ending in _HINDI_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                return word[: -len(ending)]
    return word


def _english(word: str) -> str:
    if len(word) <= 3 or word.isdecimal():
        return word
    word = stem(word)
    for ending in ("ing", "ed"):
        head = word.removesuffix(ending)
        if head != word and len(head) >= 3 and any(vowel in head for vowel in "aeiouy"):
            word = head[:-1] if head[-1] == head[-2] and head[-1] in _DOUBLES and len(head) > 4 else head
            break
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    if word.endswith("y") and len(word) > 3:
        return word[:-1] + "i"
    return word
