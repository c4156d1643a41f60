"""How far out a figure must be to be told, so that false alarms stay as rare as promised.

The weeks before those in question tell it: they are judged as those will be (`rehearsal`), and
how often each chance is met among real sales, with nothing to explain it, is read off them.
Beyond what so few can show the tail goes on as it began:

    (T1)  P(−ln chance > t) = p · exp(−(t − u) / β)   for t > u

u is what a share p of the weeks exceed, β the mean of the excess, the furthest ones cut off, so
that what was truly strange in those weeks does not hide the next of its kind. A chance that is
what it says it is has β = 1; real sales have more.

Where there are no weeks before, what would be found where nothing is wrong is simulated: units
are drawn from the very distributions that were forecast and looked at as the real ones are.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from engines.decision.finding import Threshold
from engines.decision.grid import Grid
from engines.decision.rehearsal import TAIL_SHARE, Rehearsed, Side
from engines.decision.scan import BLOCK_DAYS, USUAL_WANDER, WINDOWS, scan
from engines.decision.tail import Floats

USUAL_TAIL = 1.3
"""β where nothing tells it, counted as if so many weeks had told it."""

TRUST = 10.0
FURTHEST_EXCESS = 12.0

_SMALLEST_CHANCE = 1e-300
_SIMULATED_CELLS = 250_000
_CELLS_AT_ONCE = 50_000
"""Small shops are drawn many at a time: one pass over a large table is cheaper than many over small ones."""
_TABLES = ("units", "mean", "variance", "price", "usual_price", "out", "promo")


def measured(rehearsed: Rehearsed, grid: Grid, *, per_thousand: float) -> Threshold:
    """Return the threshold at which real sales give as many false alarms as promised.

    Args:
        rehearsed: What would have been told of the weeks before.
        grid: The days in question.
        per_thousand: False alarms promised per 1,000 series and days, half of them spikes.
    """
    share = _allowed(grid, per_thousand)
    if share <= 0:
        return Threshold(0.0, 0.0)
    return Threshold(
        _beyond(rehearsed.up, rehearsed.weeks, share), _beyond(rehearsed.down, rehearsed.weeks, share)
    )


def _allowed(grid: Grid, per_thousand: float) -> float:
    """Return the share of a product's weeks in which one direction may be told by chance."""
    weeks = grid.n * -(-len(grid.days) // BLOCK_DAYS)
    return per_thousand / 1000 * int(grid.comparable.sum()) / 2 / max(weeks, 1)


def _beyond(told: Side, weeks: int, share: float) -> float:
    """Return the chance that such a share of weeks reaches without a cause: (T1)."""
    far = np.sort(-np.log(np.maximum(told.chances, _SMALLEST_CHANCE)))[::-1]
    counted = min(max(int(TAIL_SHARE * weeks), 1), far.size)
    start = float(far[counted]) if counted < far.size else -math.log(told.limit)
    excess = far[:counted] - start
    known = int((excess < FURTHEST_EXCESS).sum()) + TRUST
    mean = (float(np.minimum(excess, FURTHEST_EXCESS).sum()) + TRUST * USUAL_TAIL) / known
    return math.exp(-(start + mean * max(math.log(max(counted, 1) / weeks / share), 0.0)))


def simulated(
    grid: Grid,
    *,
    per_thousand: float,
    windows: tuple[int, ...] = WINDOWS,
    wander: Floats | float = USUAL_WANDER,
    seed: int = 0,
) -> Threshold:
    """Return the threshold at which sales drawn as forecast give as many false alarms as promised.

    Args:
        grid: The days in question.
        per_thousand: False alarms promised per 1,000 series and days, half of them spikes.
        windows: Days looked at together.
        wander: As `scan` takes it.
        seed: Of the draw.
    """
    share = _allowed(grid, per_thousand)
    if share <= 0:
        return Threshold(0.0, 0.0)
    up, down = _drawn(grid, windows, wander, seed)
    return Threshold(*(_at(values, share * values.size) for values in (up, down)))


def _drawn(grid: Grid, windows: tuple[int, ...], wander: Floats | float, seed: int) -> tuple[Floats, Floats]:
    """Return the smallest chances per series and week of shops in which nothing is wrong."""
    size = max(grid.units.size, 1)
    copies = max(min(_CELLS_AT_ONCE, _SIMULATED_CELLS) // size, 1)
    rounds = max(-(-_SIMULATED_CELLS // (size * copies)), 1)
    grid, wander = _repeated(grid, copies), np.tile(np.broadcast_to(wander, (grid.n, 1)), (copies, 1))
    random = np.random.default_rng(seed)
    usable = grid.comparable
    mean = np.where(usable, grid.mean, 1.0)
    variance = np.maximum(np.where(usable, grid.variance, 2.0), 1.02 * mean)
    # Days of a series share a part of their error, so that windows scatter as they were forecast.
    a_series = np.broadcast_to(np.maximum(np.square(wander), 1e-9), (len(mean), 1))
    own = np.maximum(variance - a_series * mean**2, 1.02 * mean)
    shape = mean**2 / (own - mean)
    ups: list[Floats] = []
    downs: list[Floats] = []
    for _ in range(rounds):
        together = random.gamma(1 / a_series, a_series)
        rate = random.gamma(shape, mean * together / shape)
        up, down = scan(
            grid, random.poisson(rate).astype(np.float64), windows=windows, wander=wander
        ).most_extreme()
        ups.append(up.ravel())
        downs.append(down.ravel())
    return np.concatenate(ups), np.concatenate(downs)


def _repeated(grid: Grid, copies: int) -> Grid:
    """Return the grid with its series so many times over."""
    tables = {name: np.tile(getattr(grid, name), (copies, 1)) for name in _TABLES}
    return replace(
        grid, sku=grid.sku * copies, store=grid.store * copies, category=grid.category * copies, **tables
    )


def _at(values: Floats, allowed: float) -> float:
    """Return the largest chance that no more than so many of the values reach."""
    ordered = np.sort(values)
    rank = int(allowed)
    if rank >= len(ordered):
        return 1.0
    # Just below the next value: counts are coarse, and several may share one chance.
    return float(np.nextafter(ordered[rank], 0.0))
