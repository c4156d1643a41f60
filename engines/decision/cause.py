"""What explains that a product's sales left their range on some days.

An empty shelf explains a drop, a promotion a spike. A price explains what buyers may do about it:
a twentieth off sells a third more, not ten times as much. A holiday explains only what it does to
more than one shelf: the day's category or store, or the same product in other stores, must have
moved the same way and by a fair part as much. Festivals are many, and one shelf that goes its own
way beside them is still news.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from engines.decision.anomaly import Cause
from engines.decision.grid import Flags, Grid
from engines.decision.tail import Floats

PRICE_MOVED = math.log(1.05)
NEAR_HOLIDAY_DAYS = 2

STRONGEST_REACTION = 6.0
"""Times the move of a price, both on the logarithm: more than buyers of anything daily react."""

SHARED_PART = 1 / 3
"""Of a finding's whole movement, on the logarithm: what others share of it, at the least."""

_CLEAR = 2.0

Direction = Literal["spike", "drop"]


@dataclass(frozen=True)
class Place:
    """Some days of one series, by number, and which way they left the range.

    `shared` (n, days) is the factor by which each cell's store and category moved; the grid's
    means have it in them.
    """

    grid: Grid
    shared: Floats
    number: int
    first: int
    last: int
    direction: Direction


def cause_of(place: Place, holidays: Collection[tuple[str, date]]) -> Cause | None:
    """Return what explains a finding, `None` where nothing known does."""
    grid, number, first, last = place.grid, place.number, place.first, place.last
    run = slice(first, last + 1)
    around = slice(max(first - 1, 0), last + 2)
    if place.direction == "drop" and grid.out[number, around].any():
        return "stockout"
    if place.direction == "spike" and grid.promo[number, run].any():
        return "promotion"
    if _priced(place):
        return "price"
    if near_holiday(grid.store[number], grid.days[first], grid.days[last], holidays) and _shared(place):
        return "holiday"
    return None


def _priced(place: Place) -> bool:
    """Tell whether the price moved the other way, by enough for what was sold."""
    grid, run = place.grid, slice(place.first, place.last + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = np.log(grid.price[place.number, run] / grid.usual_price[place.number, run])
    moved = moved[np.isfinite(moved)]
    if not len(moved):
        return False
    most = -float(moved.min()) if place.direction == "spike" else float(moved.max())
    beyond, _ = _ratio(grid, np.arange(grid.n) == place.number, run)
    return most >= PRICE_MOVED and abs(beyond) <= STRONGEST_REACTION * most


def near_holiday(store: str, start: date, end: date, holidays: Collection[tuple[str, date]]) -> bool:
    """Tell whether a store has a holiday on the days, or within two of them."""
    near = timedelta(days=NEAR_HOLIDAY_DAYS)
    days = (end - start + 2 * near).days + 1
    return any((store, start - near + timedelta(days=number)) in holidays for number in range(days))


def _shared(place: Place) -> bool:
    """Tell whether others moved the same way, by a fair part as much."""
    grid, run = place.grid, slice(place.first, place.last + 1)
    sign = 1.0 if place.direction == "spike" else -1.0
    mine = np.zeros(grid.n, dtype=np.bool_)
    mine[place.number] = True
    mean = grid.mean[place.number, run]
    by_all = sign * math.log(float(np.nansum(mean) / np.nansum(mean / place.shared[place.number, run])))
    own, _ = _ratio(grid, mine, run)
    other = np.array([sku == grid.sku[place.number] for sku in grid.sku]) & ~mine
    elsewhere, noise = _ratio(grid, other, run)
    by_item = sign * elsewhere if sign * elsewhere >= _CLEAR * noise else 0.0
    return by_all + by_item >= SHARED_PART * (sign * own + by_all)


def _ratio(grid: Grid, of: Flags, run: slice) -> tuple[float, float]:
    """Return log(A / E) of some series over some days, and its standard deviation."""
    usable = grid.comparable[of, run]
    sold, mean, variance = (
        float(np.where(usable, part[of, run], 0.0).sum()) for part in (grid.units, grid.mean, grid.variance)
    )
    if mean <= 0:
        return 0.0, math.inf
    return math.log((sold + 0.5) / (mean + 0.5)), math.sqrt(variance) / mean
