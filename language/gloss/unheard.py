"""Words that nobody knows but that must be verbs, by where they stand: they name nothing and bid nothing."""

from __future__ import annotations

from collections.abc import Sequence

from language.gloss.latin import is_place, is_plainly_english
from language.gloss.lexicon import Word
from language.gloss.pieces import LETTERS, SIGNS, Knows
from language.tokens import normalize

_SHORTEST = 3
_LIGHT = frozenset({"DE", "DAAL", "LE"})
_BIDDEN = frozenset({"IMP", "STEM", "INF", "SUBJ", "SUBJ1"})
"""The verbs that complete another, and their forms that bid."""
_STOPS = frozenset("?!.।\n")
_BEING = frozenset({"HAI", "THA"})
_ENDS = ("ेगा", "ेगी", "ेंगे", "ेंगी", "ाया", "ाई", "ाए", "ाएँ", "ाइए", "ूँ", "ऊँ", "ीं")
_LATIN_ENDS = ("ega", "egi", "enge", "engi", "iye", "iyega", "unga", "ungi", "aya", "ayi", "aaye")
_ASKS = frozenset({"KITNA", "KITNE", "KYUN", "KIS", "KAUNSA", "KYA", "KAB", "KAISA"})


def is_completed(pieces: Sequence[str], words: Sequence[Word | None], position: int, knows: Knows) -> bool:
    """Tell whether an unknown word is a verb that the light verb behind it completes.

    In "उसे ठेल दो" nobody is to give anything.
    """
    light = words[position + 1] if position + 1 < len(words) else None
    if light is None or light.lemma not in _LIGHT or light.feature not in _BIDDEN:
        return False
    word = _unknown(pieces, words, position, knows)
    if word.isascii():
        return word.endswith("a") and pieces[position].islower()
    return word.endswith("ा")


def last_verb(pieces: Sequence[str], words: Sequence[Word | None], position: int, knows: Knows) -> int:
    """Return of how many pieces an unknown verb is that its sentence has no other beside; 0 where it is none.

    "राजस्व क्यों चरमराया?" names nothing called so; "मँडरा रहा है" is one verb of three words.
    """
    word = _unknown(pieces, words, position, knows)
    if word and _lemma(words, position + 1) == "RAH" and (not word.isascii() or word.endswith("a")):
        return 2 + (_lemma(words, position + 2) in _BEING)
    if not word.endswith(_LATIN_ENDS if word.isascii() else _ENDS):
        return 0
    if position + 1 < len(pieces) and pieces[position + 1] not in _STOPS:
        return 0
    begins = max((at for at in range(position) if pieces[at] in _STOPS), default=-1) + 1
    others = [one for one in words[begins:position] if one is not None]
    has_verb = any(one.feature or one.lemma in _BEING for one in others)
    return int(not has_verb and any(one.lemma in _ASKS for one in others))


def _lemma(words: Sequence[Word | None], position: int) -> str:
    word = words[position] if position < len(words) else None
    return word.lemma if word is not None else ""


def _unknown(pieces: Sequence[str], words: Sequence[Word | None], position: int, knows: Knows) -> str:
    """Return a word that nobody knows, normalised; empty for any other piece."""
    piece = pieces[position]
    word = normalize(piece.strip(SIGNS))
    if words[position] is not None or len(word) < _SHORTEST or not LETTERS.fullmatch(word):
        return ""
    return "" if knows(piece) or is_place(piece) or is_plainly_english(word) else word
