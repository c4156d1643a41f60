"""Turn names that a model copied from its facts into the references they came from."""

from __future__ import annotations

import re

from agent.facts import REFERENCE, FactBook, reference

_SHORTEST = 3


def link_names(text: str, book: FactBook) -> str:
    """Return the text with each verbatim name of a text fact replaced by its reference.

    Only names: a number that a model copied stays a defect, because the same digits may be
    the value of something else.
    """
    names: dict[str, str] = {}
    for fact in book:
        if fact.unit == "text" and isinstance(fact.value, str) and len(fact.value) >= _SHORTEST:
            names.setdefault(fact.value, reference(fact))
    if not names:
        return text
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(
        REFERENCE.pattern + r"|(?<!\w)(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)"
    )
    return pattern.sub(lambda match: names.get(match[0], match[0]), text)
