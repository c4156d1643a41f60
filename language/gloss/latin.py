"""Words in Latin letters that are no Hindi: English ones, cities, and what only looks like a name."""

from __future__ import annotations

from language.catalogue.common_word import is_english, is_very_common
from language.catalogue.plain_words import is_plain
from language.cities import CITY_NAMES
from language.gloss.doubt import ENGLISH_TIME
from language.tokens import normalize

_FIRMS = frozenset(
    "traders agencies agency enterprises enterprise distributors distributor brothers bros sons foods mills"  # noqa: SIM905 read as words
    " industries suppliers wholesale mart trading".split()
)
_ALWAYS_READ = frozenset({"gstin", "csv", "json", "pdf", "excel", "xlsx", "list", "file"})
"""Words that rules read though they are written in capitals."""

_CITIES = frozenset(normalize(name) for names in CITY_NAMES for name in names)


def is_always_read(word: str) -> bool:
    """Tell of a normalised word whether rules read it however it is written: firms' kinds, kinds of files."""
    return word in _FIRMS or word in _ALWAYS_READ


def is_place(word: str) -> bool:
    """Tell whether a word is a city, or a store by its city's short name ("mum1", `DELHI_02`)."""
    return normalize(word.strip(".'’:-–—")).rstrip("0123456789_ ") in _CITIES


def is_as_likely_english(word: str) -> bool:
    """Tell whether a word in Latin letters is as likely English, where both languages have it."""
    return is_plain(word) or word in ENGLISH_TIME or is_very_common(word)


def is_plainly_english(word: str) -> bool:
    """Tell whether a word in Latin letters is plainly English, so that how it sounds says nothing."""
    return is_plain(word) or word in ENGLISH_TIME or is_english(word)
