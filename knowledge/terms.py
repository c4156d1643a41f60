"""What passages and questions are matched by: stemmed words, and how they sound.

Both sides go through the same functions, so that a stem need not be a word, only the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
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
_SILENT_W = re.compile(r"(?<=[aeo])w(?![aeiouyh])")  # Newton, law
_SOFT_G = re.compile(r"g(?=[eiy])")
_LONG_U = re.compile(r"u[bcdfgjklmnprstv][aeiou]|eu")  # university, Europe


def words_of(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, in their order; numbers stay as they are."""
    return tuple(stemmed(word) for word in words(text))


def sounds_of(stems: Iterable[str]) -> tuple[str, ...]:
    """Return how words sound; those too short to tell anything are left out."""
    return tuple(sound for word in stems if (sound := sound_of(word)))


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> str:
    """Return how a word sounds, "" where that tells too little; a Devanagari word's starts with "~".

    The mark keeps words of one script apart: "salary" is to meet सैलरी, not "seller".
    """
    if word.isdecimal():
        return ""
    sound = skeleton(_SILENT_W.sub("", word)) if word.isascii() else skeleton(word)
    if len(sound) < SHORTEST_SOUND:
        return ""
    return sound if word.isascii() else HINDI + sound


def heard_as(word: str) -> tuple[str, ...]:
    """Return the sounds under which passages may hold a word of a question.

    English writes one sound in several ways: of a Hindi word those that an English passage may have it under
    follow (जर्मनी is Germany, केमिकल chemical, यूनिफ़ॉर्म uniform), of an English one how it may be said.
    """
    sound = sound_of(word).removeprefix(HINDI)
    if not sound:
        return ()
    if word.isascii():
        said = [sound, *(sound_of(each) for each in _said(word))]
        return tuple(HINDI + each for each in dict.fromkeys(said) if each)
    return (HINDI + sound, *(each for each in _written(sound)))


def _said(word: str) -> Iterator[str]:
    """Yield spellings of an English word that are nearer to how it may be said."""
    soft = _SOFT_G.sub("j", word)
    hard = soft.replace("ch", "k")
    for each in (soft, hard):
        yield each
        if _LONG_U.match(word):
            yield "y" + each


def _written(sound: str) -> Iterator[str]:
    """Yield the sounds that English spellings of a word of this sound have, its own first."""
    if len(sound) <= SHORTEST_SOUND:
        yield sound
        return
    heads = (sound, "a" + sound[1:]) if sound.startswith("y") else (sound,)
    for head in heads:
        hard = head.replace("k", "c", 1)
        yield from dict.fromkeys(each for one in (head, hard) for each in (one, one.replace("j", "g")))


@lru_cache(maxsize=50_000)
def stemmed(word: str) -> str:
    """Return the stem of an English or Hindi word: plural, tense and case endings dropped.

    >>> stemmed("returned"), stemmed("prices"), stemmed("selling"), stemmed("दुकानों")
    ('return', 'price', 'sell', 'दुकान')
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
            if word.endswith("c"):
                return f"{word}e"
            break
    if word.endswith("e") and len(word) > 3:
        return word if word.endswith("ce") else word[:-1]  # its sound hangs on the e: police is पुलिस
    if word.endswith("y") and len(word) > 3:
        return word[:-1] + "i"
    return word
