"""What the work costs: CPU seconds of this process and of the reader's, and the reader's peak memory."""

from __future__ import annotations

import os
import time
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Meter:
    """Adds up the CPU seconds between calls of `lap`, over a reading process that may be replaced."""

    def __init__(self) -> None:
        self._own = time.process_time()
        self._reader: tuple[int, float] | None = None
        self.peak_gb = float("nan")

    def lap(self, process_id: int | None) -> float:
        """Return the CPU seconds since the last call; `process_id` is the reader's, if it runs now."""
        own = time.process_time()
        used, self._own = own - self._own, own
        now = cpu_seconds(process_id) if process_id is not None else None
        if process_id is not None and now is not None:
            before = self._reader[1] if self._reader is not None and self._reader[0] == process_id else 0.0
            used += now - before
            self._reader = (process_id, now)
            peak = peak_gb(process_id)
            if not peak <= self.peak_gb:  # nan is not above anything
                self.peak_gb = peak
        return used


def cpu_seconds(process_id: int) -> float | None:
    """Return a process's CPU seconds so far; `None` where the system does not say."""
    try:
        parts = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(parts[11]) + int(parts[12])) / _TICKS


def peak_gb(process_id: int) -> float:
    """Return the most memory a process held, GB; undefined where the system does not say."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text()
    except OSError:
        return float("nan")
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1_000_000
    return float("nan")
