"""Words that both languages have ("to", "me", "is", "do"): which one is meant, by the company they keep."""

from __future__ import annotations

from collections.abc import Sequence

from language.catalogue.plain_words import is_plain
from language.dates.festival import festivals
from language.gloss.lexicon import Word
from language.tokens import normalize

_COUNTED = """
DIN HAFTA MAHINA SAAL TIMAHI TARIKH JANVARI FARVARI MAARCH APRAIL MAI JUN JULAI AGAST SITAMBAR AKTUBAR
NAVAMBAR DISAMBAR SOMVAR MANGALVAR BUDHVAR GURUVAR SHUKRAVAR SHANIVAR RAVIVAR
SAPTAHANT PAKHWADA GHANTA DUKAN SAMAN UNIT PACKET PRATISHAT KILO GRAM LITER RUPAYE ZAROORI KAAM
"""
COUNTED = frozenset(_COUNTED.split())
"""What is counted: before one of these "do" is two."""

_ENGLISH_THINGS = frozenset(
    {"bill", "invoice", "file", "document", "order", "rate", "price", "item", "product"}
)
ENGLISH_TIME = frozenset(
    "day days week weeks month months year quarter store stores weekend".split()  # noqa: SIM905 read as words
)
_NAMED_BY_THIS = COUNTED | frozenset(
    ("SHAHAR", "DAAM", "MAAL", "ORDER", "BILL", "TARAH", "BAAD", *festivals())
)
_BEFORE_WAS = frozenset({"PAST", "HAB", "STEM", "INF"})
_ENGLISH_BEFORE_ME = frozenset({"show", "tell", "give", "send", "let", "the", "a"})
_AFTER_HINDI = frozenset({"do", "to", "in", "an", "use", "are", "bad", "so", "log"})
_STOPS = frozenset({",", "", "?"})
_NEVER_ENGLISH = frozenset({"bhai", "bhaiya", "yaar", "kya", "hai", "nahi", "nahin"})
_OF_SEVERAL = frozenset({"hain", "hen", "hein", "the", "thay"})
_IN_OR_AT = frozenset({"me", "main", "par", "he", "hi", "ya", "h", "k"})


def is_hindi_here(plain: str, pieces: Sequence[str], words: Sequence[Word | None], position: int) -> bool:
    """Tell of a word of the lexicon whether it is Hindi where it stands.

    Args:
        plain: The word, normalised.
        pieces: The message, piece by piece.
        words: The Hindi word each piece may be.
        position: Where the word stands.
    """
    if not plain.isascii() or plain in _NEVER_ENGLISH:
        return True
    before = words[position - 1] if position else None
    after = words[position + 1] if position + 1 < len(words) else None
    previous = normalize(pieces[position - 1]) if position else ""
    following = normalize(pieces[position + 1]) if position + 1 < len(pieces) else ""
    after_hindi = before is not None and (not _is_english(previous) or previous in _IN_OR_AT)
    after_hindi = after_hindi or (plain == "to" and previous in _STOPS and after is not None)
    after_hindi = after_hindi or (plain == "to" and after is not None and after.lemma == "NAHI")
    if plain in ("is", "us"):
        found = (
            after is not None and after.lemma in _NAMED_BY_THIS
        ) or following in ENGLISH_TIME | _ENGLISH_THINGS
    elif plain == "the":
        found = before is not None and before.feature in _BEFORE_WAS
    elif plain == "late":  # "order late hai" comes too late, "hum late hain" brings
        found = following in _OF_SEVERAL
    elif plain in _AFTER_HINDI:
        found = after_hindi and (plain != "in" or after is not None)
    elif plain in _IN_OR_AT:
        found = previous not in _ENGLISH_BEFORE_ME
    else:
        found = not is_plain(plain) or before is not None or after is not None
    return found


def _is_english(word: str) -> bool:
    return word.isascii() and is_plain(word)
