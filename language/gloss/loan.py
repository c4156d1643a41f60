"""English words in Hindi letters: एक्सपोर्ट is export, सर्विस लेवल is service level."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import OSA

from language.catalogue.plain_words import PLAIN_WORDS
from language.numbers import WORDS
from language.sound import sound
from language.transliteration import skeleton

_BEYOND_PLAIN = """
excel csv json download upload report record records certificate supplier seller fee fees gst hsn sku mrp
settlement return refund claim invoice upi payment brand category medium cancel confirm approve reject
permission limit level default file history network scan photo verify status failed fail pass passed review
export import document
"""
_MIN_SKELETON = 4
_MIN_LETTERS = 4
_LONG = 6


@cache
def _by_skeleton() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted({*PLAIN_WORDS, *_BEYOND_PLAIN.split()}):
        if word.isalpha() and word.isascii() and len(word) >= _MIN_LETTERS:
            found.setdefault(skeleton(word), []).append(word)
    return {key: tuple(words) for key, words in found.items()}


def english_loan(word: str) -> str | None:
    """Return the English word that a word in Devanagari spells; `None` where it spells none of ours."""
    key = skeleton(word)
    candidates = _by_skeleton().get(key, ()) if len(key) >= _MIN_SKELETON else ()
    if not candidates:
        return None
    heard = sound(word)
    best = min(candidates, key=lambda one: (OSA.distance(heard, sound(one)), len(one)))
    nearly = 0 if best in WORDS else (len(heard) >= _LONG) + (len(heard) > 2 * _LONG)  # प्रोटीन is no fourteen
    return best if OSA.distance(heard, sound(best)) <= nearly else None
