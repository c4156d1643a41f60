"""Goods by their several names: arhar is toor, toast is rusk, nappies are diapers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from language.tokens import normalize, stem

_JOINED = "_"


def other_names(word: str) -> tuple[str, ...]:
    """Return what else a stemmed word for goods is called, single words only.

    Args:
        word: The stem, or the stems of two words joined by `_`.
    """
    return tuple(other for other in _groups().get(word, ()) if other != word and _JOINED not in other)


def joined(first: str, second: str) -> str:
    """Return how two words that are one name are looked up: gram flour."""
    return f"{first}{_JOINED}{second}"


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    text = files("language.catalogue").joinpath("synonyms.txt").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            group = tuple(_key(word) for word in line.split())
            for word in group:
                found.setdefault(word, group)
    return found


def _key(word: str) -> str:
    return _JOINED.join(stem(normalize(part)) for part in word.split(_JOINED))
