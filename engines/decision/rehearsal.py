"""The weeks before those in question, judged as those will be: each by what was known before it.

What would have been told then is no finding: it is over. How often it would have been is what
a promise about the days in question can be kept by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from engines.decision import shock
from engines.decision.finding import Threshold, findings
from engines.decision.grid import Grid
from engines.decision.scan import BLOCK_DAYS, WINDOWS, Scan, scan
from engines.decision.tail import Floats
from engines.decision.usual import usual_level

TAIL_SHARE = 0.0075
"""The share of a product's weeks that tells how the tail goes on."""

_LOOKED_INTO = 3 * TAIL_SHARE
"""The share looked into for causes, so that enough is left that nothing explains."""

_LEAST_LIKELY = 0.02


@dataclass(frozen=True)
class Side:
    """What would have been told in one direction without a cause: its chances, all at most `limit`."""

    chances: Floats
    limit: float


@dataclass(frozen=True)
class Rehearsed:
    """What would have been told of so many products' weeks."""

    up: Side
    down: Side
    weeks: int


@dataclass(frozen=True)
class _Week:
    grid: Grid
    shared: Floats
    looked: Scan


def rehearse(
    reference: Grid,
    days: int,
    holidays: Collection[tuple[str, date]] = (),
    windows: tuple[int, ...] = WINDOWS,
) -> Rehearsed | None:
    """Look at each week but the first, its level told by the days before it alone.

    Args:
        reference: Days after the forecast's cutoff and before those in question.
        days: How many days are in question: fewer than a week are looked at fewer at a time.
        holidays: Stores and the days on which they have one.
        windows: Days looked at together.

    Returns:
        `None` for less than two weeks.
    """
    weeks = tuple(_looked_at(reference, min(days, BLOCK_DAYS), windows))
    if not weeks or not reference.n:
        return None
    up, down = (
        np.concatenate([week.looked.most_extreme()[side].ravel() for week in weeks]) for side in (0, 1)
    )
    limits = Threshold(_limit(up), _limit(down))
    told = [one for week in weeks for one in findings(week.grid, week.shared, week.looked, limits, holidays)]
    sides = (
        Side(np.array([one.chance for one in told if one.kind == kind and one.cause is None]), limit)
        for kind, limit in (("sales_spike", limits.up), ("sales_drop", limits.down))
    )
    return Rehearsed(*sides, weeks=up.size)


def _looked_at(reference: Grid, at_once: int, windows: Sequence[int]) -> Iterator[_Week]:
    for end in range(len(reference.days), 2 * BLOCK_DAYS - 1, -BLOCK_DAYS):
        first = end - BLOCK_DAYS
        level = usual_level(reference.part(slice(0, first)), tuple(windows))
        week = reference.part(slice(first, end)).scaled(level.factor)
        judged, _ = shock.without_shocks(week)
        for last in range(BLOCK_DAYS, at_once - 1, -at_once):
            part = slice(last - at_once, last)
            grid = judged.part(part)
            yield _Week(
                grid,
                grid.mean / week.mean[:, part],
                scan(grid, windows=tuple(windows), wander=level.wander),
            )


def _limit(chances: Floats) -> float:
    """Return the chance that enough weeks reach to tell the tail, and no more to be looked into."""
    rank = min(max(int(_LOOKED_INTO * chances.size), 1), chances.size - 1)
    return min(float(np.partition(chances, rank)[rank]), _LEAST_LIKELY)
