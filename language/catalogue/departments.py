"""A shop's departments by all that people call them: "cooking oil", "school supplies", राशन का सामान."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from language.pattern import Pattern
from language.tokens import stem, words

Phrase = tuple[str, ...]
_AND = Pattern(r"\s*(?:[&/,+]|\band\b)\s*", re.IGNORECASE)


def department_phrases(categories: Mapping[Phrase, str]) -> dict[str, list[tuple[Phrase, str]]]:
    """Return what else a tenant's categories are called, by the first word of the phrase; the longest first.

    A department of which the tenant has two categories stands for neither.

    Args:
        categories: The tenant's categories by the stems of their own names.
    """
    found: dict[Phrase, str] = {}
    for called in _called():
        ours = {categories[phrase] for phrase in called if phrase in categories}
        if len(ours) == 1:
            category = ours.pop()
            found |= {phrase: category for phrase in called if phrase not in categories}
    by_first: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, category in sorted(found.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(phrase[0], []).append((phrase, category))
    return by_first


def parts_of(categories: Iterable[str]) -> dict[str, str]:
    """Return the categories of several kinds by the one word that a kind has: "Innerwear & Socks".

    A word that two categories have stands for neither.
    """
    found: dict[str, str | None] = {}
    for category in categories:
        parts = [words(part) for part in _AND.split(category)]
        for part in parts if len(parts) > 1 else ():
            if len(part) == 1:
                word = stem(part[0])
                found[word] = None if word in found else category
    return {word: category for word, category in found.items() if category is not None}


def said_in_hindi() -> Mapping[str, str]:
    """Return the Hindi and Hinglish turns for each department, by its English name."""
    return {name: entry["hindi"] for name, entry in _read().items() if "hindi" in entry}


def described_in_hindi() -> Mapping[str, str]:
    """Return the turns that say what goods are for, by the goods: "bartan dhone wala" is dishwash."""
    return _yaml("descriptions.yaml")


def words_in_hindi() -> Mapping[str, Sequence[str]]:
    """Return the words that with "saman" or "maal" behind them name each department: "bachcho ka saman"."""
    return {
        name: [word.strip() for word in entry["words"].split("|")]
        for name, entry in _read().items()
        if "words" in entry
    }


@cache
def _called() -> tuple[tuple[Phrase, ...], ...]:
    return tuple(tuple(_phrases(entry["called"].split("|"))) for entry in _read().values())


def _phrases(names: Iterable[str]) -> Iterable[Phrase]:
    return dict.fromkeys(tuple(stem(word) for word in words(name)) for name in names)


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    return _yaml("departments.yaml")


def _yaml(name: str) -> Any:
    text = files("language.catalogue").joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe
