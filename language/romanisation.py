"""Hindi in Latin letters, as people type it: no accents, silent vowels left out.

The way back is `language.devanagari`; how words of either script sound is `language.transliteration`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUKTA = "\u093c"
_VIRAMA = "\u094d"
_CONSONANTS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "n",
    "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n",
    "प": "p", "फ": "ph", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "v",
    "श": "sh", "ष": "sh", "स": "s", "ह": "h",
}  # fmt: skip
_WITH_NUKTA = {"क": "q", "ख": "kh", "ग": "g", "ज": "z", "फ": "f", "ड": "d", "ढ": "dh"}
_VOWELS = {
    "अ": "a", "आ": "aa", "इ": "i", "ई": "ee", "उ": "u", "ऊ": "oo", "ऋ": "ri", "ए": "e", "ऐ": "ai", "ओ": "o",
    "औ": "au", "ऑ": "o", "ऍ": "e",
}  # fmt: skip
_SIGNS = {
    "ा": "aa", "ि": "i", "ी": "ee", "ु": "u", "ू": "oo", "ृ": "ri", "े": "e", "ै": "ai", "ो": "o", "ौ": "au",
    "ॉ": "o", "ॅ": "e",
}  # fmt: skip
_SHORT = {"aa": "a", "ee": "i", "oo": "u"}
_SPOKEN_AFTER = frozenset({"y", "r", "v", "l", "n", "m"})
"""Ends of a cluster that need a vowel: yantra, mukhya, but shabd."""
_LABIALS = frozenset({"p", "ph", "f", "b", "bh", "m"})
_RUN = re.compile(r"[\u0900-\u0963\u0970-\u097f\u200c\u200d]+")


def romanised(text: str, *, long: bool = False, silent: bool = False) -> str:
    """Return a text with its words of Devanagari in Latin letters, all in lower case.

    >>> romanised("भारत में कितनी नदियाँ हैं?"), romanised("भारत", long=True)
    ('bharat men kitni nadiyan hain?', 'bhaarat')

    Args:
        text: What is written.
        long: Write long vowels double (aa, ee, oo).
        silent: Write the vowels too that are not spoken, as tables of letters do.
    """
    plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return _RUN.sub(lambda match: _word(match[0], long, silent), plain).replace("।", ".").lower()


@lru_cache(maxsize=50_000)
def _word(word: str, long: bool, silent: bool) -> str:
    syllables = _syllables(unicodedata.normalize("NFD", word).replace("ज्ञ", "ग्य"))
    if not silent:
        _drop_silent(syllables)
    out: list[str] = []
    for place, (consonant, vowel, nasal) in enumerate(syllables):
        following = syllables[place + 1][0] if place + 1 < len(syllables) else ""
        written = vowel if long else _SHORT.get(vowel, vowel)
        out.append(consonant + written + (("m" if following in _LABIALS else "n") if nasal else ""))
    return "".join(out)


def _syllables(word: str) -> list[tuple[str, str, bool]]:
    """Return consonant, vowel ("" where a virama or nothing stands) and whether a nasal follows."""
    found: list[tuple[str, str, bool]] = []
    for place, char in enumerate(word):
        if char in _CONSONANTS:
            with_nukta = word[place + 1 : place + 2] == _NUKTA
            sound = _WITH_NUKTA.get(char, _CONSONANTS[char]) if with_nukta else _CONSONANTS[char]
            found.append((sound, "a", False))
        elif char in _VOWELS:
            found.append(("", _VOWELS[char], False))
        elif found and char in _SIGNS:
            found[-1] = (found[-1][0], _SIGNS[char], found[-1][2])
        elif found and char == _VIRAMA:
            found[-1] = (found[-1][0], "", False)
        elif found and char in "ंँ":
            found[-1] = (found[-1][0], found[-1][1], True)
        elif char == "ः":
            found.append(("h", "", False))
    return found


def _drop_silent(syllables: list[tuple[str, str, bool]]) -> None:
    """Drop the inherent a where it is not spoken: at the end, and between two spoken vowels."""
    last = len(syllables) - 1
    consonant, *rest = syllables[last] if syllables else ("", "", False)
    is_needed = last > 0 and not syllables[last - 1][1] and consonant in _SPOKEN_AFTER
    if last > 0 and consonant and rest == ["a", False] and not is_needed:
        syllables[last] = (consonant, "", False)
    for place in range(last - 1, 0, -1):
        consonant, vowel, nasal = syllables[place]
        before, after = syllables[place - 1], syllables[place + 1]
        if consonant and (vowel, nasal) == ("a", False) and before[1] and after[0] and after[1]:
            syllables[place] = (consonant, "", False)
