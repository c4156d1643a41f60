"""When an order comes in, given how old it is: what the supplier promised, and what it did before."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

from engines.inventory.stock import Terms

LATEST = 30
"""Days past the lead time that are told apart: beyond, each day is like the last."""

TRUSTED = 20
"""What a supplier promised counts for as much as so many deliveries do."""

_USUALLY_LATE_DAYS = 7
"""How late a late order is where the terms do not say."""

_SPENT = 0.02
"""Where so few orders that come in time are still out, one that is out is a late one."""

_CERTAIN, _LONGEST = 0.995, 60

History = Mapping[int, tuple[int, int]]
"""By days past the lead time (below 0: early): how many orders came in then, of how many still out."""


@dataclass(frozen=True)
class Lateness:
    """A supplier's chance of delivering on a day, if it has not before.

    `chances` are of each day from the one after the order on; from the last one on they stay the same.
    """

    lead_time_days: int
    chances: tuple[float, ...]

    def coming(self, age_days: int) -> tuple[float, ...]:
        """Return the chance of each day from tomorrow on that an order still out comes in on it.

        Args:
            age_days: Days since it was sent, 0 today.

        Returns:
            The chances until it is as good as certain to be in, at most of 60 days.
        """
        return _coming(self.chances, age_days)


@lru_cache(maxsize=2_000)  # what is on the way to hundreds of shelves is of a few suppliers
def _coming(chances: tuple[float, ...], age_days: int) -> tuple[float, ...]:
    out, found = 1.0, list[float]()
    for day in range(age_days, age_days + _LONGEST):
        chance = chances[min(day, len(chances) - 1)]
        found.append(out * chance)
        out *= 1 - chance
        if 1 - out >= _CERTAIN:
            break
    return tuple(found)


def lateness(terms: Terms, history: History | None = None) -> Lateness:
    """Return how a supplier delivers: its terms, corrected by what it did.

    (I14)  h(k) = (came_k + m h₀(k)) / (out_k + m)

    where k are days past the lead time, out_k orders that were still out before that day (those out
    until now among them), came_k those of them that came in on it, m = 20 and h₀ what the terms say:
    with probability `reliability` normal around the lead time, else late by `late_days` on average, each
    day after it as likely as the next.

    >>> lateness(Terms(3)).coming(0)
    (0.0, 0.0, 1.0)
    >>> [round(one, 2) for one in lateness(Terms(3), {1: (60, 80)}).coming(4)[:2]]  # a day overdue
    [0.14, 0.12]
    >>> [round(one, 2) for one in lateness(Terms(3), {1: (60, 80)}).coming(3)[:2]]  # due today, not in
    [0.63, 0.05]

    Source:
        Kaplan & Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958): the
        hazard of each day, orders still out counting as long as they were watched; Ferguson & Phadia,
        Annals of Statistics 7 (1979), for the prior.
    """
    lead = terms.wait_days
    promised = _hazards(lead, terms.lead_time_std_days, terms.reliability, terms.late_days)
    came = history or {}
    chances = [
        (came.get(late, (0, 0))[0] + TRUSTED * own) / (came.get(late, (0, 0))[1] + TRUSTED)
        for late, own in zip(range(1 - lead, LATEST + 1), promised, strict=True)
    ]
    return Lateness(lead, tuple(chances))


@lru_cache(maxsize=2_000)
def _hazards(lead: int, spread: float, reliability: float, late_days: int) -> tuple[float, ...]:
    """Return h₀ of each day from the one after the order on, as far as days are told apart."""
    mean_late = max(late_days or _USUALLY_LATE_DAYS, 1)
    days = range(1, lead + LATEST + 1)
    return tuple(_hazard(day - lead, lead, spread, reliability, mean_late) for day in days)


def _hazard(late: int, lead: int, spread: float, reliability: float, mean_late: int) -> float:
    """Return h₀: the chance, by the terms, that an order not in before comes so late."""
    still_late = (1 - 1 / mean_late) ** max(late - 1, 0)
    late_now = still_late / mean_late if late > 0 else 0.0
    in_time_out, in_time_now = _in_time(late, lead, spread)
    if in_time_out < _SPENT:
        return late_now / still_late
    in_time, not_in_time = reliability, 1 - reliability
    out = in_time * in_time_out + not_in_time * still_late
    return (in_time * in_time_now + not_in_time * late_now) / out if out > 0 else 0.0


def _in_time(late: int, lead: int, spread: float) -> tuple[float, float]:
    """Return how many orders that are not late are still out before a day, and come in on it."""
    if spread <= 0:
        return float(late <= 0), float(late == 0)
    normal = NormalDist(0.0, spread)
    before = normal.cdf(late - 0.5) if late > 1 - lead else 0.0  # nothing comes on the day it was sent
    return 1 - before, normal.cdf(late + 0.5) - before


def likeliest_day(chances: tuple[float, ...]) -> int:
    """Return the day by which an order is more likely in than not; one beyond all where there is none."""
    sums = 0.0
    for day, chance in enumerate(chances, start=1):
        sums += chance
        if sums >= 0.5 or math.isclose(sums, 0.5):
            return day
    return len(chances) + 1
