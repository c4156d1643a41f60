"""The circuit breaker: a model that keeps failing is not waited for in every turn."""

from __future__ import annotations

import time
from collections.abc import Callable

FAILURES_BEFORE_PAUSE = 3
FIRST_PAUSE_S = 30.0
LONGEST_PAUSE_S = 300.0


class Breaker:
    """Lets calls pass until several failed one after the other, then pauses.

    After the pause one call tries again: its success closes the breaker, its failure doubles
    the pause. A provider that names a time to wait is believed at once, up to the longest pause.
    One breaker serves one event loop.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._pause_s = FIRST_PAUSE_S
        self._closed_until = 0.0
        self._trying = False

    def lets_pass(self) -> bool:
        """Tell whether a call may be made now; after a pause only the first one may."""
        if self._failures < FAILURES_BEFORE_PAUSE and not self._closed_until:
            return True
        if self._clock() < self._closed_until or self._trying:
            return False
        self._trying = True
        return True

    def succeeded(self) -> None:
        """Note an answer."""
        self._failures, self._pause_s, self._closed_until, self._trying = 0, FIRST_PAUSE_S, 0.0, False

    def failed(self, retry_after_s: float | None = None) -> None:
        """Note a failure."""
        self._failures += 1
        if retry_after_s:
            self._closed_until = self._clock() + min(retry_after_s, LONGEST_PAUSE_S)
        elif self._trying or self._failures >= FAILURES_BEFORE_PAUSE:
            self._closed_until = self._clock() + self._pause_s
            self._pause_s = min(self._pause_s * 2, LONGEST_PAUSE_S)
        self._trying = False
