"""Whether a question asks what a word means: a page of meanings answers nothing else of the thing.

Such a page speaks of every topic and says little on it: who asks how an e-way bill is cancelled would find
what one is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import yaml

from language.tokens import tokenize

Words = tuple[str, ...]

_SHORTENED = re.compile(r"\bwhat['’]s\b", re.IGNORECASE)


def asks_for_meaning(question: str) -> bool:
    """Tell whether a question may ask what a word means; "What is the fee?" may, "When is it due?" not."""
    words = tuple(token.norm for token in tokenize(_SHORTENED.sub("what is", question)))
    if any(_holds(words, said) for said in _listed("said")):
        return True
    opens = any(words[: len(each)] == each for each in _listed("opening"))
    return opens or any(words[-len(each) :] == each for each in _listed("closing"))


def _holds(words: Words, said: Words) -> bool:
    return any(words[at : at + len(said)] == said for at in range(len(words) - len(said) + 1))


@cache
def _listed(kind: str) -> Sequence[Words]:
    listed: dict[str, str] = yaml.safe_load(
        files("knowledge.words").joinpath("meanings.yaml").read_text("utf-8")
    )
    phrases = (tuple(token.norm for token in tokenize(each)) for each in listed[kind].split(","))
    return tuple(phrase for phrase in phrases if phrase)
