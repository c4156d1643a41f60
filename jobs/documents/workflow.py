"""The durable workflows of documents: fetched, then read one after the other, then told.

A workflow carries ids and nothing of a document. Steps run at least once; what they call
makes that once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.ports import UploadEvents
from core.uploaded_document import Refusal, UploadedDocument
from jobs.documents.attachments import Attachments
from jobs.documents.reading import DocumentReading
from jobs.documents.service import DocumentService
from jobs.queues import Queues
from jobs.runtime import FETCHES, READINGS
from jobs.trace import where

FETCH_RETRIES: dict[str, Any] = {
    "retries_allowed": True,
    "interval_seconds": 1.0,
    "backoff_rate": 2.0,
    "max_attempts": 7,
}
"""About a minute: a person who sent a photo waits no longer to hear that it did not arrive."""

RECORD_RETRIES: dict[str, Any] = {
    "retries_allowed": True,
    "interval_seconds": 1.0,
    "backoff_rate": 1.5,
    "max_attempts": 12,
}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DocumentRooms:
    """What the workflows call. `events` tells of files that came straight into a bucket."""

    attachments: Attachments
    reading: DocumentReading
    service: DocumentService
    events: UploadEvents | None = None


@dataclass(frozen=True)
class DocumentWorkflows:
    """How the jobs of a document, and of a message's tables, are started."""

    enqueue: Callable[[UploadedDocument], None]
    enqueue_tables: Callable[[str, str], None]


def register_documents(rooms: DocumentRooms | None, queues: Queues) -> DocumentWorkflows:
    """Register the workflows with DBOS."""
    if rooms is None:
        return DocumentWorkflows(lambda document: None, lambda channel, message_id: None)
    from dbos import DBOS, SetWorkflowID  # noqa: PLC0415 - a second to import, and only the worker needs it

    @DBOS.step(name="fetch_document", **FETCH_RETRIES)
    def fetch(doc_id: str) -> None:
        rooms.attachments.fetch(doc_id)

    @DBOS.step(name="refuse_document", **RECORD_RETRIES)
    def refuse(doc_id: str, code: str, message: str) -> None:
        rooms.reading.refuse(doc_id, Refusal(code, message))

    @DBOS.step(name="read_document", **RECORD_RETRIES)
    def read(doc_id: str) -> None:
        rooms.reading.read(doc_id)

    @DBOS.step(name="tell_document", **RECORD_RETRIES)
    def tell(doc_id: str) -> None:
        rooms.reading.tell(doc_id)

    @DBOS.step(name="import_attachment", **FETCH_RETRIES)
    def take_in(channel: str, message_id: str, number: int) -> None:
        rooms.attachments.import_table(channel, message_id, number)

    @DBOS.step(name="give_up_attachment", **RECORD_RETRIES)
    def give_up(channel: str, message_id: str, number: int) -> None:
        rooms.attachments.give_up_table(channel, message_id, number)

    @DBOS.workflow(name="reading", max_recovery_attempts=None)
    def reading(doc_id: str) -> None:
        with queues.working(READINGS):
            read(doc_id)
            tell(doc_id)

    @DBOS.workflow(name="document", max_recovery_attempts=None)
    def document(doc_id: str) -> None:
        with queues.working(FETCHES):
            try:
                fetch(doc_id)
            except Exception as error:  # noqa: BLE001 - the bounded attempts are used up: say so instead of nothing
                log.error("Fetching %s was given up: %s", doc_id, where(error))
                refuse(doc_id, "document_not_fetched", "The file could not be fetched. Send it again.")
            with SetWorkflowID(f"reading:{doc_id}"):
                queues.put(READINGS, reading, doc_id)

    @DBOS.workflow(name="table", max_recovery_attempts=None)
    def table(channel: str, message_id: str, number: int) -> None:
        with queues.working(FETCHES):
            try:
                take_in(channel, message_id, number)
            except Exception as error:  # noqa: BLE001 - as above
                log.error("Attachment %s:%s was given up: %s", channel, message_id, where(error))
                give_up(channel, message_id, number)

    def enqueue(found: UploadedDocument) -> None:
        with SetWorkflowID(f"document:{found.doc_id}"):
            queues.put(FETCHES, document, found.doc_id)

    def enqueue_tables(channel: str, message_id: str) -> None:
        for number in rooms.attachments.tables_of(channel, message_id):
            with SetWorkflowID(f"table:{channel}:{message_id}:{number}"):
                queues.put(FETCHES, table, channel, message_id, number)

    return DocumentWorkflows(enqueue, enqueue_tables)
