"""Formal, idiomatic and slang English in plain words: "authorise" is approve, "keep me posted" alert me.

Whoever reads cues needs to know one word for each thing that people ask for; the others are data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

import yaml

from language.pattern import Pattern

_OBJECT = "~"


def in_plainer_words(text: str, knows: Callable[[str], bool]) -> str:
    """Return the text with rarer English words and turns of phrase as the plain ones.

    Args:
        text: The message, in English.
        knows: Tells of a word whether the tenant's catalogue has it: it is part of a name and stays.
    """
    plain = _plain()

    def said(match: re.Match[str]) -> str:
        phrase = " ".join(match[0].lower().split())
        return match[0] if " " not in phrase and knows(phrase) else plain[phrase]

    for pattern, instead in _parted():
        text = pattern.sub(instead, text)
    return _pattern().sub(said, text)


@cache
def _plain() -> Mapping[str, str]:
    listed = yaml.safe_load(files("language").joinpath("plainer.yaml").read_text("utf-8"))
    return {other.strip(): plain for plain, others in listed.items() for other in others.split("|")}


@cache
def _pattern() -> Pattern:
    phrases = sorted((phrase for phrase in _plain() if _OBJECT not in phrase), key=len, reverse=True)
    return _words("|".join(re.escape(phrase) for phrase in phrases))


@cache
def _parted() -> tuple[tuple[Pattern, str], ...]:
    """Return the verbs in two parts, with what each does to the thing between: "put it on ice"."""
    thing = r"((?:(?!\d)[\w'-]+ ){0,2}?(?!\d)[\w'-]+)"
    parted = {phrase: plain for phrase, plain in _plain().items() if _OBJECT in phrase}
    return tuple(
        (_words(thing.join(map(re.escape, phrase.split(_OBJECT)))), rf"{plain} \1")
        for phrase, plain in parted.items()
    )


def _words(pattern: str) -> Pattern:
    return Pattern(rf"(?<![\w-])(?:{pattern})(?![\w-])".replace(r"\ ", r"\s+"), re.IGNORECASE)
