"""When a passage counts as an answer: the weights of what speaks for it.

Set by logistic regression on the questions of `evals/retrieval/questions.yaml` marked `a` and `c`, both
kinds of error and both batches weighing the same (the threshold by tenfold cross-validation), and not
changed for others: `smartretail eval retrieval` tells how they fare on those marked `b`. The weights of the
order were set on batch `a` of the general paragraphs too; between 8 and 10 `SEMANTIC` hardly matters.
"""

from __future__ import annotations

import math

from knowledge.score import Fit

# How candidates are put in order.
LEXICAL = 0.5
COVERAGE = 0.5
SEMANTIC = 9.0
ORDER = 0.5

CALIBRATED = frozenset({"multilingual-e5-small-q4"})
"""Models whose cosines the confidence was set for; with another the words alone decide what is found."""

FOUND_FROM = 0.5
"""Confidence from which the best passage is an answer."""

_COSINE_AT = 0.8


def rank_score(fit: Fit) -> float:
    """Return what candidates are ordered by; compares within one question only."""
    return LEXICAL * fit.lexical + COVERAGE * fit.coverage + SEMANTIC * fit.semantic + ORDER * fit.order


def confidence(fit: Fit, known: float, *, by_meaning: bool = True) -> float:
    """Return the chance (0-1) that a question's best passage answers it.

    Args:
        fit: How the passage fits.
        known: Share of the question's weight that any passage holds at all.
        by_meaning: Whether the passage's cosine counts (see `CALIBRATED`).
    """
    if not fit.cosine or not by_meaning:  # or it waits for its vector: the words decide alone
        return _logistic(3.5 * fit.coverage + 5.1 * fit.lexical + 1.6 * known - 5.5)
    return _logistic(
        2.5 * fit.coverage
        + 2.4 * fit.told
        + 29.1 * fit.semantic
        + 41.6 * (fit.cosine - _COSINE_AT)
        + 2.4 * known
        - 9.0
    )


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
