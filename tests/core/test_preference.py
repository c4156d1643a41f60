"""Quiet hours: over midnight, within a day, none; in the person's own time zone."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from core.preference import Preferences

NIGHT = {"quiet_from": time(21), "quiet_until": time(8)}
NOON_REST = {"quiet_from": time(13), "quiet_until": time(15)}
NEVER = {"quiet_from": time(8), "quiet_until": time(8)}


@pytest.mark.parametrize(
    ("wishes", "utc", "quiet"),
    [
        (NIGHT, "15:30", True),  # 21:00 in India
        (NIGHT, "15:29", False),
        (NIGHT, "02:29", True),
        (NIGHT, "02:30", False),  # 08:00
        (NOON_REST, "08:00", True),
        (NOON_REST, "09:30", False),
        (NEVER, "02:30", False),
        ({**NIGHT, "timezone": "America/New_York"}, "15:30", False),
        ({**NIGHT, "timezone": "America/New_York"}, "05:00", True),
    ],
)
def test_quiet_hours(wishes: dict[str, object], utc: str, quiet: bool) -> None:
    hour, minute = map(int, utc.split(":"))
    now = datetime(2026, 1, 22, hour, minute, tzinfo=UTC)
    assert Preferences("asha", **wishes).is_quiet(now, "Asia/Kolkata") is quiet  # pyright: ignore[reportArgumentType]
