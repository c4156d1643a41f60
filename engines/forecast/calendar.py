"""Holidays around each day, as a store's region keeps them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

REACH_DAYS = 14
"""How far a holiday is felt before and after; further away, all days are alike."""

Days = npt.NDArray[np.int16]


@dataclass(frozen=True)
class HolidayCalendar:
    """For each region and day: how far the next holiday is, and how long ago the last one was.

    `ahead` and `behind` (regions, days): 0 on the holiday itself, at most `REACH_DAYS + 1`.
    `region` (series,): which row a series reads, one of `regions`. `holidays` are the name,
    the day and the region (none: everybody's) of each.
    """

    ahead: Days
    behind: Days
    region: npt.NDArray[np.int32]
    regions: tuple[str, ...]
    holidays: tuple[tuple[str, date, str | None], ...]

    @staticmethod
    def build(holidays: pl.DataFrame | None, first: date, days: int, region: list[str]) -> HolidayCalendar:
        """Lay out the holidays of `days` days from `first`, for the region of each series.

        A holiday without a region is everybody's.
        """
        region = [name.upper() for name in region]
        names = sorted(set(region)) or [""]
        place = {name: number for number, name in enumerate(names)}
        far = REACH_DAYS + 1
        ahead = np.full((len(names), days), far, dtype=np.int16)
        behind = ahead.copy()
        named = _named(holidays, first, days)
        wheres_by_day: dict[date, set[str | None]] = {}
        for _, day, where in named:
            wheres_by_day.setdefault(day, set()).add(where)
        for day, wheres in wheres_by_day.items():
            for name in names:
                if None in wheres or name in wheres:
                    number, at = place[name], (day - first).days
                    for distance in range(far):
                        if 0 <= at - distance < days:
                            ahead[number, at - distance] = min(ahead[number, at - distance], distance)
                        if 0 <= at + distance < days:
                            behind[number, at + distance] = min(behind[number, at + distance], distance)
        rows = np.array([place[name] for name in region], dtype=np.int32)
        return HolidayCalendar(ahead, behind, rows, tuple(names), named)

    def rows(self, chosen: npt.NDArray[np.intp]) -> HolidayCalendar:
        """Return the calendar of some of its series."""
        return replace(self, region=self.region[chosen])


def _named(holidays: pl.DataFrame | None, first: date, days: int) -> tuple[tuple[str, date, str | None], ...]:
    if holidays is None or holidays.is_empty():
        return ()
    within = pl.col("date").is_between(
        first - timedelta(days=REACH_DAYS), first + timedelta(days=days + REACH_DAYS)
    )
    where = pl.col("region") if "region" in holidays.columns else pl.lit(None, pl.String).alias("region")
    rows = holidays.filter(within).select("name", "date", where).unique().sort("date", "name", "region")
    return tuple(
        (name, day, None if region is None else region.upper()) for name, day, region in rows.iter_rows()
    )
