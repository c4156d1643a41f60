"""How much a word tells that no passage holds: a trade's word much, one that everybody says little.

"Loan" in a question that finds none says that the texts have no answer; "want" or "brought" says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from knowledge.terms import stemmed
from language.catalogue.common_word import log_probabilities

EVERYDAY = -9.0
"""Log probability of a word, one of 8,000, from which it rather belongs to nobody's trade."""
_STEEPNESS = 1.5
_LEAST = 0.1
_LISTED = EVERYDAY - 1.5


def telling(stems: Iterable[str]) -> float:
    """Return what share of its weight a thing keeps that is named by words of any passage's but these.

    Args:
        stems: Of the words that it may be named by, of any language; the most frequent one counts.
    """
    frequency = max((_frequencies().get(word, -99.0) for word in stems), default=-99.0)
    return _LEAST + (1 - _LEAST) / (1 + math.exp(_STEEPNESS * (frequency - EVERYDAY)))


@cache
def _frequencies() -> Mapping[str, float]:
    """Return the log probabilities of frequent stems; of each the most frequent form's."""
    found: dict[str, float] = {}
    for language in ("en", "hi"):
        for word, frequency in log_probabilities(language).items():
            if frequency < _LISTED:
                break  # the list begins with the most frequent
            found.setdefault(stemmed(word), frequency)
    return found
