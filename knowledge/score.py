"""How well a passage fits a question: by its words and by its meaning, on scales that compare.

Each leg of the search finds candidates; here every candidate is measured by both, so that no
leg's ranking counts as such. A question whose words the passages do not hold (a Hindi question,
English passages) covers little of any of them, and its words then say little, by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from knowledge.asked_about import AskedAbout
from knowledge.everyday import telling
from knowledge.expand import Phrase, Term, is_name, is_thing, stop_words
from knowledge.index.index import Hit, Statistics, Vector
from knowledge.sentence_vectors import nearest
from knowledge.source import Authority
from knowledge.terms import HINDI, stemmed
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
    counted; `coverage` the same without counting repeats. `cosine` is the mean of the passage's
    and of its nearest sentence's, 0 without a vector; `semantic` is what it has beyond any passage
    of that language. `order` is the share of the question's neighbouring words that are neighbours
    in the passage too. `told` is how much of the question the passage speaks of, in words that no other
    passage has: of a long question a small share may be much.
    """

    lexical: float
    coverage: float
    semantic: float
    cosine: float
    order: float = 0.0
    told: float = 0.0


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


class Asked:
    """A question's terms, ready to be looked for in many passages."""

    def __init__(self, terms: Sequence[Weighed], statistics: Statistics, said: Sequence[str]) -> None:
        """Hold the terms with their weights.

        Args:
            terms: Of the question.
            statistics: Of the passages that are searched.
            said: The stems of all of the question's words, in their order.
        """
        self.terms = terms
        self.total = sum(weighed.weight for weighed in terms)
        self._rarest = _rarity(0, statistics)
        self._mean_words = statistics.mean_words
        self._pairs = frozenset(pairwise(said))
        phrases = [phrase for weighed in terms for phrase in (weighed.term.words, *weighed.phrases)]
        self._words = frozenset(word for phrase in phrases for word in phrase).union(
            *(weighed.single for weighed in terms)
        )
        self._sounds = frozenset(sound for weighed in terms for sound in weighed.term.sounds)
        self._spoken = _spoken(terms)
        self._named = [weighed for weighed in terms if weighed.known and is_name(weighed.term.words)]

    def fits(
        self, hits: Sequence[Hit], asked: Vector | None, expected: Callable[[Language], float]
    ) -> list[Fit]:
        """Return how passages fit the question.

        Args:
            hits: The passages.
            asked: The question's vector.
            expected: Cosine that a passage of a language has with the question whatever it says.
        """
        cosines = _cosines(hits, asked)
        return [self._fit(hit, cosine, expected) for hit, cosine in zip(hits, cosines, strict=True)]

    def known_share(self, hits: Sequence[Hit]) -> float:
        """Return the share of the question's weight that any passage holds at all.

        Args:
            hits: What was found, for statistics may lag behind or be drawn from a sample.
        """
        if not self.total:
            return 0.0
        known = sum(weighed.weight for weighed in self.terms if weighed.known)
        if doubtful := [weighed for weighed in self.terms if not weighed.known]:
            words = dict.fromkeys(self._words.intersection(_all(hit.words for hit in hits)), 1)
            sounds = dict.fromkeys(self._sounds.intersection(_all(hit.sounds for hit in hits)), 1)
            known += sum(weighed.weight for weighed in doubtful if _match(weighed, words, sounds)[0])
        return known / self.total

    def covers(self, hit: Hit, asked: AskedAbout) -> bool:
        """Tell whether a passage speaks of the thing that is asked about, or its class, and what is asked.

        A rule on oil holds for mustard oil too; a bill's line on groundnut oil says nothing of it, nor does
        what a word means.
        """
        if hit.only_defines:
            return False
        words, sounds = self._counted(hit)
        sure = {
            weighed.term: _match(weighed, words, sounds)[0] >= SYNONYM
            for weighed in self.terms
            if weighed.term in (*asked.attribute, *asked.things)
        }
        if not all(sure[term] for term in asked.attribute):
            return False
        if hit.chunk.source.authority is Authority.DOCUMENT:
            return all(sure[term] for term in asked.things)
        first, *rest = asked.things
        return sure[first] or any(sure[term] and is_thing(term.words[0]) for term in rest)

    def names_another(self, hit: Hit) -> bool:
        """Tell whether a question names a thing in several words, known to others and not to this passage.

        A passage on cancelled bill numbers says nothing of cancelling an e-way bill.
        """
        if not self._named:
            return False
        words, sounds = self._counted(hit)
        return any(not _match(weighed, words, sounds)[0] for weighed in self._named)

    def _counted(self, hit: Hit) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return how often each word and each sound that is asked for stands in a passage."""
        words = {word: hit.words.count(word) for word in self._words.intersection(hit.words)}
        return words, {sound: hit.sounds.count(sound) for sound in self._sounds.intersection(hit.sounds)}

    def _fit(self, hit: Hit, cosine: float, expected: Callable[[Language], float]) -> Fit:
        words, sounds = self._counted(hit)
        length = 1 - _B + _B * len(hit.words) / (self._mean_words or len(hit.words) or 1)
        lexical = coverage = 0.0
        for at in sorted({at for each in (*words, *sounds) for at in self._spoken[each]}):
            weighed = self.terms[at]
            strength, times = _match(weighed, words, sounds)
            if strength:
                coverage += weighed.weight * strength
                lexical += weighed.weight * strength * times * (_K1 + 1) / (times + _K1 * length)
        semantic = cosine - expected(hit.language) if cosine else 0.0
        total = self.total or 1.0
        order, told = self._order(hit.words), coverage / self._rarest
        return Fit(lexical / total, coverage / total, semantic, cosine, order, told)

    def _order(self, words: Sequence[str]) -> float:
        if not self._pairs:
            return 0.0
        return len(self._pairs.intersection(pairwise(words))) / len(self._pairs)


def _cosines(hits: Sequence[Hit], asked: Vector | None) -> list[float]:
    """Return how near passages are to a question by their whole and by their nearest sentence."""
    if asked is None:
        return [0.0] * len(hits)
    wholes = [0.0 if hit.vector is None else float(hit.vector @ asked) for hit in hits]
    nearest_ones = nearest([hit.sentences for hit in hits], asked).tolist()
    return [
        whole if not whole or math.isnan(best) else (whole + best) / 2
        for whole, best in zip(wholes, nearest_ones, strict=True)
    ]


def _weighed(term: Term, statistics: Statistics) -> Weighed:
    holding = _passages_with(term.words, statistics.words)
    if not holding:
        holding = max((_passages_with(phrase, statistics.words) for phrase in term.others), default=0)
    if not holding:
        holding = max((statistics.sounds.get(sound, 0) for sound in term.sounds), default=0)
    return Weighed(
        term,
        _rarity(holding, statistics) * (1.0 if holding else telling(_names(term))),
        known=holding > 0,
        single=frozenset(phrase[0] for phrase in term.others if len(phrase) == 1) - _built_with(),
        phrases=tuple(phrase for phrase in term.others if len(phrase) > 1),
    )


@cache
def _built_with() -> frozenset[str]:
    """Return the stems that Hindi sentences are built with: कर in one is rather "do" than the tax."""
    return frozenset(stemmed(word) for word in stop_words("hi") - stop_words("en"))


def _spoken(terms: Iterable[Weighed]) -> Mapping[str, Sequence[int]]:
    """Return which terms each word and each sound may speak of: most passages speak of few."""
    found: dict[str, list[int]] = {}
    for at, weighed in enumerate(terms):
        phrases = (weighed.term.words, *weighed.phrases)
        words = {word for phrase in phrases for word in phrase}.union(weighed.single, weighed.term.sounds)
        for word in words:
            found.setdefault(word, []).append(at)
    return found


def _names(term: Term) -> list[str]:
    """Return what tells how everyday a thing is: its own word, and that in Devanagari."""
    return [
        *term.words,
        *(phrase[0] for phrase in term.others if len(phrase) == 1 and not phrase[0].isascii()),
    ]


def _rarity(holding: int, statistics: Statistics) -> float:
    return math.log(1 + (max(statistics.passages - holding, 0) + 0.5) / (holding + 0.5))


def _passages_with(phrase: Phrase, counts: Mapping[str, int]) -> int:
    return min((counts.get(word, 0) for word in phrase), default=0)


def _match(weighed: Weighed, words: Mapping[str, int], sounds: Mapping[str, int]) -> tuple[float, int]:
    """Return how surely a passage speaks of a term (0-1), and how often.

    Args:
        weighed: The term.
        words: How often each word that is asked for stands in the passage.
        sounds: The same of sounds.
    """
    own = _times(weighed.term.words, words)
    others = max((words[word] for word in weighed.single if word in words), default=0)
    for phrase in weighed.phrases:
        if phrase[0] in words:
            others = max(others, _times(phrase, words))
    if own:
        return 1.0, own + others
    if others:
        return SYNONYM, others
    for sound in weighed.term.sounds:
        if sound in sounds:
            return SOUND_BY_LENGTH.get(len(sound.removeprefix(HINDI)), LONG_SOUND), sounds[sound]
    return 0.0, 0


def _times(phrase: Phrase, counts: Mapping[str, int]) -> int:
    if len(phrase) == 1:
        return counts.get(phrase[0], 0)
    return min((counts.get(word, 0) for word in phrase), default=0)


def _all(lists: Iterable[Sequence[str]]) -> set[str]:
    return {word for words in lists for word in words}


def words_to_search(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the stems that a passage may be found by, the question's own first."""
    kept = list(terms)
    own = [word for term in kept for word in term.words]
    others = [word for term in kept for phrase in sorted(term.others) for word in phrase]
    return tuple(dict.fromkeys([*own, *others]))


def sounds_to_search(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the sounds that a passage may be found by."""
    return tuple(dict.fromkeys(sound for term in terms for sound in term.sounds))
