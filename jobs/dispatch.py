"""From the ledger to the queue: the one place where turns are enqueued.

Messages are enqueued in the order the ledger gave them, so no message overtakes an earlier
one of its conversation, wherever a crash falls. Enqueueing is idempotent by workflow id: a
crash after it and before it is noted enqueues again, which changes nothing. The same loop
is thus the sweep that heals what a crash left, at start and ever after. On channels that gather
messages, one waits here until its burst is over, and those that share its reply go with it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from core.clock import Clock, SystemClock
from core.ports import MessageLedger, StoredMessage
from jobs.trace import where
from jobs.turn.bursting import Bursts, gathered

POLL_S = 0.08
"""Each look costs a core about a millisecond, with nothing there too; a turn then begins at once."""
GATHERED_S = 0.25
"""How often bursts are looked at: who waited for a window to end waits for this as well, and each
look at one is a write the door waits for."""
NOTED_AT_ONCE = 20
"""How many are enqueued before that is noted: each note is a write the door waits for."""
PAUSE_AFTER_FAILURE_S = 1.0

log = logging.getLogger(__name__)


class Dispatcher:
    """Moves stored messages to the queue until it is stopped."""

    def __init__(
        self,
        messages: MessageLedger,
        enqueue: Callable[[StoredMessage], None],
        *,
        bursts: Bursts | None = None,
        clock: Clock | None = None,
        poll_s: float = POLL_S,
    ) -> None:
        self._messages = messages
        self._enqueue = enqueue
        self._bursts = bursts or Bursts()
        self._clock = clock or SystemClock()
        self._poll_s = poll_s
        self._gathered_at: datetime | None = None
        self._stop = threading.Event()

    def sweep(self) -> int:
        """Enqueue what waits and is ripe, oldest first; return how many messages that were."""
        moved: set[int] = set()
        unnoted: list[int] = []
        now = self._clock.now()
        gathers = self._gathered_at is None or (now - self._gathered_at).total_seconds() >= GATHERED_S
        if gathers:
            self._gathered_at = now
        for stored in self._bursts.ripe(self._messages.unqueued(), now):
            if self._stop.is_set():
                break
            waits = not gathers and self._bursts.gathers(stored.message.channel)
            if waits or stored.sequence in moved:
                continue
            burst = gathered(self._messages, self._bursts, stored)
            if burst.lead == stored.message.message_id:
                self._enqueue(stored)
            unnoted += [stored.sequence, *(one.sequence for one in burst.messages)]
            moved.update(unnoted)
            if len(unnoted) >= NOTED_AT_ONCE:
                self._messages.mark_queued(*unnoted)
                unnoted = []
        if unnoted:
            self._messages.mark_queued(*unnoted)
        return len(moved)

    def run(self) -> None:
        """Sweep until `stop`; a failure is logged and the sweep tried again."""
        while not self._stop.is_set():
            pause = self._poll_s
            try:
                self.sweep()
            except Exception as error:  # noqa: BLE001 - a database that is away for a while must not end the worker
                log.error("Dispatching failed; trying again: %s", where(error))
                pause = PAUSE_AFTER_FAILURE_S
            self._stop.wait(pause)

    def stop(self) -> None:
        """Ask `run` to return after the message at hand."""
        self._stop.set()
