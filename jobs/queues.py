"""The worker's queues: looked at when something was put on one or taken off it, and rarely otherwise.

A look costs some 5 ms of a core, also where nothing is ready, and DBOS looks as often as its interval
says. Whatever makes work ready happens in a worker, though: it enqueues, or a workflow of it ends and
the next of its conversation may begin. So the threads that look wait for that, ask closely for a moment
whether anything is ready (a fiftieth of a look), and ask rarely again. What another worker enqueued while
it is full itself is seen at `REST_S`. Amid a burst a look waits until it is worth several.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import TextClause, text
from sqlalchemy.exc import SQLAlchemyError

from jobs.trace import where

if TYPE_CHECKING:
    from dbos import DBOS, Queue
    from sqlalchemy import Engine

REST_S = 0.5
"""How far apart a queue is asked about where nobody rings."""
AWAKE_S = 0.8
"""How long it is asked about after a ring: a workflow rings before DBOS has written down that it ended."""
BUSY_S = 0.4
"""How far apart looks are while half of the places are taken: those that run keep the core busy."""
STOP_S = 10.0

log = logging.getLogger(__name__)


class Bell(threading.Event):
    """What DBOS's thread of a queue waits on between two looks; set, it ends the thread.

    `wait` returns when something is `ready`: asked at the latest every `REST_S`, and after a ring every
    `timeout` seconds for `AWAKE_S`. While it is `busy`, looks are `BUSY_S` apart.
    """

    def __init__(self, ready: Callable[[], bool], busy: Callable[[], bool]) -> None:
        super().__init__()
        self._ready = ready
        self._busy = busy
        self._rung = threading.Event()
        self._rung_at = time.monotonic()
        self._asked_at = 0.0

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
        while True:
            if time.monotonic() - self._rung_at >= AWAKE_S:
                self._rung.wait(max(REST_S, apart))
            while (left := self._next(apart) - time.monotonic()) > 0 and not self.is_set():
                super().wait(min(left, apart))
            self._rung.clear()
            if self.is_set():
                return True
            self._asked_at = time.monotonic()
            if self._ready():
                return False

    def _next(self, apart: float) -> float:
        return self._asked_at + (max(apart, BUSY_S) if self._busy() else apart)


class Queues:
    """Puts workflows on queues, counts those that run here, and has queues looked at when it matters."""

    def __init__(self) -> None:
        self._bells: dict[str, Bell] = {}
        self._threads: list[threading.Thread] = []
        self._running = Counter[str]()
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
            self._running[queue] += 1
        try:
            yield
        finally:
            with self._lock:
                self._running[queue] -= 1
            self._ring(queue)

    def running(self) -> int:
        """Return how many workflows run in this process, so that a stop knows whether any is unfinished."""
        return self._running.total()

    def listen(self, dbos: DBOS, queues: Iterable[Queue]) -> None:
        """Look at these queues from now on; DBOS was told not to (`DBOS.listen_queues`)."""
        from dbos._queue import queue_worker_thread  # noqa: PLC0415 - as above; DBOS has no public way

        database = dbos._sys_db  # pyright: ignore[reportPrivateUsage] - nor for its tables
        waiting = _waiting_in(database.schema)
        for queue in queues:
            bell = self._bells[queue.name] = Bell(
                partial(_is_ready, database.engine, waiting, queue.name),
                partial(self._is_busy, queue.name, queue.worker_concurrency or 1),
            )
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

    def _is_busy(self, queue: str, places: int) -> bool:
        return 2 * self._running[queue] >= places


def _waiting_in(schema: str | None) -> TextClause:
    """Return the query that finds something in a queue that may begin: of a partition, one runs at a time."""
    table = "workflow_status" if schema is None else f'"{schema}".workflow_status'
    in_flight = "status IN ('ENQUEUED', 'PENDING')"  # word for word the condition of DBOS's indexes
    return text(
        f"SELECT 1 FROM {table} AS waiting WHERE {in_flight} AND status = 'ENQUEUED' AND queue_name = :queue"  # noqa: S608 - the schema is DBOS's own
        " AND (queue_partition_key IS NULL OR NOT EXISTS"
        f" (SELECT 1 FROM {table} AS begun WHERE begun.{in_flight} AND begun.status = 'PENDING'"
        " AND begun.queue_name = :queue AND begun.queue_partition_key = waiting.queue_partition_key)) LIMIT 1"
    )


def _is_ready(engine: Engine, waiting: TextClause, queue: str) -> bool:
    """Tell whether a look at a queue would find something; where that cannot be known, it is looked at."""
    try:
        with engine.connect() as connection:
            return connection.execute(waiting, {"queue": queue}).first() is not None
    except SQLAlchemyError as error:
        log.warning("Cannot tell whether %s holds anything: %s", queue, where(error))
        return True
