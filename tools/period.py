"""Periods as tools take them: inclusive ISO dates, and what they are compared to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Comparison = Literal["previous_period", "previous_year"]
_LONGEST_DAYS = 3_660
_MONTHS_DIFFER_DAYS = 3


class DateRange(BaseModel):
    """Days from `start` to `end`, both included."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: date = Field(description="First day, ISO date")
    end: date = Field(description="Last day, included, ISO date")

    @model_validator(mode="after")
    def _in_order(self) -> DateRange:
        if self.end < self.start:
            raise ValueError(f"end {self.end} lies before start {self.start}; swap them")
        if (self.end - self.start).days >= _LONGEST_DAYS:
            raise ValueError(f"{self.start} to {self.end} is longer than ten years; ask for less")
        return self

    @property
    def days(self) -> int:
        """Number of days, both ends included."""
        return (self.end - self.start).days + 1


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _is_whole_months(period: DateRange) -> bool:
    return period.start.day == 1 and (period.end + timedelta(days=1)).day == 1


def _months_before(first: date, months: int) -> date:
    index = first.year * 12 + first.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def previous(period: DateRange, comparison: Comparison) -> DateRange:
    """Return the days a period is compared to.

    `previous_period` of whole calendar months is as many whole months before (October is
    compared to September, not to the 31 days before it); of anything else it is as many
    days, directly before. `previous_year` moves both ends back one calendar year.
    """
    if comparison == "previous_year":
        end = _year_before(period.end)
        if _is_whole_months(period):  # February 2025 against all 29 days of February 2024
            following = period.end + timedelta(days=1)
            end = following.replace(year=following.year - 1) - timedelta(days=1)
        return DateRange(start=_year_before(period.start), end=end)
    end = period.start - timedelta(days=1)
    if _is_whole_months(period):
        following = period.end + timedelta(days=1)
        months = (following.year - period.start.year) * 12 + following.month - period.start.month
        return DateRange(start=_months_before(period.start, months), end=end)
    return DateRange(start=period.start - timedelta(days=period.days), end=end)


def compared_with(period: DateRange, other: DateRange | Comparison, as_of: date) -> DateRange:
    """Return the days a period is compared to: like with like, where it has not ended yet.

    A week of which six days are known is compared with the first six days of the other week, or
    every week would look worse than the one before until it is over.

    Args:
        period: The days asked about.
        other: The days to compare with, as asked for.
        as_of: The last day with data.
    """
    whole = previous(period, other) if isinstance(other, str) else other
    under_way = period.start <= as_of < period.end
    if not under_way or abs(whole.days - period.days) > _MONTHS_DIFFER_DAYS:
        return whole
    return DateRange(start=whole.start, end=min(whole.end, whole.start + (as_of - period.start)))
