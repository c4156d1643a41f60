"""The durable workflow of voice notes: fetched, written down, answered."""

from __future__ import annotations

import logging
from collections.abc import Callable

from jobs.documents.workflow import FETCH_RETRIES, RECORD_RETRIES
from jobs.queues import Queues
from jobs.runtime import FETCHES
from jobs.trace import where
from jobs.turn.voice import Voices

log = logging.getLogger(__name__)


def register_voices(voices: Voices | None, queues: Queues) -> Callable[[str, str], None]:
    """Register the workflow with DBOS; return what starts it for a message's voice notes."""
    if voices is None:
        return lambda channel, message_id: None
    from dbos import DBOS, SetWorkflowID  # noqa: PLC0415 - a second to import, and only the worker needs it

    @DBOS.step(name="hear", **FETCH_RETRIES)
    def hear(channel: str, message_id: str, number: int) -> None:
        voices.hear(channel, message_id, number)

    @DBOS.step(name="give_up_voice", **RECORD_RETRIES)
    def give_up(channel: str, message_id: str, number: int) -> None:
        voices.give_up(channel, message_id, number)

    @DBOS.workflow(name="voice", max_recovery_attempts=None)
    def voice(channel: str, message_id: str, number: int) -> None:
        with queues.working(FETCHES):
            try:
                hear(channel, message_id, number)
            except Exception as error:  # noqa: BLE001 - the bounded attempts are used up: say so instead of nothing
                log.error("Voice note %s:%s was given up: %s", channel, message_id, where(error))
                give_up(channel, message_id, number)

    def enqueue(channel: str, message_id: str) -> None:
        for number in voices.notes_of(channel, message_id):
            with SetWorkflowID(f"voice:{channel}:{message_id}:{number}"):
                queues.put(FETCHES, voice, channel, message_id, number)

    return enqueue
