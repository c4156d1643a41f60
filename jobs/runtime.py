"""DBOS, configured: where durable jobs live and how this process takes part in them.

Only the worker launches DBOS. The door stores messages in the ledger and reads turn events;
it needs neither the queue nor its database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    from dbos import DBOSConfig, Queue

APPLICATION = "smartretail"
VERSION = "1"
"""Pinned: recovery and dequeueing take only workflows of their own version. Raise it when a
workflow's steps change so that a half-done one could not continue."""

TURNS = "turns"
NIGHTLY = "nightly"
HOURLY = "hourly"
SCHEDULED = (NIGHTLY, HOURLY)
"""What DBOS itself puts on a queue, and looks at."""
FETCHES = "document-fetches"
READINGS = "document-readings"
FETCHES_AT_ONCE = 4
TURNS_AT_ONCE = 8
DELIVERIES_AT_ONCE = 8
LARGEST_PRIORITY = 2**31 - 1
PURGE_BATCH = 500

_ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


@dataclass(frozen=True)
class Runtime:
    """The jobs database and this worker's name in it.

    `executor_id` must be stable across restarts, since a worker recovers the workflows that
    carry its own name, and no two live workers may share it (`jobs.worker` holds a lock).
    A look at a queue costs about 5 ms of one core: where something may begin, a person who waits in
    the web chat is worth ten a second, a message that leaves by a provider four, a document that is
    read for seconds two; scheduled work half of one, always. Others are left alone (`jobs.queues`).
    """

    database_url: str
    executor_id: str = "worker"
    turn_poll_s: float = 0.1
    delivery_poll_s: float = 0.25
    document_poll_s: float = 0.5
    scheduled_poll_s: float = 2.0
    log_level: str = "WARNING"

    def config(self) -> DBOSConfig:
        """Return what `DBOS(config=…)` takes."""
        return {
            "name": APPLICATION,
            "system_database_url": self.database_url,
            "application_version": VERSION,
            "executor_id": self.executor_id,
            "log_level": self.log_level,
            "notification_listener_polling_interval_sec": 0.5,
        }


def prepare(database_url: str) -> None:
    """Bring the jobs database to its current schema; safe to run by several at once.

    SQLite is set to write-ahead logging first, which stays with the file: otherwise each
    poll of the queue would keep writers out.
    """
    from dbos import DBOS  # noqa: PLC0415 - a second to import, and only the worker needs it

    url = make_url(database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        with closing(sqlite3.connect(url.database, timeout=30)) as connection:
            connection.execute("PRAGMA journal_mode=wal")
    DBOS.migrate(database_url)


def deliveries(channel: str) -> str:
    """Return the name of a channel's delivery queue."""
    return f"deliveries-{channel}"


def register_queues(runtime: Runtime, channels: Iterable[str]) -> list[Queue]:
    """Declare the queues, and return those that `jobs.queues` looks at.

    One turn and one delivery at a time run per conversation.

    Documents are fetched a few at a time and read one after the other, because the reader
    needs much memory. Each channel's deliveries have a queue of their own, so that a provider that is down
    holds up neither the turns nor what leaves by another.
    """
    from dbos import DBOS  # noqa: PLC0415 - a second to import, and only the worker needs it

    looked_at = [
        DBOS.register_queue(
            TURNS,
            partition_concurrency=1,
            worker_concurrency=TURNS_AT_ONCE,
            polling_interval_sec=runtime.turn_poll_s,
        )
    ]
    looked_at += [
        DBOS.register_queue(
            deliveries(channel),
            partition_concurrency=1,
            worker_concurrency=DELIVERIES_AT_ONCE,
            polling_interval_sec=runtime.delivery_poll_s,
        )
        for channel in channels
    ]
    looked_at += [
        DBOS.register_queue(name, worker_concurrency=at_once, polling_interval_sec=runtime.document_poll_s)
        for name, at_once in ((FETCHES, FETCHES_AT_ONCE), (READINGS, 1))
    ]
    for scheduled in SCHEDULED:
        DBOS.register_queue(scheduled, global_concurrency=1, polling_interval_sec=runtime.scheduled_poll_s)
    return looked_at


def priority(sequence: int) -> int:
    """Return a sequence as a queue priority, lowest first, within what DBOS takes."""
    return (sequence - 1) % LARGEST_PRIORITY + 1


def purge_workflows(database_url: str, before: datetime) -> int:
    """Delete workflows that ended and were made before an instant; return how many."""
    from dbos import DBOSClient  # noqa: PLC0415 - a second to import, and only the worker needs it

    client = DBOSClient(system_database_url=database_url, application_name=APPLICATION)
    try:
        purged = 0
        for ids in _ended_before(client, before):
            client.delete_workflows(ids)
            purged += len(ids)
        return purged
    finally:
        client.destroy()


def _ended_before(client: Any, before: datetime) -> Iterator[list[str]]:
    while found := client.list_workflows(
        status=_ENDED, end_time=before.isoformat(), limit=PURGE_BATCH, load_input=False, load_output=False
    ):
        yield [workflow.workflow_id for workflow in found]
