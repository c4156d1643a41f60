"""Keeping a table fast: rows that were written since are taken into its indexes, and its pieces joined.

Searches find rows that no index holds yet by reading them, so that nothing waits for this; it only
keeps such rows few. A small table is done with each write, a large one in the background.
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import Any

SMALL = 2_000
"""Rows up to which it takes a moment."""
PENDING = 200
PENDING_SHARE = 0.005
"""Rows in no index from which it is worth while, at least and as a share: 1,500 of 10,000 double a search."""
QUIET_S = 1.0
"""Seconds without a write after which it starts: a write in between makes it void."""
ATTEMPTS = 3
KEPT_VERSIONS = timedelta(minutes=10)
"""How long readers that hold an older version of the table may go on reading it."""

_log = logging.getLogger(__name__)


class Upkeep:
    """Does it for one table."""

    def __init__(self, table: Any, *, vector_column: str, ann_above: int) -> None:
        """Hold the table.

        Args:
            table: A LanceDB table.
            vector_column: Where its vectors are.
            ann_above: Vectors beyond which an approximate index is built.
        """
        self._table = table
        self._vector_column = vector_column
        self._ann_above = ann_above
        self._starting = threading.Lock()
        self._wrote = threading.Event()
        self._running: threading.Thread | None = None

    def written(self) -> None:
        """Take note of a write."""
        self._wrote.set()
        rows = int(self._table.count_rows())
        if rows <= SMALL and rows <= self._ann_above:
            self._table.optimize(cleanup_older_than=KEPT_VERSIONS)
        elif self._pending() >= max(PENDING, PENDING_SHARE * rows) or self._lacks_vector_index():
            with self._starting:
                if self._running is None or not self._running.is_alive():
                    self._running = threading.Thread(target=self._later, name="compact", daemon=True)
                    self._running.start()

    def settle(self) -> None:
        """Do now what else begins once writes pause."""
        self.finish()
        self._do()

    def finish(self) -> None:
        """Wait until what runs in the background is done."""
        if self._running is not None:
            self._running.join()

    @property
    def has_vector_index(self) -> bool:
        """Tell whether vectors are searched by an approximate index."""
        return any(self._vector_column in index.columns for index in self._table.list_indices())

    def _lacks_vector_index(self) -> bool:
        if int(self._table.count_rows()) <= self._ann_above or self.has_vector_index:
            return False
        return self._table.count_rows(f"{self._vector_column} IS NOT NULL") > self._ann_above

    def _pending(self) -> int:
        pending = 0
        for index in self._table.list_indices():
            statistics = self._table.index_stats(index.name)
            pending = max(pending, 0 if statistics is None else int(statistics.num_unindexed_rows))
        return pending

    def _later(self) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            self._wait_for_quiet()
            try:
                self._do()
            except (RuntimeError, OSError, ValueError) as error:
                _log.info("A write made compacting the passage index void (try %d): %s", attempt, error)
            else:
                return
        _log.warning("The passage index was not compacted; the next write will have it tried again.")

    def _wait_for_quiet(self) -> None:
        self._wrote.clear()
        while self._wrote.wait(QUIET_S):
            self._wrote.clear()

    def _do(self) -> None:
        from lancedb.index import HnswSq  # noqa: PLC0415 - heavy

        if self._lacks_vector_index():
            self._table.create_index(self._vector_column, config=HnswSq(distance_type="cosine"))
        self._table.optimize(cleanup_older_than=KEPT_VERSIONS)
