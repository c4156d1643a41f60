"""The worker process: takes messages from the ledger, runs their turns, delivers the replies.

One worker of a name at a time. A second one waits for the first to go, so that a restart
after `kill -9` never runs the same workflow twice at once. On Postgres several workers, each with
a name and a home of its own, share the work: DBOS gives each conversation to one of them at a time.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from jobs.dispatch import Dispatcher
from jobs.documents.dispatch import DocumentDispatcher
from jobs.indexing.indexer import Indexer
from jobs.lock import exclusive
from jobs.queues import Queues
from jobs.rooms import redelivery, rooms_of
from jobs.runtime import SCHEDULED, prepare, register_queues
from jobs.sweeping import Sweeper
from jobs.worker_parts import WorkerParts, WorkerSettings
from jobs.workflows import register

GIL_SHARE_S = 0.001
"""With Python's default of 5 ms, a thread that holds SQLite's write lock waits its turn among
two dozen others for so long that the door's acknowledgements wait for it (99th percentile at
50 messages a second: 300 ms; with this, 130)."""

log = logging.getLogger(__name__)


Compose = Callable[[], AbstractAsyncContextManager[WorkerParts]]


def run_worker(settings: WorkerSettings, compose: Compose, ready: Callable[[], None]) -> None:
    """Be the worker until SIGTERM or SIGINT; call from a process's main thread.

    What runs at the signal has `grace_s` to finish. What is unfinished then is left as it
    is, and the next worker resumes it.
    """
    sys.setswitchinterval(GIL_SHARE_S)
    with exclusive(settings.home / f"{settings.runtime.executor_id}.lock", wait=True, holder="The worker"):
        asyncio.run(_work(settings, compose, ready))


async def _work(settings: WorkerSettings, compose: Compose, ready: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    async with compose() as parts:
        running = await asyncio.to_thread(_Running.start, settings, parts, loop)
        ready()
        log.info("The worker is ready")
        await stopping.wait()
        if not await asyncio.to_thread(running.stop, settings.grace_s):
            _leave_the_rest()


def _leave_the_rest() -> None:
    """End the process with turns unfinished, without letting them notice.

    An orderly exit would close the agent's loop and connections under them, and a turn that
    sees that would take it for a failure and answer with an error.
    """
    log.warning("The worker stops with turns unfinished; the next one resumes them")
    logging.shutdown()
    sys.stderr.flush()
    os._exit(0)


class _Running:
    """A launched DBOS, the dispatchers that feed it, and what indexes beside it."""

    def __init__(
        self,
        queues: Queues,
        dispatcher: Dispatcher,
        documents: DocumentDispatcher | None,
        indexer: Indexer | None,
        sweepers: Sequence[Sweeper],
    ) -> None:
        self._queues = queues
        self._dispatchers = [one for one in (dispatcher, documents, indexer, *sweepers) if one is not None]
        self._threads = [
            threading.Thread(target=one.run, name="dispatcher", daemon=True) for one in self._dispatchers
        ]
        for thread in self._threads:
            thread.start()

    @classmethod
    def start(cls, settings: WorkerSettings, parts: WorkerParts, loop: asyncio.AbstractEventLoop) -> _Running:
        """Register the workflows, launch (which recovers what a crash left), open the queues."""
        from dbos import DBOS  # noqa: PLC0415 - a second to import, and only the worker needs it

        prepare(settings.runtime.database_url)
        dbos, queues = DBOS(config=settings.runtime.config()), Queues()
        DBOS.listen_queues(SCHEDULED)
        rooms = rooms_of(settings, parts, loop)
        workflows = register(
            rooms.turns,
            rooms.deliveries,
            rooms.nightly,
            rooms.hourly,
            queues=queues,
            documents=rooms.documents,
            voices=parts.voices,
        )
        DBOS.launch()
        queues.listen(dbos, register_queues(settings.runtime, parts.adapters))
        if parts.nightly is not None and settings.nightly_cron:
            workflows.schedule_nightly(settings.nightly_cron, settings.timezone)
        if parts.hourly is not None and settings.hourly_cron:
            workflows.schedule_hourly(settings.hourly_cron, settings.timezone)
        documents = None
        if parts.documents is not None:
            documents = DocumentDispatcher(parts.documents, workflows.enqueue_document)
        dispatcher = Dispatcher(
            parts.messages, workflows.enqueue_turn, bursts=settings.bursts, clock=parts.clock
        )
        again = redelivery(settings, parts, workflows.enqueue_delivery)
        return cls(queues, dispatcher, documents, parts.indexer, (again, *parts.sweepers))

    def stop(self, grace_s: int) -> bool:
        """Take no more work and wait for what runs; tell whether all of it finished."""
        from dbos import DBOS  # noqa: PLC0415 - a second to import, and only the worker needs it

        for dispatcher in self._dispatchers:
            dispatcher.stop()
        for thread in self._threads:
            thread.join(grace_s)
        self._queues.stop()
        DBOS.destroy(workflow_completion_timeout_sec=grace_s)
        return self._queues.running() == 0
