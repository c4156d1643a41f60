"""Devanagari as fonts and PDFs leave it, put back into the order it is written in.

A PDF holds glyphs, and joined letters are glyphs of their own that often have no character:
what comes out of a text layer has stray characters, a sign parted from its letter, or the
short i before its consonant, where it is drawn, instead of after it, where it belongs.
"""

from __future__ import annotations

import re
import unicodedata

_CONSONANT = "[\u0915-\u0939\u0958-\u095f]\u093c?"
_CLUSTER = f"(?:{_CONSONANT}\u094d)*{_CONSONANT}"
_SHORT_I = "\u093f"
_EARLY_I = re.compile(f"(?<![\u0915-\u0939\u0958-\u095f\u093c]){_SHORT_I}({_CLUSTER})")
_ANY = re.compile("[\u0900-\u097f]")
_STRAY = re.compile(r"[^\u0900-\u097f\w\s.,:;/()\-₹'\"|&%#@+\u200c\u200d]")


def has_devanagari(text: str) -> bool:
    """Tell whether any letter of it is Devanagari."""
    return _ANY.search(text) is not None


def is_sign(text: str) -> bool:
    """Tell whether it starts with a Devanagari sign, which cannot stand without a letter before it."""
    return bool(text) and _ANY.match(text) is not None and unicodedata.category(text[0]) in ("Mn", "Mc")


def mended(text: str, broken: int) -> str:
    """Return a word of a text layer as it is written.

    Args:
        text: The word, with Devanagari in it.
        broken: How many of its characters have no meaning in their font; where there are any,
            what is neither letter, digit nor common punctuation goes with them.
    """
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Co", "Cn"))
    if broken:
        text = _STRAY.sub("", text)
    text = _EARLY_I.sub(lambda found: found.group(1) + _SHORT_I, text)
    return unicodedata.normalize("NFC", text)
