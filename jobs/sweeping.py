"""Work that is looked for again and again: what is found is done, what failed is tried again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from jobs.trace import where

PAUSE_AFTER_FAILURE_S = 5.0

log = logging.getLogger(__name__)


class Sweeper:
    """Calls `sweep` every `every_s` seconds until stopped; a failure is logged and does not end it.

    `sweep` finds by itself what is to be done, does it in a way that may be repeated, and
    returns how much that was.
    """

    def __init__(self, name: str, sweep: Callable[[], int], every_s: float) -> None:
        self.name = name
        self._sweep = sweep
        self._every_s = every_s
        self._stop = threading.Event()

    def run(self) -> None:
        """Sweep until `stop`."""
        while not self._stop.is_set():
            pause = self._every_s
            try:
                self._sweep()
            except Exception as error:  # noqa: BLE001 - a database that is away for a while must not end the worker
                log.error("Sweeping (%s) failed; trying again: %s", self.name, where(error))
                pause = max(pause, PAUSE_AFTER_FAILURE_S)
            self._stop.wait(pause)

    def stop(self) -> None:
        """Ask `run` to return after the work at hand."""
        self._stop.set()
