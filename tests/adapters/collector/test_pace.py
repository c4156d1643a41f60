"""A host is not asked more often than it may be, whichever run or process asks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from adapters.collector.pace import Pace, PutOffError
from tests.adapters.collector.loopback_site import NOW, TickingClock

LATER = NOW + timedelta(days=30)


@pytest.fixture
def pace(tmp_path: Path, clock: TickingClock) -> Pace:
    return Pace(tmp_path, clock, clock.sleep)


def test_the_first_request_waits_for_nothing_and_the_next_for_the_gap(
    pace: Pace, clock: TickingClock
) -> None:
    pace.wait("rival.example", 5, until=LATER)
    clock.pass_by(seconds=2)
    pace.wait("rival.example", 5, until=LATER)
    assert clock.slept == [3]


def test_the_gap_counts_from_the_end_of_the_reply(pace: Pace, clock: TickingClock) -> None:
    pace.wait("rival.example", 5, until=LATER)
    clock.pass_by(seconds=4)
    pace.answered("rival.example", 5)
    pace.wait("rival.example", 5, until=LATER)
    assert clock.slept == [5]


def test_another_process_waits_as_long(pace: Pace, clock: TickingClock, tmp_path: Path) -> None:
    pace.wait("rival.example", 5, until=LATER)
    Pace(tmp_path, clock, clock.sleep).wait("rival.example", 5, until=LATER)
    assert clock.slept == [5]


def test_hosts_do_not_wait_for_each_other(pace: Pace, clock: TickingClock) -> None:
    pace.wait("rival.example", 5, until=LATER)
    pace.wait("other.example", 5, until=LATER)
    assert clock.slept == []


def test_what_cannot_be_asked_in_time_is_put_off_without_waiting(pace: Pace, clock: TickingClock) -> None:
    pace.wait("rival.example", 600, until=LATER)
    with pytest.raises(PutOffError) as put_off:
        pace.wait("rival.example", 600, until=NOW + timedelta(minutes=5))
    assert put_off.value.until == NOW + timedelta(minutes=10)
    assert clock.slept == []


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("120", 120),
        ("Sat, 21 Nov 2026 05:00:00 GMT", 3600),
        ("", 60),
        ("soon", 60),
        ("-5", 60),
        ("nan", 60),
        ("Sat, 21 Nov 2020 05:00:00 GMT", 60),
        ("99999999999", 7 * 24 * 3600),
        ("inf", 60),
    ],
)
def test_a_host_that_is_too_busy_is_left_alone_for_as_long_as_it_says(
    pace: Pace, retry_after: str, seconds: int
) -> None:
    assert pace.refused("rival.example", retry_after) == NOW + timedelta(seconds=seconds)
    with pytest.raises(PutOffError):
        pace.wait("rival.example", 5, until=NOW + timedelta(seconds=seconds - 1))


def test_a_host_that_does_not_say_is_left_alone_twice_as_long_each_time_up_to_a_day(
    pace: Pace, clock: TickingClock
) -> None:
    waits: list[float] = []
    for _ in range(13):
        until = pace.refused("rival.example", "")
        waits.append((until - clock.now()).total_seconds())
        clock.instant = until
    assert waits[:4] == [60, 120, 240, 480]
    assert waits[-1] == 24 * 3600


def test_a_reply_ends_the_doubling(pace: Pace, clock: TickingClock) -> None:
    pace.refused("rival.example", "")
    pace.refused("rival.example", "")
    clock.pass_by(hours=1)
    pace.answered("rival.example", 5)
    assert pace.refused("rival.example", "") == clock.now() + timedelta(seconds=60)
