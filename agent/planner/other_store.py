"""The other shop of a city that has two: "and the other one?", "dusri wali dukan me"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from agent.understanding import Focus
from language.pattern import Pattern

if TYPE_CHECKING:
    from language.vocabulary import Vocabulary

_OTHER = Pattern(
    r"\b(?:the\s+)?(?:other|second|another)\s+(?:(?:one|wal[aie]|[a-z]{3,})\s+)?(?:in\s+|of\s+)?(?:stores?|shops?|branch|outlets?)\b"
    r"|\b(?:the\s+)?other\s+one\b|\bin\s+(?:the\s+)?(?:other|second)(?=\W*$)",
    re.IGNORECASE,
)
_BEFORE = Pattern(
    r"\b(?:before|first)\b(?:\s+(?:in|at|of))?\s+(?:the\s+)?(?:stores?|shops?|branch|outlets?)\b",
    re.IGNORECASE,
)
"""What the planner's English makes of "pehli dukaan"."""
_FIRST = Pattern(
    r"\b(?:pehl|pahl)[aie]\s+(?:wal[aie]\s+)?(?:duk[a]?an|store|shop|branch|outlet)\b|\bfirst\s+(?:store|shop|branch|outlet)\b|पहल[ाीे]\s+(?:वाल[ाीे]\s+)?(?:दुकान|स्टोर|ब्रांच)",
    re.IGNORECASE,
)
_BOTH = Pattern(
    r"\bboth\s+(?:of\s+)?(?:(?:the|our|my)\s+)?(?:stores?|shops?|branch(?:es)?|outlets?)\b(?:\s+total)?", re.I
)
_LONGEST = 8
_NUMBER_OF_STORE = Pattern(
    r"^\W*(?:(?:and|for|in|at|of)\s+)*(?P<number>[1-9])(?:\s+(?:in|at|of|for))?\W*$", re.IGNORECASE
)
_AND_OF = Pattern(
    r"^\W*(?:(?:and|aur|or|ar|phir|और|फिर)\s+\d|\d\s*(?:k[aeio]|me|mein|wal[aei]|क[ाीेो]|में|वाल[ाीे])(?!\w))",
    re.IGNORECASE,
)
"""Goes on to another of a row: "aur 2 ki?" after a word about Delhi 1."""


def with_other_store_named(
    text: str, focus: Focus | None, vocabulary: Vocabulary, written: str = "", own: Collection[str] = ()
) -> str:
    """Return the text with "the other shop" as that shop, where the thread is of one in a city of two.

    Args:
        text: The message in the planner's English.
        focus: What the thread is about.
        vocabulary: The shop's words.
        written: The message as it was written: English loses which shop "pehli dukaan" is.
        own: The stores of the person, where these are not all: "the first shop" is the first of them.
    """
    short = len(written.split()) <= _LONGEST
    if short and focus and _FIRST.search(written) and (first := _first_beside(focus, vocabulary, own)):
        return f"{_BEFORE.sub(' ', text).rstrip(' ?.!।')} in {first}"
    if short and focus and (both := _BOTH.search(text)):
        return _in_both(text, both, focus, vocabulary)
    match = _OTHER.search(text) if len(text.split()) <= _LONGEST else None
    stores = [entity.id for entity in focus.entities if entity.kind == "store"] if focus else []
    if match is not None and not stores and len(own) > 1 and "second" in match[0].lower():
        return f"{text[: match.start()]}in {vocabulary.store_label(sorted(own)[1])}{text[match.end() :]}"
    if match is None or len(stores) != 1:
        return text
    others = [store for store in _beside(stores[0], vocabulary) if store != stores[0]]
    if len(others) != 1:
        return text
    return f"{text[: match.start()]}in {vocabulary.store_label(others[0])}{text[match.end() :]}"


def with_numbered_store(text: str, focus: Focus, vocabulary: Vocabulary, written: str) -> str:
    """Return the text with a bare number as the store of the thread's city that has it: "aur 2 ki?"."""
    number = _NUMBER_OF_STORE.match(text)
    stores = [entity.id for entity in focus.entities if entity.kind == "store"]
    if focus.asked or number is None or len(stores) != 1 or not _AND_OF.match(written):
        return text
    labels = [vocabulary.store_label(store) for store in _beside(stores[0], vocabulary)]
    found = [label for label in labels if label.split()[-1] == number["number"]]
    return found[0] if len(found) == 1 else text


def _in_both(text: str, both: re.Match[str], focus: Focus, vocabulary: Vocabulary) -> str:
    """Return the text with "both shops" as the city of the one shop that the thread is about."""
    stores = [entity.id for entity in focus.entities if entity.kind == "store"]
    entry = vocabulary.places.stores.get(stores[0]) if len(stores) == 1 else None
    if entry is None or not entry.city or len(vocabulary.stores_in(entry.city)) < 2:
        return text
    cut = "by store " if "separate" in text else ""
    return f"{text[: both.start()]}{cut}in {entry.city} {text[both.end() :]}".rstrip()


def _first_beside(focus: Focus, vocabulary: Vocabulary, own: Collection[str]) -> str:
    """Return the first store of the city that the thread is about, else of the person's own, if any."""
    stores = [entity.id for entity in focus.entities if entity.kind == "store"]
    cities = [store for entity in focus.entities if entity.kind == "city" for store in entity.members]
    beside = sorted(_beside(stores[0], vocabulary)) if len(stores) == 1 else sorted(cities or own)
    return vocabulary.store_label(beside[0]) if len(beside) > 1 else ""


def _beside(store: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the stores of the city that a store is in."""
    entry = vocabulary.places.stores.get(store)
    return vocabulary.stores_in(entry.city) if entry is not None and entry.city else ()
