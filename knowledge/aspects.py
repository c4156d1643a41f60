"""What of a thing is asked that a text on the thing need not tell: its penalty, its cost, its validity.

A passage says that a licence is needed; how one is got and what it costs it does not say, however near it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from knowledge.terms import words_of

Aspect = frozenset[str]
"""The stems that tell of something of a thing."""


def aspects_asked(question: Sequence[str]) -> tuple[Aspect, ...]:
    """Return what a question asks of a thing, if any; `question` are its stems."""
    said = frozenset(question)
    return tuple(told for phrases, told in _aspects() if any(phrase <= said for phrase in phrases))


def leaves_untold(asked: Iterable[Aspect], passage: Collection[str]) -> bool:
    """Tell whether something is asked that a passage does not speak of; `passage` are its stems."""
    return any(told.isdisjoint(passage) for told in asked)


@cache
def _aspects() -> Sequence[tuple[Sequence[frozenset[str]], Aspect]]:
    """Return of each aspect what asks for it, each phrase a set of stems, and the stems that tell of it."""
    listed: Sequence[Mapping[str, str]] = yaml.safe_load(
        files("knowledge.words").joinpath("aspects.yaml").read_text("utf-8")
    )
    return [
        (
            [frozenset(words_of(phrase)) for phrase in each["asked"].split(",")],
            frozenset(words_of(each["told"])),
        )
        for each in listed
    ]
