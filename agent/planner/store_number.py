"""A store's number: before a month, in words, two of a city, or with no city ("dukaan 2")."""

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


_SPELLED = {
    **{"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"},
    **{"वन": "1", "टू": "2", "थ्री": "3", "फोर": "4", "फ़ोर": "4", "फाइव": "5", "फ़ाइव": "5", "सिक्स": "6"},
}
_IN_WORDS = re.compile(
    rf"\s+(?:(?:no\.?|number|नंबर)\s+)?(?P<number>{'|'.join(_SPELLED)})(?![^\W_]|[\u0900-\u0963])"
    r"(?!\s*(?:more|thing|by\s+one|days?|weeks?|months?|years?|items?|products?|pieces?|packs?|packets?|percent|%|rs"
    r"|lakh|thousand|hundred|kilo|kg|litres?)\b)",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(
    rf"^(?P<and>\s+(?:and|or|aur|ya|vs|और|या)\s+)(?P<number>{'|'.join(_SPELLED)})(?![^\W_]|[\u0900-\u0963])",
    re.IGNORECASE,
)


def with_number_in_digits(text: str, places: PlaceIndex) -> str:
    """Return the text with "Mumbai one" and "दिल्ली टू" as the city's stores of these numbers.

    "The Delhi one" is what was spoken of in Delhi.
    """
    if not any(word in text.lower() for word in _SPELLED):
        return text
    mentions, _ = places.find(text, tokenize(text), [])
    for mention in reversed(mentions):
        start, end = mention.place
        said = _IN_WORDS.match(text, end) if mention.kind == "city" else None
        if said is None or re.search(r"\bthe\s+$", text[:start], re.IGNORECASE):
            continue
        rest = _AND_ANOTHER.sub(
            lambda other: f"{other['and']}{_SPELLED[other['number'].lower()]}", text[said.end() :]
        )
        text = f"{text[:end]} {_SPELLED[said['number'].lower()]}{rest}"
    return text


_AND_ITS_OTHER = Pattern(
    r"\s*(?:&|\+|\b(?:and|or|aur|ya|vs\.?|versus)\b|और|या)\s*(?P<number>[1-9])(?![\w.,]*\d)(?![^\W_])"
    r"(?!\s*(?:%|kg|kilo|g|gm|ml|l|litres?|rs|rupees?|days?|weeks?|months?|years?|units?|pieces?|pcs|packs?|packets?|items?"
    r"|products?|hours?|percent|lakhs?|k|din|hafte|mahine|saal|baje|दिन|हफ़्ते|हफ्ते|महीने|किलो|पीस|पैकेट|रुपये)(?![^\W_]))",
    re.IGNORECASE,
)


def with_city_of_each(text: str, places: PlaceIndex) -> str:
    """Return the text with the city before the second number of "Delhi 1 and 2", where it has that store."""
    if not _AND_ITS_OTHER.search(text):
        return text
    mentions, _ = places.find(text, tokenize(text), [])
    for mention in reversed(mentions):
        start, end = mention.place
        city = text[start:end].rstrip("0123456789").rstrip(" _-")
        joined = _AND_ITS_OTHER.match(text, end) if mention.kind == "store" and city else None
        store = places.stores.get(mention.id)
        if joined is None or store is None or not store.city:
            continue
        if places.has_store(store.city.casefold(), joined["number"]):
            at = joined.start("number")
            text = f"{text[:at]}{city} {text[at:]}"
    return text


_NO_CITY = Pattern(
    r"(?<![^\W_])(?:stores?|shops?|outlets?|branch|duka+n|dookan|दुकान|स्टोर|शॉप|ब्रांच|शाखा)\s*"
    r"(?:(?:no\.?|number|num|nambar|नं\.?|नंबर|नम्बर|#|-)\s*)?(?P<number>[1-9]|one|two|three|एक|दो|तीन)(?![\w.,]*\d)(?![^\W_])"
    r"(?!\s*(?:kg|kilo|g|gm|ml|l|rs|%|din|days?|weeks?|units?|pcs|packs?|packets?|दिन|किलो))",
    re.IGNORECASE,
)
_NUMBERS = {**_SPELLED, "एक": "1", "दो": "2", "तीन": "3"}


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
