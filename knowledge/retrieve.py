"""Finding the passages that answer a question, in any of three languages, or telling that none does."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from knowledge.asked_about import asked_about
from knowledge.aspects import aspects_asked, leaves_untold
from knowledge.bills import asks_for_a_rule, may_answer
from knowledge.calibration import (
    CALIBRATED,
    SURE_FROM,
    Evidence,
    answers,
    comes_near,
    confidence,
    evidence,
    rank_score,
)
from knowledge.embed import Embedder
from knowledge.expand import glossary_words
from knowledge.index.index import Hit, Key, PassageIndex, Vector, Within
from knowledge.meanings import asks_for_meaning
from knowledge.question import Question, read_question
from knowledge.ranking import Passage, best_own_page, evened, one_language, put_first, told_apart, with_own
from knowledge.romanised import GLOSSARY_PROBABILITY
from knowledge.score import Asked, Fit, expected_cosine, sounds_to_search, weigh, words_to_search
from knowledge.terms import words_of
from language.catalogue.common_word import log_probabilities
from language.hindi_spelling import Lexicon
from language.script import Language

CANDIDATES = 30
"""Passages that each leg of the search hands on."""
_VERSIONS = 4  # of one passage, at most: two languages, two dates


@dataclass(frozen=True)
class Retrieval:
    """What a question found. `found` tells whether the best passage counts as an answer, `sure` how surely.

    Where it does not, the passages are still what comes nearest: topics to offer, not to answer from. `near`
    tells that the best one is of the very topic, so that it may be shown as the nearest.
    `lacks` is the thing that was asked about where no passage says that of it, in the question's words;
    `evidence` is what the confidence rests on, `by_meaning` whether the best passage's vector counts.
    """

    question: Question
    passages: tuple[Passage, ...]
    confidence: float
    searched: int
    lacks: str = ""
    evidence: Evidence | None = None
    near: bool = False
    by_meaning: bool = True

    @property
    def found(self) -> bool:
        """Tell whether the first passage is an answer."""
        return _is_found(self.evidence, self.confidence, self.by_meaning)

    @property
    def sure(self) -> bool:
        """Tell whether it surely is; else it is what the texts say on the matter, which may leave it open."""
        return self.found and self.confidence >= SURE_FROM


@dataclass(frozen=True)
class Judged:
    """What the best passage is taken for: the chance that it answers, why, and whether it is near.

    `by_meaning` tells whether the chance rests on its vector too, not on words alone.
    """

    evidence: Evidence | None
    confidence: float
    near: bool
    by_meaning: bool

    @property
    def found(self) -> bool:
        """Tell whether it counts as an answer."""
        return _is_found(self.evidence, self.confidence, self.by_meaning)


NOTHING = Judged(None, 0.0, near=False, by_meaning=False)


class Reranker(Protocol):
    """Puts the best passages in a better order, where a model for that is to be had."""

    def order(self, question: str, passages: Sequence[Passage]) -> Sequence[Passage]:
        """Return the passages, best first."""
        ...


class Retriever:
    """Searches an index by words, by sounds and by meaning, and weighs what each finds."""

    def __init__(self, index: PassageIndex, embedder: Embedder, reranker: Reranker | None = None) -> None:
        """Hold the index and the model that its vectors are from."""
        self.index = index
        self.embedder = embedder
        self._reranker = reranker
        self._legs = ThreadPoolExecutor(max_workers=4, thread_name_prefix="search")

    def retrieve(self, text: str, within: Within, limit: int = 5) -> Retrieval:
        """Return the passages that fit a question best.

        Args:
            text: The question as it was written.
            within: What the asker may see, and when it must be in force.
            limit: Passages to return, from 1.
        """
        statistics = self.index.statistics(within.tenant_id)
        question = read_question(text, lambda word: word in statistics.words, lambda: self._lexicon)
        if not statistics.passages or not question.text:
            return Retrieval(question, (), 0.0, statistics.passages)
        hits, asked = self._candidates(question, within)
        expected = expected_cosine(asked, statistics)
        said = words_of(question.text)
        aspects = aspects_asked(said)
        weighed = Asked(weigh(question.terms, statistics), statistics, said)
        ranked = sorted(
            (
                (rank_score(fit, untold=leaves_untold(aspects, hit.words)), fit, hit)
                for fit, hit in zip(weighed.fits(hits, asked, expected), hits, strict=True)
            ),
            key=lambda each: -each[0],
        )
        shown = _VERSIONS * limit
        ranked = [*evened(ranked[:shown]), *ranked[shown:]]
        about = asked_about(question.text, question.language, question.terms)
        covering = [each for each in ranked if weighed.covers(each[2], about)] if about else []
        ranked = covering or ranked
        lacks = about.said if about and not covering else ""
        known = weighed.known_share(hits)

        def judged_as(each: tuple[float, Fit, Hit]) -> Judged:
            _, fit, hit = each
            told = evidence(
                fit,
                known,
                asked=hit.listed,
                specific=bool(covering),
                untold=leaves_untold(aspects, hit.words),
                unnamed=weighed.names_another(hit),
                same_language=_are_alike(hit.language, question.language),
            )
            return self._judged(told, fit)

        judged = judged_as(ranked[0]) if ranked else NOTHING
        first = None
        page = None if judged.found or lacks else best_own_page(ranked)
        if page is not None and (own := judged_as(page)).found:
            judged, first = own, page[2].chunk
        best = [Passage(hit.chunk, score, fit) for score, fit, hit in ranked[:shown]]
        if lacks:
            judged = replace(judged, confidence=0.0, near=False)
        ordered = told_apart(one_language(best, question.language))
        if first is not None:
            ordered = put_first(ordered, first)
        kept = with_own(ordered, found=judged.found)[:limit]
        if self._reranker is not None:
            kept = list(self._reranker.order(question.text, kept))
        why = lacks, judged.evidence, judged.near, judged.by_meaning
        return Retrieval(question, tuple(kept), judged.confidence, statistics.passages, *why)

    def _judged(self, told: Evidence, fit: Fit) -> Judged:
        """Return what a passage is taken for by what speaks for it."""
        by_meaning = self.embedder.model in CALIBRATED and fit.cosine > 0
        chance = confidence(told, by_meaning=by_meaning)
        return Judged(told, chance, comes_near(told, chance, fit, by_meaning=by_meaning), by_meaning)

    @cached_property
    def _lexicon(self) -> Lexicon:
        """What romanised Hindi is looked up in: what the model, the glossary and everybody's texts know."""
        listed = dict.fromkeys(glossary_words(), GLOSSARY_PROBABILITY)
        known = {**listed, **log_probabilities("en"), **self.embedder.vocabulary()}
        return Lexicon(known, log_probabilities("hi"))

    def _candidates(self, question: Question, within: Within) -> tuple[list[Hit], Vector]:
        """Return what any leg found that may answer, once each, and the question's vector.

        The legs run side by side, and while the question is embedded, which takes longest, what
        its words and sounds found is read already.
        """
        search = self.index.search(within)
        words, sounds = words_to_search(question.terms), sounds_to_search(question.terms)
        by_words = self._legs.submit(search.by_words, words, CANDIDATES)
        by_sounds = self._legs.submit(search.by_sounds, sounds, CANDIDATES)

        def told() -> tuple[dict[Key, None], Sequence[Hit]]:
            keys = dict.fromkeys((*by_words.result(), *by_sounds.result()))
            return keys, search.hits(tuple(keys))

        by_text = self._legs.submit(told)  # begins after the two that it waits for: none waits for ever
        asked = self.embedder.query(question.meant)
        by_vector = search.by_vector(asked, CANDIDATES)
        keys, hits = by_text.result()
        further = search.hits(tuple(key for key in by_vector if key not in keys))
        found = [*hits, *further]
        if not asks_for_meaning(question.text):
            found = [hit for hit in found if not hit.only_defines]
        limited = within.doc_types or within.sku_ids or within.uploaded_from or within.uploaded_to
        if not limited and asks_for_a_rule(question.text):  # else no stored passage need be read
            found = [hit for hit in found if may_answer(question.text, hit.chunk.source)]
        return found, asked


def _is_found(told: Evidence | None, chance: float, by_meaning: bool) -> bool:
    return told is not None and answers(told, chance, by_meaning=by_meaning)


def _are_alike(one: Language, other: Language) -> bool:
    """Tell whether two languages are the same to the model: Hindi in Latin letters is read in Devanagari."""
    return (one == "en") == (other == "en")
