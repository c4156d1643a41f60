"""What comes in, and when: for certain, or by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate


@dataclass(frozen=True)
class Arrival:
    """Units that come in on the evening of a day; day 1 is tomorrow.

    `chances` are those of each day from tomorrow on, what lacks to 1 being later than all of them;
    `day` is then the one by which the units are more likely in than not. Without chances they come on
    `day` for certain. `overdue_days` tells how long they should have been here, as far as that is known.
    """

    day: int
    units: int
    chances: tuple[float, ...] = ()
    overdue_days: int = field(default=0, repr=False, compare=False)

    def by(self, day: int) -> float:
        """Return the chance that the units are in by the evening of a day.

        >>> Arrival(2, 40, (0.25, 0.5)).by(2), Arrival(2, 40).by(1)
        (0.75, 0.0)
        """
        if not self.chances:
            return float(self.day <= day)
        return self._sums[min(max(day, 0), len(self.chances))]

    @cached_property
    def _sums(self) -> list[float]:
        return list(accumulate(self.chances, initial=0.0))


def expected_units(arrivals: Sequence[Arrival]) -> tuple[tuple[int, float], ...]:
    """Return the units expected to come in on each day on which any may, the soonest first.

    >>> expected_units([Arrival(2, 40, (0.25, 0.75)), Arrival(2, 10)])
    ((1, 10.0), (2, 40.0))
    """
    found: dict[int, float] = {}
    for one in arrivals:
        for day, chance in enumerate(one.chances, start=1) if one.chances else ((one.day, 1.0),):
            if chance > 0:
                found[day] = found.get(day, 0.0) + one.units * chance
    return tuple(sorted(found.items()))
