"""A call that is made again until it succeeds or its attempts are used up."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from jobs.trace import where

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Patience:
    """How often a call is made, and how long apart: `first_pause_s`, then each time `growth` times that."""

    attempts: int
    first_pause_s: float
    growth: float


def persist(
    what: str, call: Callable[[], None], patience: Patience, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Make the call until it returns; the last attempt's error is raised."""
    pause = patience.first_pause_s
    for attempt in range(1, patience.attempts):
        try:
            call()
        except Exception as error:  # noqa: BLE001 - whatever it is, the last attempt tells
            log.warning("%s failed (attempt %d); trying again: %s", what, attempt, where(error))
            sleep(pause)
            pause *= patience.growth
        else:
            return
    call()
