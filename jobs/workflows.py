"""The durable workflows: what DBOS runs, resumes and retries.

A workflow carries the ids of a message and nothing of its words: those stay in the app
database. Steps run at least once; what they call (`Turns`, `Deliveries`) makes that once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from core.ports import Delivery, StoredMessage
from core.uploaded_document import UploadedDocument
from jobs import runtime
from jobs.documents.workflow import DocumentRooms, register_documents
from jobs.outbox.delivery import Deliveries
from jobs.persistence import Patience, persist
from jobs.queues import Queues
from jobs.runs.scheduled import ScheduledRun, register_schedules
from jobs.runtime import TURNS, priority
from jobs.trace import in_short, where
from jobs.turn.turns import Turns
from jobs.turn.voice import Voices
from jobs.turn.voice_workflow import register_voices

log = logging.getLogger(__name__)

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
DELIVERY_PATIENCE = Patience(attempts=12, first_pause_s=2.0, growth=1.5)
"""As long."""


@dataclass(frozen=True)
class Workflows:
    """The registered workflows, and how to start a turn."""

    enqueue_turn: Callable[[StoredMessage], None]
    enqueue_delivery: Callable[[StoredMessage, Delivery], None]
    enqueue_document: Callable[[UploadedDocument], None]
    schedule_nightly: Callable[[str, str], None]
    schedule_hourly: Callable[[str, str], None]


def register(
    turns: Turns,
    deliveries: Deliveries,
    nightly: ScheduledRun | None,
    hourly: ScheduledRun | None = None,
    *,
    queues: Queues,
    documents: DocumentRooms | None = None,
    voices: Voices | None = None,
) -> Workflows:
    """Register the workflows with DBOS; call it once, before `DBOS.launch`."""
    from dbos import DBOS, SetEnqueueOptions, SetWorkflowID  # noqa: PLC0415 - a second to import, and only the worker needs it

    papers = register_documents(documents, queues)
    enqueue_voices = register_voices(voices, queues)
    schedules = register_schedules(nightly, hourly, queues)

    @DBOS.step(name="answer", **ANSWER_RETRIES)
    def answer(channel: str, message_id: str) -> bool:
        return turns.answer(channel, message_id)

    @DBOS.step(name="give_up", **LAST_RESORT_RETRIES)
    def give_up(channel: str, message_id: str, cause: str) -> None:
        turns.give_up(channel, message_id, cause)

    def last_resort(channel: str, message_id: str, cause: str) -> None:
        try:
            give_up(channel, message_id, cause)
        except Exception as error:  # noqa: BLE001 - the delivery then finds no reply, and has that seen and told
            log.error("Turn %s:%s could not even be given up: %s", channel, message_id, where(_behind(error)))

    @DBOS.workflow(name="delivery", max_recovery_attempts=None)
    def delivery(channel: str, message_id: str) -> None:
        # Not a step: what it calls finds out itself how far it got, and to note that twice takes time.
        with queues.working(runtime.deliveries(channel)):
            try:
                persist("Delivering", partial(deliveries.deliver, channel, message_id), DELIVERY_PATIENCE)
            except Exception as error:  # noqa: BLE001 - whatever it is, it must be seen, and the person told
                log.error("The reply to %s:%s was given up: %s", channel, message_id, where(error))
                seen = partial(deliveries.give_up, channel, message_id, in_short(error))
                persist("Giving up a delivery", seen, DELIVERY_PATIENCE)

    @DBOS.workflow(name="turn", max_recovery_attempts=None)
    def turn(channel: str, message_id: str, conversation_id: str, sequence: int) -> None:
        with queues.working(TURNS):
            own = True
            try:
                own = answer(channel, message_id) is not False
            except Exception as error:  # noqa: BLE001 - the bounded attempts are used up: one conversation must not stand still
                behind = _behind(error)
                log.error("Turn %s:%s was given up: %s", channel, message_id, where(behind))
                last_resort(channel, message_id, in_short(behind))
            for enqueue in (papers.enqueue_tables, enqueue_voices):
                try:
                    enqueue(channel, message_id)
                except Exception as error:  # noqa: BLE001 - the reply must leave all the same
                    log.error("What came with %s:%s was given up: %s", channel, message_id, where(error))
                    last_resort(channel, message_id, in_short(error))
            if own and deliveries.serves(channel):
                with (
                    SetWorkflowID(f"delivery:{channel}:{message_id}"),
                    SetEnqueueOptions(queue_partition_key=conversation_id, priority=priority(sequence)),
                ):
                    queues.put(runtime.deliveries(channel), delivery, channel, message_id)

    def enqueue_turn(stored: StoredMessage) -> None:
        message = stored.message
        with (
            SetWorkflowID(f"turn:{message.channel}:{message.message_id}"),
            SetEnqueueOptions(
                queue_partition_key=message.conversation_id, priority=priority(stored.sequence)
            ),
        ):
            queues.put(
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
            queues.put(runtime.deliveries(message.channel), delivery, message.channel, message.message_id)

    return Workflows(
        enqueue_turn,
        enqueue_delivery,
        papers.enqueue,
        schedules.nightly,
        schedules.hourly,
    )


def _behind(error: Exception) -> BaseException:
    """Return what failed last behind DBOS's own error, which says only that the attempts are used up."""
    errors: Sequence[BaseException] | None = getattr(error, "errors", None)
    return errors[-1] if errors else error
