"""How fast messages leave by a channel: providers refuse, and people mute, who sends too fast."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Pace:
    """At most `per_second` messages a second over all conversations, after a first `burst`."""

    per_second: float
    burst: int = 1


DEFAULT_PACES: Mapping[str, Pace] = {
    "whatsapp": Pace(per_second=60, burst=20),  # a number may send 80 a second; another server shares it
    "slack": Pace(per_second=20, burst=20),  # Slack's own limit is one a second and conversation
    "email": Pace(per_second=10, burst=10),  # SES begins at 14
}


@dataclass
class Pacer:
    """A token bucket a channel; threads wait their turn in `wait`."""

    paces: Mapping[str, Pace] = field(default_factory=lambda: DEFAULT_PACES)
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _free_at: dict[str, float] = field(default_factory=dict[str, float], init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def wait(self, channel: str) -> None:
        """Return when the next message may leave by the channel."""
        pace = self.paces.get(channel)
        if pace is None:
            return
        with self._lock:
            now = self.now()
            earliest = now - (pace.burst - 1) / pace.per_second
            slot = max(self._free_at.get(channel, earliest), earliest)
            self._free_at[channel] = slot + 1 / pace.per_second
        if slot > now:
            self.sleep(slot - now)
