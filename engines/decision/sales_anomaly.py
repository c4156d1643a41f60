"""Days on which sales left the range that was forecast, each told once and with what explains it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from engines.decision import shock
from engines.decision.anomaly import Anomaly
from engines.decision.cause import Direction, Place, cause_of, near_holiday
from engines.decision.grid import Flags, Grid
from engines.decision.tail import Floats, at_most
from engines.decision.threshold import USUAL_WANDER, WINDOWS, Scan, Threshold, scan, threshold
from engines.decision.usual import usual_level

FALSE_ALARMS_PER_THOUSAND = 0.5
"""What is promised: 1,000 series and days of ordinary trade give half an alarm. A store of
285 products sees one false alarm a week."""

_LIKELY_STOCKOUT = 0.05


@dataclass(frozen=True)
class Judged:
    """What was found, and by which rule: the cells looked at, and the chances told from."""

    anomalies: tuple[Anomaly, ...]
    cells: int
    limits: Threshold


def detect_sales(
    grid: Grid,
    *,
    start: date,
    holidays: Collection[tuple[str, date]] = (),
    per_thousand: float = FALSE_ALARMS_PER_THOUSAND,
    windows: tuple[int, ...] = WINDOWS,
    usual_wander: float = USUAL_WANDER,
) -> Judged:
    """Find spikes and drops from `start` to the grid's last day.

    1. What moves many at once is found and taken out: how each series' level has moved since
       the forecast (told by the usual days before `start`), a store's day, a category's day
       (`shock`). A store's or category's day that is an event is told once.
    2. Every window of one to seven days is compared with its distribution (`scan`); what is
       less likely than the threshold is told, the least likely first, and nothing of the
       same days again. Findings on consecutive days are one.
    3. An empty shelf explains a drop, a promotion or a lower price a spike, a higher price a
       drop, a holiday close by what other shelves share with it (`cause`). Sales that an empty
       shelf kept below what was expected are told as such; days with one never count as a drop.

    Args:
        grid: Days from some weeks before `start` (from which the forecast was made or later)
            to the last day.
        start: First day to judge.
        holidays: Stores and the days on which they have one.
        per_thousand: False alarms promised per 1,000 series and days.
        windows: Days looked at together.
        usual_wander: What the days of a week share, where no days before `start` tell it.
    """
    columns = sum(day < start for day in grid.days)
    reference, current = grid.part(slice(0, columns)), grid.part(slice(columns, None))
    wander: Floats | float = usual_wander
    if columns:
        level = usual_level(reference, windows)
        reference, current = reference.scaled(level.factor), current.scaled(level.factor)
        reference, _ = _without_shocks(reference)
        wander = level.wander
    levelled = current.mean
    current, told = _without_shocks(current)
    limits = threshold(
        current,
        per_thousand=per_thousand,
        reference=reference if columns else None,
        windows=windows,
        wander=wander,
    )
    looked = scan(current, windows=windows, wander=wander)
    found = [
        *_told_shocks(told, current, holidays),
        *_windows(current, current.mean / levelled, looked, limits, holidays),
        *_stockouts(current),
    ]
    return Judged(tuple(found), int(current.comparable.sum()), limits)


# --- groups ---------------------------------------------------------------------------


def _without_shocks(grid: Grid) -> tuple[Grid, list[tuple[str, shock.Shock]]]:
    told: list[tuple[str, shock.Shock]] = []
    for what, names in (("store", grid.store), ("category", grid.category)):
        if grid.n == 0 or (what == "category" and len(set(names)) < 2):
            continue  # one category is its store
        factor, shocks = shock.of_groups(grid, names)
        grid = grid.scaled(factor)
        told += [(what, one) for one in shocks]
    return grid, told


def _told_shocks(
    told: Sequence[tuple[str, shock.Shock]], grid: Grid, holidays: Collection[tuple[str, date]]
) -> list[Anomaly]:
    """Return the events of groups, consecutive days of one direction as one."""
    runs: dict[tuple[str, str, bool], list[list[shock.Shock]]] = {}
    for what, one in sorted(told, key=lambda item: (item[0], item[1].group, item[1].column)):
        own = runs.setdefault((what, one.group, one.actual > one.expected), [])
        if own and own[-1][-1].column == one.column - 1:
            own[-1].append(one)
        else:
            own.append([one])
    found: list[Anomaly] = []
    for (what, group, rose), own in runs.items():
        for run in own:
            start, end = grid.days[run[0].column], grid.days[run[-1].column]
            rupees = [one.rupees for one in run if one.rupees is not None]
            stores = {group} if what == "store" else set(grid.store)
            near = all(near_holiday(store, start, end, holidays) for store in stores)
            found.append(
                Anomaly(
                    kind=f"{what}_{'spike' if rose else 'drop'}",  # pyright: ignore[reportArgumentType]
                    store_id=group if what == "store" else "",
                    sku_id="",
                    category=group if what == "category" else "",
                    start=start,
                    end=end,
                    actual=sum(one.actual for one in run),
                    expected=sum(one.expected for one in run),
                    rupees=sum(rupees) if rupees else None,
                    chance=min(one.chance for one in run),
                    cause="holiday" if near else None,
                )
            )
    return found


# --- series ---------------------------------------------------------------------------


def _windows(
    grid: Grid,
    shared: Floats,
    looked: Scan,
    limits: Threshold,
    holidays: Collection[tuple[str, date]],
) -> list[Anomaly]:
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
        rupees=_rupees(grid, number, run, of),
        chance=chance,
        cause=cause_of(place, holidays),
    )


def _rupees(grid: Grid, number: int, run: slice, of: Flags) -> float | None:
    price = np.where(
        np.isfinite(grid.usual_price[number, run]), grid.usual_price[number, run], grid.price[number, run]
    )[of]
    if not np.isfinite(price).all():
        known = price[np.isfinite(price)]
        if not len(known):
            return None
        price = np.where(np.isfinite(price), price, known.mean())
    return float(((grid.units - grid.mean)[number, run][of] * price).sum())


def _stockouts(grid: Grid) -> list[Anomaly]:
    """Return runs of days on which an empty shelf kept sales clearly below what was expected."""
    found: list[Anomaly] = []
    for number in np.flatnonzero(grid.out.any(axis=1)):
        columns = np.flatnonzero(grid.out[number] & np.isfinite(grid.units[number]))
        for run in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1):
            if not len(run) or not np.isfinite(grid.mean[number, run]).all():
                continue
            units, mean = float(grid.units[number, run].sum()), float(grid.mean[number, run].sum())
            variance = float(grid.variance[number, run].sum())
            chance = float(at_most(np.array([units]), np.array([mean]), np.array([variance]))[0])
            if units >= mean or chance > _LIKELY_STOCKOUT:
                continue
            every = np.ones(len(run), dtype=np.bool_)
            found.append(
                Anomaly(
                    kind="sales_drop",
                    store_id=grid.store[number],
                    sku_id=grid.sku[number],
                    category=grid.category[number],
                    start=grid.days[int(run[0])],
                    end=grid.days[int(run[-1])],
                    actual=units,
                    expected=mean,
                    rupees=_rupees(grid, int(number), slice(int(run[0]), int(run[-1]) + 1), every),
                    chance=chance,
                    cause="stockout",
                )
            )
    return found
