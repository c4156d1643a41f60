"""Measuring the product's retriever on questions with known answers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.tenant import DEFAULT_TENANT, EVERY_TENANT
from evals.retrieval.measures import mrr, ndcg, recall
from evals.retrieval.own_texts import OwnText
from evals.retrieval.pairs import Pair
from evals.retrieval.questions import BATCHES, PolicyQuestion, policy_questions
from knowledge.chunk import Chunk, chunks
from knowledge.embed import Embedder
from knowledge.index import PassageIndex, Within
from knowledge.loading import load_source
from knowledge.retrieve import Retriever
from knowledge.sentence_vectors import vectors_of
from knowledge.terms import words_of

DEPTH = 10
_BATCH = 32


@dataclass(frozen=True)
class Ranking:
    """Figures of the questions of one kind (0-1), `nan` where there are none.

    `words_alone` and `meaning_alone` are the recall@1 of what the retriever is made of, each by
    itself: BM25 over the question's words, and the model's cosine with the question as it stands.
    """

    kind: str
    questions: int
    recall_at_1: float
    recall_at_3: float
    recall_at_5: float
    mrr_at_10: float
    ndcg_at_10: float
    words_alone: float | None = None
    meaning_alone: float | None = None


@dataclass(frozen=True)
class Deciding:
    """How often the decision between found and not found was right, on one batch.

    `refused_elsewhere` and `refused_near` split `refused` where the questions are told apart: of another
    topic, and the next detail of one that the texts treat.
    """

    batch: str
    answerable: int
    unanswerable: int
    right_in_top_3: float
    refused: float
    falsely_refused: float
    refused_elsewhere: float | None = None
    refused_near: float | None = None


def fill(
    index: PassageIndex, embedder: Embedder, passages: Iterable[Chunk], progress: Callable[[str], None]
) -> None:
    """Put passages with their vectors into an index, each source at once."""
    sources: dict[tuple[str, str], list[Chunk]] = {}
    for chunk in passages:
        sources.setdefault((chunk.source.source_id, chunk.source.tenant_id), []).append(chunk)
    for (source_id, tenant_id), its in sources.items():
        index.replace(source_id, tenant_id, its)
    done = 0
    while waiting := index.without_vector(_BATCH):
        index.add_vectors([chunk.chunk_id for chunk in waiting], *vectors_of(waiting, embedder))
        done += len(waiting)
        progress(f"{done} passages embedded")


def demo_passages(folders: Sequence[tuple[Path, str]]) -> list[Chunk]:
    """Return the passages of the Markdown files of folders, each with the tenant that they belong to."""
    return [
        chunk
        for folder, tenant_id in folders
        for file in sorted(folder.glob("*.md"))
        for chunk in chunks(load_source(file.read_bytes(), file.name, tenant_id=tenant_id))
    ]


def policy_folders() -> list[tuple[Path, str]]:
    """Return the folders of the references and of the demo's policies."""
    import app.demo  # noqa: PLC0415 - heavy
    import knowledge  # noqa: PLC0415 - with it

    return [
        (Path(knowledge.__path__[0], "references"), EVERY_TENANT),
        (Path(app.demo.__path__[0], "policies"), DEFAULT_TENANT),
    ]


def ask_policies(retriever: Retriever) -> tuple[list[Ranking], list[Deciding]]:
    """Ask our own questions, and return the figures by language and by batch."""
    asked = policy_questions()
    ranks: dict[PolicyQuestion, int | None] = {}
    found: dict[PolicyQuestion, bool] = {}
    for question in asked:
        answer = retriever.retrieve(question.text, Within(DEFAULT_TENANT, on=question.on), DEPTH)
        found[question] = answer.found
        ranks[question] = _rank(question.answered_by(passage.chunk) for passage in answer.passages)
    answerable = [question for question in asked if question.answers]
    rankings = [
        _ranking(f"{batch} · {language}", [ranks[each] for each in mine])
        for batch in BATCHES
        for language in ("en", "hi", "hinglish")
        if (mine := [each for each in answerable if (each.batch, each.language) == (batch, language)])
    ]
    decisions = [
        _decided(batch, [(bool(q.answers), ranks[q], found[q]) for q in asked if q.batch == batch])
        for batch in BATCHES
    ]
    return rankings, decisions


def ask_own(retriever: Retriever, pages: Sequence[OwnText], batch: str) -> tuple[Ranking, Deciding]:
    """Ask what is asked of people's own pages, each within the tenant that owns the page."""
    judged: list[tuple[bool, int | None, bool]] = []
    near: list[bool] = []
    elsewhere: list[bool] = []
    for page in pages:
        for question in page.questions:
            answer = retriever.retrieve(question.text, Within(page.name), DEPTH)
            rank = _rank(page.answers(question, passage.chunk) for passage in answer.passages)
            judged.append((bool(question.heading), rank, answer.found))
            if not question.heading:
                (near if question.near_miss else elsewhere).append(not answer.found)
    decided = _decided(batch, judged)
    if near:
        decided = replace(decided, refused_elsewhere=_share(elsewhere), refused_near=_share(near))
    return _ranking(batch, [rank for has, rank, _ in judged if has]), decided


def ask_pairs(retriever: Retriever, pairs: Iterable[Pair], label: str = "") -> list[Ranking]:
    """Ask the questions of each pair over its side, and return the figures of each."""
    rankings: list[Ranking] = []
    for pair in pairs:
        within = Within(pair.side.tenant_id)
        ranks: list[int | None] = []
        words: list[int | None] = []
        meaning: list[int | None] = []
        for text, right in pair.questions:
            found = retriever.retrieve(text, within, DEPTH)
            ranks.append(_rank(passage.chunk.chunk_id == right for passage in found.passages))
            search = retriever.index.search(within)
            for ranked, keys in (
                (words, search.by_words(words_of(text), 1)),
                (meaning, search.by_vector(retriever.embedder.query(text), 1)),
            ):
                ranked.append(_rank(hit.chunk.chunk_id == right for hit in search.hits(keys)))
        ranking = _ranking(f"{label}{pair.name}", ranks)
        rankings.append(replace(ranking, words_alone=recall(words, 1), meaning_alone=recall(meaning, 1)))
    return rankings


def _rank(right: Iterable[bool]) -> int | None:
    return next((place for place, is_right in enumerate(right, 1) if is_right), None)


def _ranking(kind: str, ranks: Sequence[int | None]) -> Ranking:
    at = {depth: recall(ranks, depth) for depth in (1, 3, 5)}
    return Ranking(kind, len(ranks), at[1], at[3], at[5], mrr(ranks), ndcg(ranks))


def _decided(batch: str, judged: Sequence[tuple[bool, int | None, bool]]) -> Deciding:
    """Return how often it was right on questions: has one an answer, its rank, was it found."""
    answerable = [(rank, found) for has, rank, found in judged if has]
    others = [found for has, _, found in judged if not has]
    return Deciding(
        batch,
        len(answerable),
        len(others),
        recall([rank for rank, _ in answerable], 3),
        _share([not found for found in others]),
        _share([not found for _, found in answerable]),
    )


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else math.nan
