"""The worker's queues: looked at when something was put on one or taken off it, and rarely otherwise.

A look costs some 4 ms of a core, also at an empty queue, and DBOS looks as often as its interval
says. Whatever makes work ready happens in a worker, though: it enqueues, or a workflow of it ends and
the next of its conversation may begin. So the threads that look wait for that, look closely for a
moment, and rest again. What another worker enqueued while it is full itself is seen at `REST_S`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dbos import DBOS, Queue

REST_S = 1.0
"""How long a queue is not looked at where nobody rings."""
AWAKE_S = 0.8
"""How long it is looked at after a ring: a workflow rings before DBOS has written down that it ended."""
STOP_S = 10.0


class Bell(threading.Event):
    """What DBOS's thread of a queue waits on between two looks; set, it ends the thread.

    `wait` returns at the latest after `REST_S`, after a ring as soon as `timeout` seconds have passed
    since the look before, and then every `timeout` seconds for `AWAKE_S`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rung = threading.Event()
        self._rung_at = time.monotonic()
        self._looked_at = 0.0

    def ring(self) -> None:
        """Have the queue looked at."""
        self._rung_at = time.monotonic()
        self._rung.set()

    def set(self) -> None:
        """End the thread that waits."""
        super().set()
        self._rung.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the queue is to be looked at; tell whether the thread is to end."""
        apart = timeout or 0.0
        if time.monotonic() - self._rung_at >= AWAKE_S:
            self._rung.wait(max(REST_S, apart))
        left = self._looked_at + apart - time.monotonic()
        if left > 0:
            super().wait(left)
        self._rung.clear()
        if self.is_set():
            return True
        self._looked_at = time.monotonic()
        return False


class Queues:
    """Puts workflows on queues, counts those that run here, and has queues looked at when it matters."""

    def __init__(self) -> None:
        self._bells: dict[str, Bell] = {}
        self._threads: list[threading.Thread] = []
        self._running = 0
        self._lock = threading.Lock()

    def put(self, queue: str, workflow: Callable[..., None], *arguments: Any) -> None:
        """Enqueue a workflow, under the id and options that are set around the call."""
        from dbos import DBOS  # noqa: PLC0415 - a second to import, and only the worker needs it

        DBOS.enqueue_workflow(queue, workflow, *arguments)
        self._ring(queue)

    @contextmanager
    def working(self, queue: str) -> Generator[None]:
        """Count a workflow of a queue for as long as it runs."""
        with self._lock:
            self._running += 1
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1
            self._ring(queue)

    def running(self) -> int:
        """Return how many workflows run in this process, so that a stop knows whether any is unfinished."""
        return self._running

    def listen(self, dbos: DBOS, queues: Iterable[Queue]) -> None:
        """Look at these queues from now on; DBOS was told not to (`DBOS.listen_queues`)."""
        from dbos._queue import queue_worker_thread  # noqa: PLC0415 - as above; DBOS has no public way

        for queue in queues:
            bell = self._bells[queue.name] = Bell()
            thread = threading.Thread(
                target=queue_worker_thread, args=(bell, dbos, queue), name=f"queue-{queue.name}", daemon=True
            )
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Take no more work."""
        for bell in self._bells.values():
            bell.set()
        for thread in self._threads:
            thread.join(STOP_S)

    def _ring(self, queue: str) -> None:
        bell = self._bells.get(queue)
        if bell is not None:
            bell.ring()
