"""A vague name that the thread has made plain: "back to butter" is the butter that was talked about."""

from __future__ import annotations

import re
from collections.abc import Collection

from agent.understanding import Entity, Focus
from language.pattern import Pattern

_BOTH = Pattern(r"\b(?:both|the\s+two|these\s+two|those\s+two)\b", re.IGNORECASE)
_BOTH_HOW_MANY = 2
_THE_SAME = Pattern(
    r"\b(?:w[ao]hi|vahi|usi|isi)\s+(?!k[aei]\b|me\b|par\b|pe\b|se\b|city\b|store\b|duka)\w|(?:वही|उसी|इसी)\s+(?!क[ाीे](?!\S)|में|पर|से|दुकान|शहर)\S"
    r"|\b(?:the|that)\s+(?:very\s+)?same\s+(?!for\b|in\b|at\b|with\b|store\b|city\b|thing\b)\w",
    re.IGNORECASE,
)
"""Means the goods of the thread by the word of their kind: "wahi tel" after a word about one oil."""


def as_known(entity: Entity, focus: Focus | None) -> Entity:
    """Return a product that could be several as the one of them that the thread or its last list named."""
    if focus is None or entity.kind != "product" or not entity.alternatives:
        return entity
    labels = {**entity.labels, entity.id: entity.name}
    could_be = (entity.id, *entity.alternatives)
    listed = {i for i in could_be if any(line.name.startswith(labels.get(i, i)) for line in focus.listed)}
    named = {one.id for one in focus.recent} & set(could_be)
    for known in (named, listed):
        if len(known) == 1:
            return _only(entity, known, labels)
    return entity


def _only(entity: Entity, known: Collection[str], labels: dict[str, str]) -> Entity:
    (found,) = known
    return entity.model_copy(
        update={
            "id": found,
            "name": labels.get(found, found),
            "alternatives": (),
            "members": (),
            "score": 1.0,
        }
    )


def both_named(text: str, focus: Focus | None) -> tuple[str, ...]:
    """Return the two products named last where a text says "both"; none elsewhere."""
    if focus is None or not _BOTH.search(text) or len(focus.recent) < _BOTH_HOW_MANY:
        return ()
    return tuple(reversed([one.id for one in focus.recent[:_BOTH_HOW_MANY]]))


def means_that_very_one(text: str) -> bool:
    """Tell whether a message, as it was written, means the goods of the thread by the word of their kind."""
    return _THE_SAME.search(text) is not None
