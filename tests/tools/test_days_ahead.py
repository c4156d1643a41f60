"""Days ahead are counted from today where the data is fresh, and from its end where it is old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from core.clock import FixedClock
from tools.days_ahead import MOST_BEHIND_DAYS, days_ahead

TODAY = date(2026, 11, 30)
EARLY = datetime(2026, 11, 29, 19, 0, tzinfo=UTC)
"""Half past midnight of that day in the shop."""


@dataclass
class _Context:
    clock: FixedClock
    settings: Any


CONTEXT = cast("Any", _Context(FixedClock(EARLY), SimpleNamespace(timezone="Asia/Kolkata")))


@pytest.mark.parametrize("behind", range(MOST_BEHIND_DAYS + 1))
def test_tomorrow_is_tomorrow_however_old_the_data_within_a_week(behind: int) -> None:
    asked = days_ahead(CONTEXT, TODAY - timedelta(days=behind), 1)
    assert asked.start == asked.end == TODAY + timedelta(days=1)
    assert asked.horizon_days == behind + 1


@pytest.mark.parametrize("cutoff", [date(2010, 12, 9), TODAY - timedelta(days=8), TODAY + timedelta(days=3)])
def test_data_of_another_time_counts_from_its_own_end(cutoff: date) -> None:
    asked = days_ahead(CONTEXT, cutoff, 14)
    assert (asked.start, asked.end) == (cutoff + timedelta(days=1), cutoff + timedelta(days=14))
    assert asked.horizon_days == 14
