"""How common a word is in English and Hindi: what everybody says is nobody's name.

The frequencies are those of the package `wordfreq`, read from its files: importing it would
cost half a second, for tokenizers that are not needed here.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import msgpack

from language.sound import sound
from language.tokens import stem

_ENGLISH, _HINDI = "en", "hi"
_HINDI_BY_SOUND = 8_000
"""So many of Hindi's most frequent words are known in Latin letters too; their keys cost 0.1 s, once."""
_VERY_COMMON = 6_000
_SHORTEST_BY_SOUND = 4
_ENDINGS = (
    ("ing", ""),
    ("ing", "e"),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("er", ""),
    ("est", ""),
    ("ly", ""),
)
_PREFIXES = ("mis", "un", "re", "over", "under", "pre", "non")
_SHORTEST_STEM = 3
_CENTIBEL = math.log(10) / 100
_REMEMBERED = 50_000
"""Words whose answer is kept: people's words and those of catalogues, not whatever anybody ever types."""


@lru_cache(_REMEMBERED)
def is_common(word: str) -> bool:
    """Tell whether a normalised word is a frequent one of English or Hindi, or a form of one.

    >>> is_common("wedding"), is_common("situation"), is_common("zorvex")
    (True, True, False)
    """
    if not word.isascii():
        return word in _words(_HINDI)
    english = _words(_ENGLISH)
    if word in english or stem(word) in english:
        return True
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word.removeprefix(prefix) in english:
            return True
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            base = word.removesuffix(ending) + instead
            undoubled = base[:-1] if base[-1:] == base[-2:-1] else base
            if len(undoubled) >= _SHORTEST_STEM and (base in english or undoubled in english):
                return True
    return len(word) >= _SHORTEST_BY_SOUND and sound(word) in _hindi_sounds()


def is_english(word: str) -> bool:
    """Tell whether a normalised word comes at least once in a million words of English."""
    return word in _words(_ENGLISH)


def log_probabilities(language: str) -> Mapping[str, float]:
    """Return the words that come at least once in a million of a language, with their log probability.

    Args:
        language: "en", of which plain words are returned, or "hi".
    """
    return {
        word: -_CENTIBEL * level
        for level, listed in enumerate(_levels(language))
        for word in listed
        if (word.isascii() and word.isalpha() if language == _ENGLISH else not word.isascii())
    }


@lru_cache(_REMEMBERED)
def is_very_common(word: str) -> bool:
    """Tell whether a normalised word is of the few thousand most frequent ones of English."""
    return word in _most_frequent() or stem(word) in _most_frequent()


@lru_cache(_REMEMBERED)
def is_goods(word: str) -> bool:
    """Tell whether a normalised word is a thing that shops sell, or the name of who makes it."""
    listed = _goods()
    return word in listed or stem(word) in listed


@cache
def _goods() -> frozenset[str]:
    text = files("language.catalogue").joinpath("goods.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def _words(language: str) -> frozenset[str]:
    """Return the words of a language that come at least once in a million."""
    return frozenset(_by_frequency(language))


@cache
def _most_frequent() -> frozenset[str]:
    return frozenset(_by_frequency(_ENGLISH)[:_VERY_COMMON])


@cache
def _hindi_sounds() -> frozenset[str]:
    return frozenset(sound(word) for word in _by_frequency(_HINDI)[:_HINDI_BY_SOUND] if len(word) > 1)


@cache
def _by_frequency(language: str) -> tuple[str, ...]:
    """Return a language's words, the most frequent first."""
    return tuple(word for level in _levels(language) for word in level)


def _levels(language: str) -> list[list[str]]:
    """Return the file's lists of a language's words, one for each centibel below certainty."""
    spec = find_spec("wordfreq")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("The package wordfreq is missing; install the project's dependencies.")
    path = Path(spec.submodule_search_locations[0], "data", f"small_{language}.msgpack.gz")
    _header, *levels = cast(list[Any], msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False))
    return levels
