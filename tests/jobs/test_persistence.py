from __future__ import annotations

import pytest

from jobs.persistence import Patience, persist

PATIENCE = Patience(attempts=4, first_pause_s=2.0, growth=1.5)


class Failing:
    """Fails so many times."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.calls = 0

    def __call__(self) -> None:
        self.calls += 1
        self.left -= 1
        if self.left >= 0:
            raise OSError(f"away, call {self.calls}")


def test_a_call_is_made_until_it_succeeds_with_growing_pauses() -> None:
    call, pauses = Failing(2), list[float]()
    persist("Delivering", call, PATIENCE, pauses.append)
    assert (call.calls, pauses) == (3, [2.0, 3.0])


def test_the_last_attempt_s_error_is_raised() -> None:
    call, pauses = Failing(9), list[float]()
    with pytest.raises(OSError, match="call 4"):
        persist("Delivering", call, PATIENCE, pauses.append)
    assert pauses == [2.0, 3.0, 4.5]
