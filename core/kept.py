"""What was worked out, kept for as long as all that it was made from stands.

A person asks about the same shelves again and again, and one question may take several tools that
look at the same rows. What is kept is known by what was asked, and beside it lies what it rests on:
the snapshots of the tables read, and whatever else went in, as values. Only where all of that is
still the same is it given out, so it is never stale, whichever process made the change; what no
longer stands makes way for what does.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

T = TypeVar("T")

MOST_THINGS = 2_000


@dataclass(frozen=True)
class _Thing:
    rests_on: object
    value: Any
    cells: int


class Kept:
    """Things worked out, the least used dropped first. Safe to share between threads."""

    def __init__(self, most_cells: int, largest: int, most_things: int = MOST_THINGS) -> None:
        """Bound what is kept.

        Args:
            most_cells: In all; a cell takes 8 to 16 bytes.
            largest: Cells above which a thing is not kept: it would push all others out.
            most_things: However small they are.
        """
        self._most_cells = most_cells
        self._largest = largest
        self._most_things = most_things
        self._guard = threading.Lock()
        self._things: OrderedDict[Hashable, _Thing] = OrderedDict()
        self._cells = 0

    def of(self, asked: Hashable, rests_on: object, make: Callable[[], T], cells: Callable[[T], int]) -> T:
        """Return what was made, or make it.

        Args:
            asked: Whose, what, of which part. Alike for two callers only if both may see the answer.
            rests_on: All it is made from, compared by equality, and read before it is made: where
                something changes meanwhile the next caller finds that it does not stand.
            make: Works it out. Called without a lock held, so by two threads at once, maybe.
            cells: Tells how large it is.

        Returns:
            What every other caller gets as well: nobody may change it.
        """
        with self._guard:
            found = self._things.get(asked)
            if found is not None and found.rests_on == rests_on:
                self._things.move_to_end(asked)
                return cast("T", found.value)
        made = make()
        thing = _Thing(rests_on, made, cells(made))
        with self._guard:
            self._drop(asked)
            if thing.cells <= self._largest:
                self._things[asked] = thing
                self._cells += thing.cells
            while self._cells > self._most_cells or len(self._things) > self._most_things:
                self._drop(next(iter(self._things)))
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._guard:
            self._things.clear()
            self._cells = 0

    def _drop(self, asked: Hashable) -> None:
        old = self._things.pop(asked, None)
        if old is not None:
            self._cells -= old.cells
