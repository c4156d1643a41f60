"""Indian festivals as the demo shop feels them: which categories they lift, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import holidays
import numpy as np
import polars as pl


@dataclass(frozen=True)
class Festival:
    """Demand of `categories` rises by `lift` (log scale) over the days before the day itself.

    The rise builds up linearly over `lead_days`, peaks the day before, and falls within
    two days after. `regions` empty means everywhere.
    """

    name: str
    lift: float
    lead_days: int
    categories: tuple[str, ...]
    regions: tuple[str, ...] = ()


FESTIVALS = (
    Festival("Diwali", 0.75, 12, ("SNACKS", "DAIRY", "HOME_CARE", "EDIBLE_OIL", "STAPLES")),
    Festival("Holi", 0.50, 7, ("SNACKS", "DAIRY", "BEVERAGES", "STAPLES"), ("North", "West")),
    Festival("Raksha Bandhan", 0.40, 5, ("SNACKS", "DAIRY"), ("North", "West")),
    Festival("Ganesh Chaturthi", 0.55, 7, ("DAIRY", "STAPLES", "HOME_CARE", "SNACKS"), ("West",)),
    Festival("Dussehra", 0.35, 8, ("SNACKS", "DAIRY", "STAPLES")),
    Festival("Id-ul-Fitr", 0.45, 8, ("DAIRY", "STAPLES", "SPICES", "BEVERAGES")),
    Festival("Onam", 0.40, 6, ("DAIRY", "STAPLES", "EDIBLE_OIL"), ("South",)),
    Festival("Makar Sankranti", 0.35, 5, ("STAPLES", "DAIRY")),
    Festival("Karaka Chaturthi", 0.35, 4, ("PERSONAL_CARE", "SNACKS"), ("North",)),
    Festival("Independence Day", 0.20, 3, ("SNACKS", "BEVERAGES")),
    Festival("Christmas", 0.30, 6, ("SNACKS", "FROZEN", "BEVERAGES")),
    Festival("New Year's Day", 0.35, 4, ("SNACKS", "BEVERAGES", "FROZEN")),
    Festival("Guru Nanak", 0.25, 3, ("DAIRY", "STAPLES"), ("North",)),
)


def holidays_frame(start: date, end: date) -> pl.DataFrame:
    """Return `date, name` of Indian public and optional holidays, inclusive."""
    calendar = holidays.country_holidays(
        "IN", years=range(start.year, end.year + 1), categories=("public", "optional"), language="en_IN"
    )
    rows = [
        {"date": day, "name": name.replace(" (estimated)", "")}
        for day, names in sorted(calendar.items())
        if start <= day <= end
        for name in names.split("; ")
    ]
    return pl.DataFrame(rows, schema={"date": pl.Date, "name": pl.String})


def festival_effect(
    calendar: pl.DataFrame, days: list[date], category: str, region: str
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the log-scale effect of all festivals on one category and region, one value a day."""
    index = {day: position for position, day in enumerate(days)}
    effect = np.zeros(len(days))
    for festival in FESTIVALS:
        if category not in festival.categories or (festival.regions and region not in festival.regions):
            continue
        for day in calendar.filter(pl.col("name").str.starts_with(festival.name))["date"].unique():
            for lead in range(-2, festival.lead_days + 1):
                position = index.get(day - timedelta(days=lead))
                if position is None:
                    continue
                shape = 0.3 if lead < 0 else 1 - max(lead - 1, 0) / festival.lead_days
                effect[position] = max(effect[position], festival.lift * shape)
    return effect
