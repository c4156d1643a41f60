"""Windows of days that are too unlikely, as findings: each day told once, with its cause and its rupees."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np

from engines.decision.anomaly import Anomaly
from engines.decision.cause import Direction, Place, cause_of
from engines.decision.grid import Flags, Grid
from engines.decision.scan import Scan
from engines.decision.tail import Floats


@dataclass(frozen=True)
class Threshold:
    """Chances at or below which something is told: up for spikes, down for drops."""

    up: float
    down: float


def findings(
    grid: Grid,
    shared: Floats,
    looked: Scan,
    limits: Threshold,
    holidays: Collection[tuple[str, date]],
) -> list[Anomaly]:
    """Return what is at most as likely as the limits, each day once, with what explains it.

    Args:
        grid: Days in question.
        shared: The factor by which each cell's store and category moved, (n, days); in the means.
        looked: Their chances.
        limits: What is told.
        holidays: Stores and the days on which they have one.
    """
    found: list[Anomaly] = []
    sides: tuple[tuple[Direction, Floats, float], ...] = (
        ("spike", looked.up, limits.up),
        ("drop", looked.down, limits.down),
    )
    for direction, chances, limit in sides:
        hits: dict[int, list[tuple[float, int, int]]] = {}
        for window, number, last in zip(*np.nonzero(chances <= limit), strict=True):
            span = (float(chances[window, number, last]), int(last) - looked.windows[window] + 1, int(last))
            hits.setdefault(int(number), []).append(span)
        for number, spans in hits.items():
            for chance, begun, ended in _distinct(spans):
                first, last = _trimmed(grid, number, begun, ended, direction)
                place = Place(grid, shared, number, first, last, direction)
                found.append(_told(place, chance, holidays))
    return found


def _distinct(spans: list[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """Keep the least likely windows that do not overlap; join those that touch."""
    kept: list[tuple[float, int, int]] = []
    for chance, first, last in sorted(spans, key=lambda span: (span[0], span[2] - span[1], span[1])):
        if all(last < other_first or first > other_last for _, other_first, other_last in kept):
            kept.append((chance, first, last))
    joined: list[tuple[float, int, int]] = []
    for chance, first, last in sorted(kept, key=lambda span: span[1]):
        if joined and joined[-1][2] == first - 1:
            before = joined.pop()
            joined.append((min(before[0], chance), before[1], last))
        else:
            joined.append((chance, first, last))
    return joined


def _trimmed(grid: Grid, number: int, first: int, last: int, direction: Direction) -> tuple[int, int]:
    """Cut days off both ends that are not on the finding's side."""
    beyond = grid.units[number] - grid.mean[number]
    with np.errstate(invalid="ignore"):
        right = (beyond > 0 if direction == "spike" else beyond < 0) & grid.comparable[number]
    while first < last and not right[first]:
        first += 1
    while last > first and not right[last]:
        last -= 1
    return first, last


def _told(place: Place, chance: float, holidays: Collection[tuple[str, date]]) -> Anomaly:
    grid, number, first, last = place.grid, place.number, place.first, place.last
    run = slice(first, last + 1)
    of = grid.comparable[number, run]
    units, mean = grid.units[number, run][of], grid.mean[number, run][of]
    return Anomaly(
        kind="sales_spike" if place.direction == "spike" else "sales_drop",
        store_id=grid.store[number],
        sku_id=grid.sku[number],
        category=grid.category[number],
        start=grid.days[first],
        end=grid.days[last],
        actual=float(units.sum()),
        expected=float(mean.sum()),
        rupees=rupees(grid, number, run, of),
        chance=chance,
        cause=cause_of(place, holidays),
    )


def rupees(grid: Grid, number: int, run: slice, of: Flags) -> float | None:
    """Return what sold beyond what was expected of a series on some days, in rupees."""
    price = np.where(
        np.isfinite(grid.usual_price[number, run]), grid.usual_price[number, run], grid.price[number, run]
    )[of]
    if not np.isfinite(price).all():
        known = price[np.isfinite(price)]
        if not len(known):
            return None
        price = np.where(np.isfinite(price), price, known.mean())
    return float(((grid.units - grid.mean)[number, run][of] * price).sum())
