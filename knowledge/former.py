"""Whether a question asks for the rule that held before: "the old return policy", "purana niyam kya tha"."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from language.tokens import Token, tokenize

_NEAR = 4
"""Words behind "old" among which the rule must be named: "the old return window", not "old stock"."""
_FROM = frozenset({"se", "sey", "से"})
"""Before these "pehle" is no former time: "dispatch se pehle" is before the dispatch."""


def asked_of_before(question: str) -> str | None:
    """Return a question for the rule before as one for that of today; `None` if it asks for none.

    >>> asked_of_before("What was the old return policy for shoes?")
    'What was the return policy for shoes?'
    """
    tokens = tokenize(question)
    words = [token.norm for token in tokens]
    for at, word in enumerate(words):
        if word in _listed("old") and not _listed("rule").isdisjoint(words[at + 1 : at + 1 + _NEAR]):
            return _without(question, tokens[at])
        once = word in _listed("once") and _FROM.isdisjoint(words[max(at - 1, 0) : at])
        if once and not _listed("was").isdisjoint(words):
            return _without(question, tokens[at])
    return None


def _without(question: str, token: Token) -> str:
    return " ".join(f"{question[: token.start]} {question[token.end :]}".split())


@cache
def _listed(name: str) -> frozenset[str]:
    listed = yaml.safe_load(files("knowledge.words").joinpath("former.yaml").read_text("utf-8"))
    return frozenset(token.norm for token in tokenize(listed[name]))
