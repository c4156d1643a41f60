"""Romanised Hindi spelled in Devanagari: frequent words by a list, the others by rules.

Informal spelling leaves out what Devanagari writes (long vowels, retroflexes, which n it is),
so that a word spelled by rule may be wrong in detail: good enough for a model that reads
meaning, not to be shown to people.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from language.tokens import tokenize

_CONSONANTS = {
    "ksh": "क्ष", "chh": "छ", "shr": "श्र", "kh": "ख", "gh": "घ", "ch": "च", "jh": "झ", "th": "थ", "dh": "ध",
    "ph": "फ", "bh": "भ", "sh": "श", "gy": "ग्य", "k": "क", "q": "क", "g": "ग", "c": "क", "j": "ज", "t": "त",
    "d": "द", "n": "न", "p": "प", "f": "फ़", "b": "ब", "m": "म", "y": "य", "r": "र", "l": "ल", "v": "व",
    "w": "व", "s": "स", "h": "ह", "z": "ज़", "x": "क्स",
}  # fmt: skip
_VOWELS = {
    "aa": ("आ", "ा"), "ai": ("ऐ", "ै"), "au": ("औ", "ौ"), "ee": ("ई", "ी"), "ii": ("ई", "ी"), "oo": ("ऊ", "ू"),
    "uu": ("ऊ", "ू"), "a": ("अ", ""), "i": ("इ", "ि"), "u": ("उ", "ु"), "e": ("ए", "े"), "o": ("ओ", "ो"),
}  # fmt: skip
_LONG_AT_THE_END = {"a": "ा", "i": "ी", "u": "ू"}
_PIECE = re.compile("|".join(sorted([*_CONSONANTS, *_VOWELS], key=len, reverse=True)))
_VIRAMA = "्"
_NASAL = "ं"
_SECOND_OF_A_CLUSTER = frozenset({"r", "y", "v", "w", "l"})
_FIRST_S_CLUSTERS = frozenset({"t", "th", "k", "p", "n", "m"})


@cache
def frequent_words() -> dict[str, str]:
    """Return the listed words with their spelling."""
    listed = yaml.safe_load(files("language").joinpath("hinglish_words.yaml").read_text("utf-8"))
    spellings: dict[str, str] = {}
    for block in listed.values():
        pieces = block.split()
        for roman, spelled in zip(pieces[::2], pieces[1::2], strict=True):
            spellings.setdefault(roman, spelled)
    return spellings


@lru_cache(maxsize=20_000)
def in_devanagari(word: str) -> str:
    """Return a word of Latin letters as Hindi would write it; other words as they are.

    >>> in_devanagari("kitne"), in_devanagari("samachar"), in_devanagari("pratiksha")
    ('कितने', 'समचर', 'प्रतिक्षा')
    """
    word = word.lower()
    if not (word.isascii() and word.isalpha()):
        return word
    return frequent_words().get(word) or _by_rule(word)


def hindi_text(
    text: str, is_foreign: Callable[[str], bool], spell: Callable[[str], str] = in_devanagari
) -> str:
    """Return a Hinglish text with its Hindi words in Devanagari.

    Args:
        text: What was written.
        is_foreign: Tells of a word (lower case) that is not listed whether it stays in Latin letters.
        spell: Returns a word of romanised Hindi in Devanagari.
    """
    pieces: list[str] = []
    end = 0
    for token in tokenize(text):
        word = token.norm
        pieces.append(text[end : token.start])
        end = token.end
        is_sign = token.text.isupper() and len(token.text) > 1  # MRP, GST
        listed = frequent_words().get(word)
        if is_sign or not word.isascii() or not word.isalpha() or (listed is None and is_foreign(word)):
            pieces.append(token.text)
        else:
            pieces.append(listed or spell(word))
    return "".join([*pieces, text[end:]])


def _by_rule(word: str) -> str:
    pieces = _PIECE.findall(word)
    out: list[str] = []
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else ""
        after = pieces[index + 1] if index + 1 < len(pieces) else ""
        if piece in _VOWELS:
            out.append(_vowel(piece, before, after))
        elif piece == "n" and after in _CONSONANTS and after not in {"n", "y", "h"} and before:
            out.append(_NASAL)
        else:
            out.append(_CONSONANTS[piece] + (_VIRAMA if _joins(piece, after, at_start=index == 0) else ""))
    return "".join(out)


def _vowel(piece: str, before: str, after: str) -> str:
    alone, sign = _VOWELS[piece]
    if before not in _CONSONANTS:
        return alone
    return sign if after else _LONG_AT_THE_END.get(piece, sign)


def _joins(piece: str, after: str, *, at_start: bool) -> bool:
    """Tell whether a consonant and the next are one cluster; elsewhere a silent a stands between them."""
    if after not in _CONSONANTS:
        return False
    if piece == after:
        return True
    if piece in {"s", "sh"} and after in _FIRST_S_CLUSTERS:
        return True
    return after in _SECOND_OF_A_CLUSTER and (at_start or after in {"r", "y"}) and piece != "r"
