"""How far out a figure must be to be told, so that false alarms stay as rare as promised.

What would be found where nothing is wrong is simulated: units are drawn from the very
distributions that were forecast and looked at as the real ones are, with all their windows
and whole units. That settles how many looks are taken and how coarse counts are. Whether
sales scatter more than was forecast is then measured on days before those in question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from engines.decision.grid import Flags, Grid
from engines.decision.tail import Floats, at_least, at_most

WINDOWS = (1, 2, 4, 7)
"""Days looked at together: a drop by half shows in a week long before it shows in a day."""

BLOCK_DAYS = 7
"""Of a series, alarms of one direction within a week count as one."""

USUAL_WANDER = 0.15
"""What the days of a window share, as a share of the mean, where no days before it tell how much."""

_SIMULATED_CELLS = 250_000
_CELLS_AT_ONCE = 50_000
"""Small shops are drawn many at a time: one pass over a large table is cheaper than many over small ones."""
_CHECKED_SHARE = 0.01
_TRUST = 10.0
_TABLES = ("units", "mean", "variance", "price", "usual_price", "out", "promo")
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Scan:
    """Chances of every window that ends on a day: (windows, n, days) each; 1 where not looked.

    `windows` are their lengths in days.
    """

    up: Floats
    down: Floats
    windows: tuple[int, ...]

    def over(self, chance: float) -> Flags:
        """Return the days of windows at most that likely which are over: (n, days).

        Of a series and direction of which such a window reaches into the last week, none are.
        """
        found = np.zeros(self.up.shape[1:], dtype=np.bool_)
        for part in (self.up, self.down):
            covered = np.zeros_like(found)
            for number, days in enumerate(self.windows):
                hit = part[number] <= chance
                for back in range(days):
                    covered[:, : hit.shape[1] - back] |= hit[:, back:]
            goes_on = covered[:, -BLOCK_DAYS:].any(axis=1, keepdims=True)
            found |= covered & ~goes_on
        return found

    def most_extreme(self) -> tuple[Floats, Floats]:
        """Return the smallest chance of each series and week: (n, weeks) up and down."""
        return tuple(_by_week(part.min(axis=0)) for part in (self.up, self.down))  # pyright: ignore[reportReturnType]


def _by_week(values: Floats) -> Floats:
    columns = values.shape[1]
    # Weeks are counted back from the last day, as a person asks for them.
    weeks = [
        values[:, max(columns - (number + 1) * BLOCK_DAYS, 0) : columns - number * BLOCK_DAYS].min(axis=1)
        for number in range(-(-columns // BLOCK_DAYS))
    ]
    return np.stack(weeks, axis=1) if weeks else np.ones((len(values), 0))


def scan(
    grid: Grid,
    units: Floats | None = None,
    *,
    windows: tuple[int, ...] = WINDOWS,
    wander: Floats | float = USUAL_WANDER,
) -> Scan:
    """Return how likely each window's sales were, or something further out.

    A window's variance is that of days that share a part of their error, w of the mean:
    Σσ² + w²((Σμ)² − Σμ²). Days that cannot be compared are left out of it.

    Args:
        grid: What sold and what was expected.
        units: Looked at in the place of what sold, (n, days).
        windows: Days looked at together.
        wander: w, one value or (n, 1).
    """
    sold = grid.units if units is None else units
    usable = grid.comparable
    parts = [np.where(usable, part, 0.0) for part in (sold, grid.mean, grid.mean**2, grid.variance)]
    sums = [np.cumsum(np.pad(part, ((0, 0), (1, 0))), axis=1) for part in parts]
    up = np.ones((len(windows), *sold.shape))
    down = np.ones_like(up)
    for number, days in enumerate(windows):
        if days > sold.shape[1]:
            continue
        total, mean, squares, variance = (part[:, days:] - part[:, :-days] for part in sums)
        variance = variance + wander**2 * np.maximum(mean**2 - squares, 0.0)
        some = mean > 0
        up[number, :, days - 1 :] = np.where(some, at_least(total, mean, variance), 1.0)
        down[number, :, days - 1 :] = np.where(some, at_most(total, mean, variance), 1.0)
    return Scan(up, down, windows)


@dataclass(frozen=True)
class Threshold:
    """Chances at or below which something is told: up for spikes, down for drops."""

    up: float
    down: float


def threshold(
    grid: Grid,
    *,
    per_thousand: float,
    reference: Grid | None = None,
    windows: tuple[int, ...] = WINDOWS,
    wander: Floats | float = USUAL_WANDER,
    seed: int = 0,
) -> Threshold:
    """Return the threshold at which false alarms are as many as promised.

    Args:
        grid: The days in question.
        per_thousand: False alarms promised per 1,000 series and days, half of them spikes.
        reference: Days before them that show how sales scatter around such forecasts.
        windows: Days looked at together.
        wander: As `scan` takes it.
        seed: Of the draw.
    """
    cells = int(grid.comparable.sum())
    if cells == 0:
        return Threshold(0.0, 0.0)
    up, down = _simulated(grid, windows, wander, seed)
    draws = len(up) // max(grid.n * -(-len(grid.days) // BLOCK_DAYS), 1)
    allowed = per_thousand / 1000 * cells * draws / 2
    found = [_at(values, allowed) for values in (up, down)]
    if reference is not None and reference.comparable.any():
        real = scan(reference, windows=windows, wander=wander).most_extreme()
        expected = _simulated(reference, windows, wander, seed)
        found = [
            _stretched(value, real_part, expected_part)
            for value, real_part, expected_part in zip(found, real, expected, strict=True)
        ]
    return Threshold(*found)


def _simulated(
    grid: Grid, windows: tuple[int, ...], wander: Floats | float, seed: int
) -> tuple[Floats, Floats]:
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


def _stretched(value: float, real: Floats, expected: Floats) -> float:
    """Lower a threshold by as much as real sales scatter more than simulated ones.

    At the level that one simulated week in a hundred reaches, real weeks are counted; the
    normal scores of both shares give the stretch. Never less strict than simulated.
    """
    at = float(np.quantile(expected, _CHECKED_SHARE))
    simulated = float((expected <= at).mean())
    counted = float((real <= at).sum())
    share = min(simulated * (counted + _TRUST) / (simulated * real.size + _TRUST), 0.25)
    if not 0.0 < value < 1.0 or not 0.0 < simulated < share:
        return value
    stretch = _NORMAL.inv_cdf(1 - simulated) / _NORMAL.inv_cdf(1 - share)
    return _NORMAL.cdf(_NORMAL.inv_cdf(value) * stretch)
