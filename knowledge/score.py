"""How well a passage fits a question: by its words and by its meaning, on scales that compare.

Each leg of the search finds candidates; here every candidate is measured by both, so that no
leg's ranking counts as such. A question whose words the passages do not hold (a Hindi question,
English passages) covers little of any of them, and its words then say little, by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.expand import Phrase, Term
from knowledge.index.index import Hit, Statistics, Vector
from knowledge.terms import HINDI
from language.script import Language

SYNONYM = 0.85
SOUND_BY_LENGTH = {2: 0.45, 3: 0.75}
LONG_SOUND = 0.9
_K1 = 0.5
_B = 0.4
_TYPICAL_COSINE = 0.79
"""Cosine of a question and a passage that have nothing to do with each other, before any is known."""
_TYPICAL_WEIGHT = 15


@dataclass(frozen=True)
class Fit:
    """How a passage fits.

    `lexical` (0-1) is the share of the question's weight that the passage's words carry, repeats
    counted; `coverage` the same without counting repeats; `semantic` is the cosine beyond what
    any passage of that language has with the question, 0 without a vector; `cosine` the cosine.
    """

    lexical: float
    coverage: float
    semantic: float
    cosine: float
    missing: float = 0.0


@dataclass(frozen=True)
class Weighed:
    """A term with its weight: the rarer among the passages, the more it tells. `known` if any has it.

    `single` are the other words of its meaning, `phrases` what says it in several words.
    """

    term: Term
    weight: float
    known: bool
    single: frozenset[str]
    phrases: tuple[Phrase, ...]


def weigh(terms: Sequence[Term], statistics: Statistics) -> tuple[Weighed, ...]:
    """Return the terms with their weights."""
    return tuple(_weighed(term, statistics) for term in terms)


def expected_cosine(asked: Vector, statistics: Statistics) -> Callable[[Language], float]:
    """Return the cosine that a passage of a language has with a question whatever it says."""
    known = {
        language: (statistics.centred[language] * float(centre @ asked) + _TYPICAL_WEIGHT * _TYPICAL_COSINE)
        / (statistics.centred[language] + _TYPICAL_WEIGHT)
        for language, centre in statistics.centres.items()
    }
    return lambda language: known.get(language, _TYPICAL_COSINE)


def fit(
    hit: Hit,
    terms: Sequence[Weighed],
    asked: Vector | None,
    expected: Callable[[Language], float],
    statistics: Statistics,
) -> Fit:
    """Return how a passage fits a question."""
    words, sounds = _Counts(hit.words), _Counts(hit.sounds)
    length = 1 - _B + _B * len(hit.words) / (statistics.mean_words or len(hit.words) or 1)
    total = sum(weighed.weight for weighed in terms) or 1.0
    lexical = coverage = missing = 0.0
    for weighed in terms:
        strength, times = _match(weighed, words, sounds)
        if strength:
            coverage += weighed.weight * strength
            lexical += weighed.weight * strength * times * (_K1 + 1) / (times + _K1 * length)
        else:
            missing = max(missing, weighed.weight)
    cosine = float(np.dot(hit.vector, asked)) if asked is not None and hit.vector is not None else 0.0
    semantic = cosine - expected(hit.chunk.source.language) if cosine else 0.0
    return Fit(lexical / total, coverage / total, semantic, cosine, missing / _rarest(statistics))


class _Counts:
    """How often words stand in a passage; only those that are asked for are counted."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._there = frozenset(words)

    def __contains__(self, word: str) -> bool:
        return word in self._there

    def __getitem__(self, word: str) -> int:
        return self._words.count(word) if word in self._there else 0


def known_share(terms: Sequence[Weighed], hits: Sequence[Hit]) -> float:
    """Return the share of a question's weight that any passage holds at all.

    Args:
        terms: Of the question.
        hits: What was found, for statistics may lag behind or be drawn from a sample.
    """
    total = sum(weighed.weight for weighed in terms)
    if not total:
        return 0.0
    known = sum(weighed.weight for weighed in terms if weighed.known)
    if doubtful := [weighed for weighed in terms if not weighed.known]:
        words = _Counts([word for hit in hits for word in hit.words])
        sounds = _Counts([sound for hit in hits for sound in hit.sounds])
        known += sum(weighed.weight for weighed in doubtful if _match(weighed, words, sounds)[0])
    return known / total


def _weighed(term: Term, statistics: Statistics) -> Weighed:
    holding = _passages_with(term.words, statistics.words)
    if not holding:
        holding = max((_passages_with(phrase, statistics.words) for phrase in term.others), default=0)
    if not holding:
        holding = max((statistics.sounds.get(sound, 0) for sound in term.sounds), default=0)
    return Weighed(
        term,
        _rarity(holding, statistics),
        known=holding > 0,
        single=frozenset(phrase[0] for phrase in term.others if len(phrase) == 1),
        phrases=tuple(phrase for phrase in term.others if len(phrase) > 1),
    )


def _rarity(holding: int, statistics: Statistics) -> float:
    return math.log(1 + (max(statistics.passages - holding, 0) + 0.5) / (holding + 0.5))


def _rarest(statistics: Statistics) -> float:
    return _rarity(0, statistics)


def _passages_with(phrase: Phrase, counts: Mapping[str, int]) -> int:
    return min((counts.get(word, 0) for word in phrase), default=0)


def _match(weighed: Weighed, words: _Counts, sounds: _Counts) -> tuple[float, int]:
    """Return how surely a passage speaks of a term (0-1), and how often."""
    own = _times(weighed.term.words, words)
    others = max((words[word] for word in weighed.single if word in words), default=0)
    for phrase in weighed.phrases:
        if phrase[0] in words:
            others = max(others, _times(phrase, words))
    if own:
        return 1.0, own + others
    if others:
        return SYNONYM, others
    heard = [sound for sound in weighed.term.sounds if sound in sounds]
    if heard:
        return SOUND_BY_LENGTH.get(len(heard[0].removeprefix(HINDI)), LONG_SOUND), sounds[heard[0]]
    return 0.0, 0


def _times(phrase: Collection[str], counts: _Counts) -> int:
    return min((counts[word] for word in phrase), default=0)


def words_to_search(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the stems that a passage may be found by, the question's own first."""
    kept = list(terms)
    own = [word for term in kept for word in term.words]
    others = [word for term in kept for phrase in sorted(term.others) for word in phrase]
    return tuple(dict.fromkeys([*own, *others]))


def sounds_to_search(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the sounds that a passage may be found by."""
    return tuple(dict.fromkeys(sound for term in terms for sound in term.sounds))
