"""What moves many products at once: found first and told once, so that no product tells it again.

A level shift of one series, a day of one store, and a day of one category each multiply
what was expected. Each factor is shrunk towards 1 by how much of it chance explains:

    (S1)  r = log(A / E),  s² = Σ σ² / E²,  factor = exp(r τ² / (τ² + s²))

A is what sold and E what was expected, over the group's comparable cells, each cell cut off
at three deviations so that one product does not move its whole store; τ is how much such
groups usually differ, taken from all of them by their median absolute deviation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from engines.decision.anomaly import Part
from engines.decision.grid import Flags, Grid
from engines.decision.tail import Floats

LEAST_SHOCK = math.log(1.3)
"""A day that is less than a third off is a good or a bad day, no event."""

CHANCE_OF_SHOCK = 0.0005
"""How often a store's or category's day is called an event by chance, either way."""

FEWEST_MEMBERS = 5
FEWEST_UNITS = 20.0

_USUAL_SPREAD = 0.08
_LEAST_LEVEL_SPREAD = 0.05
_LEAST_WANDER = 0.03
_WEEK = 7
_CUT_OFF = 3.0
_SUREST = 0.5
_CLEAR = 2.0
_MAD = 1.4826
_Z = NormalDist().inv_cdf(1 - CHANCE_OF_SHOCK / 2)


@dataclass(frozen=True)
class Shock:
    """A day on which a whole group sold far more or far less: units, expected units, rupees.

    `parts` are what each store had to do with it.
    """

    group: str
    column: int
    actual: float
    expected: float
    rupees: float | None
    chance: float
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Level:
    """How each series' level has moved since it was forecast, (n, 1), and what is still unsure.

    `wander` (n, 1) is the standard deviation, on the logarithm, that all days of a week share:
    what the days before could not tell of the level, and how much levels move from week to week.
    """

    factor: Floats
    wander: Floats


def level(reference: Grid) -> Level:
    """Tell levels by the days after the forecast's cutoff and before those to be judged."""
    ratio, noise = _ratio(reference, np.arange(reference.n), by_day=False)
    spread = _spread(ratio, noise, least=_LEAST_LEVEL_SPREAD)
    with np.errstate(divide="ignore", invalid="ignore"):
        usual = spread**2 / (spread**2 + noise**2)
        # A level that has clearly moved is taken as it is, however little levels usually move.
        clear = 1 - (_CLEAR * noise / ratio) ** 2
        unsure = spread**2 * noise**2 / (spread**2 + noise**2)
    factor = np.exp(np.nan_to_num(np.maximum(usual, clear) * ratio))
    unsure = np.where(np.isfinite(unsure), unsure, spread**2)
    return Level(factor, np.sqrt(unsure + _from_week_to_week(reference.scaled(factor)) ** 2))


def _from_week_to_week(reference: Grid) -> float:
    """Return how much levels move from one week to the next, beyond chance."""
    weeks = len(reference.days) // _WEEK
    found = [
        _ratio(
            reference.part(slice(number * _WEEK, (number + 1) * _WEEK)), np.arange(reference.n), by_day=False
        )
        for number in range(weeks)
    ]
    if not found:
        return _LEAST_WANDER
    ratio, noise = (np.concatenate(parts, axis=1) for parts in zip(*found, strict=True))
    return _spread(ratio, noise, least=_LEAST_WANDER)


