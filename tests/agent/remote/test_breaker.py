"""The circuit breaker: closed, open, half open."""

from __future__ import annotations

from dataclasses import dataclass

from agent.remote.breaker import FAILURES_BEFORE_PAUSE, FIRST_PAUSE_S, LONGEST_PAUSE_S, Breaker


@dataclass
class Clock:
    at: float = 100.0

    def __call__(self) -> float:
        return self.at


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(FAILURES_BEFORE_PAUSE):
        assert breaker.lets_pass()
        breaker.failed()
    return breaker


def test_an_answer_in_between_keeps_it_closed() -> None:
    breaker = Breaker(Clock())
    for _ in range(10):
        breaker.failed()
        breaker.failed()
        breaker.succeeded()
    assert breaker.lets_pass()


def test_failures_in_a_row_open_it_for_a_while() -> None:
    clock = Clock()
    breaker = opened(clock)
    assert not breaker.lets_pass()
    clock.at += FIRST_PAUSE_S - 0.1
    assert not breaker.lets_pass()


def test_after_the_pause_one_call_tries_and_its_success_closes_it() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.at += FIRST_PAUSE_S
    assert breaker.lets_pass()
    assert not breaker.lets_pass(), "only one tries"
    breaker.succeeded()
    assert breaker.lets_pass()
    assert breaker.lets_pass()


def test_a_failed_try_doubles_the_pause_up_to_a_limit() -> None:
    clock = Clock()
    breaker = opened(clock)
    pause = FIRST_PAUSE_S
    for _ in range(8):
        clock.at += pause - 0.1
        assert not breaker.lets_pass()
        clock.at += 0.1
        assert breaker.lets_pass()
        breaker.failed()
        pause = min(pause * 2, LONGEST_PAUSE_S)


def test_a_provider_that_names_a_time_is_believed_at_once() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed(retry_after_s=7)
    assert not breaker.lets_pass()
    clock.at += 7
    assert breaker.lets_pass()


def test_no_provider_shuts_us_out_for_a_day() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed(retry_after_s=86_400)
    clock.at += LONGEST_PAUSE_S
    assert breaker.lets_pass()
