"""Days' words that are of a name: the brand "Aaj", the size "2-3 years", a "Diwali Diya Set"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from language.catalogue.mention import Mention, Place
from language.tokens import tokenize

if TYPE_CHECKING:
    from language.catalogue.pack import Pack
    from language.vocabulary import Vocabulary

_SURE = 0.75


def names_with_days(
    text: str, vocabulary: Vocabulary, days_in: Callable[[str], Sequence[Place]]
) -> tuple[Place, ...]:
    """Return where a text names goods by words that would be read as days without the rest of the name.

    A small word by itself stays a day: "aaj kurti" asks of today, "Aaj Rayon Kurti" names one.

    Args:
        text: The message, in the planner's English.
        vocabulary: The tenant's catalogue.
        days_in: Returns where a text says days.
    """
    said = days_in(text)
    inside = [token for token in tokenize(text) if _within(token.start, said)]
    sizes = vocabulary.products.packs_in(text) if inside else ()
    if not any(
        vocabulary.knows(token.norm) or _within(token.start, _own(sizes, vocabulary)) for token in inside
    ):
        return ()
    return tuple(
        mention.place
        for mention in vocabulary.find(text).mentions
        if mention.kind in ("product", "brand") and mention.score >= _SURE and _has_days(mention, said, text)
    )


def _has_days(mention: Mention, said: Sequence[Place], text: str) -> bool:
    """Tell whether a mention's own words say days: a part of them, or all where it is said to be a brand."""
    start, end = mention.place
    inner = [place for place in said if start <= place[0] and place[1] <= end]
    return any(
        (text[slice(*place)] != text[slice(*place)].lower() or any(map(str.isdigit, text[slice(*place)])))
        and place != mention.place
        for place in inner
    )


def _own(sizes: Sequence[Pack], vocabulary: Vocabulary) -> list[Place]:
    return [(size.start, size.end) for size in sizes if size.key in vocabulary.products.sizes.codes]


def _within(position: int, places: Sequence[Place]) -> bool:
    return any(start <= position < end for start, end in places)


def outside(
    text: str, places: Sequence[Place], change: Callable[[str], str]
) -> tuple[str, tuple[Place, ...]]:
    """Return the text with what is outside some places changed, and where these stand then."""
    changed, position = "", 0
    moved: list[Place] = []
    for start, end in sorted(places):
        changed += change(text[position:start])
        moved.append((len(changed), len(changed) + end - start))
        changed += text[start:end]
        position = end
    return changed + change(text[position:]), tuple(moved)
