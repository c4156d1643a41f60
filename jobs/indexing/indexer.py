"""From the ledger to the index: words at once, meaning in the background, removals for good.

The ledger says what there should be, and each write of the index is one commit that may be
made again. So a process that is killed anywhere leaves work that the next one finds and does.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.clock import Clock
from core.passage import KeptSource
from core.ports import KnowledgeLedger
from jobs.lock import exclusive
from jobs.trace import where
from knowledge.chunk import Chunk, chunks
from knowledge.embed import Embedder
from knowledge.index import PassageIndex, Vector
from knowledge.kept import content_hash, from_json, to_json
from knowledge.sentence_vectors import vectors_of
from knowledge.source import SourceText

POLL_S = 0.5
PAUSE_AFTER_FAILURE_S = 5.0
AT_ONCE, AT_A_TIME = 4, 64
"""Passages that are embedded (with their sentences some 2 s) before it is seen whether something else
is to be done, and that are written at a time: a write costs as much as half a passage's vector."""
_MOST_WAITING = 2_000
_MOST_QUEUED = 100

log = logging.getLogger(__name__)


class Indexer:
    """Keeps the index as the ledger says.

    Args:
        ledger: Every text there is.
        index: Opens the index; asked for once there is work.
        embedder: Opens the embedding model; asked for once a passage waits for its vector.
        lock_file: Held while the index is written, by any process of this machine.
        clock: Tells when a text came.
        at_first: Called once in the background, before the first look for work.
    """

    def __init__(
        self,
        ledger: KnowledgeLedger,
        index: Callable[[], PassageIndex],
        embedder: Callable[[], Embedder],
        lock_file: Path,
        clock: Clock,
        *,
        at_first: Callable[[], object] = lambda: None,
    ) -> None:
        self._ledger = ledger
        self._index = index
        self._embedder = embedder
        self._lock_file = lock_file
        self._clock = clock
        self._at_first = at_first
        self._stop = threading.Event()

    def put(self, source: SourceText) -> bool:
        """Keep a text and make it findable by its words; `False` where it was there already.

        The text is safe once the ledger has it: should the index fail now, it is tried again.
        """
        source = replace(source, content_hash=content_hash(source))
        kept = KeptSource(
            tenant_id=source.tenant_id,
            source_id=source.source_id,
            title=source.title,
            doc_type=source.doc_type,
            content_hash=source.content_hash,
            body=to_json(source),
            readers=source.readers,
        )
        if not self._ledger.put(kept, self._clock.now()):
            return False
        self._make_findable(kept.tenant_id, kept.source_id)
        return True

    def remove(self, tenant_id: str, source_id: str) -> bool:
        """Remove a text; tell whether it was there. From the first line on no answer rests on it."""
        was_there = self._ledger.remove(tenant_id, source_id)
        if was_there:
            self._take_out(tenant_id, source_id)
        return was_there

    def settle(self) -> bool:
        """Do what was left: removals, then words; tell whether there was anything."""
        removed = self._ledger.removed()
        for tenant_id, source_id in removed:
            self._take_out(tenant_id, source_id)
        queued = self._ledger.waiting(_MOST_QUEUED)
        for kept in queued:
            if self._stop.is_set():
                break
            self._make_findable(kept.tenant_id, kept.source_id)
        return bool(removed or queued)

    def embed(self, progress: Callable[[int], None] | None = None, at_most: int = AT_A_TIME) -> int:
        """Give some of the passages that wait for them their vectors; return how many were given.

        What came meanwhile, and wants its words found, goes first: it ends the round early.

        Args:
            progress: Told how many passages were done since it was told last.
            at_most: Passages of this round.
        """
        before = self._ledger.by_words_alone(_MOST_WAITING)
        if not before:
            return 0
        waiting = self._index().without_vector(at_most)
        given: list[Chunk] = []
        vectors: list[Vector] = []
        sentences: list[bytes] = []
        for start in range(0, len(waiting), AT_ONCE):
            if given and (self._stop.is_set() or self._ledger.waiting(1) or self._ledger.removed()):
                break
            part = waiting[start : start + AT_ONCE]
            wholes, packed = vectors_of(part, self._embedder())
            vectors.append(wholes)
            sentences += packed
            given += part
            if progress is not None:
                progress(len(part))
        if given:
            with self._writing():
                ids = [chunk.chunk_id for chunk in given]
                self._index().add_vectors(ids, np.concatenate(vectors), sentences)
        if len(waiting) < at_most and len(given) == len(waiting):
            for kept in before:  # nothing of them waits any more
                self._ledger.note(kept.tenant_id, kept.source_id, kept.content_hash, "ready")
        return len(given)

    def run(self) -> None:
        """Work until `stop`; a failure is logged and tried again after a pause."""
        first = self._at_first
        while not self._stop.is_set():
            pause = POLL_S
            try:
                first()
                first = _nothing
                if self.settle() or self.embed():
                    pause = 0.0
            except Exception as error:  # noqa: BLE001 - a full disk or a broken model must not end the worker
                log.error("Indexing failed; trying again: %s", where(error))
                pause = PAUSE_AFTER_FAILURE_S
            self._stop.wait(pause)

    def stop(self) -> None:
        """Ask `run` to return after the passages at hand."""
        self._stop.set()

    def _make_findable(self, tenant_id: str, source_id: str) -> None:
        """Index what the ledger holds now: by the time the lock is free the text may be another, or gone."""
        with self._writing():
            kept = self._ledger.find(tenant_id, source_id)
            if kept is None or kept.state != "queued":
                return
            try:
                pieces = chunks(from_json(kept.body))
                self._index().replace(source_id, tenant_id, pieces)
            except Exception as error:  # noqa: BLE001 - one text must not hold up the others; it is tried again
                log.error("Indexing %s failed: %s", source_id, where(error))
                problem = type(error).__name__
                self._ledger.note(tenant_id, source_id, kept.content_hash, "queued", problem=problem)
            else:
                self._ledger.note(tenant_id, source_id, kept.content_hash, "words", passages=len(pieces))

    def _take_out(self, tenant_id: str, source_id: str) -> None:
        with self._writing():
            if (tenant_id, source_id) in self._ledger.removed():  # it may have come back meanwhile
                self._index().delete_source(source_id, tenant_id)
                self._ledger.forget(tenant_id, source_id)

    @contextmanager
    def _writing(self) -> Generator[None]:
        with exclusive(self._lock_file, wait=True, holder="Another write of the index"):
            yield


def _nothing() -> None:
    """Do nothing: what was to be done at first is done."""
