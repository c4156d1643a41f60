"""How a Hindi word sounds, spelled so that both scripts and every typist meet.

The key keeps the vowels that tell forms apart (kitna, kitne; bika, bikega) and drops what
typing does not keep: length, aspiration, retroflexes, inherent and inner `a`, doubles.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CONSONANTS = {
    **dict.fromkeys("कख", "k"), **dict.fromkeys("गघ", "g"), **dict.fromkeys("चछ", "c"),
    **dict.fromkeys("जझ", "j"), **dict.fromkeys("टठतथ", "t"), **dict.fromkeys("डढदध", "d"),
    **dict.fromkeys("णनङञ", "n"), **dict.fromkeys("पफ", "p"), **dict.fromkeys("बभ", "b"),
    **dict.fromkeys("शषस", "s"), **dict.fromkeys("लळ", "l"),
    "म": "m", "य": "y", "र": "r", "व": "v", "ह": "h",
}  # fmt: skip
_VOWELS = {
    **dict.fromkeys("अआा", "a"), **dict.fromkeys("इईिी", "i"), **dict.fromkeys("उऊुू", "u"),
    **dict.fromkeys("एऐेैऍॅ", "e"), **dict.fromkeys("ओऔोौऑॉ", "o"), "ऋ": "ri", "ृ": "ri",
}  # fmt: skip
_VIRAMA, _NUKTA = "\u094d", "\u093c"
_NASALS = frozenset("ंँ")
_SPELLINGS = (
    ("ce", "se"), ("ci", "si"), ("cy", "sy"),
    ("chh", "c"), ("ch", "c"), ("sh", "s"), ("ph", "p"), ("f", "p"), ("ck", "k"), ("q", "k"), ("x", "ks"),
    ("z", "j"), ("w", "v"), ("bh", "b"), ("dh", "d"), ("gh", "g"), ("jh", "j"), ("kh", "k"), ("th", "t"),
    ("ee", "i"), ("ii", "i"), ("ea", "i"), ("oo", "u"), ("uu", "u"),
)  # fmt: skip
_LONG_A = re.compile(r"aa+")
_LIKE_E = re.compile(r"ai|ay(?![aeiou])|ei|ey(?![aeiou])")
_LIKE_O = re.compile(r"au|ou")
_INNER_A = re.compile(r"(?<=.)a(?=.)")
_INHERENT_Y = re.compile(r"[yi]+")
_DOUBLED = re.compile(r"(.)\1+")
_SAME_I = re.compile(r"i+")


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return the key of a word in Devanagari or Latin letters.

    >>> sound("कितना"), sound("kitnaa"), sound("pichhle"), sound("पिछले"), sound("krenge"), sound("करेंगे")
    ('kitna', 'kitna', 'picle', 'picle', 'krenge', 'krenge')
    """
    text = word.lower() if word.isascii() else unicodedata.normalize("NFD", word.casefold())
    if text.isascii():
        spelled = _of_latin(text)
    elif any("\u0900" <= char <= "\u097f" for char in text):
        spelled = _of_devanagari(text)
    else:
        spelled = "".join(char for char in text if unicodedata.category(char) != "Mn")
        spelled = _of_latin(spelled)
    return _SAME_I.sub("i", _INNER_A.sub("", _DOUBLED.sub(r"\1", _INHERENT_Y.sub("i", spelled))))


def _of_latin(text: str) -> str:
    for written, plain in _SPELLINGS:
        text = text.replace(written, plain)
    return _LIKE_O.sub("o", _LIKE_E.sub("e", _LONG_A.sub("a", text)))


def _of_devanagari(text: str) -> str:
    kept: list[str] = []
    for index, char in enumerate(text):
        if char in _CONSONANTS:
            following = text[index + 1 : index + 2]
            silent = following in _VOWELS or following in {_VIRAMA, _NUKTA, ""}
            kept.append(_CONSONANTS[char] + ("" if silent else "a"))
        elif char == _NUKTA:
            following = text[index + 1 : index + 2]
            kept.append("" if following in _VOWELS or following in {_VIRAMA, ""} else "a")
        elif char in _VOWELS:
            kept.append(_VOWELS[char])
        elif char in _NASALS and index < len(text) - 1:
            kept.append("n")
        elif char.isdecimal():
            kept.append(str(unicodedata.decimal(char)))
    return "".join(kept)
