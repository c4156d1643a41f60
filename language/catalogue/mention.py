"""A part of a text that names something of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["product", "store", "city", "category", "brand"]
Place = tuple[int, int]


@dataclass(frozen=True)
class Mention:
    """What some words of a text name.

    `score` is 0–1: how well and how wholly the words fit. `alternatives` are the other ids
    they fit as well. `members` are the ids that the thing stands for: a city's stores, a
    brand's products, every product of an ambiguous name.
    """

    kind: MentionKind
    id: str
    name: str
    text: str
    place: Place
    score: float = 1.0
    alternatives: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unknown:
    """Words that look like a name but name nothing of ours."""

    text: str
    place: Place


def overlaps(place: Place, taken: list[Place]) -> bool:
    """Tell whether a place touches one that is taken."""
    return any(place[0] < end and start < place[1] for start, end in taken)
