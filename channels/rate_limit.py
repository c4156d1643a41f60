"""A token bucket per user: short bursts pass, a steady flood does not."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from core.clock import Clock
from core.errors import PolicyError

_MOST_BUCKETS = 10_000


@dataclass
class _Bucket:
    tokens: float
    at: float


class RateLimiter:
    """Lets each key do `per_minute` things a minute; 0 lets everything pass."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}
        self._lock = threading.Lock()

    def take(self, key: str) -> None:
        """Count one request.

        Raises:
            PolicyError: `rate_limited`; `details["retry_after_s"]` is when one is free again.
        """
        if self._per_minute == 0:
            return
        per_second = self._per_minute / 60
        now = self._clock.now().timestamp()
        with self._lock:
            bucket = self._buckets.pop(key, None) or _Bucket(self._per_minute, now)
            elapsed = max(0.0, now - bucket.at)
            bucket.tokens = min(self._per_minute, bucket.tokens + elapsed * per_second)
            bucket.at = now
            self._buckets[key] = bucket  # the most recent last, so the oldest go first
            if len(self._buckets) > _MOST_BUCKETS:
                self._buckets.pop(next(iter(self._buckets)))
            if bucket.tokens >= 1:
                bucket.tokens -= 1
                return
            wait = (1 - bucket.tokens) / per_second
        raise PolicyError(
            f"More than {self._per_minute} requests a minute; slow down.",
            code="rate_limited",
            retry_after_s=wait,
        )
