"""The number of a store: before a month ("Delhi 1 September sales"), or with no city ("dukaan 2")."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from language.catalogue.place_index import PlaceIndex
from language.dates.atom import MONTH
from language.pattern import Pattern
from language.tokens import ascii_digits, tokenize

if TYPE_CHECKING:
    from language.vocabulary import Vocabulary

_THEN_MONTH = Pattern(rf"(?<=\d)\s+(?!may\b)(?={MONTH}\b(?!\s+\d))", re.IGNORECASE)


def apart_from_month(text: str, places: PlaceIndex) -> str:
    """Return the text with "in" between a store's number and a month, which would else be a day."""
    if not _THEN_MONTH.search(text):
        return text
    mentions, _ = places.find(text, tokenize(text), [])
    for mention in reversed(mentions):
        end = mention.place[1]
        gap = _THEN_MONTH.match(text, end) if mention.kind == "store" else None
        if gap is not None:
            text = f"{text[:end]} in {text[gap.end() :]}"
    return text


_NO_CITY = Pattern(
    r"(?<![^\W_])(?:stores?|shops?|outlets?|branch|duka+n|dookan|दुकान|स्टोर|शॉप|ब्रांच|शाखा)\s*"
    r"(?:(?:no\.?|number|num|nambar|नं\.?|नंबर|नम्बर|#|-)\s*)?(?P<number>[1-9]|one|two|three|एक|दो|तीन)(?![\w.,]*\d)(?![^\W_])"
    r"(?!\s*(?:kg|kilo|g|gm|ml|l|rs|%|din|days?|weeks?|units?|pcs|packs?|packets?|दिन|किलो))",
    re.IGNORECASE,
)
_NUMBERS = {"one": "1", "two": "2", "three": "3", "एक": "1", "दो": "2", "तीन": "3"}


def with_own_store_named(text: str, vocabulary: Vocabulary, own: Collection[str] | None) -> str:
    """Return the text with "store 2" as that store, where all the stores of the person are of one city.

    Args:
        text: The message, as it was written.
        vocabulary: The shop's words.
        own: The stores of the person; `None` where these are all.
    """
    said = _NO_CITY.search(ascii_digits(text))
    if said is None:
        return text
    mentions, _ = vocabulary.places.find(text, tokenize(text), [])
    number = _number(said)
    choices = vocabulary.store_choices(own)
    cities = {label.rpartition(" ")[0] for label in choices.values()}
    store = next((label for label in choices.values() if label.rpartition(" ")[2] == number), None)
    if mentions or len(cities) != 1 or store is None:
        return text
    return f"{text[: said.start()]}{store}{text[said.end() :]}"


def stores_of_that_number(text: str, stores: Mapping[str, str]) -> list[str]:
    """Return the ids of the stores that "store 2" may be: several where the stores are of several cities.

    Args:
        text: The message, as it was written.
        stores: The person's stores, id to name.
    """
    said = _NO_CITY.search(ascii_digits(text))
    if said is None:
        return []
    number = _number(said)
    return [store for store, label in stores.items() if label.rpartition(" ")[2] == number]


def _number(said: re.Match[str]) -> str:
    return _NUMBERS.get(said["number"].lower(), said["number"])
