"""How a word sounds, in either script: a key under which spellings of one word meet.

"kitna", "kitnaa" and कितना have one skeleton, and so have "return" and रिटर्न: the
consonants in classes that romanised Hindi does not tell apart (aspiration, retroflex,
v and w, z and j), vowels and y dropped but where the word begins with one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NUKTA = "\u093c"
_DEVANAGARI = {
    **dict.fromkeys("कख", "k"), **dict.fromkeys("गघ", "g"), **dict.fromkeys("चछ", "c"),
    **dict.fromkeys("जझ", "j"), **dict.fromkeys("टठतथ", "t"), **dict.fromkeys("डढदध", "d"),
    **dict.fromkeys("णनङञंँ", "n"), **dict.fromkeys("पफ", "p"), **dict.fromkeys("बभ", "b"),
    **dict.fromkeys("शषस", "s"), **dict.fromkeys("लळ", "l"),
    "म": "m", "य": "", "र": "r", "व": "v", "ह": "h", "ृ": "r", "ऋ": "r",
}  # fmt: skip
_DEVANAGARI_VOWELS = frozenset("अआइईउऊएऐओऔऑऍ")
_LATIN = {
    "C": "c", "b": "b", "c": "k", "d": "d", "f": "p", "g": "g", "j": "j", "k": "k", "l": "l", "m": "m",
    "n": "n", "p": "p", "q": "k", "r": "r", "s": "s", "t": "t", "v": "v", "w": "v", "x": "ks", "y": "",
    "z": "j",
}  # fmt: skip
_LATIN_VOWELS = frozenset("aeiou")
_PAIRS = (
    ("tion", "sn"), ("sion", "sn"), ("sch", "sk"), ("chh", "C"), ("tch", "C"), ("ch", "C"), ("ck", "k"),
    ("ph", "p"), ("sh", "s"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("dge", "je"),
)  # fmt: skip
_SOFT_G_ENDS = ("ge", "ges", "ged")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return the skeleton of a word in Devanagari or Latin letters; digits stay as they are.

    A word of one vowel alone has the skeleton "a"; a word in another script is its own.
    """
    text = unicodedata.normalize("NFD", word.casefold())
    if any("\u0900" <= char <= "\u097f" for char in text):
        return _squeezed(_of_devanagari(text))
    plain = "".join(char for char in text if unicodedata.category(char) != "Mn")
    if not plain.isascii():
        return word.casefold()
    if plain.isdecimal():
        return plain
    return _squeezed(_of_latin(plain))


def _of_devanagari(text: str) -> str:
    kept: list[str] = []
    for index, char in enumerate(text.replace("ज्ञ", "ग्य")):  # said so today
        if char in _DEVANAGARI_VOWELS:
            kept.append("a" if index == 0 else "")
        elif char == "य" and index == 0:
            kept.append("y")
        elif char.isdecimal():
            kept.append(str(unicodedata.decimal(char)))
        elif char != _NUKTA:
            kept.append(_DEVANAGARI.get(char, ""))
    return "".join(kept)


def _of_latin(text: str) -> str:
    if text.endswith(_SOFT_G_ENDS) and len(text) > 4:
        head, _, tail = text.rpartition("g")
        text = f"{head}j{tail}"
    for pair, sound in _PAIRS:
        text = text.replace(pair, sound)
    kept: list[str] = []
    before = ""
    for index, char in enumerate(text):
        if char in _LATIN_VOWELS:
            kept.append("a" if index == 0 else "")
        elif char == "h":
            kept.append("h" if index == 0 or before in _LATIN_VOWELS else "")
        elif char == "y" and index == 0:
            kept.append("y")
        else:
            kept.append(_LATIN.get(char, char))
        before = char
    return "".join(kept)


def _squeezed(text: str) -> str:
    """Return it without doubles; a nasal before another consonant is always n."""
    out: list[str] = []
    for index, char in enumerate(text):
        following = text[index + 1 : index + 2]
        sound = "n" if char == "m" and following in {"b", "p"} else char
        if not sound.isdecimal() and out and out[-1] == sound:
            continue
        out.append(sound)
    return "".join(out)
