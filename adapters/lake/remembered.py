"""The newest answers, kept for as long as what they were read from stands.

A person asks about the same shelves again and again, and one question may take several tools that
look at the same rows. An answer is known by its query, its parameters and the snapshots it was read
from, so it is never stale.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

MOST_CELLS = 3_000_000
"""Rows × columns in all, at 8 to 16 bytes a cell: ten questions about the shelves of a city, or so."""

LARGEST = MOST_CELLS // 4
"""A larger answer would push all others out: a nightly run's, which asks once."""


class Remembered:
    """Answers, the least used dropped first. Safe to share between threads."""

    def __init__(self, most_cells: int = MOST_CELLS, largest: int = LARGEST) -> None:
        self._most_cells = most_cells
        self._largest = largest
        self._guard = threading.Lock()
        self._answers: OrderedDict[Hashable, pl.DataFrame] = OrderedDict()
        self._cells = 0

    def get(self, key: Hashable) -> pl.DataFrame | None:
        """Return an answer, its rows shared but not the frame; `None` where there is none."""
        with self._guard:
            found = self._answers.get(key)
            if found is None:
                return None
            self._answers.move_to_end(key)
            return found.clone()

    def keep(self, key: Hashable, answer: pl.DataFrame) -> None:
        """Keep an answer, unless it is large."""
        if _cells(answer) > self._largest:
            return
        with self._guard:
            self._drop(key)
            self._answers[key] = answer.clone()
            self._cells += _cells(answer)
            while self._cells > self._most_cells:
                self._drop(next(iter(self._answers)))

    def clear(self) -> None:
        """Forget everything."""
        with self._guard:
            self._answers.clear()
            self._cells = 0

    def _drop(self, key: Hashable) -> None:
        old = self._answers.pop(key, None)
        if old is not None:
            self._cells -= _cells(old)


def _cells(answer: pl.DataFrame) -> int:
    return (answer.height + 1) * max(answer.width, 1)
