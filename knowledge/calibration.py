"""What candidates are put in order by, and when the best one counts as an answer.

The order's weights were set on batch `a` of our own policy questions and of the general paragraphs;
between 8 and 10 `SEMANTIC` hardly matters. Whether the best passage answers is a logistic model over
`Evidence`; its weights are fitted by `scripts/calibration.py` and lie in `calibrated.yaml`, those for
passages whose author listed questions apart from those for others: what is listed is nearer to any question.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

import yaml

from knowledge.score import Fit

# How candidates are put in order.
LEXICAL = 0.5
COVERAGE = 0.5
SEMANTIC = 9.0
ORDER = 0.5
UNTOLD = 0.3
"""What a passage falls back by that speaks of a thing and not of what is asked of it, such as the penalty."""
LISTED = 0.35
"""What a text falls back by whose author listed questions: by these it is nearer to any question than one
that lists none, as people's own do."""

CALIBRATED = frozenset({"multilingual-e5-small-q4"})
"""Models whose cosines the confidence was set for; with another the words alone decide what is found."""

FOUND_FROM = {"listed": 0.5, "unlisted": 0.35}
"""Confidence from which the best passage is an answer.

At 0.5 as large a share is wrongly refused as wrongly answered. For texts that list no questions it is where
little is lost over questions of which two thirds have an answer and the others are half of another topic,
half the next detail of one that is treated: 1 for a refusal of what the texts answer, 2 for an answer from
another topic, 0.5 for the passage on the very topic, quoted and cited, that leaves the detail open. By
weights that the others set the loss is least at 0.3 on pages whose words the synonyms have come to know, at
0.15 to 0.25 on pages whose words nobody read, at 0.5 on policies asked in their own words."""

SURE_FROM = 0.5
"""Confidence from which an answer is given as one; below, as what the texts say on the matter."""

NEAR_FROM = {"listed": 0.3, "unlisted": 0.1}
NEARER_BY = {"listed": 0.04, "unlisted": 0.0}
"""Confidence, and nearness beyond any passage's of that language, from which a passage that is no answer
is worth showing as what comes nearest. They were set on what was wrongly refused of the batches that
weights were set on: 8 of 8 right passages of texts that list questions are shown so (beside 9 % of what was
rightly refused), and of others, by the synonyms before they came to know these pages' words, 15 of 25 (beside
16 of 65 questions of another topic and 21 of 34 near misses)."""

BY_MEANING = ("coverage", "told", "cosine", "known", "specific", "untold", "unnamed")
"""What the confidence rests on."""
BY_WORDS = ("coverage", "lexical", "known", "specific", "untold", "unnamed")
"""The same of a passage that waits for its vector."""
OF_UNLISTED = ("same_language",)
"""What tells of texts that list no questions only: listed ones are found in any language."""

_COSINE_AT, _COSINE_BY = 0.8, 10.0
_FILE = "calibrated.yaml"


@dataclass(frozen=True)
class Evidence:
    """What speaks for the best passage's being an answer.

    `coverage`, `lexical`, `told` and `cosine` are its `Fit`'s, the last from -1 to 1 over what is usual.
    `known` is the share of the question's weight that any passage holds, `asked` (0 or 1) whether the
    passage is known to answer questions of people's own words, `specific` (0 or 1) whether it speaks of
    the very thing that something of its kind is asked about, `untold` (0 or 1) whether something of the thing
    is asked, such as its cost, that the passage does not speak of, `unnamed` (0 or 1) whether a thing that a
    question names in several words, such as an e-way bill, is not named by it, `same_language` (0 or 1)
    whether it is in the language of the question, which brings any two texts nearer.
    """

    coverage: float
    lexical: float
    told: float
    cosine: float
    known: float
    asked: float
    specific: float
    untold: float = 0.0
    unnamed: float = 0.0
    same_language: float = 0.0


def evidence(
    fit: Fit,
    known: float,
    *,
    asked: bool = False,
    specific: bool = False,
    untold: bool = False,
    unnamed: bool = False,
    same_language: bool = False,
) -> Evidence:
    """Return what speaks for a passage; `fit` is how it fits, for the rest see `Evidence`."""
    nearness = _COSINE_BY * (fit.cosine - _COSINE_AT) if fit.cosine else 0.0
    flags = float(asked), float(specific), float(untold), float(unnamed), float(same_language)
    return Evidence(fit.coverage, fit.lexical, fit.told, nearness, known, *flags)


def rank_score(fit: Fit, *, untold: bool = False) -> float:
    """Return what candidates are ordered by; compares within one question only.

    Args:
        fit: How a passage fits.
        untold: Whether something is asked of the thing that the passage does not speak of.
    """
    fits = LEXICAL * fit.lexical + COVERAGE * fit.coverage + SEMANTIC * fit.semantic + ORDER * fit.order
    return fits - (UNTOLD if untold else 0.0)


def confidence(told: Evidence, *, by_meaning: bool = True) -> float:
    """Return the chance (0-1) that a question's best passage answers it.

    Args:
        told: What speaks for it.
        by_meaning: Whether the passage's cosine counts: it has a vector, and its model is `CALIBRATED`.
    """
    weights = fitted()["by_meaning" if by_meaning else "by_words"][kind(told)]
    values = asdict(told)
    total = sum(weight * values.get(name, 1.0) for name, weight in weights.items())
    return 1 / (1 + math.exp(-total))


def comes_near(told: Evidence, chance: float, fit: Fit, *, by_meaning: bool = True) -> bool:
    """Tell whether a passage that is no answer is near enough to be shown as the nearest.

    Args:
        told: What speaks for it.
        chance: The confidence that it answers, 0-1.
        fit: How it fits.
        by_meaning: As in `confidence`.
    """
    which = kind(told)
    is_near = not by_meaning or fit.semantic >= NEARER_BY[which]
    return NEAR_FROM[which] <= chance and not answers(told, chance, by_meaning=by_meaning) and is_near


def answers(told: Evidence, chance: float, *, by_meaning: bool = True) -> bool:
    """Tell whether the best passage counts as an answer; `chance` is the confidence that it is one.

    Words alone are no better than a guess below `SURE_FROM`: of questions on other topics a third were
    answered so by pages that list no questions.
    """
    return chance >= (FOUND_FROM[kind(told)] if by_meaning else SURE_FROM)


def kind(told: Evidence) -> str:
    """Return which weights judge a passage: those of texts that list questions, or of others."""
    return "listed" if told.asked else "unlisted"


@cache
def fitted() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Return the weights by name, with that of the `constant`, of either model and kind of text."""
    return yaml.safe_load(files("knowledge").joinpath(_FILE).read_text("utf-8"))
