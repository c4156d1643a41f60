"""How often a host is asked: a gap between requests, and silence where it asked for that.

What a host is owed is kept on disk before the request goes out, so that another run, or the
next one after a crash, waits as long.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from adapters.collector.files import folder_name, read_file, write_file
from core.clock import Clock
from core.errors import ExternalError

FIRST_BACKOFF_S = 60
LONGEST_BACKOFF_S = 24 * 3600
LONGEST_RETRY_AFTER_S = 7 * 24 * 3600
"""A host that asks for more than a week of silence gets a week, then one more request."""

Sleep = Callable[[float], None]


class PutOffError(ExternalError):
    """The host may not be asked yet, and not within this run: the rest waits for a later one."""

    code = "put_off"

    def __init__(self, message: str, until: datetime) -> None:
        super().__init__(message)
        self.until = until


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class _Host:
    next_at: datetime = _LONG_AGO
    refusals: int = 0


class Pace:
    """Keeps the pace of every host of an installation.

    Args:
        folder: Where it is kept.
        clock: Tells the time.
        sleep: Waits for that many seconds.
    """

    def __init__(self, folder: Path, clock: Clock, sleep: Sleep) -> None:
        self._folder = folder
        self._clock = clock
        self._sleep = sleep

    def wait(self, host: str, gap_s: float, *, until: datetime) -> None:
        """Wait for the host's turn and take it: the gap to the next request starts now.

        Raises:
            PutOffError: its turn comes only after `until`.
        """
        state = self._read(host)
        if state.next_at > until:
            raise PutOffError(
                f"{host} may be asked again at {state.next_at:%Y-%m-%d %H:%M:%S} UTC.", state.next_at
            )
        left = (state.next_at - self._clock.now()).total_seconds()
        if left > 0:
            self._sleep(left)
        self._write(host, replace(state, next_at=self._clock.now() + timedelta(seconds=gap_s)))

    def answered(self, host: str, gap_s: float) -> None:
        """Note that a reply came in full; the gap counts from its end."""
        self._write(host, _Host(self._clock.now() + timedelta(seconds=gap_s)))

    def refused(self, host: str, retry_after: str) -> datetime:
        """Note that the host is too busy for us (429, 503); return when to ask again.

        As long as `Retry-After` says, else a minute, doubled with each refusal in a row, up
        to a day.
        """
        state, now = self._read(host), self._clock.now()
        asked = _retry_after_s(retry_after, now)
        backoff = min(FIRST_BACKOFF_S * 2.0 ** min(state.refusals, 20), LONGEST_BACKOFF_S)
        next_at = now + timedelta(seconds=backoff if asked is None else asked)
        self._write(host, _Host(max(next_at, state.next_at), state.refusals + 1))
        return max(next_at, state.next_at)

    def _path(self, host: str) -> Path:
        return self._folder / f"{folder_name(host)}.json"

    def _read(self, host: str) -> _Host:
        raw = read_file(self._path(host))
        if raw is None:
            return _Host()
        kept = json.loads(raw)
        return _Host(datetime.fromisoformat(kept["next_at"]), int(kept["refusals"]))

    def _write(self, host: str, state: _Host) -> None:
        kept = {"host": host, "next_at": state.next_at.isoformat(), "refusals": state.refusals}
        write_file(self._path(host), json.dumps(kept).encode())


def _retry_after_s(value: str, now: datetime) -> float | None:
    """Read a Retry-After: seconds, or a date; `None` where it says nothing usable."""
    try:
        seconds = float(value)
    except ValueError:
        try:
            until = parsedate_to_datetime(value)
        except (ValueError, TypeError):
            return None
        seconds = (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()
    return min(seconds, LONGEST_RETRY_AFTER_S) if math.isfinite(seconds) and seconds > 0 else None
