"""Makers' names by which people ask for a kind of goods: "colgate" where any toothpaste is meant."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from language.tokens import normalize, stem, words


def kind_of_maker(word: str) -> tuple[str, ...]:
    """Return the stems of the kind of goods that a maker's name stands for; nothing for any other word."""
    return _kinds().get(normalize(word), ())


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in files("language.catalogue").joinpath("makers.txt").read_text("utf-8").splitlines():
        kind, _, makers = line.partition(":")
        if makers and not line.startswith("#"):
            stems = tuple(stem(word) for word in words(kind))
            found |= {normalize(maker): stems for maker in makers.split()}
    return found
