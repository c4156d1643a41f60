"""How things may go with what is on the way, each way with its chance: of many shelves at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.inventory.arrival import Arrival
from engines.inventory.demands import Ints, laid_out
from engines.inventory.distribution import Bools, Floats


@dataclass(frozen=True)
class Courses:
    """The ways, those of a shelf one after another.

    `shelf` and `chance` are of shape (ways,); `came` of shape (ways, evenings) are the units that are in by
    each evening, the first one today's, with nothing in yet.
    """

    shelf: Ints
    chance: Floats
    came: Ints

    def last_evenings(self, horizon: Ints) -> Bools:
        """Return the last evening, within each shelf's horizon, on which so much has come in.

        The day after it is the last one that so much is there for.
        """
        last = horizon[self.shelf, None] - 1
        evening = np.arange(self.came.shape[1])
        changes = np.diff(self.came, axis=1, append=-1) != 0
        return ((evening < last) & changes) | (evening == last)

    def expected(self, of_way: Floats, shelves: int) -> Floats:
        """Return what is to be expected of each shelf, given what comes of each way; shape (shelves,)."""
        return np.bincount(self.shelf, weights=self.chance * of_way, minlength=shelves).astype(np.float64)


def courses(arrivals: Sequence[Sequence[Arrival]], horizon: Ints) -> Courses:
    """Return the ways.

    Orders are late together, as they are where a supplier is: what was to come first comes first.

    Args:
        arrivals: What is on the way to each shelf.
        horizon: How many evenings of each are looked at, shape (shelves,).

    >>> found = courses([[Arrival(2, 40, (0.25, 0.75))]], np.array([3]))
    >>> found.chance.tolist(), found.came.tolist()
    ([0.25, 0.75], [[0, 40, 40], [0, 0, 40]])
    """
    shelves, evenings = np.arange(len(arrivals)), int(horizon.max(initial=1))
    every = [one for found in arrivals for one in found]
    count = np.array([len(found) for found in arrivals], dtype=np.int64)
    of = np.repeat(shelves, count)
    share = _shares(every, evenings)
    # A shelf's ways lie between any two neighbouring shares of what may be in by an evening.
    one, evening = np.nonzero(np.arange(evenings) < horizon[of, None])
    shelf = np.concatenate([shelves, shelves, of[one]])
    step = np.concatenate([np.zeros(len(shelves)), np.ones(len(shelves)), share[one, evening]])
    order = np.lexsort((step, shelf))
    shelf, step = shelf[order], step[order]
    is_way = (np.diff(shelf) == 0) & (np.diff(step) > 0)
    low, high, shelf = step[:-1][is_way], step[1:][is_way], shelf[:-1][is_way]
    middle = (low + high) / 2
    units, first = np.array([one.units for one in every], dtype=np.int64), np.cumsum(count) - count
    came = np.zeros((len(shelf), evenings), dtype=np.int64)
    for rank in range(count.max(initial=0)):
        way = np.flatnonzero(count[shelf] > rank)
        one = first[shelf[way]] + rank
        came[way] += units[one, None] * (share[one] > middle[way, None])
    return Courses(shelf, high - low, came)


def _shares(every: Sequence[Arrival], evenings: int) -> Floats:
    """Return the chance that each is in by each evening, shape (arrivals, evenings): `Arrival.by`."""
    day = np.arange(evenings)
    told = np.array([len(one.chances) for one in every], dtype=np.int64)
    chances = laid_out([one.chances for one in every], told)
    sums = np.pad(np.cumsum(chances, axis=1), ((0, 0), (1, 0)))
    by_chance = np.take_along_axis(sums, np.minimum(day, told[:, None]), axis=1)
    due = np.array([one.day for one in every], dtype=np.int64)
    return np.where(told[:, None] > 0, by_chance, due[:, None] <= day)