def of_groups(grid: Grid, names: Sequence[str]) -> tuple[Floats, list[Shock]]:
    """Return each cell's factor, (n, days), and the days that are events.

    Args:
        grid: What sold and what was expected.
        names: Each series' group (its store, or its category).
    """
    groups = sorted(set(names))
    code = np.array([groups.index(name) for name in names], dtype=np.intp)
    ratio, noise = _ratio(grid, code, by_day=True)
    spread = _spread(ratio, noise, least=_USUAL_SPREAD)
    with np.errstate(invalid="ignore"):
        weight = spread**2 / (spread**2 + noise**2)
        score = ratio / np.sqrt(spread**2 + noise**2)
    factor = np.exp(np.nan_to_num(weight * ratio))
    shocks: list[Shock] = []
    usable = grid.comparable
    for number, column in zip(*np.nonzero(np.abs(score) >= _Z), strict=True):
        of = (code == number) & usable[:, column]
        expected = float(grid.mean[of, column].sum())
        if (
            abs(ratio[number, column]) < LEAST_SHOCK
            or int(of.sum()) < FEWEST_MEMBERS
            or expected < FEWEST_UNITS
        ):
            continue
        shocks.append(
            Shock(
                groups[number],
                int(column),
                float(grid.units[of, column].sum()),
                expected,
                _rupees(grid, of, int(column)),
                2 * NormalDist().cdf(-abs(float(score[number, column]))),
                _parts(grid, of, int(column)),
            )
        )
    return factor[code], shocks


def without_shocks(grid: Grid) -> tuple[Grid, list[tuple[str, Shock]]]:
    """Return the grid with the stores' and then the categories' days in its means, and which were events.

    An event comes with `store` or `category`, whichever it was of.
    """
    told: list[tuple[str, Shock]] = []
    for what, names in (("store", grid.store), ("category", grid.category)):
        if grid.n == 0 or (what == "category" and len(set(names)) < 2):
            continue  # one category is its store
        factor, shocks = of_groups(grid, names)
        grid = grid.scaled(factor)
        told += [(what, one) for one in shocks]
    return grid, told


def _ratio(grid: Grid, code: np.ndarray, *, by_day: bool) -> tuple[Floats, Floats]:
    """Return r and s of each group, by day or of all days: (groups, days) or (groups, 1)."""
    usable = grid.comparable
    sigma = np.sqrt(grid.variance)
    # Cut off on the ratio's own scale: a shelf that sells nothing is no further than one that
    # sells a third, while a closed store still comes out closed through its many shelves.
    high = np.minimum(grid.units, grid.mean + _CUT_OFF * sigma)
    sold = np.where(usable, high, 0.0)
    expected = np.where(usable, grid.mean, 0.0)
    variance = np.where(usable, grid.variance, 0.0)
    if not by_day:
        sold, expected, variance = (part.sum(axis=1, keepdims=True) for part in (sold, expected, variance))
    count = int(code.max()) + 1 if len(code) else 0
    summed: list[Floats] = []
    for part in (sold, expected, variance):
        total = np.zeros((count, part.shape[1]))
        np.add.at(total, code, part)
        summed.append(total)
    a, e, v = summed
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(e > 0, np.log((a + 0.5) / (e + 0.5)), np.nan)
        noise = np.where(e > 0, np.sqrt(v) / e, np.nan)
    return ratio, noise


def _spread(ratio: Floats, noise: Floats, *, least: float) -> float:
    """τ: how much groups differ beyond chance, told by those that chance moves least."""
    known = np.isfinite(ratio)
    if known.sum() < FEWEST_MEMBERS:
        return least
    sure = known & (noise <= np.quantile(noise[known], _SUREST))
    around = ratio[sure] - np.median(ratio[sure])
    mad = _MAD * float(np.median(np.abs(around)))
    beyond = mad**2 - float(np.mean(noise[sure] ** 2))
    return max(math.sqrt(max(beyond, 0.0)), least)


def _parts(grid: Grid, of: Flags, column: int) -> tuple[Part, ...]:
    """Return what each store sold of a group on a day, and what was expected of it."""
    stores = np.array(grid.store)
    return tuple(
        Part(
            str(store),
            float(grid.units[mine, column].sum()),
            float(grid.mean[mine, column].sum()),
            _rupees(grid, mine, column),
        )
        for store in np.unique(stores[of])
        if (mine := of & (stores == store)).any()
    )


def _rupees(grid: Grid, of: np.ndarray, column: int) -> float | None:
    price = grid.usual_price[of, column]
    known = np.isfinite(price)
    if not known.any():
        return None
    missing = (grid.units - grid.mean)[of, column]
    return float((missing[known] * price[known]).sum())
