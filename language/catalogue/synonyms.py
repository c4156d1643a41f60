"""Goods by their several names: arhar is toor, toast is rusk, nappies are diapers."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from language.catalogue.common_word import is_english
from language.gloss.inflection import noun_bases
from language.gloss.spelled import spelled
from language.sound import sound
from language.tokens import normalize, stem

_JOINED = "_"
_SHORTEST_BY_SOUND = 3
"""Letters of a sound; shorter ones are shared by too many words."""
_REMEMBERED = 20_000

Groups = dict[str, tuple[str, ...]]


@lru_cache(_REMEMBERED)
def other_names(word: str) -> tuple[str, ...]:
    """Return what else a stemmed word for goods is called, single words only.

    A plural or an oblique form is looked up by its base, a Hindi word in Latin letters also by
    its sound. A word of several senses has the names of all of them: kaapi is coffee and notebook.

    Args:
        word: The stem, or the stems of two words joined by `_`.
    """
    return tuple(other for other in _group(word) if other != word and _JOINED not in other)


def is_other_name(word: str) -> bool:
    """Tell whether a stemmed word is listed, spelled just so: "paste" is toothpaste, and no form of pasta."""
    return _key(word) in _groups()[0]


def joined(first: str, second: str) -> str:
    """Return how two words that are one name are looked up: gram flour."""
    return f"{first}{_JOINED}{second}"


def _group(word: str) -> tuple[str, ...]:
    by_spelling, by_sound = _groups()
    *before, last = word.split(_JOINED)
    key = _key(last)
    forms = [_JOINED.join((*map(_key, before), form)) for form in (key, *noun_bases(key))]
    found = next((by_spelling[form] for form in forms if form in by_spelling), ())
    if found or not word.isascii() or before or is_english(word):
        return found
    heard = (sound(form) for form in forms)
    return next((by_sound[one] for one in heard if len(one) >= _SHORTEST_BY_SOUND and one in by_sound), ())


@cache
def _groups() -> tuple[Groups, Groups]:
    """Return the names of each word, by how it is spelled and by how a Hindi word sounds."""
    text = files("language.catalogue").joinpath("synonyms.txt").read_text("utf-8")
    by_spelling: Groups = {}
    by_sound: Groups = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        group = tuple(_JOINED.join(map(_stem, word.split(_JOINED))) for word in line.split())
        for word in group:
            key = _JOINED.join(map(_key, word.split(_JOINED)))
            by_spelling[key] = tuple(dict.fromkeys((*by_spelling.get(key, ()), *group)))
            if _JOINED not in word and not is_english(word):
                by_sound.setdefault(sound(word), group)
    return by_spelling, by_sound


def _stem(word: str) -> str:
    return stem(normalize(word))


def _key(word: str) -> str:
    plain = _stem(word)
    return plain if plain.isascii() else spelled(plain)
