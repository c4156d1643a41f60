"""Days on which sales left the range that was forecast, each told once and with what explains it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from engines.decision import shock
from engines.decision.anomaly import Anomaly, Part
from engines.decision.cause import near_holiday
from engines.decision.finding import findings, rupees
from engines.decision.grid import Grid
from engines.decision.rehearsal import rehearse
from engines.decision.scan import USUAL_WANDER, WINDOWS, scan
from engines.decision.tail import Floats, at_most
from engines.decision.threshold import Threshold, measured, simulated
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
       same days again. Findings on consecutive days are one. The threshold is what keeps the
       promise on the weeks before (`threshold`).
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
        current, wander = current.scaled(level.factor), level.wander
    levelled = current.mean
    current, told = shock.without_shocks(current)
    rehearsed = rehearse(reference, len(current.days), holidays, windows)
    limits = (
        simulated(current, per_thousand=per_thousand, windows=windows, wander=wander)
        if rehearsed is None
        else measured(rehearsed, current, per_thousand=per_thousand)
    )
    looked = scan(current, windows=windows, wander=wander)
    found = [
        *_told_shocks(told, current, holidays),
        *findings(current, current.mean / levelled, looked, limits, holidays),
        *_stockouts(current),
    ]
    return Judged(tuple(found), int(current.comparable.sum()), limits)


# --- groups ---------------------------------------------------------------------------


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
                    parts=_joined(run) if what == "category" else (),
                )
            )
    return found


def _joined(run: Sequence[shock.Shock]) -> tuple[Part, ...]:
    """Return each store's part of several days of one group."""
    by_store: dict[str, list[Part]] = {}
    for one in run:
        for part in one.parts:
            by_store.setdefault(part.store_id, []).append(part)
    return tuple(
        Part(
            store,
            sum(part.actual for part in own),
            sum(part.expected or 0.0 for part in own),
            sum(known) if (known := [part.rupees for part in own if part.rupees is not None]) else None,
        )
        for store, own in sorted(by_store.items())
    )


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
                    rupees=rupees(grid, int(number), slice(int(run[0]), int(run[-1]) + 1), every),
                    chance=chance,
                    cause="stockout",
                )
            )
    return found
