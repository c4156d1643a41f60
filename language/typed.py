"""What phones make of words that are read with a number or another word: "dlhi2", "2mrw", "storewise".

Read before anything else: a store's number says nothing where its city is not made out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from language.catalogue.plain_words import is_plain
from language.cities import CITY_NAMES
from language.clipped import unclipped
from language.pattern import Pattern
from language.tokens import normalize

if TYPE_CHECKING:
    from language.catalogue.place_index import PlaceIndex
    from language.vocabulary import Vocabulary

_NUMBERED = Pattern(
    r"(?<![\w@./-])(?P<city>[a-z]{3,})(?P<gap>[\s_-]?)(?P<number>\d{1,2})(?![\w%]|[.,:/]\d)", re.IGNORECASE
)
_BY_HEARING = Pattern(r"\b2(?:mrw|mrrw|moro|morow|morrow|mro|mmrw)\b", re.IGNORECASE)
_CUT_BY = Pattern(
    r"\b(day|date|week|month|quarter|store|shop|outlet|branch|city|brand|category|product|item|sku)(?:wise|vise|waise)\b",
    re.IGNORECASE,
)
_CITIES = frozenset(normalize(name) for names in CITY_NAMES for name in names)


def spelled_out(text: str, vocabulary: Vocabulary) -> str:
    """Return the text with such words spelled out; all else stays as it was typed.

    A store whose name is of plain words ("Main Bazaar", which Hindi has as words of its own) goes by its id.
    """
    text = _BY_HEARING.sub("tomorrow", text)
    text = _CUT_BY.sub(r"\1 wise", text)
    places = vocabulary.places
    for name, store_id in places.names_of_plain_words.items():
        text = re.sub(rf"\b{name}\b", store_id, text, flags=re.IGNORECASE)
    text = _NUMBERED.sub(lambda said: _numbered(said, places), text)
    return unclipped(text, vocabulary.products.categories.values())


def _numbered(said: re.Match[str], places: PlaceIndex) -> str:
    """Return a misspelt city before a number of one of its stores as it is spelled: "dlhi2", "mumbia 1"."""
    word = normalize(said["city"])
    if word in _CITIES or places.knows(word) or is_plain(word):
        return said[0]
    like = places.resemble(word)
    if like is None or not places.has_store(like[1], str(int(said["number"]))):
        return said[0]
    return f"{like[1]} {said['number']}"
