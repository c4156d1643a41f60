"""Time as a value handed in, so that nothing below the composition root reads the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the current instant, timezone-aware, UTC."""
        ...


@dataclass(frozen=True)
class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the current instant, timezone-aware, UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still: for tests and replays."""

    instant: datetime

    def now(self) -> datetime:
        """Return the instant the clock was built with."""
        return self.instant


def local_date(clock: Clock, timezone: str) -> date:
    """Return today's calendar date in an IANA time zone such as `Asia/Kolkata`."""
    return clock.now().astimezone(ZoneInfo(timezone)).date()
