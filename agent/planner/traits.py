"""What the second voice hears of a message: its words, names masked, and what it gives (a price, a day).

Words, pairs of words and pieces of words are one block of features, what was understood of the
message the other: each is weighed by itself, so that a long message does not drown what it gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from agent.planner.by_id import IDS
from agent.planner.metric import find_dimensions, find_metrics, is_ranking
from agent.understanding import Understanding
from language.numbers import find_numbers
from language.pattern import Pattern

_WORDS = Pattern(r"_?[a-z]+_?|\d+|%|₹|\?|[^\x00-\x7f\s]+")
_PIECES = (3, 4, 5)
_BIG = 1_000
_KIND = Pattern(r"_(?P<kind>product|brand|category|store|city|unknown)_")
_ID = Pattern(r"(?<!\w)_(?P<kind>doc|pc|ru|al|r)_(?!\w)")
_STANDS_FOR = {
    "product": "soap", "brand": "the brand", "category": "the category", "store": "the shop", "city": "Delhi",
    "unknown": "the thing",
}  # fmt: skip
_PLACES = frozenset({"store", "city"})


class Traits(NamedTuple):
    """The two blocks of features."""

    words: frozenset[str]
    given: frozenset[str]


class Days(NamedTuple):
    """What the days of a message are: of the past, ahead, or none; and whether it compares."""

    when: str
    compares: bool


def traits_of(understanding: Understanding) -> Traits:
    """Return the traits of a message."""
    return traits(masked(understanding), days_of(understanding))


def days_of(understanding: Understanding) -> Days:
    """Return what the message's days are."""
    period = understanding.period
    if period is None:
        when = "none"
    elif understanding.horizon_days:
        when = "ahead"
    else:
        when = "today" if period.start == period.end == understanding.today else "past"
    return Days(when, understanding.compare_to is not None)


def masked(understanding: Understanding) -> str:
    """Return the text with names as their kind: "what will `_city_` sell"."""
    text, pieces, end = understanding.normalized, list[str](), 0
    named = [(e.place, str(e.kind)) for e in understanding.entities if e.place and e.kind != "metric"]
    named += [(stranger.place, "unknown") for stranger in understanding.unknown_names]
    for (start, stop), kind in sorted(named):
        if start >= end:
            pieces += [text[end:start], f" _{kind}_ "]
            end = stop
    return IDS.sub(lambda found: f"_{found['kind'].lower()}_", "".join([*pieces, text[end:]]).lower())


def spoken(text: str) -> str:
    """Return a masked text as a person would say it, for a model that reads meaning."""
    return " ".join(_KIND.sub(lambda found: _STANDS_FOR[found["kind"]], text).split())


def traits(text: str, days: Days) -> Traits:
    """Return the traits of a masked text."""
    return Traits(frozenset(_word_traits(text)), frozenset(_given(text, days)))


def _word_traits(text: str) -> Iterator[str]:
    words = ["#" if word.isdecimal() else word for word in _WORDS.findall(text.lower())]
    yield from words
    yield from (f"{left} {right}" for left, right in pairwise(["<", *words, ">"]))
    yield from (f"{left} * {right}" for left, right in zip(words, words[2:], strict=False))
    for word in words:
        if len(word) > _PIECES[0] and word.isascii() and word[0] != "_":
            whole = f"<{word}>"
            for length in _PIECES:
                yield from (f"~{whole[at : at + length]}" for at in range(len(whole) - length + 1))


def _given(text: str, days: Days) -> Iterator[str]:
    kinds = {found["kind"] for found in _KIND.finditer(text)}
    yield from (f"names {kind}" for kind in kinds)
    if "product" in kinds:
        yield "a product in a place" if kinds & _PLACES else "a product, no place"
    if not kinds:
        yield "names nothing"
    yield from (f"names {found['kind']} by id" for found in _ID.finditer(text))
    yield f"days {days.when}"
    yield from (f"days {days.when}, names {kind}" for kind in kinds)
    if days.compares:
        yield "compares"
    yield from (f"metric {metric.id}" for metric in find_metrics(text))
    yield from (f"by {dimension}" for dimension in find_dimensions(text))
    yield from _amounts(text)
    if is_ranking(text):
        yield "ranks"


def _amounts(text: str) -> Iterable[str]:
    return {f"number {number.kind}{' big' if number.value >= _BIG else ''}" for number in find_numbers(text)}
