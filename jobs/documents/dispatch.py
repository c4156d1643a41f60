"""From the ledger to the queue: documents that wait, and those that came straight into a bucket.

Enqueueing is idempotent by workflow id, so the same loop heals what a crash left.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from core.errors import ExternalError, InputError
from core.ports import UploadEvents
from core.uploaded_document import Refusal, UploadedDocument
from jobs.documents.workflow import DocumentRooms
from jobs.trace import where

POLL_S = 0.2
PAUSE_AFTER_FAILURE_S = 2.0

log = logging.getLogger(__name__)


class DocumentDispatcher:
    """Moves waiting documents to the queue until it is stopped."""

    def __init__(
        self, rooms: DocumentRooms, enqueue: Callable[[UploadedDocument], None], *, poll_s: float = POLL_S
    ) -> None:
        self._rooms = rooms
        self._enqueue = enqueue
        self._poll_s = poll_s
        self._stop = threading.Event()

    def sweep(self) -> int:
        """Enqueue what waits, oldest first; return how many."""
        ledger = self._rooms.service.ledger
        moved = 0
        for document in ledger.waiting():
            if self._stop.is_set():
                break
            self._enqueue(document)
            ledger.mark_enqueued(document.doc_id)
            moved += 1
        return moved

    def note_arrivals(self, events: UploadEvents) -> int:
        """Queue the files that arrived in the bucket; return how many events there were."""
        told = events.poll()
        for event in told:
            try:
                self._rooms.service.arrived(event.blob_key)
            except InputError as error:
                self._refuse(event.blob_key, error)
            events.done(event)
        return len(told)

    def run(self) -> None:
        """Sweep until `stop`; a failure is logged and the sweep tried again."""
        events = self._rooms.events
        listening = threading.Thread(
            target=self._loop, args=(lambda: self.note_arrivals(events) if events else 0, 0.0), daemon=True
        )
        if events is not None:
            listening.start()
        self._loop(self.sweep, self._poll_s)

    def stop(self) -> None:
        """Ask `run` to return after the document at hand."""
        self._stop.set()

    def _loop(self, work: Callable[[], int], pause_s: float) -> None:
        while not self._stop.is_set():
            pause = pause_s
            try:
                work()
            except ExternalError as error:
                log.warning("Documents: %s", error.message)
                pause = PAUSE_AFTER_FAILURE_S
            except Exception as error:  # noqa: BLE001 - a database that is away for a while must not end the worker
                log.error("Dispatching documents failed; trying again: %s", where(error))
                pause = PAUSE_AFTER_FAILURE_S
            self._stop.wait(pause)

    def _refuse(self, blob_key: str, error: InputError) -> None:
        """A file that is too large or gone is refused; one nobody announced is left where it lies."""
        announced = self._rooms.service.ledger.kept_at(blob_key)
        if announced is not None:
            self._rooms.reading.refuse(announced.doc_id, Refusal.of(error))
