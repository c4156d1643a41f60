"""What each festival did the last time: a category's sales around it, against its usual days.

Diwali moves by up to three weeks from year to year, and what it lifts is not what Holi
lifts. So a model is shown, for a day so many days before a festival, how the category
sold so many days before the same festival a year ago.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from engines.forecast.panel import WEEK, Panel

BEFORE_DAYS, AFTER_DAYS = 14, 3
"""How long before and after a festival its effect is remembered."""

YEAR_AGO = (300, 430)
"""The same festival lies so many days back: Islamic ones come earlier, lunar leap months move the others."""

USUAL_WEEKS = range(3, 9)
"""Usual days are those of the same weekday so many weeks before; the median of them counts."""

STEADYING_UNITS = 5.0
_OFFSETS = range(BEFORE_DAYS, -AFTER_DAYS - 1, -1)

Group = tuple[str, str]
ALL = "*"
"""Stands for the category of a sum over several."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class FestivalMemory:
    """Effects of past festivals: (groups, festivals, offsets), logarithms, nan where not known.

    A group is a category in a region; a festival is a name and the day it fell on.
    """

    groups: tuple[Group, ...]
    festivals: tuple[tuple[str, date], ...]
    effects: Floats

    def dump(self) -> dict[str, Any]:
        """Return the memory as plain JSON values."""
        return {
            "groups": [list(group) for group in self.groups],
            "festivals": [[name, day.isoformat()] for name, day in self.festivals],
            "effects": np.round(self.effects.astype(np.float64), 3).tolist(),
        }

    @staticmethod
    def load(raw: Mapping[str, Any]) -> FestivalMemory:
        """Return the memory that `dump` wrote."""
        groups = tuple((str(category), str(region)) for category, region in raw["groups"])
        festivals = tuple((str(name), date.fromisoformat(day)) for name, day in raw["festivals"])
        effects = np.array(raw["effects"], dtype=np.float32)
        return FestivalMemory(groups, festivals, effects.reshape(len(groups), len(festivals), len(_OFFSETS)))

    def recalled(self, panel: Panel) -> tuple[Floats, Floats]:
        """Return what is remembered of each day of a panel, for each of its series' groups.

        Returns:
            Two arrays (groups of `groups_of`, days + horizon): where several festivals are
            near, the effect that was largest, and the mean of all; nan where none is known.
        """
        groups, _ = groups_of(panel)
        place = {group: number for number, group in enumerate(self.groups)}
        rows = np.array([place.get(group, -1) for group in groups], dtype=np.int64)
        days = panel.price.shape[1]
        largest = np.full((len(groups), days), np.nan, dtype=np.float32)
        total = np.zeros((len(groups), days), dtype=np.float32)
        count = np.zeros((len(groups), days), dtype=np.float32)
        for name, day, region in panel.calendar.holidays:
            number = self._a_year_before(name, day)
            if number is None:
                continue
            here = np.array([region is None or region == of for _, of in groups], dtype=bool) & (rows >= 0)
            for offset, before in enumerate(_OFFSETS):
                at = (day - panel.first).days - before
                if not 0 <= at < days:
                    continue
                effect = np.where(here, self.effects[rows, number, offset], np.nan)
                known = ~np.isnan(effect)
                larger = known & ~(np.abs(effect) <= np.abs(largest[:, at]))
                largest[larger, at] = effect[larger]
                total[known, at] += effect[known]
                count[known, at] += 1
        with np.errstate(invalid="ignore", divide="ignore"):
            return largest, total / count

    def latest(self, cutoff: date) -> FestivalMemory:
        """Return only what a day after the cutoff can still recall: for a model to keep."""
        kept = [n for n, (_, day) in enumerate(self.festivals) if (cutoff - day).days < YEAR_AGO[1]]
        return FestivalMemory(self.groups, tuple(self.festivals[n] for n in kept), self.effects[:, kept])

    def _a_year_before(self, name: str, day: date) -> int | None:
        near, far = YEAR_AGO
        for number, (known, then) in enumerate(self.festivals):
            if known == name and near <= (day - then).days <= far:
                return number
        return None


NOTHING = FestivalMemory((), (), np.zeros((0, 0, len(_OFFSETS)), dtype=np.float32))


def groups_of(panel: Panel) -> tuple[list[Group], npt.NDArray[np.int64]]:
    """Return the groups of a panel's series, and which one each series is in."""
    regions = panel.calendar.regions
    names = [
        (panel.categories[category] if category >= 0 else ALL, regions[region])
        for category, region in zip(panel.category, panel.calendar.region, strict=True)
    ]
    distinct = sorted(set(names))
    place = {group: number for number, group in enumerate(distinct)}
    return distinct, np.array([place[name] for name in names], dtype=np.int64)


def remember(panel: Panel) -> FestivalMemory:
    """Measure what each festival of a panel's past did to each group, and to all categories together."""
    of_category, of = groups_of(panel)
    units = np.nan_to_num(panel.level)
    sold = np.zeros((len(of_category), panel.days))
    np.add.at(sold, of, units)
    regions = panel.calendar.regions
    everything = np.zeros((len(regions), panel.days))
    np.add.at(everything, panel.calendar.region, units)
    groups = [*of_category, *((ALL, region) for region in regions)]
    sold = np.vstack([sold, everything])
    festivals = tuple(
        sorted({(name, day) for name, day, _ in panel.calendar.holidays if day <= panel.cutoff}, key=_by_day)
    )
    effects = np.full((len(groups), len(festivals), len(_OFFSETS)), np.nan, dtype=np.float32)
    for number, (_, day) in enumerate(festivals):
        for offset, before in enumerate(_OFFSETS):
            at = (day - timedelta(days=before) - panel.first).days
            effects[:, number, offset] = _effect(sold, at)
    return FestivalMemory(tuple(groups), festivals, effects)


def _effect(sold: npt.NDArray[np.float64], at: int) -> npt.NDArray[np.float64]:
    """Return the logarithm of a day's sales (with its neighbours) against its usual days."""
    if at - WEEK * max(USUAL_WEEKS) - 1 < 0 or at + 1 >= sold.shape[1]:
        return np.full(len(sold), np.nan)
    usual = np.median([_three_days(sold, at - WEEK * week) for week in USUAL_WEEKS], axis=0)
    return np.log((_three_days(sold, at) + STEADYING_UNITS) / (usual + STEADYING_UNITS))


def _three_days(sold: npt.NDArray[np.float64], at: int) -> npt.NDArray[np.float64]:
    return sold[:, at - 1 : at + 2].mean(axis=1)


def _by_day(festival: Sequence[Any]) -> tuple[date, str]:
    return festival[1], festival[0]
