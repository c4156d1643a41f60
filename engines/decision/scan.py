"""How likely what sold was, over every few days together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engines.decision.grid import Flags, Grid
from engines.decision.tail import Floats, at_least, at_most

WINDOWS = (1, 2, 4, 7)
"""Days looked at together: a drop by half shows in a week long before it shows in a day."""

BLOCK_DAYS = 7
"""Of a series, alarms of one direction within a week count as one."""

USUAL_WANDER = 0.15
"""What the days of a window share, as a share of the mean, where no days before it tell how much."""


@dataclass(frozen=True)
class Scan:
    """Chances of every window that ends on a day: (windows, n, days) each; 1 where not looked.

    Nor is it looked where sales are within a standard deviation: there nothing is rare. `windows`
    are their lengths in days.
    """

    up: Floats
    down: Floats
    windows: tuple[int, ...]

    def covered(self, chance: float) -> tuple[Flags, Flags]:
        """Return the days of windows at most that likely, of too much and of too little: (n, days)."""
        sides: list[Flags] = []
        for part in (self.up, self.down):
            days_of = np.zeros(part.shape[1:], dtype=np.bool_)
            for number, days in enumerate(self.windows):
                hit = part[number] <= chance
                for back in range(days):
                    days_of[:, : hit.shape[1] - back] |= hit[:, back:]
            sides.append(days_of)
        return sides[0], sides[1]

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
    Σσ² + w²((Σμ)² − Σμ²). Days that cannot be compared are left out of it. A window lies within
    a week, counted back from the last day: so every week is looked at alike, however many are.

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
    week = np.arange(sold.shape[1])[::-1] // BLOCK_DAYS
    for number, days in enumerate(windows):
        if days > sold.shape[1]:
            continue
        one_week = week[days - 1 :] == week[: week.size - days + 1]
        total, mean, squares, variance = (part[:, days:] - part[:, :-days] for part in sums)
        variance = variance + wander**2 * np.maximum(mean**2 - squares, 0.0)
        off = np.sqrt(variance)
        for part, tail, far in (
            (up, at_least, one_week & (mean > 0) & (total >= mean + off)),
            (down, at_most, one_week & (mean > 0) & (total <= mean - off)),
        ):
            part[number, :, days - 1 :][far] = tail(total[far], mean[far], variance[far])
    return Scan(up, down, windows)
