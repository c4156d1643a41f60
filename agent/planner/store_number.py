"""The number of a store before a month: "Delhi 1 September sales" is of the store, in September."""

from __future__ import annotations

import re

from language.catalogue.place_index import PlaceIndex
from language.dates.atom import MONTH
from language.pattern import Pattern
from language.tokens import tokenize

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
