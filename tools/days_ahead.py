"""Which days "the next so many days" are: they are counted from today, as people count.

Forecasts and stock start from the last day of data, which is yesterday's as a rule: the days from there
to today are forecast too, but nobody asked about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.clock import local_date
from core.tool import ToolContext

MOST_BEHIND_DAYS = 7
"""Data that is older still is of another time: days are then counted from its own end."""


@dataclass(frozen=True)
class DaysAhead:
    """The days asked about, `start` to `end`, and where they are counted from.

    `horizon_days` reaches from the last day of data to `end`: what the engines take.
    """

    counted_from: date
    start: date
    end: date
    horizon_days: int


def days_ahead(context: ToolContext, cutoff: date, days: int) -> DaysAhead:
    """Return the next days after today, at least one of which lies beyond the data.

    Args:
        context: The call's.
        cutoff: The last day of data.
        days: How many are asked about, at least 1.
    """
    today = local_date(context.clock, context.settings.timezone)
    current = timedelta(0) <= today - cutoff <= timedelta(days=MOST_BEHIND_DAYS)
    counted_from = today if current else cutoff
    end = counted_from + timedelta(days=days)
    return DaysAhead(counted_from, counted_from + timedelta(days=1), end, (end - cutoff).days)
