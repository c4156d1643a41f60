from __future__ import annotations

import pytest

from channels.rate_limit import RateLimiter
from core.errors import PolicyError
from tests.channels.fakes import MovableClock


def test_a_burst_up_to_the_limit_passes_and_the_next_is_told_when() -> None:
    limiter = RateLimiter(3, MovableClock())
    for _ in range(3):
        limiter.take("asha")
    with pytest.raises(PolicyError) as caught:
        limiter.take("asha")
    assert caught.value.code == "rate_limited"
    assert caught.value.details["retry_after_s"] == pytest.approx(20)


def test_waiting_makes_room_again() -> None:
    clock = MovableClock()
    limiter = RateLimiter(1, clock)
    limiter.take("asha")
    clock.advance(60)
    limiter.take("asha")


def test_one_persons_flood_is_not_anothers() -> None:
    limiter = RateLimiter(1, MovableClock())
    limiter.take("asha")
    limiter.take("vikram")


def test_zero_is_off() -> None:
    limiter = RateLimiter(0, MovableClock())
    for _ in range(1_000):
        limiter.take("asha")


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    clock = MovableClock()
    limiter = RateLimiter(1, clock)
    limiter.take("asha")
    clock.advance(-3600)
    with pytest.raises(PolicyError):
        limiter.take("asha")
