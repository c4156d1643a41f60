"""Everyday Hindi beyond a shop's own words: what it is in English, or that it says nothing.

Such a word is no name of a thing we sell, and what is none of a shop's business shows in it.
Endings are taken off by rule: बच्चों and बच्चे are both found under बच्चा.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from language.gloss.inflection import noun_bases
from language.gloss.spelled import spelled
from language.sound import sound
from language.tokens import normalize

_FILES = ("everyday_life.txt", "everyday_words.txt")
_SHORTEST_SOUND = 3
_LONG_ENOUGH = 5
"""Letters of a word whose sounds are fewer: haath is "ht"."""


def everyday_english(word: str) -> str | None:
    """Return the English of an everyday Hindi word in either script; empty where it says nothing.

    `None` where it is no such word.
    """
    by_spelling, by_sound = _words()
    plain = normalize(word)
    if not plain.isascii():
        key = spelled(plain)
        return next((by_spelling[one] for one in (key, *noun_bases(key)) if one in by_spelling), None)
    if plain in by_spelling:
        return by_spelling[plain]
    for one in (plain, *noun_bases(plain)):
        heard = sound(one)
        if heard in by_sound and (len(heard) >= _SHORTEST_SOUND or len(plain) >= _LONG_ENOUGH):
            return by_sound[heard]
    return None


def everyday_to_the_letter(word: str) -> str | None:
    """Return the English of an everyday word that is spelled just so; `None` for any other."""
    return _to_the_letter().get(word)


@cache
def _to_the_letter() -> dict[str, str]:
    return {normalize(form): english for english, form in _listed()}


def _listed() -> Iterator[tuple[str, str]]:
    """Return every form that the files list, with its English."""
    for name in _FILES:
        for line in files("language.gloss").joinpath(name).read_text("utf-8").splitlines():
            english, found, forms = line.partition(":")
            if found and not line.startswith("#"):
                yield from ((english.strip(), form) for form in forms.split())


@cache
def _words() -> tuple[dict[str, str], dict[str, str]]:
    """Return the words by spelling and by sound, read with the first question that needs them."""
    by_spelling: dict[str, str] = {}
    by_sound: dict[str, str] = {}
    for english, form in _listed():
        plain = normalize(form)
        by_spelling.setdefault(plain if plain.isascii() else spelled(plain), english)
        by_sound.setdefault(sound(form), english)
    return by_spelling, by_sound
