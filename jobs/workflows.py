"""The durable workflows: what DBOS runs, resumes and retries.

A workflow carries the ids of a message and nothing of its words: those stay in the app
database. Steps run at least once; what they call (`Turns`, `Deliveries`) makes that once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from core.errors import ConflictError
from core.ports import Delivery, StoredMessage
from core.uploaded_document import UploadedDocument
from jobs import runtime
from jobs.delivery import Deliveries
from jobs.documents.workflow import DocumentRooms, register_documents
from jobs.part import RunReport, RunStep
from jobs.runtime import HOURLY, NIGHTLY, TURNS, priority
from jobs.trace import where
from jobs.turns import Turns

log = logging.getLogger(__name__)

ScheduledRun = Callable[[RunStep], RunReport]

ANSWER_RETRIES: dict[str, Any] = {
    "retries_allowed": True,
    "interval_seconds": 0.5,
    "backoff_rate": 2.0,
    "max_attempts": 6,
}
LAST_RESORT_RETRIES: dict[str, Any] = {
    "retries_allowed": True,
    "interval_seconds": 2.0,
    "backoff_rate": 1.5,
    "max_attempts": 12,
}
"""Some nine minutes: a database that fails over is back by then."""

STALE_NIGHT = timedelta(days=1)
"""Of the nights a machine was off, only the last is caught up: older runs do nothing."""

STALE_HOUR = timedelta(minutes=50)
"""An hourly run that waited for a long one before it does nothing: the next is due soon."""


@dataclass(frozen=True)
class Workflows:
    """The registered workflows, and how to start a turn."""

    enqueue_turn: Callable[[StoredMessage], None]
    enqueue_delivery: Callable[[StoredMessage, Delivery], None]
    enqueue_document: Callable[[UploadedDocument], None]
    schedule_nightly: Callable[[str, str], None]
    schedule_hourly: Callable[[str, str], None]
    running: Callable[[], int]


def register(
    turns: Turns,
    deliveries: Deliveries,
    nightly: ScheduledRun | None,
    hourly: ScheduledRun | None = None,
    documents: DocumentRooms | None = None,
) -> Workflows:
    """Register the workflows with DBOS; call it once, before `DBOS.launch`."""
    from dbos import DBOS, SetEnqueueOptions, SetWorkflowID  # noqa: PLC0415 - a second to import, and only the worker needs it

    active = _Active()
    papers = register_documents(documents, active.one)

    @DBOS.step(name="answer", **ANSWER_RETRIES)
    def answer(channel: str, message_id: str) -> None:
        turns.answer(channel, message_id)

    @DBOS.step(name="give_up", **LAST_RESORT_RETRIES)
    def give_up(channel: str, message_id: str) -> None:
        turns.give_up(channel, message_id)

    @DBOS.step(name="deliver", **LAST_RESORT_RETRIES)
    def deliver(channel: str, message_id: str) -> None:
        deliveries.deliver(channel, message_id)

    @DBOS.workflow(name="delivery", max_recovery_attempts=None)
    def delivery(channel: str, message_id: str) -> None:
        with active.one():
            deliver(channel, message_id)

    @DBOS.workflow(name="turn", max_recovery_attempts=None)
    def turn(channel: str, message_id: str, conversation_id: str, sequence: int) -> None:
        with active.one():
            try:
                answer(channel, message_id)
            except Exception as error:  # noqa: BLE001 - the bounded attempts are used up: one conversation must not stand still
                log.error("Turn %s:%s was given up: %s", channel, message_id, where(error))
                give_up(channel, message_id)
            papers.enqueue_tables(channel, message_id)
            if deliveries.serves(channel):
                with (
                    SetWorkflowID(f"delivery:{channel}:{message_id}"),
                    SetEnqueueOptions(queue_partition_key=conversation_id, priority=priority(sequence)),
                ):
                    DBOS.enqueue_workflow(runtime.deliveries(channel), delivery, channel, message_id)

    @DBOS.workflow(name="nightly", max_recovery_attempts=3)
    def run(scheduled_at: datetime, context: Any) -> None:
        if nightly is None or datetime.now(UTC) - scheduled_at > STALE_NIGHT:
            return
        with active.one():
            try:
                nightly(lambda name, work: DBOS.run_step({"name": name}, work))
            except ConflictError as error:
                log.warning("The nightly run of %s is left out: %s", scheduled_at, error.message)

    @DBOS.workflow(name="hourly", max_recovery_attempts=3)
    def run_hour(scheduled_at: datetime, context: Any) -> None:
        if hourly is None or datetime.now(UTC) - scheduled_at > STALE_HOUR:
            return
        with active.one():
            try:
                hourly(lambda name, work: DBOS.run_step({"name": name}, work))
            except ConflictError as error:
                log.warning("The hourly run of %s is left out: %s", scheduled_at, error.message)

    def enqueue_turn(stored: StoredMessage) -> None:
        message = stored.message
        with (
            SetWorkflowID(f"turn:{message.channel}:{message.message_id}"),
            SetEnqueueOptions(
                queue_partition_key=message.conversation_id, priority=priority(stored.sequence)
            ),
        ):
            DBOS.enqueue_workflow(
                TURNS, turn, message.channel, message.message_id, message.conversation_id, stored.sequence
            )

    def enqueue_delivery(stored: StoredMessage, part: Delivery) -> None:
        message = stored.message
        with (
            SetWorkflowID(f"delivery:{part.key}:{part.rounds}:{part.status}"),
            SetEnqueueOptions(
                queue_partition_key=message.conversation_id, priority=priority(stored.sequence)
            ),
        ):
            DBOS.enqueue_workflow(
                runtime.deliveries(message.channel), delivery, message.channel, message.message_id
            )

    def schedule_nightly(cron: str, timezone: str) -> None:
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": "nightly",
                    "workflow_fn": run,
                    "schedule": cron,
                    "cron_timezone": timezone,
                    "queue_name": NIGHTLY,
                    "automatic_backfill": True,  # a machine that slept through the night catches up
                }
            ]
        )

    def schedule_hourly(cron: str, timezone: str) -> None:
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": "hourly",
                    "workflow_fn": run_hour,
                    "schedule": cron,
                    "cron_timezone": timezone,
                    "queue_name": HOURLY,
                }
            ]
        )

    return Workflows(
        enqueue_turn, enqueue_delivery, papers.enqueue, schedule_nightly, schedule_hourly, active.count
    )


class _Active:
    """Counts workflows in this process, so that a stop knows whether any is unfinished."""

    def __init__(self) -> None:
        self._count = 0
        self._lock = threading.Lock()

    @contextmanager
    def one(self) -> Generator[None]:
        with self._lock:
            self._count += 1
        try:
            yield
        finally:
            with self._lock:
                self._count -= 1

    def count(self) -> int:
        return self._count
